#!/usr/bin/env node
// The peer benchmark's corpus as a content folder of this program:
//
//   tests/bench/corpus.mjs PROVIDERS FOLDER [--easy-read] [--seed N]
//
// The benchmark (its corpus.py, its peers) stands beside the repository in ../shared/bench, or where COMISIYNU_PEERS says.
// Its neutral corpus is made first, in $BENCH (/tmp/bench), once for each size and seed. Exit code 77: there is no
// benchmark to read from, and nothing was made.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const peers = process.env.COMISIYNU_PEERS ?? resolve(repository, "../shared/bench");
const bench = process.env.BENCH ?? "/tmp/bench";
const languages = ["en", "cy"];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { "easy-read": { type: "boolean", default: false }, seed: { type: "string", default: "7" } },
});
const [count, folder] = [Number(positionals[0]), positionals[1]];
if (!(count > 0) || !folder) {
  console.error("usage: tests/bench/corpus.mjs PROVIDERS FOLDER [--easy-read] [--seed N]");
  process.exit(2);
}
if (!existsSync(join(peers, "corpus.py"))) {
  console.log(`skipped: there is no peer benchmark in ${peers} (COMISIYNU_PEERS says where it is)`);
  process.exit(77);
}

// TOML

const string = (text) => JSON.stringify(text);
const value = (it) => {
  if (Array.isArray(it)) return `[${it.map(value).join(", ")}]`;
  if (typeof it === "object") return `{ ${Object.entries(it).filter(([, v]) => v !== undefined).map(([k, v]) => `${k} = ${value(v)}`).join(", ")} }`;
  if (typeof it === "string" && /^\d{4}-\d\d-\d\d$/.test(it)) return it;
  return typeof it === "string" ? string(it) : String(it);
};
const fields = (record) => Object.entries(record).filter(([, it]) => it !== undefined).map(([key, it]) => `${key} = ${value(it)}\n`).join("");
const records = (kind, list) => list.map((record) => `\n[[${kind}]]\n${fields(record)}`).join("");
const prose = (texts) => languages.map((l) => `${l} = """\n${texts[l].replaceAll("\\", "\\\\").trimEnd()}"""\n`).join("");
const both = (make) => Object.fromEntries(languages.map((l) => [l, make(l)]));
const slug = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

// What the corpus numbers, this program puts into words of its own.
const ratings = ["excellent", "good", "needs-improvement"];  // 3: not rated yet
const offers = ["none", "some-staff", "some-staff", "active-offer"];
const bands = { "18–64": { id: "18-64", from: 18, to: 64 }, "65–74": { id: "65-74", from: 65, to: 74 },
                "75–84": { id: "75-84", from: 75, to: 84 }, "85+": { id: "85-over", from: 85 } };

function publication(meta) {
  const named = (list) => Object.entries(list).map(([id, name]) => ({ id, name }));
  return fields({
    title: meta.ui.site, publisher: meta.ui.publisher, address: "https://directory.example", languages, licence: "OGL-3.0",
    contact: { role: { en: "Commissioning team", cy: "Tîm comisiynu" }, phone: "01632 960001", email: "gofal@directory.example" },
    catalogue: { easy_read: options["easy-read"] },
  }) + records("area", named(meta.areas)) + records("client_group", named(meta.clients)) + records("service_type", named(meta.kinds)) +
    records("sector", [{ id: "independent", name: { en: "Independent", cy: "Annibynnol" } }]) +
    records("age_band", Object.values(bands)) + records("quality_domain", named(meta.themes));
}

