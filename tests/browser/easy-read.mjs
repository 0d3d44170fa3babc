// Easy read, on every easy-read page of the site: one idea to a row with its picture on the left, large words, big targets,
// room for words of twice the size, pictures that stand out, a voice where there is one; and on paper A4, 14 pt, no idea
// split, numbered, no more than 24 sheets.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { visit } from "./browser.mjs";
import { Skip } from "./proof.mjs";

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
const leastTarget = 44;
const leastPoints = 14;
const mostSheets = 24;
const leastContrast = 4.5;

export async function easyReadChecks(proof, site, browser) {
  const easy = site.pages.filter((page) => /easy-read/.test(page.kind));
  const editions = easy.filter((page) => page.kind === "easy-read-whole");
  const looked = `${easy.length} pages in ${site.languages.join(" and ")}`;
  // One page of each kind and language, for what is slow and the same on all of a kind.
  const examples = [...new Map(easy.map((page) => [`${page.kind} ${page.lang}`, page])).values()];

  // Each page is opened once, and looked at in every way.
  const ways = { wide: { width: wide }, narrow: { width: narrow }, doubled: { width: wide, doubled: true }, "narrow and doubled": { width: narrow, doubled: true } };
  const found = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  const shapes = new Map();
  const drawn = new Set();
  const unclear = [];
  let rows = 0;
  await visit(browser, site, easy, { viewport: wide, bypassCSP: true }, async (tab, page) => {
    const style = await tab.addStyleTag({ content: ".doubled { font-size: 200% !important }" });
    for (const [way, { width, doubled }] of Object.entries(ways)) {
      await tab.setViewportSize(width);
      await tab.evaluate((on) => document.documentElement.classList.toggle("doubled", on), Boolean(doubled));
      const { wrong, count } = await tab.evaluate(measure, { leastTarget });
      if (way === "wide") rows += count;
      found[way].push(...wrong.map((what) => `${page.address}: ${what}`));
    }
    unclear.push(...(await tab.evaluate(standing)).map((what) => `${page.address}: ${what}`));
    shapes.set(page.address, await tab.evaluate(() => ({
      pictures: [...document.querySelectorAll(".ideas .idea img")].map((image) => image.getAttribute("src")).join(" "),
      other: new URL(document.querySelector(".languages a").href).pathname,
    })));
    for (const source of await tab.evaluate(() => [...document.querySelectorAll(".easy img")].map((image) => image.src))) if (/pictograms/.test(source)) drawn.add(source);
    await style.dispose();
  });

  await proof.check("easy read is in every language, page for page, picture for picture", (say) => {
    // Lists stand in each language's own alphabet.
    const listed = new Set(easy.filter((page) => page.kind === "easy-read-providers").map((page) => page.address));
    for (const [address, { pictures, other }] of shapes) {
      if (!shapes.has(other)) say(`${address}: there is no such page in the other language`);
      else if (!listed.has(address) && shapes.get(other).pictures !== pictures) say(`${address}: the other language has other pictures`);
    }
    return looked;
  });
  const sentences = {
    wide: "each idea is a row: one picture on the left, words on the right, large and ranged left, big targets",
    narrow: "and on a screen of 320 px",
    doubled: "and with text of twice the size",
    "narrow and doubled": "and with text of twice the size on a screen of 320 px",
  };
  for (const [way, sentence] of Object.entries(sentences))
    await proof.check(sentence, (say) => {
      found[way].forEach(say);
      return `${rows} ideas and words on ${looked}`;
    });
  await proof.check("every page says who checked it, or that nobody has; the way on is clear; whom to ask stands at the end", (say) => {
    unclear.forEach(say);
    return looked;
  });

  await proof.check("hard words are bold where they first come, with their meaning beside, and all together at the end", async (say) => {
    let words = 0;
    await visit(browser, site, editions, { viewport: wide }, async (tab, page) => {
      const { explained, bold, atTheEnd } = await tab.evaluate(() => {
        const text = (one) => one.textContent.trim().replace(/:$/, "").toLowerCase();
        return {
          explained: [...document.querySelectorAll(".word strong")].map(text),
          bold: [...document.querySelectorAll(".idea-text > p:not(.word) strong")].map(text),
          atTheEnd: [...document.querySelectorAll(".words dt")].map(text),
        };
      });
      words += atTheEnd.length;
      for (const word of explained) if (!atTheEnd.includes(word)) say(`${page.address}: “${word}” is explained, but is not at the end`);
      for (const word of atTheEnd) if (!explained.includes(word)) say(`${page.address}: “${word}” is at the end, but not explained where it comes`);
      if (bold.length < atTheEnd.length) say(`${page.address}: ${bold.length} bold words, ${atTheEnd.length} explained`);
    });
    return `${words} words in ${editions.length} editions`;
  });

  await pictures(proof, site, browser, easy[0], drawn);
  await aloud(proof, site, browser, examples);
  await credits(proof, site, browser);
  await paper(proof, site, browser, [...editions, ...examples.filter((page) => page.kind === "provider-easy-read")]);
}

