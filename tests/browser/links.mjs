// Where links lead, and that the languages stand side by side.
// Files of open data that a reader comes to from another: what describes a table, the tables of a package, the further
// pages of a list, and the lists beside it.
function dataBeside(site, name) {
  if (name.endsWith(".csv")) return [`${name}-metadata.json`];
  if (name.endsWith("datapackage.json")) return JSON.parse(site.read(name)).resources.map(({ path }) => name.replace("datapackage.json", path));
  const [, folder] = name.match(/^(.*\/open-referral\/)[a-z_]+\.json$/) ?? [];
  return folder ? [...site.names].filter((each) => each.startsWith(folder) && !each.slice(folder.length).includes("/")) : [];
}

export async function linkChecks(proof, site) {
  const { pages, byAddress, names } = site;
  const special = (page) => page.kind === "not-found" || page.kind === "choose-language";

  // Where an address leads within the site: { page } or { file }, nothing when outside, a complaint when nowhere.
  const follow = (href, from) => {
    let url;
    try {
      url = new URL(href, site.published + from.address);
    } catch {
      return { wrong: "is no address" };
    }
    if (!url.href.startsWith(`${site.published}/`)) return ["https:", "mailto:", "tel:"].includes(url.protocol) ? {} : { wrong: "is not https, mailto or tel" };
    const path = decodeURIComponent(url.pathname);
    const page = byAddress.get(path);
    if (page) return !url.hash || page.ids.includes(decodeURIComponent(url.hash.slice(1))) ? { page } : { page, wrong: "names an anchor that is not there" };
    return names.has(path.slice(1)) ? { file: path } : { wrong: "leads nowhere" };
  };

  await proof.check("every link, picture, style and anchor is there", (say) => {
    let count = 0;
    for (const page of pages)
      for (const href of new Set([...page.links.map((link) => link.href), ...page.resources])) {
        count += 1;
        const { wrong } = follow(href, page);
        if (wrong) say(`${page.address}: ${href} ${wrong}`);
      }
    return `${count} links on ${pages.length} pages`;
  });

  await proof.check("every link says something", (say) => {
    for (const page of pages) for (const { href, text } of page.links) if (!text && !href.startsWith("#")) say(`${page.address}: ${href} has no words`);
  });

  await proof.check("every page is reached from the first, and every file but a theme's pictures is used", (say) => {
    const seen = new Set(["/"]);
    const used = new Set();
    const queue = [byAddress.get("/")];
    for (const page of queue)
      for (const href of [...page.links.map((link) => link.href), ...page.resources, ...page.alternates.map((one) => one.href)]) {
        const { page: next, file } = follow(href, page);
        if (file) used.add(file.slice(1));
        if (!next || seen.has(next.address)) continue;
        seen.add(next.address);
        queue.push(next);
      }
    for (const name of used) dataBeside(site, name).filter((each) => names.has(each)).forEach((each) => used.add(each));
    for (const page of pages) if (page.kind !== "not-found" && !seen.has(page.address)) say(`${page.address} is linked from nowhere`);
    // Style sheets use files too, and the script what filters lists. A theme brings all its pictures, so that a change of words brings no change of files.
    const named = [...names].filter((name) => name.endsWith(".css")).map((name) => site.read(name).toString()).join("\n");
    for (const name of names)
      if (!name.endsWith(".html") && !used.has(name) && !named.includes(name.split("/").pop()) && !/^(sitemap\.xml|robots\.txt|_headers|staticwebapp\.config\.json|assets\/pictograms\/.*|assets\/(catalogue|search)\/.*)$/.test(name))
        say(`${name} is used by no page`);
    return `${seen.size} pages, ${used.size} files`;
  });

  await proof.check("each page is the same page in every language, and says so both ways", (say) => {
    for (const page of pages) {
      const { address, lang, alternates, canonical, languageLinks } = page;
      if (!site.languages.includes(lang)) say(`${address}: lang is “${lang}”`);
      if (/^\/(cy|en)\//.test(address) && !address.startsWith(`/${lang}/`)) say(`${address}: lang is “${lang}”`);
      if (special(page)) continue;
      if (canonical !== site.published + address) say(`${address}: canonical is ${canonical}`);
      const of = (code) => alternates.find((one) => one.lang === code)?.href;
      for (const code of [...site.languages, "x-default"]) if (!of(code)) say(`${address}: no hreflang ${code}`);
      if (of(lang) !== site.published + address) say(`${address}: hreflang ${lang} is ${of(lang)}`);
      for (const code of site.languages.filter((other) => other !== lang)) {
        const there = follow(of(code) ?? "", page).page;
        if (!there || there.lang !== code) say(`${address}: hreflang ${code} leads to no ${code} page (${of(code)})`);
        else if (there.kind !== page.kind) say(`${address}: ${of(code)} is another kind of page`);
        else if (there.alternates.find((one) => one.lang === lang)?.href !== site.published + address) say(`${address}: ${there.address} does not point back`);
        const link = languageLinks.find((one) => one.hreflang === code);
        if (!link || link.lang !== code) say(`${address}: no link to ${code}, marked as ${code}`);
        else if (there && follow(link.href, page).page !== there) say(`${address}: the link to ${code} leads to ${link.href}, not to ${there.address}`);
      }
    }
    return `${pages.length} pages`;
  });

  // Lists by letter have as many headings as the language has letters in use, so only what does not depend on order is counted.
  await proof.check("Welsh and English pages hold as much", (say) => {
    const sorted = new Set(["providers", "glossary", "references", "provider-easy-read"]);
    let pairs = 0;
    for (const page of pages.filter((one) => one.lang === "en" && !special(one))) {
      const there = byAddress.get(new URL(page.alternates.find((one) => one.lang === "cy")?.href ?? "/", site.published).pathname);
      if (!there) continue;
      pairs += 1;
      for (const [what, count] of Object.entries(page.shape))
        if (there.shape[what] !== count && !(what === "headings" && sorted.has(page.kind))) say(`${page.address}: ${what} ${count}, but ${there.shape[what]} on ${there.address}`);
    }
    return `${pairs} pairs`;
  });

  // Words that only one of the languages has and that few sentences of it do without.
  await proof.check("text is in the language that its markup says", (say) => {
    const tells = {
      cy: /\b(the|of|and|for|with|that|which|from|are|was|this|by|have|has|not|their|will|be|should|people|services)\b/gi,
      en: /\b(y|yr|yn|ac|gyda|mae|sydd|wedi|bydd|ar|gan|eu|hynny|neu|oes|nid|pobl|gwasanaethau|i'r|o'r|a'r)\b/gi,
    };
    let passages = 0;
    for (const page of pages)
      for (const [lang, passagesHere] of Object.entries(page.words))
        for (const passage of passagesHere) {
          passages += 1;
          if (!lang) say(`${page.address}: no language is said for “${passage.slice(0, 60)}”`);
          const strange = new Set((passage.match(tells[lang] ?? /$^/) ?? []).map((word) => word.toLowerCase()));
          if (strange.size >= 3) say(`${page.address}: marked ${lang}: “${passage.slice(0, 100)}”`);
        }
    return `${passages} passages`;
  });

  await proof.check("the site map names every page that may be found, and no other", (say) => {
    const listed = new Set([...site.read("sitemap.xml").toString().matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1].replaceAll("&amp;", "&")));
    for (const page of pages) {
      const is = listed.delete(site.published + page.address);
      if (is !== (page.indexed && !special(page))) say(`${page.address} is ${is ? "" : "not "}in the site map`);
    }
    for (const address of listed) say(`${address} is in the site map and leads nowhere`);
  });
}
