// Lays out what the program needs of Welsh and English beside its own rules:  node scripts/language.mjs OUTPUT
//
//   cy.aff, cy.dic   the Welsh dictionary of dictionary-cy
//   en.aff, en.dic   the British English one of Debian's hunspell-en-gb, where it is installed
//   stemmer.js       English stems, as the page of search uses them: a script that sets globalThis.stemEnglish
//   LICENCE.txt      whose they are
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const output = process.argv[2];
if (!output) {
  console.error("usage: node scripts/language.mjs OUTPUT");
  process.exit(2);
}
const { resolve } = createRequire(import.meta.url);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const welsh = dirname(resolve("dictionary-cy"));
for (const end of ["aff", "dic"]) copyFileSync(join(welsh, `index.${end}`), join(output, `cy.${end}`));

const english = "/usr/share/hunspell/en_GB";
const notice = "/usr/share/doc/hunspell-en-gb/copyright";
for (const end of ["aff", "dic"]) if (existsSync(`${english}.${end}`)) copyFileSync(`${english}.${end}`, join(output, `en.${end}`));

// The package is CommonJS of one function; its licence stands at the head of its source.
const stemmer = readFileSync(resolve("wink-porter2-stemmer"), "utf8");
writeFileSync(join(output, "stemmer.js"), `"use strict";\n{\nconst module = {};\n${stemmer}\nglobalThis.stemEnglish = module.exports;\n}\n`);

writeFileSync(
  join(output, "LICENCE.txt"),
  [
    "cy.aff and cy.dic: the package dictionary-cy", readFileSync(join(welsh, "license"), "utf8"),
    "en.aff and en.dic: Debian's package hunspell-en-gb", existsSync(notice) ? readFileSync(notice, "utf8") : "not installed",
    "stemmer.js: the package wink-porter2-stemmer; its licence stands in the file\n",
  ].join("\n\n"),
);
