// Writes the theme's pictograms, one SVG each:  node scripts/assets.mjs OUTPUT [THEME]
//
// Reads THEME/pictograms.toml (themes/default when not given). A pictogram is a drawing of the healthicons collection
// ("icon") or a file of the theme's own ("file"), perhaps with another one small in its corner ("badge"). Every mistake is
// reported before anything is written.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = process.argv[2];
const theme = process.argv[3] ?? join(root, "themes/default");
if (!output) {
  console.error("usage: node scripts/assets.mjs OUTPUT [THEME]");
  process.exit(2);
}

const list = join(theme, "pictograms.toml");
const load = createRequire(import.meta.url);
const collection = load("@iconify-json/healthicons/icons.json");
const about = load("@iconify-json/healthicons/info.json");
const { pictogram: pictograms = [], source: sources = [] } = parse(readFileSync(list, "utf8"));
const colours = parse(readFileSync(join(theme, "theme.toml"), "utf8")).pictograms ?? {};
const { ink = "#000000", tile = "#ffffff", "ink-dark": inkDark = ink, "tile-dark": tileDark = tile } = colours;

const mistakes = [];
const say = (id, what) => mistakes.push(`${list}: pictogram "${id}": ${what}`);

const bodyOf = (text) => {
  const match = /^<svg[^>]*viewBox="0 0 48 48"[^>]*>([\s\S]*)<\/svg>\s*$/.exec(text);
  if (!match) throw new Error('not one <svg> with viewBox="0 0 48 48"');
  if (/<(script|style|foreignObject|image)\b|\bon\w+=|href=/i.test(match[1])) throw new Error("holds more than shapes");
  return match[1];
};

// The drawing itself, without its badge.
function shapes({ id, icon, file }) {
  if (!icon === !file) say(id, 'needs either "icon" or "file"');
  else if (icon && !collection.icons[icon]) say(id, `healthicons has no icon "${icon}"`);
  else if (icon) return collection.icons[icon].body;
  else {
    try {
      return bodyOf(readFileSync(join(theme, file), "utf8"));
    } catch (error) {
      say(id, `${file}: ${error.message}`);
    }
  }
  return "";
}

// Pictures stand in <img>, which no style sheet reaches: each brings its own ground, so that what it is drawn in always
// stands out from it. Paper is never dark.
const frame = (body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 58 58" color="${ink}" fill="currentColor"><style>` +
  `svg{background:${tile}}@media screen and (prefers-color-scheme:dark){svg{color:${inkDark};background:${tileDark}}}` +
  `@media (forced-colors:active){svg{color:CanvasText;background:Canvas}}</style>${body}</svg>\n`;

// A second picture in the lower right corner, with a gap around it.
const withBadge = (body, badge) =>
  `<clipPath id="rest"><path clip-rule="evenodd" d="M-9 -9h80v80h-80zM46 30.5a15.5 15.5 0 1 0 0 31a15.500 15.500 0 1 0 0-31"/></clipPath>` +
  `<g transform="translate(-1 -1) scale(.84)"><g clip-path="url(#rest)">${body}</g></g><g transform="translate(26 27) scale(.5)">${badge}</g>`;

const byId = new Map();
for (const each of pictograms) {
  const { id, name, meaning } = each;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id ?? "")) say(id, "an id is lower-case words joined by hyphens");
  if (byId.has(id)) say(id, "is there twice");
  for (const [what, text] of Object.entries({ name, meaning })) if (!text?.en || !text?.cy) say(id, `needs a ${what} in en and cy`);
  byId.set(id, each);
}
const drawings = new Map();
for (const each of pictograms) {
  const badge = each.badge ? byId.get(each.badge) : null;
  if (each.badge && (!badge || badge.badge)) say(each.id, `its badge "${each.badge}" is no pictogram without a badge`);
  else drawings.set(each.id, frame(badge ? withBadge(shapes(each), shapes(badge)) : shapes(each)));
}
const source = sources.find(({ id }) => id === "healthicons");
if (pictograms.some(({ icon }) => icon) && source?.licence !== about.license.title)
  mistakes.push(`${list}: the source "healthicons" must say its licence: ${about.license.title}`);
if (mistakes.length) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}

mkdirSync(output, { recursive: true });
for (const [id, svg] of drawings) writeFileSync(join(output, `${id}.svg`), svg);
writeFileSync(
  join(output, "LICENCE.txt"),
  `Drawings from ${about.name} by ${about.author.name}: ${about.author.url}\n` +
    `Licence: ${about.license.title}, ${about.license.url}\n`,
);
console.log(`${drawings.size} pictograms`);
