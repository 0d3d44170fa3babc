#!/usr/bin/env node
// Two builds of the program against each other, on one corpus, in turns:
//
//   tests/bench/compare.mjs BEFORE AFTER [PROVIDERS | CONTENT] [--repeats 7] [--jobs 1] [--only-tables]
//
// BEFORE and AFTER are programs as they lie in a build tree (…/bin/comisiynu). Each turn builds the site from nothing, again
// with nothing changed, and again with one provider changed, with the one and then with the other. Of each pair of turns the
// ratio is taken, so that a busy minute of the machine hurts both; the middle of the ratios and their spread are printed, as
// Markdown. Says whether the two make the same bytes. Exit code 1 where AFTER takes more than a tenth more processor time or
// memory than BEFORE in the middle of the ratios; 77 where there is no corpus.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: "string", default: "7" },
    jobs: { type: "string", default: "1" },
    "only-tables": { type: "boolean", default: false },
  },
});
const [before, after, what = "1000"] = positionals;
const fail = (words) => { console.error(words); process.exit(2); };
if (!before || !after || !(Number(options.repeats) > 0)) fail("usage: tests/bench/compare.mjs BEFORE AFTER [PROVIDERS | CONTENT] [--repeats N] [--jobs N] [--only-tables]");
for (const program of [before, after]) if (!existsSync(program)) fail(`there is no ${program}`);

const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();  // a disk would be measured in place of the programs
const place = mkdtempSync(join(memory, "compare-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

let content = what;
if (/^\d+$/.test(what)) {
  content = join(place, "content");
  const made = spawnSync(process.execPath, [join(here, "corpus.mjs"), what, content], { encoding: "utf8" });
  if (made.status === 77) { console.log(made.stdout.trim()); process.exit(77); }
  if (made.status !== 0) fail(made.stderr);
}
const providers = join(content, "providers");
const edited = existsSync(providers) ? join(providers, readdirSync(providers).filter((name) => name.endsWith(".toml")).sort()[0]) : undefined;

// Wall and processor time in seconds, peak memory in MiB.
function build(program, out) {
  const said = join(place, "time.txt");
  const args = ["-o", said, "-f", "%e %U %S %M", program, "build", content, "--output", out, "--jobs", options.jobs];
  if (options["only-tables"]) args.push("--only-tables");
  const done = spawnSync("/usr/bin/time", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) fail(`${program} failed:\n${done.stderr}`);
  const [wall, user, system, peak] = readFileSync(said, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, user, cpu: user + system, peak: peak / 1024 };
}

// One turn of one program: what it takes each time.
function turn(program, name, number) {
  const out = join(place, name);
  rmSync(out, { recursive: true, force: true });
  for (const kept of ["built", "pages"]) rmSync(join(place, `.${name}.comisiynu-${kept}`), { force: true });
  const taken = { "from nothing": build(program, out), "nothing changed": build(program, out) };
  if (edited) {
    const text = readFileSync(edited, "utf8");
    try {
      writeFileSync(edited, text.replace(/\b(places = )\d+/, `$1${100 + number}`));
      taken["one provider changed"] = build(program, out);
    } finally {
      writeFileSync(edited, text);
    }
  }
  return taken;
}

const turns = [];
for (let number = 0; number < Number(options.repeats); ++number) {
  // Who goes first takes turns too.
  const order = number % 2 ? [[after, "after"], [before, "before"]] : [[before, "before"], [after, "after"]];
  turns.push(Object.fromEntries(order.map(([program, name]) => [name, turn(program, name, number)])));
}
const same = spawnSync("diff", ["-rq", "-x", ".comisiynu", join(place, "before"), join(place, "after")], { encoding: "utf8", maxBuffer: 1 << 28 });
const differing = same.stdout.trim().split("\n").filter(Boolean);

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const shown = (number, digits = 2) => number.toFixed(digits);
let worse = false;
console.log(`${what}${/^\d+$/.test(what) ? " providers" : ""}, ${options.jobs} thread(s), ${options.repeats} turns; before: ${resolve(before)}, after: ${resolve(after)}\n`);
console.log("| | before | after | after ÷ before: middle (least–most) |\n|---|--:|--:|--:|");
for (const kind of Object.keys(turns[0].before))
  for (const [key, unit, digits] of [["user", "s of its own", 2], ["cpu", "s with the kernel's", 2], ["wall", "s by the clock", 2], ["peak", "MiB at most", 0]]) {
    const list = (name) => turns.map((each) => each[name][kind][key]);
    const ratios = turns.map((each) => (each.after[kind][key] + 0.01) / (each.before[kind][key] + 0.01));  // the clock ticks in hundredths
    if ((key === "cpu" || key === "peak") && middle(ratios) > 1.1) worse = true;
    console.log(`| ${kind}, ${unit} | ${shown(middle(list("before")), digits)} | ${shown(middle(list("after")), digits)} | ${shown(middle(ratios))} (${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))}) |`);
  }
console.log(differing.length ? `\n${differing.length} files differ, the first: ${differing[0]}` : "\nBoth make the same bytes.");
process.exit(worse ? 1 : 0);
