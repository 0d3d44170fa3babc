// `comisiynu serve` in a browser: the page where one is, what is wrong, and the bar.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { barriers } from "./browser.mjs";

async function serve(site, content) {
  const program = spawn(site.program, ["serve", content, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const origin = await new Promise((settled, failed) => {
    let said = "";
    program.stdout.on("data", (part) => { said += part; if (said.includes("\n")) settled(said.split("\n")[0]); });
    program.on("close", () => failed(new Error("serve has ended")));
  });
  const end = () => new Promise((settled) => {
    program.removeAllListeners("close").on("close", settled);
    program.kill("SIGINT");
  });
  return { origin, end };
}

async function begin(site) {
  const place = mkdtempSync(join(tmpdir(), "comisiynu-preview-"));
  const content = join(place, "content");
  cpSync(join(site.source, "content"), content, { recursive: true });
  const { origin, end } = await serve(site, content);
  return { content, origin, end: () => end().finally(() => rmSync(place, { recursive: true })) };
}

const bar = (tab) => tab.locator("comisiynu-bar");

export async function previewChecks(proof, site, browser) {
  const preview = await begin(site);
  const page = (kind, lang = "en") => preview.origin + site.pages.find((it) => it.kind === kind && it.lang === lang).address;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const tab = await context.newPage();
  const messages = join(preview.content, "theme/messages.toml");
  mkdirSync(join(preview.content, "theme"), { recursive: true });

  await proof.check("the preview's bar names the source, and bars nobody", async (say) => {
    for (const kind of ["home", "provider", "section", "easy-read"])
      for (const lang of site.languages)
        for (const colorScheme of ["light", "dark"])
          for (const width of [1280, 320]) {
            await tab.emulateMedia({ colorScheme });
            await tab.setViewportSize({ width, height: 800 });
            await tab.goto(page(kind, lang));
            await bar(tab).locator("code").first().waitFor();
            for (const barrier of await barriers(tab)) say(`${kind} ${lang} ${colorScheme} ${width}: ${barrier}`);
          }
    await tab.setViewportSize({ width: 1280, height: 800 });
    await tab.goto(page("provider"));
    const source = await bar(tab).locator("code").first().innerText();
    if (!/providers\/.+\.toml:\d+(:\d+)?$/.test(source)) say(`the source is ${source}`);
    return "4 kinds of page, both languages, by day and by night, wide and narrow";
  });

  await proof.check("an edit loads the page again where it was, with the focus it had", async (say) => {
    await tab.goto(page("section"));
    await bar(tab).locator("code").first().waitFor();
    await tab.evaluate(() => { scrollTo({ top: 400, behavior: "instant" }); document.querySelector("footer a").focus({ preventScroll: true }); window.before = true; });
    const was = await tab.evaluate(() => [scrollY, document.activeElement.getAttribute("href")]);
    writeFileSync(messages, '[site]\nskip = { en = "Skip all this", cy = "Neidio dros hyn" }\n');
    await tab.waitForFunction(() => !window.before && document.body.textContent.includes("Skip all this") && document.activeElement !== document.body);
    const now = await tab.evaluate(() => [scrollY, document.activeElement.getAttribute("href")]);
    if (String(was) !== String(now)) say(`${was} became ${now}`);
    return "a section, after a message";
  });

  await proof.check("an edit keeps what was searched for in a list, and what was opened in the bar", async (say) => {
    await tab.goto(`${page("providers")}?words=care`);
    await tab.waitForSelector(".finder-results li");
    const found = await tab.locator(".finder-results li").count();
    await tab.evaluate(() => { window.before = true; });
    writeFileSync(messages, '[site]\nskip = { en = "Skip this list", cy = "Neidio dros y rhestr" }\n');
    await tab.waitForFunction(() => !window.before && document.querySelector(".finder-results li"));
    if (new URL(tab.url()).search !== "?words=care") say(`the address has become ${tab.url()}`);
    if ((await tab.locator(".finder-results li").count()) !== found) say("other providers are found");

    await tab.goto(page("provider"));
    const records = bar(tab).locator(".facts details");
    await records.locator("summary").click();
    await tab.evaluate(() => { window.before = true; });
    writeFileSync(messages, '[site]\nskip = { en = "Skip that", cy = "Neidio dros hynny" }\n');
    await tab.waitForFunction(() => !window.before && document.querySelector("comisiynu-bar")?.shadowRoot.activeElement?.tagName === "SUMMARY");
    if (!(await records.evaluate((it) => it.open))) say("the list of records has closed");
    return "a list and a provider, after a message";
  });

  await proof.check("a style is changed without loading the page", async (say) => {
    await tab.goto(page("home"));
    await bar(tab).locator("code").first().waitFor();
    await tab.evaluate(() => { window.before = true; });
    writeFileSync(join(preview.content, "theme/style.css"), `${readFileSync(join(site.source, "themes/default/style.css"))}\nh1 { letter-spacing: 7px; }\n`);
    await tab.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px");
    if (!(await tab.evaluate(() => window.before))) say("the page was loaded again");
    return "a home page";
  });

  await proof.check("an error stands over the last good page, with its place, until it is mended", async (say) => {
    await tab.goto(page("home"));
    await bar(tab).locator("code").first().waitFor();
    const heading = await tab.locator("h1").innerText();
    const file = join(preview.content, "publication.toml"), good = readFileSync(file, "utf8");
    writeFileSync(file, `${good}\nnobody-knows = 1\n`);
    const problem = bar(tab).locator(".problems li").first();
    await problem.waitFor();
    if (!/publication\.toml:\d+/.test(await problem.innerText())) say(`it says: ${await problem.innerText()}`);
    if ((await tab.locator("h1").innerText()) !== heading) say("the page is another");
    for (const barrier of await barriers(tab)) say(barrier);
    writeFileSync(file, good);
    await problem.waitFor({ state: "detached" });
    return "a key that nobody knows";
  });

  await proof.check("what does not stop a build is listed in the bar, until it is mended", async (say) => {
    await tab.goto(page("home"));
    await bar(tab).locator("code").first().waitFor();
    const warnings = bar(tab).locator(".bar > details");
    if (await warnings.isVisible()) say("warnings are listed where there are none");
    const file = join(preview.content, "data/letter.txt");
    writeFileSync(file, "to whom it may concern\n");
    await warnings.locator("summary").click();
    const first = await warnings.locator("li").first().innerText();
    if (!first.includes("data/letter.txt")) say(`it says: ${first}`);
    if (await bar(tab).locator(".problems").isVisible()) say("it is shown as if it stopped a build");
    for (const barrier of await barriers(tab)) say(barrier);
    rmSync(file);
    await warnings.waitFor({ state: "hidden" });
    return "a file that nothing reads";
  });

  await proof.check("before there is a page, both languages say so, and it comes by itself", async (say) => {
    const file = join(preview.content, "publication.toml"), good = readFileSync(file, "utf8");
    writeFileSync(file, "[[publication\n");
    const early = await serve(site, preview.content);
    await tab.goto(early.origin);
    for (const [lang, words] of [["cy", "Nid oes tudalen"], ["en", "There is no page"]])
      if (!(await tab.locator(`:is(h1, h2):lang(${lang})`, { hasText: words }).isVisible())) say(`${lang} is not told`);
    for (const [lang, words] of [["cy", "Gwallau: 1"], ["en", "Errors: 1"]]) {
      await tab.setExtraHTTPHeaders({ "Accept-Language": lang });
      await tab.reload();
      await bar(tab).locator(".problems h2", { hasText: words }).waitFor();
      for (const colorScheme of ["light", "dark"]) {
        await tab.emulateMedia({ colorScheme });
        for (const barrier of await barriers(tab)) say(`${lang} ${colorScheme}: ${barrier}`);
      }
    }
    await tab.setExtraHTTPHeaders({});
    writeFileSync(file, good);
    await tab.locator(".choices a").first().waitFor();
    await early.end();
    return "a publication that cannot be read";
  });

  await proof.check("both languages stand side by side", async (say) => {
    await tab.goto(page("home"));
    await bar(tab).locator('a[href*="beside"]').click();
    await tab.waitForFunction(() => document.querySelectorAll("iframe").length === 2);
    const languages = await Promise.all(
      tab.frames().slice(1).map(async (frame) => {
        await frame.locator("main").waitFor();
        return frame.locator("html").getAttribute("lang");
      }),
    );
    if (languages.sort().join() !== "cy,en") say(`they are ${languages}`);
    return "the front page";
  });

  await context.close();
  await proof.check("the preview ends at once when it is asked to", async (say) => {
    const code = await preview.end();
    if (code !== 0) say(`exit code ${code}`);
    return "Ctrl+C";
  });
}
