// The finished site as the checks see it: its files, and every page taken apart once.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";

// Runs the program; throws what it said where it fails.
export function build({ program }, content, output, ...options) {
  const { status, stderr, error } = spawnSync(program, ["build", content, "--output", output, ...options], { encoding: "utf8" });
  if (status !== 0) throw new Error(error?.message ?? `exit code ${status}\n${stderr}`);
  return stderr.trim().split("\n").pop();
}

export function filesBelow(folder, within = "") {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const name = within ? `${within}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });
}

export async function readSite(place, browser, origin) {
  const settings = parse(readFileSync(join(place.source, "content/publication.toml"), "utf8"));
  const names = filesBelow(place.site).filter((name) => !name.startsWith("."));
  const page = await browser.newPage();
  const pages = [];
  const html = names.filter((name) => name.endsWith(".html"));
  for (let from = 0; from < html.length; from += 25) {
    const some = html.slice(from, from + 25);
    const parts = await page.evaluate(takeApart, some.map((name) => readFileSync(join(place.site, name), "utf8")));
    some.forEach((name, i) => pages.push({ file: name, address: addressOf(name), ...parts[i] }));
  }
  await page.close();
  const site = {
    ...place, origin, names: new Set(names), pages, languages: settings.languages, published: settings.address,
    byAddress: new Map(pages.map((each) => [each.address, each])),
    read: (name) => readFileSync(join(place.site, name)),
  };
  site.examples = examples(pages);
  return site;
}

const addressOf = (file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

// The pages for the slow checks: for each language, few enough to look at closely, and among them every kind of page
// and every class of element that the site has.
function examples(pages) {
  const chosen = new Set();
  for (const lang of new Set(pages.map((page) => page.lang))) {
    const here = pages.filter((page) => page.lang === lang && page.kind !== "whole");
    const missing = new Set(here.flatMap((page) => page.features));
    const gain = (page) => page.features.reduce((sum, feature) => sum + missing.has(feature), 0);
    while (missing.size) {
      const best = here.reduce((a, b) => (gain(b) > gain(a) ? b : a));
      chosen.add(best);
      for (const feature of best.features) missing.delete(feature);
    }
    for (const page of pages) if (page.lang === lang && page.kind === "whole") chosen.add(page);
  }
  return [...chosen];
}

// In the browser, since it knows HTML best.
function takeApart(texts) {
  return texts.map((text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const all = (selector) => [...page.querySelectorAll(selector)];
    const langOf = (element) => element.closest("[lang]")?.lang ?? "";
    const ids = all("[id]").map((element) => element.id);
    const kind = page.body.className.replace(/^.*\bpage-/, "").split(" ")[0];
    const main = page.querySelector("main");
    const count = (selector) => (main ? main.querySelectorAll(selector).length : 0);
    // Running text, by the language that its markup says it is in.
    const words = {};
    const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const said = walker.currentNode.data.trim();
      if (said && !parent.closest("script, style")) (words[langOf(parent)] ??= []).push(said);
    }
    for (const element of all("[aria-label], [alt], [title]"))
      for (const name of ["aria-label", "alt", "title"]) if (element.getAttribute(name)) (words[langOf(element)] ??= []).push(element.getAttribute(name));
    return {
      lang: page.documentElement.lang,
      kind,
      title: page.title,
      description: page.querySelector('meta[name="description"]')?.content,
      indexed: !page.querySelector('meta[name="robots"][content*="noindex"]'),
      policy: page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
      canonical: page.querySelector('link[rel="canonical"]')?.getAttribute("href"),
      alternates: all('link[rel="alternate"][hreflang]').map((link) => ({ lang: link.hreflang, href: link.getAttribute("href") })),
      languageLinks: all(".languages a").map((link) => ({ lang: link.lang, hreflang: link.hreflang, href: link.getAttribute("href"), text: link.textContent })),
      headings: all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.localName[1])),
      landmarks: ["main", "header.site-header", "footer.site-footer", ".skip"].filter((selector) => all(selector).length !== 1),
      ids,
      duplicates: ids.filter((id, i) => ids.indexOf(id) !== i),
      links: all("a[href]").map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })),
      downloads: all("a[download]").map((link) => link.getAttribute("download")).filter(Boolean),
      resources: all("[src], link[href]:not([rel~='alternate']):not([rel~='canonical'])").map((one) => one.getAttribute("src") ?? one.getAttribute("href")),
      weighed: all("script[src], link[rel~='stylesheet']").map((one) => one.getAttribute("src") ?? one.getAttribute("href")),
      inline: all("script:not([src]):not([type='application/ld+json']), style, [style]").map((one) => one.outerHTML.slice(0, 80))
        .concat(all("*").flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on")))),
      tables: all("table").map((table) => ({
        caption: table.caption?.textContent.trim() ?? table.closest("[role=region][aria-label]")?.getAttribute("aria-label") ?? "",
        heads: table.querySelectorAll("th").length,
        unscoped: table.querySelectorAll("th:not([scope])").length,
      })),
      shape: { headings: count("h2, h3, h4, h5, h6"), tables: count("table"), rows: count("tr"), pictures: count("img, svg"), items: count("dd, .record, .idea") },
      features: [...new Set([`kind ${kind}`, ...all("body [class]").flatMap((element) => [...element.classList].map((name) => `.${name}`))])],
      words,
    };
  });
}
