// Search as people meet it: any form of a word finds it, a slip is forgiven, and nobody needs a mouse, eyes or scripts.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { barriers, visit } from "./browser.mjs";
import { welshForms } from "./welsh-dictionary.mjs";

const wide = { width: 1280, height: 900 };
const limit = 300_000; // bytes, as they are served without compression, before the first result is there

// A stream of numbers that is the same each time.
function* numbers(seed) {
  for (;;) yield (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
}

export async function searchChecks(proof, site, browser) {
  const pages = site.pages.filter((page) => page.kind === "search");
  const open = (lang, look, options = {}) =>
    visit(browser, site, pages.filter((page) => page.lang === lang), { viewport: wide, ...options }, async (tab, page) => {
      await tab.waitForSelector("#search-words");
      await look(tab, page);
    });
  // The index as the page reads it, with all its words.
  const loaded = (tab) =>
    tab.evaluate(async () => {
      const index = (window.index = await SearchIndex.open(document.querySelector("[data-search]").dataset.index));
      const words = [];
      for (const number of index.pieces.keys()) for (const group of Object.values(await index.piece(number))) words.push(...Object.keys(group));
      return words;
    });

  await proof.check("any mutated form of a Welsh word finds every page that has the word", (say) => {
    const forms = welshForms();
    let words = 0, asked = 0;
    return open("cy", async (tab) => {
      const known = (await loaded(tab)).filter((word) => forms.has(word));
      words = known.length;
      const lost = await tab.evaluate(async (list) => {
        const lost = [];
        const entries = (where) => { const all = []; SearchIndex.each(where, (entry) => all.push(entry)); return all; };
        for (const [word, forms] of list) {
          const own = (await index.meant(word)).forms.find(({ form }) => form === word);
          for (const form of forms) {
            const found = new Set((await index.search(form)).entries);
            if (entries(own.where).some((entry) => !found.has(entry))) lost.push(`${form} does not find all of ${word}`);
          }
        }
        return lost;
      }, known.map((word) => { const some = forms.get(word).filter((form) => form.length > 1); asked += some.length; return [word, some]; }));
      lost.forEach(say);
      if (words < 500) say(`only ${words} words of the dictionary are in the index`);
    }).then(() => `${asked} forms of ${words} words of the dictionary`);
  });

  await proof.check("one slip of the finger is forgiven, at any letter of a word", async (say) => {
    let slips = 0, others = 0;
    for (const lang of site.languages)
      await open(lang, async (tab) => {
        const next = numbers(7);
        const words = (await loaded(tab)).filter((word) => /^[a-z]{6,}$/.test(word));
        const pairs = words.flatMap((word) => {
          const at = next.next().value % word.length;
          const letter = "abcdefghijklmnoprstuwy"[next.next().value % 22];
          const swapped = at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : word.slice(0, -1);
          const all = [word.slice(0, at) + letter + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at), word.slice(0, at) + word.slice(at + 1), swapped];
          return [[word, all[next.next().value % 4]]];
        });
        const { lost, slip, other } = await tab.evaluate(async (list) => {
          const out = { lost: [], slip: 0, other: 0 };
          for (const [word, written] of list) {
            const meant = await index.meant(written);
            // What is itself a word, or begins one, is taken at its word.
            if (!meant.slip && meant.forms.length) out.other += 1;
            else if (meant.forms.some(({ form }) => form === word) || meant.forms.length >= SearchIndex.slipsAtOnce) out.slip += 1;
            else out.lost.push(`“${written}” does not find “${word}”, but ${meant.forms.map(({ form }) => form).join(", ") || "nothing"}`);
          }
          return out;
        }, pairs);
        lost.forEach(say);
        slips += slip;
        others += other;
      });
    return `${slips} slips; ${others} more are words themselves`;
  });

  await proof.check("the page of that title comes first", async (say) => {
    let titles = 0;
    for (const lang of site.languages)
      await open(lang, async (tab) => {
        await loaded(tab);
        const wanted = site.pages.filter((page) => page.lang === lang && page.kind === "provider").map((page) => ({ address: page.address, name: page.title.split(" – ")[0] }));
        const wrong = await tab.evaluate(async (list) => {
          const wrong = [];
          for (const { address, name } of list) {
            const { entries } = await index.search(name);
            const first = await Promise.all(entries.slice(0, 1).map((entry) => index.entry(entry)));
            if (first[0]?.address !== address) wrong.push(`${name}: first comes ${first[0]?.address}`);
          }
          return wrong;
        }, wanted);
        titles += wanted.length;
        wrong.forEach(say);
      });
    return `${titles} providers`;
  });

  await proof.check("what is called just what was asked for comes first, though it says little", async (say) => {
    let titles = 0;
    for (const lang of site.languages)
      await open(lang, async (tab) => {
        await loaded(tab);
        // The lists of a kind of service, of an area, of those whom it is for: "/en/service/home-care/".
        const lists = site.pages.filter((page) => page.lang === lang && page.kind === "providers" && page.address.split("/").length === 5);
        const wrong = await tab.evaluate(async (list) => {
          const wrong = [];
          for (const name of list) {
            const { entries } = await index.search(name);
            const first = await Promise.all(entries.slice(0, 1).map((entry) => index.entry(entry)));
            if (first[0]?.title !== name) wrong.push(`${name}: first comes ${first[0]?.title}, ${first[0]?.address}`);
            else if (/\/(easy-read|hawdd-ei-ddeall)\//.test(first[0].address)) wrong.push(`${name}: its easy read comes first`);
          }
          return wrong;
        }, lists.map((page) => page.title.split(" – ")[0]));
        titles += lists.length;
        wrong.forEach(say);
      });
    if (titles < 20) say(`only ${titles} lists`);
    return `${titles} lists`;
  });

  await proof.check("a link with a question shows its answers, with the words marked, and keeps it for the other language", async (say) => {
    const cases = { cy: ["Ofal", "gofal"], en: ["commissioned", "commissioning"] };
    for (const page of pages) {
      const [asked, word] = cases[page.lang];
      const tab = await browser.newPage();
      await tab.goto(`${site.origin}${page.address}?q=${asked}`);
      await tab.waitForSelector(".search-results li");
      if ((await tab.inputValue("#search-words")) !== asked) say(`${page.address}: the field does not hold the question`);
      const marked = (await tab.locator(".search-results mark").allInnerTexts()).map((text) => text.toLowerCase());
      if (!marked.includes(word)) say(`${page.address}: “${word}” is not marked, but ${[...new Set(marked)].join(", ")}`);
      const other = await tab.getAttribute(".languages a", "href");
      if (!(await tab.evaluate(() => document.querySelector(".languages a").search)).includes(`q=${asked}`)) say(`${page.address}: the other language forgets the question: ${other}`);
      const dead = [];
      for (const href of await tab.locator(".search-results h2 a").evaluateAll((links) => links.map((link) => [link.pathname, link.hash.slice(1)]))) {
        const target = site.byAddress.get(href[0]);
        if (!target || (href[1] && !target.ids.includes(decodeURIComponent(href[1])))) dead.push(href.join("#"));
      }
      for (const href of dead) say(`${page.address}: leads nowhere: ${href}`);
      await tab.close();
    }
    return `${pages.length} pages`;
  });

  await proof.check("every result leads to a place that is there", async (say) => {
    let count = 0;
    for (const lang of site.languages)
      for (const name of [...site.names].filter((name) => name.startsWith(`assets/search/${lang}/entries-`)))
        for (const [address, title] of JSON.parse(site.read(name))) {
          count += 1;
          const { pathname, hash } = new URL(address, site.origin);
          const target = site.byAddress.get(pathname);
          if (!target) say(`${address}: no such page`);
          else if (target.lang !== lang) say(`${address}: in another language`);
          else if (hash && !target.ids.includes(decodeURIComponent(hash.slice(1)))) say(`${address}: no such place on the page`);
          if (!title) say(`${address}: without a title`);
        }
    return `${count} results`;
  });

  await proof.check("results come as one types, are announced, and all is done from the keyboard", async (say) => {
    for (const page of pages)
      await open(page.lang, async (tab) => {
        const status = tab.locator(".search-status");
        if ((await status.getAttribute("role")) !== "status") say(`${page.address}: the count is not announced`);
        await tab.focus("#search-words");
        await tab.keyboard.type(page.lang === "cy" ? "darparw" : "provid");
        await tab.waitForSelector(".search-results li");
        await tab.waitForFunction(() => /\d/.test(document.querySelector(".search-status").textContent));
        if (!new URL(tab.url()).searchParams.get("q")) say(`${page.address}: the address does not keep the question`);
        const results = () => tab.locator(".search-results li").count();
        if ((await results()) !== 10) say(`${page.address}: ${await results()} results at first`);
        const focus = () => tab.evaluate(() => [...document.querySelectorAll(".search-results h2 a")].indexOf(document.activeElement));
        await tab.keyboard.press("ArrowDown");
        await tab.keyboard.press("ArrowDown");
        if ((await focus()) !== 1) say(`${page.address}: arrows do not lead to the second result`);
        await tab.keyboard.press("Escape");
        if ((await tab.evaluate(() => document.activeElement.id)) !== "search-words") say(`${page.address}: Escape does not lead back to the field`);
        await tab.focus(".search > .button");
        await tab.keyboard.press("Enter");
        await tab.waitForFunction(() => document.querySelectorAll(".search-results li").length > 10);
        if ((await focus()) !== 10) say(`${page.address}: more results do not take the focus`);
        await tab.fill("#search-words", "zzzqqqxx");
        await tab.waitForFunction(() => document.querySelector(".search-status").textContent.includes("zzzqqqxx"));
        if ((await results()) !== 0) say(`${page.address}: results for nothing`);
        await tab.fill("#search-words", page.lang === "cy" ? "comisoynu" : "comissioning");
        await tab.waitForSelector(".search-results li");
        await tab.waitForFunction(() => /comm?is/.test(document.querySelector(".search-status").textContent));
        const stored = await tab.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length].join(" ").trim());
        if (stored !== "0 0") say(`${page.address}: something is stored: ${stored}`);
      });
    return `${pages.length} pages`;
  });

  await proof.check("axe-core finds no barrier among results, wide and narrow, light and dark", async (say) => {
    for (const viewport of [wide, { width: 320, height: 640 }])
      for (const colorScheme of ["light", "dark"])
        for (const page of pages)
          await open(page.lang, async (tab) => {
            for (const words of [page.lang === "cy" ? "gofal" : "care", "zzzqqqxx"]) {
              await tab.fill("#search-words", words);
              await tab.waitForFunction(() => document.querySelector(".search-status").textContent);
              for (const what of await barriers(tab)) say(`${page.address} ${viewport.width} px ${colorScheme}: ${what}`);
            }
          }, { viewport, colorScheme });
    return `${pages.length} pages, four ways each`;
  });

  await proof.check("without scripts, and opened from a folder, the page says what to do instead", async (say) => {
    await visit(browser, site, pages, { viewport: wide, javaScriptEnabled: false }, async (tab, page) => {
      await tab.locator(".search-instead").waitFor({ state: "visible" });
      if (!/JavaScript/.test(await tab.locator(".search-instead").innerText())) say(`${page.address}: says nothing of scripts`);
      if ((await tab.locator(".search-ways a").count()) < 4) say(`${page.address}: offers no other ways`);
    });
    for (const page of pages) {
      const tab = await browser.newPage();
      await tab.goto(pathToFileURL(join(site.site, page.file)).href);
      await tab.locator(".search-instead").waitFor({ state: "visible" });
      if (!/JavaScript/.test(await tab.locator(".search-instead").innerText())) say(`${page.address}: says nothing to those who open a file`);
      await tab.close();
    }
    return `${pages.length} pages`;
  });

  await proof.check("every page leads to search", (say) => {
    for (const page of site.pages) {
      if (page.kind === "choose-language" || page.kind === "search") continue;
      const there = pages.find((one) => one.lang === page.lang)?.address;
      if (!page.links.some(({ href }) => href === there)) say(page.address);
    }
    return `${site.pages.length} pages`;
  });

  await proof.check(`under ${limit / 1000} kB are fetched before the first result`, async (say) => {
    let most = 0;
    for (const page of pages) {
      const tab = await browser.newPage();
      let bytes = 0;
      const weighing = [];
      tab.on("response", (response) => {
        if (/assets\/search|search\.js/.test(response.url())) weighing.push(response.body().then((body) => (bytes += body.length)));
      });
      await tab.goto(`${site.origin}${page.address}?q=${page.lang === "cy" ? "cartref+gofal" : "care+homes"}`);
      await tab.waitForSelector(".search-results li");
      await Promise.all(weighing);
      most = Math.max(most, bytes);
      if (bytes >= limit) say(`${page.address}: ${bytes} bytes`);
      await tab.close();
    }
    return `${(most / 1000).toFixed(0)} kB`;
  });
}