// The week as an author would set it out: a table in the description.
function week(hours, meta, l) {
  const rows = hours.map(([opens, closes], day) => [meta.days[day][l], opens || meta.ui.closed[l], closes || meta.ui.closed[l]]);
  const head = [meta.ui.day[l], meta.ui.opens[l], meta.ui.closes[l]];
  return [head, ["---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function provider(given, meta) {
  const [number, town] = given.address.en.split(", ");
  const rated = Object.entries(given.ratings).filter(([, rating]) => rating in ratings);
  const { min, max, unit } = given.price;
  const main = {
    id: "main", service_type: given.type, client_groups: given.clients, areas: [given.area], places: given.capacity,
    vacancies: { places: given.vacancies, at: given.checked }, price: { GBP: min, to: max > min ? max : undefined, per: unit },
    welsh: offers[given.offer],
    inspection: rated.length ? { at: given.checked, ratings: Object.fromEntries(rated.map(([theme, rating]) => [theme, ratings[rating]])) } : undefined,
  };
  const others = given.services.map((service) => ({
    id: slug(service.name.en), name: service.name, service_type: given.type,
    hours: both((l) => `${meta.ui.hours_week[l]}: ${service.hours}. ${service.mode[l]}.`), price: { GBP: service.price, per: "hour" },
  }));
  return fields({
    id: given.slug, name: given.name, sector: "independent", registration: { regulator: "CIW", number: given.reg },
    contact: { phone: given.phone, email: given.email, website: given.website },
    address: { street: both((l) => (l === "en" ? number : given.address.cy.split(", ")[0])), town, postcode: given.postcode },
    area: given.area, workforce: { languages: given.languages }, checked: given.checked,
  }) + "\n[about]\n" + prose(both((l) => `${given.summary[l]}\n\n${given.body[l]}\n## ${meta.ui.hours[l]}\n\n${week(given.hours, meta, l)}`)) +
    records("service", [main, ...others]);
}

// The corpus types its numbers; this program makes them.
const unnumbered = (text) => text.replace(/^(#{2,3} |)\d+(\.\d+)*\.? /gm, (whole, marks) => marks || whole);
const section = (chapter, text, meta, l) =>
  `# ${chapter.title[l].replace(/^\d+\. /, "")}\n\n${chapter.summary[l]}\n\n${withTables(unnumbered(text), chapter, meta, l)}`;

// The chapter's tables come after its text and before its notes.
function withTables(text, chapter, meta, l) {
  const notes = text.search(/^\[\^1\]:/m);
  const body = notes < 0 ? text : text.slice(0, notes);
  const tables = chapter.tables.map((id) => `{{ table ${id} }}\n\n`).join("");
  return `${body}## ${meta.ui.data[l]}\n\n${tables}${notes < 0 ? "" : text.slice(notes)}`;
}

function strategy(chapters, meta) {
  const parts = ["purpose", "legislation", "needs", "supply", "gaps", "intentions", "not-commissioned", "monitoring"];
  return fields({
    kind: "strategy", title: meta.ui.strategy, summary: both((l) => `${meta.ui.strategy[l]} – ${meta.ui.publisher[l]}`), status: "final",
    version: "1", published: "2026-09-01", numbering: "sections", sections: chapters.map((chapter) => chapter.slug),
  }) + "\n[covers]\n" + fields(Object.fromEntries(parts.map((part, i) => [part, [chapters[i].slug]])));
}

function dataset(table) {
  const cells = table.rows.flatMap(({ area, band, values }) =>
    values.map((it, i) => `  { area = "${area}", age_band = "${bands[band].id}", year = "${table.years[i]}", value = ${it} },\n`));
  return "[[dataset]]\n" + fields({
    id: table.id, title: both((l) => table.title[l].replace(/^\p{L}+ \d+: /u, "")), document: "strategy",
    measure: { unit: "people", disclosure: true }, rows: ["area", "age_band"], columns: ["year"], totals: false,
  }) + `cells = [\n${cells.join("")}]\n`;
}

// The corpus

const neutral = join(bench, options.seed === "7" ? `corpus-${count}` : `corpus-${count}-${options.seed}`);
if (!existsSync(join(neutral, "tables/t60.json"))) {
  const made = spawnSync("python3", [join(peers, "corpus.py"), String(count), options.seed, neutral], { stdio: "inherit" });
  if (made.status !== 0) {
    console.error(`corpus.py failed${made.error ? `: ${made.error.message}` : ""}`);
    process.exit(2);
  }
}
const read = (name) => JSON.parse(readFileSync(join(neutral, name), "utf8"));
const meta = read("meta.json"), chapters = read("chapters/chapters.json");

rmSync(folder, { recursive: true, force: true });
const put = (name, text) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
put("publication.toml", publication(meta));
for (const name of readdirSync(join(neutral, "providers"))) {
  const given = read(`providers/${name}`);
  put(`providers/${given.slug}.toml`, provider(given, meta));
}
for (const name of readdirSync(join(neutral, "tables"))) put(`data/${name.replace(".json", ".toml")}`, dataset(read(`tables/${name}`)));
put("documents/strategy/document.toml", strategy(chapters, meta));
for (const chapter of chapters)
  for (const l of languages)
    put(`documents/strategy/${chapter.slug}.${l}.md`, section(chapter, readFileSync(join(neutral, `chapters/${l}/${chapter.slug}.md`), "utf8"), meta, l));
console.log(`${folder}: ${count} providers, ${chapters.length} sections, ${readdirSync(join(neutral, "tables")).length} datasets, easy read ${options["easy-read"] ? "too" : "left out"}`);
