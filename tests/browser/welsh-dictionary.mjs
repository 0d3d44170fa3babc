// The mutated forms of Welsh words as the dictionary's own rules give them: independent of the program's.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const kinds = "MTLH"; // soft, nasal, aspirate, h

// Of each word of the dictionary, folded: its mutated forms, folded.
export function welshForms() {
  const folder = dirname(createRequire(import.meta.url).resolve("dictionary-cy"));
  const rules = new Map([...kinds].map((kind) => [kind, []]));
  for (const line of readFileSync(join(folder, "index.aff"), "utf8").split("\n")) {
    const [, kind, strip, add, condition] = /^PFX +(\S) +(\S+) +(\S+) +(\S+)\s*$/.exec(line) ?? [];
    rules.get(kind)?.push({ strip: strip === "0" ? "" : strip, add: add === "0" ? "" : add, condition: new RegExp(`^${condition}`, "u") });
  }
  const forms = new Map();
  for (const line of readFileSync(join(folder, "index.dic"), "utf8").split("\n")) {
    const [word, flags = ""] = line.trim().split("/");
    if (!word) continue;
    const made = forms.get(fold(word)) ?? [];
    for (const flag of flags)
      for (const { strip, add, condition } of rules.get(flag) ?? [])
        if (word.startsWith(strip) && condition.test(word)) made.push(fold(add + word.slice(strip.length)));
    forms.set(fold(word), [...new Set(made)]);
  }
  return forms;
}
