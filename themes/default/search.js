// The page of search; after script.js, whose `fold` it uses. It reads the index that the program makes of the finished pages
// (docs/search.md): few and small files, fetched as they are needed. What is asked for stands in the address alone.
"use strict";

// The mutations of Welsh, as generator/language/mutation.cpp has them: tests/browser/language.mjs compares the two.
const mutation = (() => {
  // Radical, soft, nasal and aspirate form, and what all become in a key.
  const consonants = [
    ["p", "b", "mh", "ph", "b"], ["t", "d", "nh", "th", "d"], ["c", "g", "ngh", "ch", ""], ["b", "f", "m", "", "b"], ["d", "dd", "n", "", "d"],
    ["g", "", "ng", "", ""], ["m", "f", "", "", "b"], ["ll", "l", "", "", "l"], ["rh", "r", "", "", "r"],
  ];
  const clusters = ["ngh", "ng", "nh", "mh", "ch", "dd", "ff", "ll", "ph", "rh", "th"];
  const initial = (word) => clusters.find((cluster) => word.startsWith(cluster)) ?? word.slice(0, 1);
  const isVowel = (letter) => letter.length === 1 && "aeiouwy".includes(letter);

  // Every word that this may be a form of, itself first.
  function radicals(word) {
    const words = [word];
    if (!word) return words;
    const add = (first, rest) => {
      const made = first + rest;
      if (initial(made) === (first || initial(rest)) && !words.includes(made)) words.push(made);
    };
    const letter = initial(word);
    const shorter = ["mh", "nh", "ngh"].includes(letter) ? letter.slice(0, -1) : letter;
    for (const [radical, ...forms] of consonants)
      for (const begins of [letter, shorter]) if (forms.slice(0, 3).includes(begins)) add(radical, word.slice(begins.length));
    if (isVowel(letter) || ["l", "r", "n"].includes(letter)) add("g", word);
    if (letter === "h" && isVowel(initial(word.slice(1)))) add("", word.slice(1));
    return words;
  }

  function key(word) {
    while (word) {
      const letter = initial(word);
      const found = consonants.find((forms) => forms.slice(0, 4).includes(letter));
      if (!found && letter !== "h") break;
      word = word.slice(letter.length);
      if (letter === "h" || !found[4]) continue;
      return found[4] + word.replace(/^h+/, "");
    }
    return word;
  }
  return { radicals, key };
})();

// What tells whether two words are forms of one, in each language.
const searchLanguages = {
  cy: {
    keys: (word) => [mutation.key(word)],
    begins: (word) => mutation.key(word),
    isNear: (form, word) =>
      mutation.radicals(word).some((radical) => isOneSlip(radical, form)) || (mutation.key(word).length >= 4 && isOneSlip(mutation.key(word), mutation.key(form))),
    isForm: (form, word) => mutation.radicals(form).some((radical) => mutation.radicals(word).includes(radical)),
    isBeginning: (form, word) => mutation.radicals(form).some((radical) => mutation.radicals(word).some((wanted) => radical.startsWith(wanted))),
  },
  en: {
    keys: (word) => [...new Set([stemEnglish(word), word])],
    begins: (word) => word,
    isNear: (form, word) => isOneSlip(form, word),
    isForm: () => true,
    isBeginning: (form, word) => form.startsWith(word),
  },
};

// Whether one letter put in, left out, changed, or swapped with its neighbour makes one word of the other.
function isOneSlip(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return a.slice(at + 1) === b.slice(at + 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2));
}

class SearchIndex {
  static digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  static value = new Map([...SearchIndex.digits].map((digit, i) => [digit, i]));
  static piecesAtOnce = 4; // for words that are only begun
  static slipsAtOnce = 5;

  static async open(address) {
    const index = new SearchIndex(new URL(address, location.href));
    Object.assign(index, await index.fetch("index"));
    index.numberOf = new Map(index.pieces.map((letters, number) => [letters, number]));
    index.longest = Math.max(...index.pieces.map((letters) => letters.length), 0);
    return index;
  }

  constructor(address) {
    this.at = address;
    this.files = new Map();
    this.language = searchLanguages[document.documentElement.lang];
  }

  fetch(name) {
    const from = new URL(`${name}.json`, this.at);
    const get = async () => {
      const answer = await fetch(from);
      if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
      return answer.json();
    };
    if (!this.files.has(name)) this.files.set(name, get());
    this.files.get(name).catch(() => this.files.delete(name));
    return this.files.get(name);
  }