// In the page: every row, its picture, its words, and everything that can be pressed.
function measure({ leastTarget }) {
  const wrong = [];
  const text = (one) => one.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  const rows = [...document.querySelectorAll(".easy .idea")];
  for (const row of rows) {
    const images = [...row.querySelectorAll("img")];
    const inWords = row.closest(".words") !== null;
    if (images.length !== 1 && !(inWords && !images.length)) wrong.push(`“${text(row)}”: ${images.length} pictures`);
    const words = row.querySelector(".idea-text");
    const [left, right] = [row.querySelector(".idea-picture").getBoundingClientRect(), words.getBoundingClientRect()];
    if (left.right > right.left + 1) wrong.push(`“${text(row)}”: the words are not to the right of the picture`);
    if (left.bottom < right.top || left.top > right.bottom) wrong.push(`“${text(row)}”: picture and words are not in one row`);
    if (images[0] && (!images[0].complete || !images[0].naturalWidth)) wrong.push(`“${text(row)}”: its picture does not load`);
    if (left.width < 64) wrong.push(`“${text(row)}”: a picture of ${left.width} px`);
    if (!words.textContent.trim()) wrong.push("a row without words");
    if (row.compareDocumentPosition(words) && images[0] && !(images[0].compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push(`“${text(row)}”: the words come before the picture`);
  }
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const one of document.querySelectorAll(".easy :is(p, li, dt, dd, h1, h2, a)")) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const faults = [
      parseFloat(style.fontSize) < size - 0.1 && `${style.fontSize}`,
      !["left", "start"].includes(style.textAlign) && style.textAlign !== "center" && style.textAlign,
      style.textAlign === "center" && !one.matches(".easy-step") && "centred",
      style.fontStyle !== "normal" && "italics", style.textTransform !== "none" && style.textTransform, style.hyphens === "auto" && "hyphenated",
    ].filter(Boolean);
    if (faults.length) wrong.push(`“${text(one)}”: ${faults.join(", ")}`);
  }
  // Ideas are read larger still than the least.
  for (const one of document.querySelectorAll(".idea-text p")) if (parseFloat(getComputedStyle(one).fontSize) < 20) wrong.push(`“${text(one)}” is only ${getComputedStyle(one).fontSize}`);
  for (const one of document.querySelectorAll(".easy :is(a, button)")) {
    if (!one.checkVisibility()) continue;
    const { width, height } = one.getBoundingClientRect();
    const link = one.matches(".idea-text a, .words a");
    if (height < leastTarget - 0.5 || (!link && width < leastTarget)) wrong.push(`“${text(one)}” is ${Math.round(width)} by ${Math.round(height)} px to press`);
  }
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wrong.push(`${scrollWidth} px wide on a screen of ${clientWidth}`);
  return { wrong: wrong.slice(0, 6), count: rows.length };
}

