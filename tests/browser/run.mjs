// Proves the sample site as the people meet it who read it:  node tests/browser/run.mjs BUILD [NAME…]
//
// BUILD is a build tree with the program in bin/; the site is made in BUILD/public-test. NAMEs choose families of checks
// (markup, links, data, open-data, feeds, browser, charts, catalogue, easy-read, print, search, release, workflows, exchange, preview); all are run without any. Each check says in one line what it looked at, or what is wrong.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { browserChecks } from "./browser.mjs";
import { catalogueChecks } from "./catalogue.mjs";
import { chartChecks } from "./charts.mjs";
import { dataChecks } from "./data.mjs";
import { exchangeChecks } from "./exchange.mjs";
import { feedChecks } from "./feeds.mjs";
import { easyReadChecks } from "./easy-read.mjs";
import { languageChecks } from "./language.mjs";
import { linkChecks } from "./links.mjs";
import { markupChecks } from "./markup.mjs";
import { openDataChecks } from "./open-data.mjs";
import { printChecks } from "./print.mjs";
import { previewChecks } from "./preview.mjs";
import { Proof } from "./proof.mjs";
import { releaseChecks } from "./release.mjs";
import { searchChecks } from "./search.mjs";
import { workflowChecks } from "./workflows.mjs";
import { build, readSite } from "./site.mjs";

const source = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [folder, ...chosen] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node tests/browser/run.mjs BUILD [NAME…]");
  process.exit(2);
}
const place = { source, build: resolve(folder), program: resolve(folder, "bin/comisiynu"), site: resolve(folder, "public-test") };
const proof = new Proof();

await proof.check("the sample publication builds", () => build(place, join(source, "content"), place.site));
if (proof.failed === 0) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  const server = await serve(place.site, 0);
  try {
    const site = await readSite(place, browser, `http://127.0.0.1:${server.address().port}`);
    mkdirSync(join(place.build, "proof"), { recursive: true });
    const families = { markup: markupChecks, links: linkChecks, data: dataChecks, "open-data": openDataChecks, feeds: feedChecks, browser: browserChecks, charts: chartChecks, catalogue: catalogueChecks, "easy-read": easyReadChecks, print: printChecks, search: searchChecks, language: languageChecks, release: releaseChecks, workflows: workflowChecks, exchange: exchangeChecks, preview: previewChecks };
    for (const [name, run] of Object.entries(families)) if (!chosen.length || chosen.includes(name)) await run(proof, site, browser);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections?.();
  }
}
proof.close();
