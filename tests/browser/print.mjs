// On paper: A4, no navigation, and easy read as large as its readers need.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { visit } from "./browser.mjs";
import { Skip } from "./proof.mjs";

const navigation = ".skip, nav:not(.contents), .languages";

export async function printChecks(proof, site, browser) {
  const kinds = ["section", "whole", "provider", "dataset", "easy-read-page", "easy-read-whole", "provider-easy-read", "references"];
  const pages = [...new Map(site.examples.filter((page) => kinds.includes(page.kind)).map((page) => [`${page.kind} ${page.lang}`, page])).values()];
  const tool = spawnSync("pdftotext", ["-v"]);
  const text = (file) => spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 }).stdout;
  const files = new Map();

  await proof.check("printed pages leave navigation out and keep what is said", async (say) => {
    if (tool.error) throw new Skip("needs pdftotext, of poppler-utils");
    await visit(browser, site, pages, {}, async (tab, page) => {
      await tab.emulateMedia({ media: "print" });
      const left = await tab.evaluate((selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 70)), navigation);
      for (const one of left) say(`${page.address}: ${one} is printed`);
      const [heading, skip] = await tab.evaluate(() => [document.querySelector("h1").textContent, document.querySelector(".skip").textContent].map((words) => words.trim()));
      const file = join(site.build, "proof", `${page.kind}.${page.lang}.pdf`);
      writeFileSync(file, await tab.pdf({ format: "A4", preferCSSPageSize: true, tagged: true }));
      const printed = text(file);
      const folded = printed.replace(/\s+/g, " ");
      files.set(page, { sheets: printed.split("\f").length - 1, folded });
      if (!folded.includes(heading.replace(/\s+/g, " ").slice(0, 30))) say(`${page.address}: the heading “${heading}” is not printed`);
      if (folded.includes(skip)) say(`${page.address}: “${skip}” is printed`);
    });
    return `${pages.length} pages on ${[...files.values()].reduce((sum, { sheets }) => sum + sheets, 0)} sheets of A4`;
  });

  await proof.check("addresses of links are printed", (say) => {
    if (!files.size) throw new Skip("nothing was printed");
    for (const [page, { folded }] of files) {
      const links = page.links.filter(({ href }) => /^https?:/.test(href) && !href.startsWith(site.published));
      if (page.kind === "references" && !links.length) say(`${page.address}: there is no link to another site`);
      if (page.kind === "references" && links.length && !folded.replaceAll(" ", "").includes(links[0].href.replaceAll(" ", ""))) say(`${page.address}: ${links[0].href} is not printed`);
    }
  });

  await proof.check("easy read is large, ranged left and whole: on screen, on paper, on no more than 24 sheets", async (say) => {
    const easy = pages.filter((page) => page.kind.includes("easy-read"));
    const measure = () =>
      [...document.querySelectorAll(".easy p, .easy li, .easy h1, .easy h2")].filter((one) => one.checkVisibility()).map((one) => {
        const style = getComputedStyle(one);
        return {
          what: one.textContent.trim().slice(0, 40), size: parseFloat(style.fontSize), align: style.textAlign, slanted: style.fontStyle !== "normal",
          capitals: style.textTransform === "uppercase", hyphens: style.hyphens === "auto",
        };
      });
    await visit(browser, site, easy, {}, async (tab, page) => {
      for (const [media, least] of [["screen", 16], ["print", (14 * 96) / 72]]) {
        await tab.emulateMedia({ media });
        for (const { what, size, align, slanted, capitals, hyphens } of await tab.evaluate(measure)) {
          const wrong = [size < least - 0.1 && `${size} px`, !["left", "start"].includes(align) && align, slanted && "italics", capitals && "capitals", hyphens && "hyphenated"].filter(Boolean);
          if (wrong.length) say(`${page.address}: ${media}: “${what}”: ${wrong.join(", ")}`);
        }
      }
      const split = await tab.evaluate(() => [...document.querySelectorAll(".idea")].filter((one) => getComputedStyle(one).breakInside !== "avoid").length);
      if (split) say(`${page.address}: ${split} ideas may be split over two sheets`);
      const sheets = files.get(page)?.sheets;
      if (sheets > 24) say(`${page.address}: ${sheets} sheets`);
    });
    return `${easy.length} pages`;
  });
}
