// Every kind of chart, with long names, in a publication of its own: nothing is laid over anything or cut off, and all of
// it can be seen, on any screen, at any size of text, in any colours and on paper.
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { visit } from "./browser.mjs";
import { build, filesBelow } from "./site.mjs";

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
const ways = [
  { name: "1280 px", viewport: wide },
  { name: "320 px", viewport: narrow },
  { name: "640 px", viewport: { width: 640, height: 900 } },
  { name: "1280 px, text doubled", viewport: wide, text: "200%" },
  { name: "320 px, text doubled", viewport: narrow, text: "200%" },
  { name: "dark", viewport: wide, colorScheme: "dark" },
  { name: "dark, 320 px", viewport: narrow, colorScheme: "dark" },
  { name: "forced colours", viewport: wide, forcedColors: "active" },
  { name: "forced colours, dark", viewport: narrow, forcedColors: "active", colorScheme: "dark" },
  { name: "paper", viewport: { width: 665, height: 980 }, media: "print" },  // A4 less its margins
  { name: "paper, from a dark screen", viewport: { width: 665, height: 980 }, media: "print", colorScheme: "dark" },
];
const kinds = [".chart-bar", ".chart-pattern", ".chart-line", ".chart-projected", ".chart-range", ".chart-point-3", ".chart-panels", ".chart-missing", ".chart-bar-4"];

export async function chartChecks(proof, site, browser) {
  const folder = join(site.build, "charts-test");
  let built = false;
  await proof.check("a publication with every kind of chart builds", () => {
    build(site, join(site.source, "tests/browser/charts"), folder);
    built = true;
  });
  if (!built) return;
  const pages = filesBelow(folder).filter((name) => /\/(charts|siartiau)\/index\.html$/.test(name)).map((name) => ({ address: `/${name.replace(/index\.html$/, "")}` }));
  const server = await serve(folder, 0);
  const charts = { ...site, origin: `http://127.0.0.1:${server.address().port}` };
  try {
    for (const { name, text, media, ...options } of ways)
      await proof.check(`charts: ${name}: no label meets another or leaves the page, and all can be seen`, async (say) => {
        const seen = { drawings: 0, labels: 0, shapes: 0 };
        await visit(browser, charts, pages, options, async (tab, page) => {
          if (media) await tab.emulateMedia({ media });
          if (text) await tab.evaluate((size) => { document.documentElement.style.fontSize = size; }, text);
          const found = await tab.evaluate(look, kinds);
          for (const problem of found.problems) say(`${page.address}: ${problem}`);
          for (const what of Object.keys(seen)) seen[what] += found[what];
        });
        if (pages.length !== 2 || seen.drawings < 40) say(`${seen.drawings} drawings on ${pages.length} pages`);
        return `${seen.labels} labels and ${seen.shapes} shapes in ${seen.drawings} drawings`;
      });
  } finally {
    server.close();
    server.closeAllConnections?.();
  }
}

// In the page.
function look(kinds) {
  const problems = kinds.filter((kind) => !document.querySelector(kind)).map((kind) => `there is no ${kind}`);
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return matchMedia("print").matches ? "rgb(255, 255, 255)" : getComputedStyle(document.documentElement).backgroundColor;
  };
  const drawings = [...document.querySelectorAll(".chart-svg")].filter((svg) => svg.checkVisibility());
  let labels = 0;
  let shapes = 0;
  for (const svg of drawings) {
    const paper = behind(svg.closest(".chart"));
    const where = `${svg.querySelector("title").id}: `;
    const frame = svg.getBoundingClientRect();
    const picture = svg.closest(".chart-picture").getBoundingClientRect();
    if (frame.right > picture.right + 1 || picture.right > document.documentElement.clientWidth + 1) problems.push(`${where}wider than its place`);
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ text, words: text.textContent, box: text.getBoundingClientRect() }));
    labels += texts.length;
    for (const { text, words, box } of texts) {
      const size = parseFloat(getComputedStyle(text).fontSize);
      if (size < 11.5) problems.push(`${where}“${words}” is ${size} px`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) problems.push(`${where}“${words}” leaves the drawing`);
      const colour = getComputedStyle(text).fill;
      if (contrast(colour, paper) < 4.5) problems.push(`${where}“${words}” is ${colour} on ${paper}`);
    }
    // A line's box is as high as the font's tallest sign: what is drawn of it, from a capital's top to a descender's end.
    const ink = ({ box }) => ({ left: box.left, right: box.right, top: box.top + box.height * 0.14, bottom: box.bottom - box.height * 0.06 });
    texts.forEach((one, i) => {
      const a = ink(one);
      for (const other of texts.slice(i + 1)) {
        const b = ink(other);
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) problems.push(`${where}“${one.words}” meets “${other.words}”`);
      }
    });
    for (const shape of svg.querySelectorAll(".chart-bar, .chart-point, .chart-line, .chart-range, .chart-axis")) {
      const style = getComputedStyle(shape);
      const colour = shape.localName === "line" || shape.classList.contains("chart-projected") ? style.stroke : style.fill;
      if (contrast(colour, paper) < 3) problems.push(`${where}${shape.getAttribute("class")} is ${colour} on ${paper}`);
      shapes += 1;
    }
    for (const line of svg.querySelectorAll(".chart-pattern-line"))
      if (contrast(getComputedStyle(line).stroke, paper) > 1.2) problems.push(`${where}a pattern is ${getComputedStyle(line).stroke} on ${paper}`);
  }
  return { problems, drawings: drawings.length, labels, shapes };
}