// In the page: the stamp, the way on, the contact.
function standing() {
  const wrong = [];
  const kind = document.body.className.replace(/^.*\bpage-/, "");
  const stamps = document.querySelectorAll(".easy .stamp");
  if (stamps.length !== 1) wrong.push(`${stamps.length} stamps`);
  if (kind === "easy-read-whole" && !document.querySelector(".easy h1 + .stamp")) wrong.push("the stamp is not under the title of what is printed");
  const next = document.querySelector('.easy-steps a[rel="next"]');
  if (["easy-read-page", "easy-read-words"].includes(kind)) {
    const all = document.querySelector(".easy-steps .easy-all");
    if (!all) wrong.push("no way to all pages");
    if (kind === "easy-read-words" && next) wrong.push("a page after the last");
  }
  const last = kind === "easy-read-whole" || kind === "easy-read-words" || (kind === "easy-read-page" && !next);
  const ask = document.querySelector(".easy-ask");
  if (last && !ask) wrong.push("nobody to ask at the end");
  if (last && ask && (!ask.querySelector('a[href^="tel:"]') || ask.querySelector("p").textContent.trim().split(/\s+/).length < 3)) wrong.push("no role or no phone number to ask");
  if (!last && ask) wrong.push("whom to ask stands on a page that is not the last");
  if (kind === "easy-read" && document.querySelectorAll(".easy-contents a").length !== document.querySelectorAll(".easy-contents img").length) wrong.push("a line of the contents without its picture");
  return wrong;
}

// What a picture is drawn in must stand out from its ground, as it is seen.
async function pictures(proof, site, browser, first, sources) {
  const ways = { "by day": { colorScheme: "light" }, "by night": { colorScheme: "dark" }, "in forced colours": { forcedColors: "active" }, "in forced dark colours": { forcedColors: "active", colorScheme: "dark" } };
  for (const [way, options] of Object.entries(ways))
    await proof.check(`every pictogram stands out from its ground ${way}`, async (say) => {
      const context = await browser.newContext({ viewport: wide, ...options });
      const tab = await context.newPage();
      await tab.goto(`${site.origin}${first.address}`);
      for (const source of sources) {
        const ratio = await tab.evaluate(contrastOf, source);
        if (!(ratio >= leastContrast)) say(`${source.split("/").pop()}: ${ratio.toFixed(1)} to 1`);
      }
      await context.close();
      return `${sources.size} pictograms`;
    });
}

