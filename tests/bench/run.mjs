#!/usr/bin/env node
// This program beside published site generators, on one corpus, in one interleaved run:
//
//   tests/bench/run.mjs [PROVIDERS] [--program FILE] [--peers hugonew,zola] [--repeats 3] [--easy-read] [--standards]
//
// First whole sites from nothing, which the peer benchmark's bench.py does; then the same sites once more, with nothing
// changed and with one provider changed. Prints Markdown. Exit code 77: there is no peer benchmark, nothing was measured.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url)), repository = resolve(here, "../..");
const peersFolder = process.env.COMISIYNU_PEERS ?? resolve(repository, "../shared/bench");
const bench = process.env.BENCH ?? "/tmp/bench";
const memory = process.env.OUTROOT ?? "/dev/shm/bench";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: "string", default: join(repository, "build/release/bin/comisiynu") },
    peers: { type: "string", default: "hugonew,hugo0111,zola,eleventy" },
    repeats: { type: "string", default: "3" },
    "easy-read": { type: "boolean", default: false },
    standards: { type: "boolean", default: false },
  },
});
const count = Number(positionals[0] ?? 10000), repeats = Number(options.repeats), program = resolve(options.program);

const say = (words) => console.error(words);
const fail = (words) => { console.error(words); process.exit(2); };
const environment = { ...process.env, BENCH: bench, OUTROOT: memory, BENCH_NODE: join(bench, "npm-eleventy") };
const run = (command, args, settings = {}) => {
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, env: environment, ...settings });
  if (done.status !== 0) fail(`${command} ${args.join(" ")}: ${done.error?.message ?? done.signal ?? `exit code ${done.status}`}\n${done.stdout ?? ""}${done.stderr ?? ""}`);
  return done.stdout ?? "";
};
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const only = (text) => text.trim().split("\n")[0];

if (!(count > 0 && repeats > 0)) fail("usage: tests/bench/run.mjs [PROVIDERS] [--program FILE] [--peers LIST] [--repeats N] [--easy-read]");
if (!existsSync(join(peersFolder, "bench.py"))) {
  console.log(`skipped: there is no peer benchmark in ${peersFolder} (COMISIYNU_PEERS says where it is)`);
  process.exit(77);
}
if (!existsSync(program)) fail(`there is no ${program}: build it first (scripts/build release), or name it with --program`);

// The corpus and the tools

mkdirSync(bench, { recursive: true });
mkdirSync(memory, { recursive: true });
const content = join(bench, `site-ours-${count}${options["easy-read"] ? "-easy-read" : ""}`);
say(`making the corpus of ${count} providers`);
run(process.execPath, [join(here, "corpus.mjs"), String(count), content, ...(options["easy-read"] ? ["--easy-read"] : [])]);
say("fetching the peers");
writeFileSync(join(bench, "setup.log"), run("bash", [join(peersFolder, "setup.sh")]));

const node = ["--max-old-space-size=12000"];
const hugo = (file, config) => ({ site: `site-hugo-${count}`, edited: (slug) => `content/en/providers/${slug}.md`,
                                  command: (out) => [file, "--config", `hugo.toml,${config}.toml`, "--quiet", "-d", out] });
