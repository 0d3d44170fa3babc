// What is written in the files: valid HTML, CSS and SVG; one h1; no weight that a slow phone would feel.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const limit = 60_000; // bytes, compressed, of a page with its style and script

// What the Nu checker says that is no fault here; each with why.
const known = [
  // It reads the pages as files, which are no origin for the policy to allow; the browser checks see to that.
  /^Resource violates Content Security Policy \(meta tag\): .* “\/assets\//,
  // It takes JSON-LD for script: data is never run, and no policy is asked about it. Script of a page's own is looked for below.
  /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive/,
  // Its CSS grammar is older than containers and what is measured by them.
  /^CSS: “container-type”: Property “container-type” doesn't exist\.$/,
  /^CSS: Unrecognized at-rule “@container”$/,
  /^CSS: “--fits”: Parse Error\.$/, // measured in cqi
  /^CSS: “max-width”: Unknown dimension\.$/,
  // Nor does it know what is marked while a page is read aloud (CSS Custom Highlight API).
  /^CSS: Parse Error\. .*highlight\(aloud\) \{/s,
];

export async function markupChecks(proof, site) {
  await proof.check("the Nu checker finds no fault in HTML, CSS and SVG", (say) => {
    const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
    const files = [".html", ".css", ".svg"].map((end) => [...site.names].filter((name) => name.endsWith(end)));
    const { stdout, error } = spawnSync(
      "java",
      ["-Xss4m", "-jar", jar, "--stdout", "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg", "--no-langdetect", ...files.flat()],
      { cwd: site.site, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (error) throw error;
    const messages = JSON.parse(stdout).messages.filter(({ message, extract }) => !known.some((pattern) => pattern.test(message) || pattern.test(`${message} ${extract}`)));
    for (const { url, lastLine, lastColumn, type, subType, message, extract } of messages)
      say(`${url?.replace(/^.*public-test\//, "")}:${lastLine ?? 0}:${lastColumn ?? 0}: ${subType ?? type}: ${message}${extract ? `\n${extract.trim().replace(/\s+/g, " ")}` : ""}`);
    return `${files[0].length} pages, ${files[1].length} style sheets, ${files[2].length} drawings`;
  });

  await proof.check("each page has one h1, headings in order, and its landmarks once", (say) => {
    for (const { address, kind, headings, landmarks } of site.pages) {
      const ones = headings.filter((level) => level === 1).length;
      if (ones !== 1) say(`${address}: ${ones} h1`);
      headings.forEach((level, i) => {
        if (i > 0 && level > headings[i - 1] + 1) say(`${address}: h${level} after h${headings[i - 1]} (heading ${i + 1})`);
      });
      if (landmarks.length && kind !== "choose-language") say(`${address}: not exactly one ${landmarks.join(", ")}`);
    }
    return `${site.pages.length} pages`;
  });

  await proof.check("no id is given twice on a page", (say) => {
    for (const { address, duplicates } of site.pages) if (duplicates.length) say(`${address}: ${[...new Set(duplicates)].join(", ")}`);
    return `${site.pages.reduce((sum, page) => sum + page.ids.length, 0)} ids`;
  });

  await proof.check("every table has a name and every head cell a scope", (say) => {
    let tables = 0;
    for (const page of site.pages)
      for (const { caption, heads, unscoped } of page.tables) {
        tables += 1;
        if (!caption) say(`${page.address}: table ${tables} has no caption and no labelled region`);
        if (!heads) say(`${page.address}: the table “${caption}” has no head cells`);
        if (unscoped) say(`${page.address}: the table “${caption}” has ${unscoped} head cells without scope`);
      }
    return `${tables} tables`;
  });

  await proof.check("every page forbids what it does not need, and holds no script, style or handler of its own", (say) => {
    for (const { address, policy, inline } of site.pages) {
      if (!policy.includes("default-src 'none'") || /unsafe|\*/.test(policy)) say(`${address}: policy “${policy}”`);
      if (inline.length) say(`${address}: ${inline[0]}`);
    }
    return `${site.pages.length} pages`;
  });

  await proof.check(`a page with its style and script weighs under ${limit / 1000} kB compressed`, (say) => {
    const weights = new Map();
    const weigh = (name) => weights.get(name) ?? weights.set(name, gzipSync(site.read(name)).length).get(name);
    let heaviest = { weight: 0 };
    for (const { address, file, weighed } of site.pages) {
      const weight = [file, ...weighed.map((href) => new URL(href, `http://x${address}`).pathname.slice(1))].reduce((sum, name) => sum + weigh(name), 0);
      if (weight >= limit) say(`${address}: ${(weight / 1000).toFixed(1)} kB`);
      if (weight > heaviest.weight) heaviest = { weight, address };
    }
    return `the heaviest, ${heaviest.address}, ${(heaviest.weight / 1000).toFixed(1)} kB`;
  });
}
