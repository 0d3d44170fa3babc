// A release of the sample: printed files as those read them who cannot see them, and an earlier edition in a real browser.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { Skip } from "./proof.mjs";
import { filesBelow } from "./site.mjs";

const run = (command, ...words) => spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 27 });
const has = (command, ...words) => !run(command, ...words).error;

export async function releaseChecks(proof, site, browser) {
  const folder = join(site.build, "release-test");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "archives"), { recursive: true });
  const first = join(folder, "first");
  const second = join(folder, "second");
  const release = (output, ...options) => {
    const { status, stderr } = run(site.program, "release", join(site.source, "content"), "--output", output, ...options);
    if (status !== 0) throw new Error(`exit code ${status}\n${stderr}`);
    return stderr.trim().split("\n").pop();
  };
  let pdfs = [];

  await proof.check("the sample is released, and its archive is the same when it is released again", (say) => {
    const said = release(first, "--edition", "1.0", "--date", "2026-11-22");
    pdfs = filesBelow(join(first, "site")).filter((name) => name.endsWith(".pdf"));
    if (!pdfs.length && !said.includes("there is no Chromium")) say(said);
    const again = join(folder, "again");
    release(again, "--edition", "1.0", "--date", "2026-11-22");
    for (const name of readdirSync(first).filter((name) => /\.(zip|gz)$/.test(name)))
      if (!readFileSync(join(first, name)).equals(readFileSync(join(again, name)))) say(`${name} differs`);
    rmSync(again, { recursive: true });
    return said;
  });

  await proof.check("sha256sum and `comisiynu verify` find the release as it was made", (say) => {
    const sums = spawnSync("sha256sum", ["--quiet", "--check", "SHA256SUMS"], { cwd: first, encoding: "utf8" });
    if (sums.status !== 0) say(sums.stdout + sums.stderr);
    const places = [first, ...readdirSync(first).filter((name) => /-1\.0\.(zip|tar\.gz)$/.test(name)).map((name) => join(first, name))];
    for (const place of places) {
      const { status, stderr } = run(site.program, "verify", place);
      if (status !== 0) say(`${place}: ${stderr}`);
    }
    return `${places.length} places`;
  });

  await proof.check("printed files are tagged, titled and in their language, with an outline and header cells of tables", (say) => {
    if (!pdfs.length) throw new Skip("nothing was printed: there is no Chromium");
    for (const tool of ["pdfinfo", "qpdf"]) if (!has(tool, tool === "qpdf" ? "--version" : "-v")) throw new Skip(`needs ${tool}`);
    let headers = 0;
    for (const name of pdfs) {
      const file = join(first, "site", name);
      const info = run("pdfinfo", file).stdout;
      const title = /^Title:\s+(.+)$/m.exec(info)?.[1] ?? "";
      if (!/^Tagged:\s+yes$/m.test(info)) say(`${name} is not tagged`);
      if (title.length < 5 || title.startsWith("http")) say(`${name} has the title “${title}”`);
      if (!/^Page size:.*A4/m.test(info)) say(`${name} is not on A4`);
      if (!/^CreationDate:\s+Sun Nov 22 00:00:00 2026/m.test(info)) say(`${name} knows when it was printed`);
      const bytes = readFileSync(file, "latin1");
      if (!new RegExp(`/Lang \\(${name.slice(0, 2)}\\)`).test(bytes)) say(`${name} does not say that it is in ${name.slice(0, 2)}`);
      if (!/\/DisplayDocTitle true/.test(bytes)) say(`${name} shows its file's name in place of its title`);
      if (bytes.includes("127.0.0.1")) say(`${name} has links to this machine`);
      const { outlines } = JSON.parse(run("qpdf", "--json=2", "--json-key=outlines", file).stdout);
      if (!outlines.length) say(`${name} has no outline`);
      // Chromium drops the space at which a heading was broken.
      const unspaced = (words) => words.replace(/\s/g, "");
      if (outlines[0] && unspaced(outlines[0].title) === unspaced(title) && outlines[0].title.trim() !== title) say(`${name} has the bookmark “${outlines[0].title}”`);
      const checked = run("qpdf", "--check", file);
      if (checked.status !== 0) say(`${name}: ${checked.stdout}${checked.stderr}`);
      headers += (run("pdfinfo", "-struct", file).stdout.match(/^\s*TH\b/gm) ?? []).length;
    }
    if (headers < 100) say(`only ${headers} header cells in all`);
    return `${pdfs.length} files, ${headers} header cells`;
  });

  await proof.check("an earlier edition says so on its pages, without a barrier, and leads to today's", async (say) => {
    for (const name of readdirSync(first).filter((name) => /\.(zip|gz)$/.test(name))) cpSync(join(first, name), join(folder, "archives", name));
    const said = release(second, "--edition", "2.0", "--date", "2026-11-23", "--archive", join(folder, "archives"), "--no-pdf");
    const server = await serve(join(second, "site"), 0);
    const origin = `http://127.0.0.1:${server.address().port}`;
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const tab = await context.newPage();
    context.on("response", (response) => response.status() >= 400 && say(`${response.url()} answers ${response.status()}`));
    for (const address of ["/en/editions/", "/cy/argraffiadau/", "/en/editions/1.0/", "/cy/argraffiadau/1.0/", "/cy/argraffiadau/1.0/darparwyr/", "/editions/1.0/"]) {
      await tab.goto(origin + address, { waitUntil: "networkidle" });
      const { wide, notices } = await tab.evaluate(() => ({
        wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        notices: [...document.querySelectorAll("main > .banner[role=note]")].filter((one) => one.checkVisibility()).length,
      }));
      if (wide) say(`${address} scrolls sideways`);
      if (notices !== (address.includes("1.0") ? 1 : 0)) say(`${address} has ${notices} notices`);
    }
    await tab.goto(`${origin}/en/editions/1.0/providers/`);
    await tab.locator("main .banner a").click();
    if (new URL(tab.url()).pathname !== "/en/providers/") say(`the notice leads to ${tab.url()}`);
    await context.close();
    server.close();
    server.closeAllConnections?.();
    return said;
  });
}
