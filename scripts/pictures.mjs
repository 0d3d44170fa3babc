// Makes the README's pictures of the published sample:  node scripts/pictures.mjs [SITE]
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const site = process.argv[2] ?? join(root, "public");
const pictures = [
  { name: "home", address: "/en/", width: 1120, height: 760 },
];

mkdirSync(join(root, "docs/images"), { recursive: true });
const server = await serve(site, 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, address, width, height, at } of pictures) {
  const tab = await browser.newPage({ viewport: { width, height } });
  await tab.goto(`http://127.0.0.1:${server.address().port}${address}`);
  if (at) await tab.locator(at).first().evaluate((one) => one.scrollIntoView());
  await tab.screenshot({ path: join(root, `docs/images/${name}.png`) });
}
await browser.close();
server.close();
server.closeAllConnections();
