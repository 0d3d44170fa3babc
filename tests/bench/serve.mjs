#!/usr/bin/env node
// How long after an edit `comisiynu serve` has the page ready, as a browser meets it: from the file's last byte to the page's.
//
//   tests/bench/serve.mjs CONTENT [--edits 20] [--program build/release/bin/comisiynu]
//
// A provider, a section, a message, a template and a style are edited in turn in a copy of the content, which lies in memory
// (/dev/shm). A page of each is open, so that the server tells it. The median and the longest are printed.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: "string", default: "20" }, program: { type: "string", default: join(repository, "build/release/bin/comisiynu") } },
});
if (positionals.length !== 1 || !existsSync(join(positionals[0], "publication.toml"))) {
  console.error("usage: tests/bench/serve.mjs CONTENT [--edits N] [--program PATH]");
  process.exit(2);
}

const place = mkdtempSync(existsSync("/dev/shm") ? "/dev/shm/comisiynu-serve-" : "/tmp/comisiynu-serve-");
const content = join(place, "content");
cpSync(positionals[0], content, { recursive: true });

const program = spawn(options.program, ["serve", content, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
const end = () => { program.kill("SIGINT"); rmSync(place, { recursive: true, force: true }); };
process.on("SIGINT", () => { end(); process.exit(130); });

const origin = await new Promise((settled) => {
  let said = "";
  program.stdout.on("data", (part) => { said += part; if (said.includes("\n")) settled(said.split("\n")[0]); });
});

const fetched = (path) => new Promise((settled, failed) => {
  get(origin.replace("localhost", "127.0.0.1") + path, { headers: { host: origin.slice(7) } }, (answer) => {
    let text = "";
    answer.setEncoding("utf8");
    answer.on("data", (part) => { text += part; });
    answer.on("end", () => settled(text));
  }).on("error", failed);
});

// Calls back with each piece of news of a page; ends when asked.
function listen(path, hear) {
  const request = get(`${origin.replace("localhost", "127.0.0.1")}/.comisiynu/events?path=${encodeURIComponent(path)}`, { headers: { host: origin.slice(7) } }, (answer) => {
    let text = "";
    answer.setEncoding("utf8");
    answer.on("data", (part) => {
      text += part;
      for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
        if (text.startsWith("data: ")) hear(JSON.parse(text.slice(6, at)));
        text = text.slice(at + 2);
      }
    });
  });
  request.on("error", () => {});
  return () => request.destroy();
}

const providers = join(content, "providers");
const provider = existsSync(providers) && readdirSync(providers).filter((name) => name.endsWith(".toml"))[0];
const documents = readdirSync(join(content, "documents"));
const section = documents.flatMap((id) => readdirSync(join(content, "documents", id)).filter((name) => name.endsWith(".en.md")).map((name) => [id, name]))[0];
mkdirSync(join(content, "theme/templates"), { recursive: true });
const number = (n) => String.fromCharCode(...[...String(n)].map((digit) => digit.charCodeAt(0) + 49));  // letters: figures may be checked
const original = (path) => readFileSync(path, "utf8");
const front = "/en/";
const sitemap = [...(await fetched(front)).matchAll(/href="(\/en\/[^"#]*)"/g)].map((match) => match[1]);

async function page_with(words, places) {
  for (const place of places) if ((await fetched(place)).includes(words)) return place;
  return front;
}

const edits = {};
if (provider) {
  const path = join(providers, provider), text = original(path);
  const town = /town\s*=\s*"([^"]+)"/.exec(text)?.[1] ?? /town\s*=\s*\{[^}]*en\s*=\s*"([^"]+)"/.exec(text)?.[1];
  const id = /^id\s*=\s*"([^"]+)"/m.exec(text)[1];
  edits.provider = { page: `/en/providers/${id}/`, path, make: (n) => text.replaceAll(`"${town}"`, `"${town} ${number(n)}"`) };
}
{
  const [id, name] = section, path = join(content, "documents", id, name), text = original(path);
  const title = /^# (.*)$/m.exec(text)[1];
  const covers = sitemap.filter((it) => it.split("/").length === 4);
  let page = front;
  for (const cover of covers) {
    const links = [...(await fetched(cover)).matchAll(/href="(\/en\/[^"#]*)"/g)].map((match) => match[1]).filter((it) => it.startsWith(cover) && it !== cover);
    const with_title = await page_with(`${title}</h1>`, links);
    if (with_title !== front) { page = with_title; break; }
  }
  edits.section = { page, path, make: (n) => `${text.trimEnd()}\n\nOne more paragraph, ${number(n)}.\n` };
}
edits.message = { page: front, path: join(content, "theme/messages.toml"), make: (n) => `[site]\nskip = { en = "Skip ${number(n)}", cy = "Neidio ${number(n)}" }\n` };
edits.template = { page: front, path: join(content, "theme/templates/home.html"), make: (n) => `{% extends "home.html" %}\n{% block head %}<link rel="author" href="/${number(n)}">{% end %}\n` };
edits.style = { page: front, path: join(content, "theme/style.css"), make: (n) => `${original(join(repository, "themes/default/style.css"))}\n/* ${number(n)} */\n`, news: "styles" };

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
for (const [name, edit] of Object.entries(edits)) {
  const times = [];
  const news = edit.news ?? "page";
  let last, wake = () => {};
  const stop = listen(edit.page, (heard) => { if (heard[news] !== last) { last = heard[news]; wake(); } });
  await new Promise((settled) => { wake = settled; });
  for (let n = 0; n <= Number(options.edits); ++n) {
    await new Promise((settled) => setTimeout(settled, 150));  // as people pause, and so that one edit is not two
    const told = new Promise((settled, failed) => { wake = settled; setTimeout(() => failed(new Error(`${name}: ${edit.page} has not changed`)), 20000).unref(); });
    const start = performance.now();
    writeFileSync(edit.path, edit.make(n));
    await told;
    await fetched(news === "styles" ? "/assets/style.css" : edit.page);
    if (n > 0) times.push(performance.now() - start);
  }
  stop();
  console.log(`${name.padEnd(9)} median ${median(times).toFixed(0).padStart(5)} ms   longest ${Math.max(...times).toFixed(0).padStart(5)} ms   ${edit.page}`);
}
end();
process.exit(0);
