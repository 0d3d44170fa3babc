// The pages in a real browser: without barriers, without sideways scrolling, by keyboard, in forced colours, without scripts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const axe = readFileSync(join(dirname(createRequire(import.meta.url).resolve("axe-core")), "axe.min.js"), "utf8");
// Rules that a change of colours can break; all the others find the same by day and by night.
const colours = ["color-contrast", "link-in-text-block"];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

// Opens each page in turn, a few at a time, and hands it over.
export async function visit(browser, site, pages, options, look) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const queue = [...pages];
  const worker = async () => {
    const tab = await context.newPage();
    for (let page = queue.shift(); page; page = queue.shift()) {
      await tab.goto(site.origin + page.address, { waitUntil: "load" });
      await look(tab, page, context);
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    await context.close();
  }
}

// What axe-core has against a page as it stands, and whether it is too wide.
export async function barriers(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const wider = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), ...(wider > 0 ? [`${wider} px too wide`] : [])];
}

export async function browserChecks(proof, site, browser) {
  const { examples } = site;
  const kinds = new Set(examples.map((page) => page.kind));
  const looked = `${examples.length} pages of ${kinds.size} kinds in ${site.languages.join(" and ")}`;
  const overflows = [];
  const strange = [];

  await proof.check("axe-core finds no barrier, wide and narrow, light and dark", async (say) => {
    const found = new Map();
    await visit(browser, site, examples, { viewport: wide }, async (tab, page, context) => {
      if (!context.watched) {
        context.watched = true;
        context.on("request", (request) => {
          if (!request.url().startsWith(`${site.origin}/`)) strange.push(`${request.url()} is asked for`);
        });
        context.on("response", (response) => {
          if (response.status() >= 400) strange.push(`${response.url()} answers ${response.status()}`);
        });
        context.on("console", (message) => {
          if (["error", "warning"].includes(message.type())) strange.push(`${message.page()?.url()}: ${message.text()}`);
        });
        context.on("weberror", (error) => strange.push(`${error.page()?.url()}: ${error.error()}`));
        await tab.reload();
      }
      await tab.evaluate(axe);
      for (const viewport of [wide, narrow]) {
        await tab.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"]) {
          await tab.emulateMedia({ colorScheme });
          const runOnly = colorScheme === "light" ? { type: "tag", values: tags } : { type: "rule", values: colours };
          const { violations } = await tab.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), runOnly);
          for (const { id, help, nodes } of violations)
            for (const { target, failureSummary } of nodes) {
              const key = `${page.address}: ${id}: ${help}: ${target.join(" ")}`;
              found.set(key, { where: [...(found.get(key)?.where ?? []), `${viewport.width} px ${colorScheme}`], summary: failureSummary.split("\n").slice(1).join(" ").trim() });
            }
        }
        if (viewport === narrow) overflows.push(...(await tab.evaluate(tooWide)).map((what) => `${page.address}: ${what}`));
      }
    });
    for (const [key, { where, summary }] of found) say(`${key} (${where.join(", ")})\n${summary}`);
    return `${looked}, four ways each`;
  });

  await proof.check("nothing is wider than a screen of 320 px but what scrolls by itself", (say) => {
    overflows.forEach(say);
    return looked;
  });

  await proof.check("no page asks for anything from elsewhere, and the console stays silent", (say) => {
    [...new Set(strange)].forEach(say);
    return looked;
  });

  // One page of each kind, but where there is too much to step through.
  const stepped = [...new Map(examples.filter((page) => page.links.length < 150).map((page) => [`${page.kind} ${page.lang}`, page])).values()];
  const byKeyboard = (name, options) =>
    proof.check(name, async (say) => {
      let stops = 0;
      await visit(browser, site, stepped, options, async (tab, page) => {
        const expected = await tab.evaluate((selector) => {
          window.places = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ checkVisibilityCSS: true }));
          return window.places.map((one) => `${one.localName} “${(one.textContent || one.ariaLabel || one.id).trim().slice(0, 40)}”`);
        }, focusable);
        const reached = new Set();
        for (let step = 0; step < expected.length + 10 && reached.size < expected.length; step += 1) {
          await tab.keyboard.press("Tab");
          const at = await tab.evaluate(focused);
          if (!at) continue;
          if (at.index >= 0 && at.index < Math.max(-1, ...reached)) say(`${page.address}: the focus goes back to ${expected[at.index]}`);
          if (at.index >= 0) reached.add(at.index);
          if (!at.shown) say(`${page.address}: nothing shows that the focus is on ${at.what}`);
          if (!at.inView) say(`${page.address}: ${at.what} has the focus out of sight`);
        }
        expected.forEach((what, i) => reached.has(i) || say(`${page.address}: the keyboard never reaches ${what}`));
        stops += reached.size;
        const skip = page.kind === "choose-language" ? null : await tab.evaluate(() => document.querySelector(".skip")?.focus() ?? document.activeElement.className);
        if (skip !== null) {
          await tab.keyboard.press("Enter");
          if (!(await tab.evaluate(() => document.activeElement.id === "main"))) say(`${page.address}: the skip link does not lead to the main content`);
        }
      });
      return `${stops} stops on ${stepped.length} pages`;
    });
  await byKeyboard("the keyboard reaches everything in order, and the focus is seen", { viewport: wide });
  await byKeyboard("the focus is seen in forced colours, on a narrow screen", { viewport: narrow, forcedColors: "active" });

  await proof.check("in forced colours every chart and picture still stands out", async (say) => {
    const drawn = examples.filter((page) => page.features.includes(".chart-svg"));
    let bars = 0;
    for (const colorScheme of ["light", "dark"])
      await visit(browser, site, drawn, { viewport: wide, forcedColors: "active", colorScheme }, async (tab, page) => {
        const { count, lost } = await tab.evaluate(() => {
          const shapes = [...document.querySelectorAll(".chart-svg rect, .chart-svg :not(pattern) > path, .chart-svg text, .chart-svg line")];
          const paper = getComputedStyle(document.body).backgroundColor;
          const lost = shapes.filter((shape) => {
            const { fill, stroke } = getComputedStyle(shape);
            return [paper, "none", "rgba(0, 0, 0, 0)"].includes(fill) && [paper, "none", "rgba(0, 0, 0, 0)"].includes(stroke);
          });
          return { count: shapes.length, lost: lost.map((shape) => shape.outerHTML.slice(0, 80)) };
        });
        bars += count;
        for (const shape of lost.slice(0, 3)) say(`${page.address}: ${colorScheme}: ${shape}`);
      });
    return `${bars} shapes on ${drawn.length} pages`;
  });

  await proof.check("a page says and offers the same where scripts do not run", async (say) => {
    const said = (javaScriptEnabled) => {
      const texts = new Map();
      return visit(browser, site, stepped, { viewport: wide, javaScriptEnabled }, async (tab, page) => {
        const text = await tab.locator("body").innerText();
        texts.set(page.address, text.split(/\n+/).map((line) => line.trim()).filter(Boolean));
      }).then(() => texts);
    };
    const [without, withScripts] = [await said(false), await said(true)];
    for (const [address, lines] of withScripts) {
      const plain = new Set(without.get(address));
      // What the script adds are controls for what it does itself.
      const added = [...new Set(lines)].filter((line) => !plain.has(line));
      if (added.length > 3) say(`${address}: scripts alone show ${added.slice(0, 4).map((line) => `“${line.slice(0, 60)}”`).join(", ")}`);
    }
    return `${stepped.length} pages`;
  });

  // WCAG 1.4.12: a reader's own spacing of lines, words and letters.
  await proof.check("wider spacing of text cuts nothing off", async (say) => {
    await visit(browser, site, stepped, { viewport: narrow, bypassCSP: true }, async (tab, page) => {
      await tab.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }" });
      const cut = await tab.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((one) => !one.closest("svg, .visually-hidden") && getComputedStyle(one).overflowY === "hidden" && one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 2)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      for (const what of [...cut, ...(await tab.evaluate(tooWide))].slice(0, 3)) say(`${page.address}: ${what}`);
    });
    return `${stepped.length} pages`;
  });
}

// In the page: what sticks out sideways.
function tooWide() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (one) => one.closest("svg") || [...ancestors(one)].some((above) => getComputedStyle(above).overflowX !== "visible");
  function* ancestors(one) {
    for (let above = one.parentElement; above && above !== document.body; above = above.parentElement) yield above;
  }
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !scrolls(one));
  return [`${scrollWidth} px wide: ${out.slice(0, 2).map((one) => one.outerHTML.slice(0, 90)).join("  ")}`];
}

// In the page: what has the focus, whether that is shown, and whether it is on the screen.
function focused() {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const outlined = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  const boxes = [...one.getClientRects()];
  return {
    index: window.places.indexOf(one),
    what: `${one.localName}.${one.className} “${one.textContent.trim().slice(0, 40)}”`,
    // A link that fills a card shows it around the card, by its pseudo-element.
    shown: outlined(getComputedStyle(one)) || outlined(getComputedStyle(one, "::after")),
    inView: boxes.some((box) => {
      const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return box.bottom > 0 && box.top < innerHeight && top && (one.contains(top) || top.contains(one));
    }),
  };
}