// In the page: the contrast of a picture's two commonest colours.
async function contrastOf(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 96, height: 96 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(image, 0, 0, 96, 96);
  const { data } = pen.getImageData(0, 0, 96, 96);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 250) continue;
    const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [one, two] = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 2).map(([colour]) => {
    const [r, g, b] = colour.split(",").map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  return two === undefined ? 1 : (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

// A voice that the test brings: it ends each sentence at once, and remembers what it said.
const voices = (languages, local) => `
  window.spoken = [];
  const synthesis = new EventTarget();
  synthesis.getVoices = () => ${JSON.stringify(languages)}.map((lang) => ({ lang, localService: ${local}, name: lang }));
  synthesis.speak = (utterance) => { window.spoken.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.lang }); if (!window.held) setTimeout(() => utterance.onend?.(), 5); };
  synthesis.cancel = () => {};
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { writable: true, value: null });
`;

async function aloud(proof, site, browser, examples) {
  const withVoices = async (languages, local, look) => {
    const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce" });
    await context.addInitScript(voices(languages, local));
    const tab = await context.newPage();
    const asked = [];
    context.on("request", (request) => asked.push(request.url()));
    for (const page of examples) {
      await tab.goto(site.origin + page.address);
      await look(tab, page, asked);
    }
    await context.close();
  };

  await proof.check("a page is read aloud sentence by sentence, in its language, by a voice of this device", async (say) => {
    let sentences = 0;
    await withVoices(["en-GB", "cy-GB"], true, async (tab, page, asked) => {
      const button = tab.locator(".aloud button").first();
      if (!(await button.count())) return say(`${page.address}: no button`);
      const before = asked.length;
      const marked = await tab.evaluate(() => window.CSS?.highlights?.get("aloud") !== undefined);
      if (!marked) say(`${page.address}: the sentence that is read is not shown`);
      await button.focus();
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => document.querySelectorAll(".aloud button")[1].hidden, undefined, { timeout: 20000 });
      const { spoken, text } = await tab.evaluate(() => ({ spoken: window.spoken, text: [...document.querySelectorAll(".easy .idea-text")].map((one) => one.textContent).join(" ") }));
      sentences += spoken.length;
      const folded = (words) => words.replace(/\s+/g, "");
      const said = folded(spoken.map((one) => one.text).join(""));
      for (const row of text.split(/(?<=[.!?:])\s+/)) if (folded(row) && !said.includes(folded(row))) say(`${page.address}: not read: “${row.trim().slice(0, 60)}”`);
      if (spoken.some((one) => one.voice?.slice(0, 2) !== page.lang)) say(`${page.address}: read by a voice of another language`);
      if (asked.length !== before) say(`${page.address}: reading aloud asks for ${asked[before]}`);
    });
    return `${sentences} sentences on ${examples.length} pages`;
  });

  await proof.check("reading aloud can wait, go on at the same sentence, and stop", async (say) => {
    await withVoices(["en-GB", "cy-GB"], true, async (tab, page) => {
      await tab.evaluate(() => { window.held = true; });
      const [main, stop] = [tab.locator(".aloud button").nth(0), tab.locator(".aloud button").nth(1)];
      const name = () => main.textContent();
      const [read] = [await name()];
      await main.click();
      const wait = await name();
      await main.click();
      const on = await name();
      await main.click();
      const spoken = await tab.evaluate(() => window.spoken.map((one) => one.text));
      if (new Set([read, wait, on]).size !== 3) say(`${page.address}: the button says “${read}”, “${wait}”, “${on}”`);
      if (spoken.length !== 2 || spoken[0] !== spoken[1]) say(`${page.address}: it does not go on where it was: ${JSON.stringify(spoken)}`);
      await stop.click();
      if ((await name()) !== read || (await stop.isVisible())) say(`${page.address}: it does not stop`);
    });
    return `${examples.length} pages`;
  });

  await proof.check("without a voice of the page's language on this device there is no button", async (say) => {
    const none = (why) => async (tab, page) => {
      if (await tab.locator(".aloud button").count()) say(`${page.address}: there is a button with ${why}`);
    };
    await withVoices([], true, none("no voice"));
    await withVoices(["fr-FR"], true, none("a French voice"));
    await withVoices(["en-GB", "cy-GB"], false, none("voices elsewhere"));
    return `${examples.length} pages, three ways`;
  });
}

async function credits(proof, site, browser) {
  await proof.check("every picture that a page shows is credited, with its licence, in each language", async (say) => {
    const shown = new Set();
    for (const page of site.pages.filter(({ kind }) => kind !== "pictures")) {
      const ours = page.kind.includes("easy-read") ? /<img src="[^"]*assets\/((?:pictograms|documents)\/[^"]*)"/g : /<img src="[^"]*assets\/(pictograms\/[^"]*)"/g;
      for (const [, source] of site.read(page.file).toString().matchAll(ours)) shown.add(source);
    }
    const pages = site.pages.filter((page) => page.kind === "pictures");
    if (pages.length !== site.languages.length) say(`${pages.length} pages of credits`);
    await visit(browser, site, pages, { viewport: wide }, async (tab, page) => {
      const credited = await tab.evaluate(() => [...document.querySelectorAll("main img")].map((image) => ({ source: image.getAttribute("src").replace(/^.*assets\//, ""), licensed: /MIT|OGL/.test((image.closest("section").querySelector(":scope > p") ?? image.closest("li")).textContent) })));
      const sources = new Set(credited.map((one) => one.source));
      for (const source of shown) if (!sources.has(source)) say(`${page.address}: ${source} is not credited`);
      for (const { source, licensed } of credited) if (!licensed) say(`${page.address}: ${source} has no licence`);
    });
    return `${shown.size} pictures`;
  });
}

// On paper.
async function paper(proof, site, browser, pages) {
  const run = (tool, ...options) => spawnSync(tool, options, { encoding: "utf8", maxBuffer: 1 << 28 });
  const missing = ["pdftotext", "pdftohtml", "pdfinfo"].some((tool) => run(tool, "-v").error);
  let sheets = 0;
  const words = (text) => text.replace(/\s+/g, " ").trim();

  await proof.check(`on paper easy read is A4, ${leastPoints} pt or more, numbered, on no more than ${mostSheets} sheets, and no idea is split`, async (say) => {
    if (missing) throw new Skip("needs pdftotext, pdftohtml and pdfinfo, of poppler-utils");
    await visit(browser, site, pages, { viewport: wide }, async (tab, page) => {
      await tab.emulateMedia({ media: "print" });
      const file = join(site.build, "proof", `easy-${page.address.replaceAll("/", "-")}.pdf`);
      writeFileSync(file, await tab.pdf({ preferCSSPageSize: true, tagged: true, outline: true }));
      const info = run("pdfinfo", file).stdout;
      const count = Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]);
      sheets += count;
      if (!/Page size:.*A4/.test(info)) say(`${page.address}: ${/Page size:.*/.exec(info)}`);
      if (!(count >= 1 && count <= mostSheets)) say(`${page.address}: ${count} sheets`);
      const printed = [...run("pdftotext", "-bbox-layout", file, "-").stdout.matchAll(/<page [^>]*>([\s\S]*?)<\/page>/g)].map(([, sheet]) => sheet);
      printed.forEach((sheet, i) => {
        const plain = words([...sheet.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map(([, word]) => word).join(" "));
        if (!plain.includes(`${i + 1} / ${count}`)) say(`${page.address}: sheet ${i + 1} is not numbered`);
      });
      for (const what of await splits(tab, file, run)) say(`${page.address}: ${what}`);
      if (page.kind === "easy-read-whole") for (const sheet of await bare(tab, file, run)) say(`${page.address}: sheet ${sheet} holds nothing of the booklet`);
      for (const [what, points] of await tab.evaluate(sizes)) if (points < leastPoints - 0.05) say(`${page.address}: “${what}” is ${points} pt`);
      for (const points of fontSizes(run, file)) if (points < leastPoints) say(`${page.address}: letters of ${points} pt on paper`);
    });
    return `${pages.length} files, ${sheets} sheets`;
  });
}

// Which ideas have words on more than one sheet.
async function splits(tab, file, run) {
  const rows = await tab.evaluate(() => [...document.querySelectorAll(".easy .idea .idea-text")].map((one) => one.textContent.replace(/\s+/g, "")));
  const sheets = run("pdftotext", "-layout", file, "-").stdout.split("\f").map((sheet) => sheet.replace(/\s+/g, ""));
  return rows.filter((row) => !sheets.some((sheet) => sheet.includes(row))).map((row) => `split over two sheets: “${row.slice(0, 60)}”`);
}

// The sheets that only the foot of the page has come to stand on.
async function bare(tab, file, run) {
  const rows = await tab.evaluate(() => [...document.querySelectorAll(".easy .idea .idea-text, .easy .stamp")].map((one) => one.textContent.replace(/\s+/g, "")));
  const sheets = run("pdftotext", "-layout", file, "-").stdout.split("\f").map((sheet) => sheet.replace(/\s+/g, ""));
  return sheets.flatMap((sheet, i) => (sheet && !rows.some((row) => sheet.includes(row)) ? [i + 1] : []));
}

// In the page, set for paper: the size of every text in points.
function sizes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const all = [];
  while (walker.nextNode()) {
    const one = walker.currentNode;
    if (!one.data.trim() || !one.parentElement.checkVisibility() || one.parentElement.closest(".visually-hidden")) continue;
    all.push([one.data.trim().slice(0, 40), (parseFloat(getComputedStyle(one.parentElement).fontSize) * 72) / 96]);
  }
  return all;
}

// The sizes of letters as they are in the file, in points.
function fontSizes(run, file) {
  const { stdout } = run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", file);
  const sizes = [...stdout.matchAll(/<fontspec [^>]*size="(\d+)"/g)].map(([, size]) => Number(size));
  return sizes.length ? [Math.min(...sizes)] : [0];
}