  // The words of a question, as the program takes those of a page.
  static allWords(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  // Those that the index has.
  static words(text) {
    return [...new Set(SearchIndex.allWords(text))].filter((word) => [...word].length >= (/^[0-9]+$/.test(word) ? 3 : 2));
  }

  // The piece that has words with this key.
  home(key) {
    const letters = [...key].slice(0, this.longest);
    for (;;) {
      const number = this.numberOf.get(letters.join(""));
      if (number !== undefined) return [number];
      if (!letters.length) return [];
      letters.pop();
    }
  }

  piece(number) {
    return this.fetch(`words-${number}`);
  }

  // Calls found(entry, weight) for each entry that has a word.
  static each(where, found) {
    if (where.startsWith("=")) {
      for (let entry = 0; entry + 1 < where.length; entry += 1) if (where[entry + 1] !== "A") found(entry, SearchIndex.value.get(where[entry + 1]));
      return;
    }
    let entry = 0;
    for (let i = 0; i < where.length; i += 1) {
      for (let shift = 0; ; shift += 5, i += 1) {
        const digit = SearchIndex.value.get(where[i]);
        entry += (digit & 31) << shift;
        if (digit < 32) break;
      }
      found(entry, SearchIndex.value.get(where[(i += 1)]));
    }
  }

  // Words of the index that are what a reader means, with how surely.
  async meant(word) {
    const { language } = this;
    const found = new Map();
    const add = (form, where, sure) => {
      if (!((found.get(form)?.sure ?? 0) >= sure)) found.set(form, { form, where, sure });
    };
    const whole = async (wanted, sure) => {
      for (const key of language.keys(wanted))
        for (const number of this.home(key))
          for (const [form, where] of Object.entries((await this.piece(number))[key] ?? {}))
            if (language.isForm(form, wanted)) add(form, where, form === word ? 1 : sure);
    };
    await whole(word, 0.9);
    if (word.length >= 3) {
      const begins = language.begins(word);
      const longer = this.pieces.map((letters, number) => (letters.startsWith(begins) ? number : -1)).filter((number) => number >= 0);
      for (const number of [...new Set([...this.home(begins), ...longer])].slice(0, SearchIndex.piecesAtOnce))
        for (const group of Object.values(await this.piece(number)))
          for (const [form, where] of Object.entries(group)) if (language.isBeginning(form, word)) add(form, where, (0.7 * word.length) / Math.max(form.length, word.length));
    }
    let slip = false;
    if (!found.size && word.length >= 5) {
      const begins = language.begins(word);
      const near = new Set();
      for (const [name, letter] of [["first", [...begins][0]], ["last", [...word].pop()]]) {
        const number = [...this.letters].indexOf(letter);
        if (number < 0) continue;
        for (const other of (await this.fetch(`${name}-${number}`)).split(" ")) if (language.isNear(other, word)) near.add(other);
      }
      for (const other of [...near].slice(0, SearchIndex.slipsAtOnce)) await whole(other, 0.4);
      slip = found.size > 0;
    }
    return { word, forms: [...found.values()], slip };
  }

  // Entries that have all the words, or as many as any has, the best first.
  async search(text) {
    const asked = await Promise.all(SearchIndex.words(text).map((word) => this.meant(word)));
    const scores = new Map();
    let most = 0;
    for (const { forms } of asked) {
      const best = new Map();
      for (const { where, sure } of forms)
        SearchIndex.each(where, (entry, weight) => {
          if (!(best.get(entry) >= weight * sure)) best.set(entry, weight * sure);
        });
      const rare = Math.log(1 + (this.entries - best.size + 0.5) / (best.size + 0.5));
      for (const [entry, worth] of best) {
        const score = scores.get(entry) ?? scores.set(entry, { entry, words: 0, worth: 0 }).get(entry);
        score.words += 1;
        score.worth += rare * worth;
        most = Math.max(most, score.words);
      }
    }
    const found = [...scores.values()].filter(({ words }) => words === most).sort((a, b) => b.worth - a.worth || a.entry - b.entry);
    return {
      entries: await this.titledFirst(found.map(({ entry }) => entry), SearchIndex.allWords(text).join(" ")),
      forms: new Set(asked.flatMap(({ forms }) => forms.map(({ form }) => form))),
      likely: asked.filter(({ slip }) => slip).map(({ forms }) => forms.reduce((a, b) => (b.where.length > a.where.length ? b : a)).form),
    };
  }

  // Of those that are shown at once, and so are fetched anyway, what has the question for its title leads: a list of home care
  // says little but its name, and would stand behind every page that speaks of it.
  async titledFirst(entries, asked) {
    const first = entries.slice(0, SearchPage.resultsAtOnce);
    const known = await Promise.all(first.map((entry) => this.entry(entry)));
    const isIt = new Map(first.map((entry, i) => [entry, SearchIndex.allWords(known[i].title).join(" ") === asked]));
    return [...first.filter((entry) => isIt.get(entry)), ...first.filter((entry) => !isIt.get(entry)), ...entries.slice(first.length)];
  }

  async entry(number) {
    const [address, title, above, beginning, titleLang, beginningLang] = (await this.fetch(`entries-${Math.floor(number / this.in_a_file)}`))[number % this.in_a_file];
    return { address, title, above, beginning, titleLang, beginningLang };
  }

  count(key, number) {
    const lang = document.documentElement.lang;
    const forms = this.say[key];
    return forms[number === 0 ? "zero" : new Intl.PluralRules(lang).select(number)].replace("{count}", number.toLocaleString(lang));
  }
}

class SearchPage {
  static resultsAtOnce = 10;

