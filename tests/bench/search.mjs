#!/usr/bin/env node
// What a reader of a made site fetches before the first result:  node tests/bench/search.mjs SITE QUESTION…
//
// Bytes are counted as the files are, without compression: the script, the stemmer, the index, and the results.
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

const [site, ...questions] = process.argv.slice(2);
if (!questions.length) {
  console.error("usage: node tests/bench/search.mjs SITE QUESTION…");
  process.exit(2);
}
const server = await serve(site, 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const path of ["/cy/chwilio/", "/en/search/"])
  for (const question of questions) {
    const tab = await browser.newPage();
    const bodies = [];
    tab.on("response", (response) => /assets\/search/.test(response.url()) && bodies.push(response.body().then((body) => body.length)));
    const start = performance.now();
    await tab.goto(`http://127.0.0.1:${server.address().port}${path}?q=${encodeURIComponent(question)}`);
    await tab.waitForFunction(() => document.querySelector(".search-results li") || /\S/.test(document.querySelector(".search-status")?.textContent ?? ""));
    const seconds = (performance.now() - start) / 1000;
    await tab.waitForFunction(() => document.querySelector(".search-status")?.textContent);
    const sizes = await Promise.all(bodies);
    const said = await tab.locator(".search-status").innerText();
    console.log(`${path} “${question}”: ${(sizes.reduce((a, b) => a + b, 0) / 1000).toFixed(0)} kB in ${sizes.length} files, ${seconds.toFixed(1)} s: ${said}`);
    await tab.close();
  }
await browser.close();
server.close();
server.closeAllConnections?.();