// The commands are bench.py's own. --force lets Zola replace the site that is there, as the others do unasked.
const tools = {
  ours: { name: "Comisiynu", site: content, edited: (slug) => `providers/${slug}.toml`, command: (out) => [program, "build", content, "--output", out, ...(options.standards ? [] : ["--only-tables"])] },
  hugonew: { name: "Hugo", ...hugo(join(bench, "hugo-sid/usr/bin/hugo"), "vnew") },
  hugo0111: { name: "Hugo of Debian 12", ...hugo("hugo", "v0111") },
  eleventy: { name: "Eleventy", site: `site-eleventy-${count}`, edited: (slug) => `content/en/providers/${slug}.md`,
              command: (out) => [process.execPath, ...node, join(bench, "npm-eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet", `--output=${out}`] },
  zola: { name: "Zola", site: `site-zola-${count}`, edited: (slug) => `content/providers/${slug}.en.md`,
          command: (out) => [join(bench, "zola"), "-c", "zola.toml", "build", "--force", "-o", out] },
};

// Whole sites, from nothing

say("building whole sites");
const log = join(bench, "results.jsonl");
if (!existsSync(log)) appendFileSync(log, "");
const before = statSync(log).size;
const wanted = options.peers.split(",").filter(Boolean);
const report = run("python3", [join(peersFolder, "bench.py"), String(count), String(repeats)], {
  env: { ...environment, PEERS: wanted.join(","), SKIP_WARM: "1", OURS: tools.ours.command("{out}").join(" ") },
});
for (const name of wanted) rmSync(join(memory, `out-${name}-${count}`), { recursive: true, force: true });  // it keeps one to measure writing
const rows = readFileSync(log).subarray(before).toString().trim().split("\n").map((line) => JSON.parse(line));
const failed = rows.find((row) => row.peer === "ours" && row.rc !== 0);
if (failed) fail(`the program failed:\n${failed.err}`);
const cold = new Map();
for (const row of rows.filter((row) => row.kind === "cold" && row.rc === 0)) cold.set(row.peer, [...(cold.get(row.peer) ?? []), row]);
const taking = ["ours", ...wanted].filter((name) => cold.has(name));
const versions = { ours: only(run(program, ["--version"])) };
for (const name of taking.slice(1)) versions[name] = report.split("\n").find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? name;

const spread = (list) => `${median(list).toFixed(2)} (${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)})`;
const middle = (list, key) => median(list.map((row) => row[key]));
const times = (a, b) => (a === b ? "1" : `${(a / b).toFixed(a / b < 10 ? 1 : 0)}`);
const ours = cold.get("ours");
console.log(`\n${count} providers, two languages, ${cpus().length} × ${cpus()[0].model.trim()}, ${memory}; medians of ${repeats}, easy read ${options["easy-read"] ? "made" : "left out"}, Open Referral and HSDS ${options.standards ? "made" : "left out"}`);
for (const name of taking) console.log(`- ${tools[name].name}: ${versions[name]}`);
console.log("\n| whole site | wall s | × | CPU s | × | peak MiB | × | files | pages | MB |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
for (const name of taking) {
  const list = cold.get(name);
  const cell = (key, digits) => `${middle(list, key).toFixed(digits)} | ${times(middle(list, key), middle(ours, key))}`;
  console.log(`| ${tools[name].name} | ${spread(list.map((row) => row.wall))} | ${times(middle(list, "wall"), middle(ours, "wall"))} | ` +
    `${cell("cpu", 1)} | ${cell("rss", 0)} | ${list[0].files} | ${list[0].html} | ${list[0].mb.toFixed(0)} |`);
}
const limit = rows.filter((row) => row.kind === "limit");
if (limit.length) {
  const shape = limit[0];
  console.log(`| writing ${shape.files} such files and no more | ${Math.min(...limit.map((row) => row.write_s)).toFixed(2)} | | | | | | ${shape.files} | | ${shape.mb} |`);
}

// The same sites again

say("building them again");
const out = (name) => join(memory, `again-${name}-${count}`);
const measure = (name) => {
  const said = join(bench, "again.txt");
  run("/usr/bin/time", ["-o", said, "-f", "%e %U %S %M", ...tools[name].command(out(name))], { cwd: resolve(bench, tools[name].site), timeout: 900_000 });
  const [wall, user, system, peak] = readFileSync(said, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, rss: peak / 1024 };
};
const names = readdirSync(join(bench, `corpus-${count}/providers`)).sort();
const slug = names[names.length >> 1].replace(".json", "");
const editing = new Map(taking.map((name) => {
  const file = resolve(bench, tools[name].site, tools[name].edited(slug));
  return [name, { file, text: readFileSync(file, "utf8") }];
}));
// One person's change: free places, and a word of the description.
const edit = (name, turn) => {
  const { file, text } = editing.get(name);
  const places = text.replace(/("?vacancies"?(?: = \{ places =| =|:) )\d+/, "$10").replace(/ — /, ` — ${turn} — `);
  if (places === text) fail(`nothing to change in ${file}`);
  writeFileSync(file, places);
};
const again = new Map(taking.map((name) => [name, { same: [], changed: [] }]));
try {
  for (const name of taking) measure(name);
  for (let turn = 1; turn <= repeats; ++turn)
    for (const name of taking) {
      again.get(name).same.push(measure(name));
      edit(name, turn);
      again.get(name).changed.push(measure(name));
      if (!readFileSync(join(out(name), `en/providers/${slug}/index.html`), "utf8").includes(` — ${turn} — `)) fail(`${name} left the change out`);
    }
} finally {
  for (const { file, text } of editing.values()) writeFileSync(file, text);
  for (const name of taking) rmSync(out(name), { recursive: true, force: true });
  for (const kept of ["built", "pages"]) rmSync(join(memory, `.again-ours-${count}.comisiynu-${kept}`), { force: true });
}
const first = again.get("ours");
console.log("\n| again, as a new process | nothing changed, wall s | × | one provider changed, wall s | × | CPU s | peak MiB |\n|---|--:|--:|--:|--:|--:|--:|");
for (const name of taking) {
  const { same, changed } = again.get(name);
  console.log(`| ${tools[name].name} | ${spread(same.map((row) => row.wall))} | ${times(middle(same, "wall"), middle(first.same, "wall"))} | ` +
    `${spread(changed.map((row) => row.wall))} | ${times(middle(changed, "wall"), middle(first.changed, "wall"))} | ` +
    `${middle(changed, "cpu").toFixed(1)} | ${middle(changed, "rss").toFixed(0)} |`);
}
