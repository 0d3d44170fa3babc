// The program's rules of Welsh and English beside an independent implementation of the Unicode CLDR, Node's Intl, over
// thousands of values; and the browser's rules of search beside the program's. Where the two differ on purpose, it says why.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { fold, welshForms } from "./welsh-dictionary.mjs";

const locales = { cy: "cy", en: "en-GB" };
// A word between two with capitals is part of a name: Housing and Care.
const inName = /(?<=\p{Lu}[\p{L}'’]*\s)\p{Ll}+(?=\s\p{Lu})/gu;
const range = (from, to, step = 1) => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

// Answers of the program, in the order of the questions: [what, language, ...].
function asked(site, questions) {
  const { stdout, status, error } = spawnSync(join(site.build, "tests/language_lines"), [join(site.build, "share/comisiynu/language")], {
    input: questions.map((question) => `${question.join("\t")}\n`).join(""), encoding: "utf8", maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(error?.message ?? `language_lines ends with ${status}`);
  return stdout.split("\n").slice(0, questions.length);
}

export async function languageChecks(proof, site) {
  const ask = (questions) => asked(site, questions);

  // `expected(lang)` gives what Intl says of a question's values; `but` may say otherwise, with a reason beside it.
  const compare = (what, values, expected, but = () => undefined) =>
    proof.check(`${what}: as Intl has it, in both languages`, (say) => {
      let exceptions = 0;
      for (const [lang, locale] of Object.entries(locales)) {
        const theirs = expected(locale);
        const questions = values.map((value) => [what, lang, ...[value].flat()]);
        ask(questions).forEach((answer, i) => {
          const other = but(lang, values[i]);
          if (other !== undefined) exceptions += 1;
          const wanted = other ?? theirs(values[i]);
          if (answer !== wanted) say(`${questions[i].join(" ")}: “${answer}”, not “${wanted}”`);
        });
      }
      return `${values.length} values${exceptions ? `, ${exceptions} otherwise on purpose` : ""}`;
    });

  const numbers = [...range(0, 3000), ...range(1, 4000).map((i) => i * 7919), ...range(1, 999).map((i) => i / 8), ...range(-50, -1), ...range(1, 400).map((i) => i * 1234567.25)];

  await compare("plural", [...range(0, 3000), ...range(0, 400).map((i) => i / 8), ...range(-20, -1)], (locale) => {
    const rules = new Intl.PluralRules(locale);
    return (value) => rules.select(value);
  });

  const suffixes = {
    cy: { zero: "fed", one: "af", two: "il", few: "ydd", many: "ed" },
    en: { one: "st", two: "nd", few: "rd", other: "th" },
  };
  await compare("ordinal", range(1, 3000), (locale) => {
    const rules = new Intl.PluralRules(locale, { type: "ordinal" });
    const figures = new Intl.NumberFormat(locale);
    return (value) => `${figures.format(value)}${suffixes[locale.slice(0, 2)][rules.select(value)]}`;
  }, (lang, value) => {
    // From ten on the CLDR has one category for Welsh; readers say the word: degfed, unfed ar ddeg (11eg), ugeinfed.
    if (lang === "en" || value < 10) return undefined;
    const last = value % 100;
    const twenty = ["fed", "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed", "eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed"];
    return `${value.toLocaleString("cy")}${last <= 20 ? twenty[last] : last % 20 === 0 || last === 50 ? "fed" : "ain"}`;
  });

  await compare("number", numbers, (locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    return (value) => format.format(value);
  });
  await compare("decimal", numbers, (locale) => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return (value) => format.format(value);
  });
  await compare("percent", range(-200, 4000).map((i) => i / 1000), (locale) => {
    const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
    return (value) => format.format(value).replace(/^-0%$/, "0%");
  });
  await compare("money", [...range(0, 3000), ...range(1, 2000).map((i) => i * 98765), ...range(-300, -1)], (locale) => {
    const whole = new Intl.NumberFormat(locale, { style: "currency", currency: "GBP", maximumFractionDigits: 0 });
    const exact = new Intl.NumberFormat(locale, { style: "currency", currency: "GBP" });
    return (pence) => (pence % 100 === 0 ? whole : exact).format(pence / 100); // pence only where there are some
  });
  await compare("about", range(1, 3000).map((i) => 1_000_000 + i * 33_331_337), (locale) => {
    const one = new Intl.NumberFormat(locale, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 });
    const none = new Intl.NumberFormat(locale, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 0 });
    // One decimal below a hundred of the unit, and none from there.
    return (value) => (value / 1000 ** Math.floor(Math.log10(value) / 3) < 100 ? one : none).format(value);
  }, (lang, value) => (lang === "cy" && value < 1e9 && (value / 1e6).toFixed(1) === "2.0" ? "2 filiwn" : undefined)); // dwy filiwn: the noun is feminine
  await compare("span", range(0, 2000).map((i) => [i, i + 7 + (i % 13)]), (locale) => {
    const format = new Intl.NumberFormat(locale);
    return ([from, to]) => format.formatRange(from, to);
  });

  const days = range(0, 12 * 366).map((i) => new Date(Date.UTC(2020, 0, 1 + i)));
  await compare("date", days.map((day) => [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]), (locale) => {
    const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    return ([year, month, day]) => format.format(new Date(Date.UTC(year, month - 1, day)));
  });
  await compare("date", range(1950, 2090).flatMap((year) => range(1, 12).map((month) => [year, month, 0])), (locale) => {
    const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
    return ([year, month]) => format.format(new Date(Date.UTC(year, month - 1, 15)));
  });

  // The CLDR writes "a(c)" for Welsh: which of the two is for whoever knows the word that follows.
  const words = [...welshForms().keys()].filter((word) => /^[a-z]{3,}$/.test(word) && !word.startsWith("w"));
  const some = words.filter((_, i) => i % 15 === 0);
  const always = new Set("fe fel felly mae maent megis mewn mor na nac nad ni nid oddi roedd rwyf rydym rydych sydd sy".split(" "));
  await compare("list", some.map((word, i) => [...["cyntaf", "ail", "trydydd"].slice(0, 1 + (i % 3)), word]), (locale) => {
    const format = new Intl.ListFormat(locale, { type: "conjunction" });
    // Some of its versions have a comma before the last, which Welsh does not.
    return (items) => format.format(items).replace(/,? a\(c\)/, /^[aeiouy]/.test(items.at(-1)) || always.has(items.at(-1)) ? " ac" : " a");
  });

  await proof.check("alphabetical order: as Intl.Collator has it", (say) => {
    const names = [...words.filter((_, i) => i % 6 === 0), "Llan", "llan", "Llandudno", "Lôn", "lon", "Ward 2", "Ward 10", "Chwilog", "Cwm", "Rhyl", "Rug", "Tŷ", "ty"];
    for (const [lang, locale] of Object.entries(locales)) {
      const keys = ask(names.map((name) => ["key", lang, name]));
      const { compare: theirs } = new Intl.Collator(locale, { numeric: true });
      const ours = names.map((name, i) => ({ name, key: keys[i] })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
      for (let i = 1; i < ours.length; i += 1) if (theirs(ours[i - 1], ours[i]) > 0) say(`${lang}: ${ours[i - 1]} before ${ours[i]}`);
    }
    return `${names.length} names`;
  });

  // The page of search has rules of its own, in another language.
  const script = readFileSync(join(site.source, "themes/default/search.js"), "utf8").replace(/^for \(const place of document[\s\S]*$/m, "");
  const browser = runInNewContext(`${script}\n({ mutation, isOneSlip })`, {});
  const stemmer = {};
  runInNewContext(readFileSync(join(site.build, "share/comisiynu/language/stemmer.js"), "utf8"), stemmer);

  await proof.check("mutations: the page of search undoes them as the program does", (say) => {
    const forms = [...welshForms()].flatMap(([word, made], i) => (i % 4 === 0 ? [word, ...made] : []));
    const radicals = ask(forms.map((form) => ["radicals", "cy", form]));
    const keys = ask(forms.map((form) => ["stem", "cy", form]));
    forms.forEach((form, i) => {
      if (browser.mutation.radicals(form).join(" ") !== radicals[i]) say(`${form}: ${browser.mutation.radicals(form).join(" ")}, not ${radicals[i]}`);
      if (browser.mutation.key(form) !== keys[i]) say(`${form}: key ${browser.mutation.key(form)}, not ${keys[i]}`);
    });
    return `${forms.length} forms`;
  });

  await proof.check("English stems: the page of search takes the same endings off", (say) => {
    const dictionary = readFileSync(join(site.build, "share/comisiynu/language/en.dic"), "utf8").split("\n").map((line) => line.split("/")[0]).filter((word) => /^[a-z]{3,}$/.test(word) && !word.endsWith("ism")); // "playboyismed" is no word, and two versions of the rules part on it
    const endings = ["", "s", "ing", "ed", "ly", "ness"];
    const all = dictionary.map((word, i) => (endings[i % 6] ? word.replace(/e$/, "") : word) + endings[i % 6]);
    const stems = ask(all.map((word) => ["stem", "en", word]));
    // The page looks under the stem and under the word itself, so a word that libstemmer leaves alone is found as well.
    all.forEach((word, i) => [stemmer.stemEnglish(word), word].includes(stems[i]) || say(`${word}: ${stemmer.stemEnglish(word)}, not ${stems[i]}`));
    return `${all.length} words`;
  });

  await proof.check("folding: the same letters are left in both", (say) => {
    // Those that both know: the two may follow versions of Unicode some years apart.
    const codes = range(0x20, 0x24ff), known = ask(codes.map((code) => ["assigned", "cy", code]));
    const letters = codes.filter((_, i) => known[i] === "yes").map((code) => String.fromCodePoint(code)).filter((letter) => !/[\p{C}\s]/u.test(letter));
    ask(letters.map((letter) => ["fold", "cy", letter])).forEach((answer, i) => answer === fold(letters[i]) || say(`${letters[i]} (${letters[i].codePointAt(0).toString(16)}): “${answer}”, not “${fold(letters[i])}”`));
    return `${letters.length} letters`;
  });

  // A reader of one language meets no word of the other but names, and what is marked as being in it. Told by dictionary: a
  // word in small letters that its own language's does not know and the other's does.
  await proof.check("no word of the other language stands in a page: text, titles, descriptions, alternatives, charts, feeds, names of downloads", (say) => {
    const other = { cy: "en", en: "cy" };
    const where = { cy: new Map(), en: new Map() };
    const take = (lang, text, place) => {
      for (const word of text.replace(/https?:\S+|\S+@\S+|\S*\w\.[a-z]{2,}\S*/g, " ").replace(inName, "").match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [])
        if (word.length > 2 && word === word.toLowerCase() && !where[lang].has(word)) where[lang].set(word, place);
    };
    for (const page of site.pages) {
      if (!other[page.lang] || page.address === "/") continue; // the title of the page where readers choose is in both
      for (const text of page.words[page.lang] ?? []) take(page.lang, text, page.address);
      take(page.lang, page.description ?? "", `${page.address} (description)`);
      for (const name of page.downloads) take(page.lang, name.replace(/\.\w+$/, "").replaceAll("-", " "), `${page.address} (download)`);
    }
    for (const name of [...site.names].filter((each) => /^(cy|en)\/.*\.(xml|ics)$/.test(each)))
      take(name.slice(0, 2), site.read(name).toString().replace(/<link[^>]*>|<[^>]*>|^(?!SUMMARY|DESCRIPTION)[A-Z-]+[;:].*$/gm, " "), name);
    // What the sample's lists of words call right is.
    const accepted = (lang) => new Set(readFileSync(join(site.source, `content/spelling.${lang}.txt`), "utf8").replace(/#.*/g, "").split(/\s+/).map(fold));
    let words = 0;
    for (const lang of Object.keys(other)) {
      const right = accepted(lang);
      const list = [...where[lang].keys()];
      words += list.length;
      // The name of a download has no capitals: census-2021-wales.
      const knows = (spelt) => asked(site, list.map((word) => ["known", lang, spelt(word)]));
      const own = knows((word) => word), names = knows((word) => word[0].toUpperCase() + word.slice(1));
      const strange = list.filter((word, i) => own[i] === "no" && !(names[i] === "yes" && where[lang].get(word).endsWith("(download)")));
      const known = asked(site, strange.map((word) => ["known", other[lang], word]));
      strange.forEach((word, i) => known[i] === "yes" && !right.has(fold(word)) && say(`${where[lang].get(word)}: “${word}” is ${other[lang] === "en" ? "English" : "Welsh"}`));
    }
    return `${words} words`;
  });
}
