// Makes the README's pictures from the published sample:  node scripts/pictures.mjs [SITE]
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const site = process.argv[2] ?? join(root, "public");

// Each picture is a row of windows on pages, or on a part of them.
const strategy = { en: "/en/commissioning-and-contracting-strategy", cy: "/cy/strategaeth-gomisiynu-a-chontractio" };
const pictures = {
  sample: [
    { address: "/en/", width: 1060, height: 860, scale: 0.6 },
    { address: "/cy/darparwyr/trem-yr-wylan/", width: 430, height: 860, scale: 0.6 },
    { address: `${strategy.en}/easy-read/1/`, width: 430, height: 860, scale: 0.6 },
  ],
  figures: [
    { address: `${strategy.en}/key-financial-statistics/`, part: "#chart-residential-by-sector", width: 720, scale: 0.75 },
    { address: `${strategy.cy}/ystadegau-ariannol-allweddol/`, part: "#chart-residential-by-sector", width: 720, scale: 0.75 },
  ],
};

const server = await serve(site, 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function windowOn({ address, part, width, height = 900, scale }) {
  const tab = await browser.newPage({ viewport: { width, height } });
  const answer = await tab.goto(`http://127.0.0.1:${server.address().port}${address}`);
  if (!answer.ok()) throw new Error(`${address} answers ${answer.status()}`);
  const png = await (part ? tab.locator(part) : tab).screenshot();
  await tab.close();
  return `<img src="data:image/png;base64,${png.toString("base64")}" style="zoom:${scale}">`;
}

mkdirSync(join(root, "docs/images"), { recursive: true });
for (const [name, windows] of Object.entries(pictures)) {
  const shown = [];
  for (const each of windows) shown.push(await windowOn(each));
  const tab = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await tab.setContent(`<style>
    body { margin: 0 }
    div { display: inline-flex; gap: 24px; padding: 28px; align-items: flex-start; background: #e4eced }
    img { display: block; border-radius: 16px; outline: 1px solid #c3d0d2; background: #fff }
  </style><div>${shown.join("")}</div>`);
  await tab.locator("div").screenshot({ path: join(root, `docs/images/${name}.png`) });
}
await browser.close();
server.close();
server.closeAllConnections();
