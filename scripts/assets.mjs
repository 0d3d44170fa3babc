// Writes the theme's pictograms, one SVG a name:  node scripts/assets.mjs OUTPUT [THEME]
//
// Reads THEME/pictograms.toml (themes/default when not given). A pictogram is a drawing of the healthicons collection
// ("icon") or a file of the theme's own ("file"). Every mistake is reported before anything is written.
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
const source = load("@iconify-json/healthicons/info.json");
const { pictogram: pictograms = [] } = parse(readFileSync(list, "utf8"));
const ink = parse(readFileSync(join(theme, "theme.toml"), "utf8")).pictograms?.ink ?? "#000000";

// Pictures stand in <img>, which no style sheet reaches: the colour is set here, and the paths take it as currentColor.
const wrap = (body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" color="${ink}" fill="currentColor">${body}</svg>\n`;

const bodyOf = (text) => {
  const match = /^<svg[^>]*viewBox="0 0 48 48"[^>]*>([\s\S]*)<\/svg>\s*$/.exec(text);
  if (!match) throw new Error('not one <svg> with viewBox="0 0 48 48"');
  if (/<(script|style|foreignObject|image)\b|\bon\w+=|href=/i.test(match[1])) throw new Error("holds more than shapes");
  return match[1];
};

const drawings = new Map();
const mistakes = [];
for (const { name, icon, file, meaning } of pictograms) {
  const say = (what) => mistakes.push(`${list}: pictogram "${name}": ${what}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name ?? "")) say("a name is lower-case words joined by hyphens");
  if (drawings.has(name)) say("named twice");
  if (!meaning?.en || !meaning?.cy) say("needs a meaning in en and cy");
  if (!icon === !file) say('needs either "icon" or "file"');
  else if (icon) {
    const drawing = collection.icons[icon];
    if (!drawing) say(`healthicons has no icon "${icon}"`);
    else drawings.set(name, wrap(drawing.body));
  } else {
    try {
      drawings.set(name, wrap(bodyOf(readFileSync(join(theme, file), "utf8"))));
    } catch (error) {
      say(`${file}: ${error.message}`);
    }
  }
}
if (mistakes.length) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}

mkdirSync(output, { recursive: true });
for (const [name, svg] of drawings) writeFileSync(join(output, `${name}.svg`), svg);
writeFileSync(
  join(output, "LICENCE.txt"),
  `Drawings from ${source.name} by ${source.author.name}: ${source.author.url}\n` +
    `Licence: ${source.license.title}, ${source.license.url}\n`,
);
console.log(`${drawings.size} pictograms`);