  constructor(place) {
    this.said = place.dataset;
    const make = (name, properties = {}, ...children) => {
      const element = Object.assign(document.createElement(name), properties);
      element.append(...children);
      return element;
    };
    this.make = make;
    this.status = make("p", { className: "search-status" });
    this.status.setAttribute("role", "status");
    this.field = make("input", { type: "search", id: "search-words", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    const button = make("button", { type: "submit", className: "button", textContent: this.said.button });
    this.form = make("form", { className: "search-form" }, make("label", { htmlFor: "search-words", textContent: this.said.label }), this.field, button);
    this.form.setAttribute("role", "search");
    this.list = make("ol", { className: "search-results" });
    this.more = make("button", { type: "button", className: "button", hidden: true });
    place.replaceChildren(this.form, this.status, this.list, this.more);

    this.field.addEventListener("input", () => this.soon());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep("pushState");
      this.look();
    });
    this.more.addEventListener("click", () => this.showMore());
    place.addEventListener("keydown", (event) => this.step(event));
    addEventListener("popstate", () => this.follow());
    this.follow();
  }

  // What the address asks for.
  follow() {
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    this.keepLanguage();
    this.look();
  }

  soon() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.keep("replaceState");
      this.look();
    }, 150);
  }

  keep(way) {
    const words = this.field.value.trim();
    history[way](null, "", words ? `?${new URLSearchParams({ q: words })}` : location.pathname);
    this.keepLanguage();
  }

  // The same question in the other language.
  keepLanguage() {
    for (const link of document.querySelectorAll(".languages a[hreflang]")) link.search = location.search;
  }

  async look() {
    clearTimeout(this.pause);
    const asked = (this.asked = this.field.value.trim());
    try {
      this.index = await (this.opened ??= SearchIndex.open(this.said.index));
      const result = SearchIndex.words(asked).length ? await this.index.search(asked) : null;
      const first = result ? await Promise.all(result.entries.slice(0, SearchPage.resultsAtOnce).map((entry) => this.index.entry(entry))) : [];
      if (asked !== this.asked) return; // something else has been asked for since
      this.show(asked, result, first);
    } catch (error) {
      this.opened = undefined;
      this.clear();
      this.announce(this.said.failed);
      console.info(error);
    }
  }

  clear() {
    this.list.replaceChildren();
    this.more.hidden = true;
  }

  show(asked, result, first) {
    this.clear();
    this.result = result;
    if (!result) return this.announce("");
    const { say } = this.index;
    if (!result.entries.length) return this.announce(say.nothing.replace("{words}", asked));
    const found = this.index.count("found", result.entries.length);
    this.announce(result.likely.length ? `${say.likely.replace("{words}", result.likely.join(", "))} ${found}` : found);
    this.add(first);
  }

  // A screen reader is told when typing rests, and told again when the same is found for something else.
  announce(text) {
    clearTimeout(this.saying);
    if (!text) return void (this.status.textContent = "");
    this.saying = setTimeout(() => {
      this.status.textContent = text;
    }, 250);
  }

  add(entries) {
    const { make } = this;
    for (const { address, title, above, beginning, titleLang, beginningLang } of entries) {
      const link = make("a", { href: address }, ...this.marked(title));
      if (titleLang) link.lang = titleLang;
      const item = make("li", {}, make("h2", {}, link));
      if (above) item.append(make("p", { className: "search-above", textContent: above }));
      if (beginning) {
        const text = make("p", { className: "search-beginning" }, ...this.marked(beginning));
        if (beginningLang) text.lang = beginningLang;
        item.append(text);
      }
      this.list.append(item);
    }
    const left = this.result.entries.length - this.list.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = this.index.say.more;
  }

  async showMore() {
    const from = this.list.children.length;
    const { result } = this;
    const entries = await Promise.all(result.entries.slice(from, from + SearchPage.resultsAtOnce).map((entry) => this.index.entry(entry)));
    if (result !== this.result) return;
    this.add(entries);
    this.list.children[from].querySelector("a").focus();
  }

  // The text, with the words that were found marked.
  marked(text) {
    return text.split(/([\p{L}\p{N}\p{M}]+)/u).filter(Boolean).map((part) => (this.result.forms.has(fold(part)) ? this.make("mark", { textContent: part }) : part));
  }

  // Arrows lead from the field through the results and back; Escape leads back to the field.
  step(event) {
    const links = [...this.list.querySelectorAll("h2 a")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === this.field;
    let to = null;
    if (event.key === "ArrowDown" && (inField || at >= 0)) to = links[at + 1];
    else if (event.key === "ArrowUp" && at >= 0) to = links[at - 1] ?? this.field;
    else if (event.key === "Escape" && at >= 0) to = this.field;
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

for (const place of document.querySelectorAll("[data-search]")) new SearchPage(place);
