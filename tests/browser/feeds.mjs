// What leads others to the site, and tells them what is new: feeds, the calendar, the map of the site, cards, open contracting.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import ICAL from "ical.js";
import { Skip } from "./proof.mjs";

const languages = ["cy", "en"];
const base = "https://comisiynu.example";
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

// Whether a whole address is one of the site, its anchor there too.
function isThere(site, address) {
  const [path, anchor] = unescaped(address).slice(base.length + 1).split("#");
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return address.startsWith(`${base}/`) && site.names.has(name) && (!anchor || site.read(name).toString().includes(`id="${anchor}"`));
}

function checkFeed(site, name, say) {
  const text = site.read(name).toString();
  const ids = all(text, /<id>([^<]*)<\/id>/g), days = all(text, /<updated>([^<]*)<\/updated>/g);
  if (new Set(ids).size !== ids.length) say(`${name}: two things have one id`);
  for (const id of ids) if (!/^urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) say(`${name}: the id ${id}`);
  if (days.slice(1).some((day) => day > days[0])) say(`${name}: an entry is newer than the feed`);
  if (!text.includes(`rel="self" type="application/atom+xml" hreflang="${name.split("/")[1]}" href="${base}/${name}"`)) say(`${name}: it does not say where it is`);
  for (const address of all(text, /rel="alternate"[^>]* href="([^"]*)"/g)) if (!isThere(site, address)) say(`${name}: ${address} is not there`);
  for (const entry of text.split("<entry>").slice(1)) if (!entry.includes('rel="alternate"')) say(`${name}: an entry leads nowhere`);
  return ids.length - 1;
}

function checkCalendar(site, name, say) {
  const bytes = site.read(name);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (!text.endsWith("END:VCALENDAR\r\n") || /[^\r]\n/.test(text)) say(`${name}: its lines do not all end as they must`);
  for (const line of text.split("\r\n")) if (Buffer.byteLength(line) > 75) say(`${name}: a line of ${Buffer.byteLength(line)} octets`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const wanted of ["version", "prodid"]) if (!calendar.getFirstPropertyValue(wanted)) say(`${name}: it has no ${wanted}`);
  const events = calendar.getAllSubcomponents("vevent");
  const ids = new Set();
  for (const component of events) {
    const event = new ICAL.Event(component, { strictExceptions: true });
    if (!event.uid || ids.has(event.uid)) say(`${name}: the UID ${event.uid}`);
    ids.add(event.uid);
    if (!component.getFirstPropertyValue("dtstamp") || !event.summary) say(`${name}: ${event.uid} has no stamp or no summary`);
    if (!event.startDate.isDate || event.endDate.compare(event.startDate) <= 0) say(`${name}: ${event.summary} ends before it begins`);
    if (!isThere(site, component.getFirstPropertyValue("url") ?? "")) say(`${name}: ${event.summary} leads nowhere`);
  }
  return events.length;
}

function ocds(site) {
  const folder = join(process.env.COMISIYNU_SCHEMAS ?? resolve(site.source, "../shared/schemas"), "ocds");
  if (!existsSync(folder)) throw new Skip(`the standard's schemas are not in ${folder} (COMISIYNU_SCHEMAS says where they are)`);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const name of ["release-schema", "release-package-schema"]) ajv.addSchema(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")), name);
  return ajv.getSchema("release-package-schema");
}

export async function feedChecks(proof, site) {
  const feeds = [...site.names].filter((name) => name.endsWith(".atom")).sort();

  await proof.check("every feed is Atom as RFC 4287 has it", (say) => {
    const schema = new URL("schemas/atom.rng", import.meta.url).pathname;
    if (feeds.length !== 6) say(`there are ${feeds.length} feeds: ${feeds}`);
    const folder = mkdtempSync(join(tmpdir(), "feeds-"));
    try {
      for (const name of feeds) {
        const file = join(folder, "feed.xml");
        writeFileSync(file, site.read(name));
        try {
          execFileSync("xmllint", ["--noout", "--relaxng", schema, file], { stdio: ["ignore", "pipe", "pipe"] });
        } catch (error) {
          if (error.code === "ENOENT") throw new Skip("there is no xmllint (scripts/install --tests)");
          say(`${name}: ${error.stderr}`);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    return `${feeds.length} feeds`;
  });

  await proof.check("every feed knows itself, and its entries lead to the pages that say the same", (say) => {
    let entries = 0;
    for (const name of feeds) entries += checkFeed(site, name, say);
    return `${entries} entries`;
  });

  await proof.check("the calendars are read by another program, and are folded as RFC 5545 says", (say) => {
    let events = 0;
    for (const language of languages) events += checkCalendar(site, `feeds/${language}/opportunities.ics`, say);
    return `${events} events`;
  });

  await proof.check("the register of opportunities is an OCDS 1.1 release package", (say) => {
    const validate = ocds(site);
    const record = JSON.parse(site.read("data/ocds.json"));
    if (!validate(record)) for (const { instancePath, message } of validate.errors) say(`${instancePath} ${message}`);
    return `${record.releases.length} releases`;
  });

  await proof.check("the map of the site has every page that search engines may have, with its other languages", (say) => {
    const urls = site.read("sitemap.xml").toString().split("<url>").slice(1);
    const listed = new Map(urls.map((url) => [unescaped(all(url, /<loc>([^<]*)<\/loc>/g)[0]), all(url, /hreflang="([^"]*)"/g).join()]));
    for (const [address, alternates] of listed) {
      if (!isThere(site, address)) say(`${address} is not there`);
      if (alternates !== "cy,en,x-default") say(`${address}: its languages are ${alternates}`);
    }
    for (const name of site.names) {
      if (!name.endsWith("index.html") || name === "index.html") continue;
      const open = !site.read(name).toString().includes('<meta name="robots" content="noindex">');
      if (open !== listed.has(`${base}/${name.replace(/index\.html$/, "")}`)) say(`${name} is ${open ? "not" : ""} in it`);
    }
    if (!site.read("robots.txt").toString().includes(`\nSitemap: ${base}/sitemap.xml\n`)) say("robots.txt does not lead to it");
    return `${listed.size} pages`;
  });

  await proof.check("every page has a card to be shared with, in its own language", (say) => {
    const pages = [...site.names].filter((name) => name.endsWith("index.html") && name !== "index.html");
    for (const name of pages) {
      const text = site.read(name).toString();
      if (text.includes('content="noindex"')) continue;
      const card = Object.fromEntries([...text.matchAll(/<meta property="([^"]*)" content="([^"]*)">/g)].map(([, property, content]) => [property, content]));
      const own = name.startsWith("cy/") ? "cy_GB" : "en_GB", other = name.startsWith("cy/") ? "en_GB" : "cy_GB";
      if (card["og:locale"] !== own || card["og:locale:alternate"] !== other) say(`${name}: ${card["og:locale"]}, ${card["og:locale:alternate"]}`);
      for (const property of ["og:title", "og:description", "og:type", "og:url", "og:site_name"]) if (!card[property]) say(`${name} has no ${property}`);
    }
    return `${pages.length} pages`;
  });
}
