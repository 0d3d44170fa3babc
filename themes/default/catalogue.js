// What the pages of the catalogue add where scripts run; after script.js, whose `fold` it uses.
"use strict";

// Lists of providers: filters that combine, sorting, and a choice to compare. What is asked for stands in the address, so
// that it can be kept, sent and gone back from; nothing is kept anywhere else. The lists as they were written stay where
// nothing is asked for.
class Catalogue {
  // `types`: ids of kinds of service, or none for all of them.
  static async fetch(address, types) {
    const get = async (from) => {
      const answer = await fetch(from);
      if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
      return answer.json();
    };
    const index = await get(address);
    const wanted = index.files.map((file) => !types.length || file.some((term) => types.includes(index.terms[term][1])));
    const files = await Promise.all(index.files.map((_, i) => (wanted[i] ? get(new URL(`${i + 1}.json`, new URL(address, location.href))) : [])));
    return new Catalogue(index, files.flat());
  }

  constructor(index, rows) {
    this.say = index.say;
    this.address = index.providers;
    this.kinds = index.kinds.map(([id, name]) => ({ id, name, terms: [] }));
    this.terms = index.terms.map(([kind, id, name], number) => ({ kind: this.kinds[kind], id, name, number }));
    for (const term of this.terms) term.kind.terms.push(term);
    const all = new Map();
    for (const [id, name, lang, rank, flags, what, where, place, welsh, phone, terms, services] of rows) {
      const known = all.get(id);
      const made = services.map(([own, inspected, prices, vacancies]) => ({
        terms: new Set([...terms, ...own]), inspected, vacancies,
        prices: prices.map(([pence, per, cost, since, range, band]) => ({ pence, per, cost, since, range, band })),
      }));
      if (known) known.services.push(...made);
      else all.set(id, { id, name, lang, rank, flags, what, where, place, welsh, phone, services: made, words: fold([name, what, where, place].flat().join(" ")) });
    }
    this.providers = [...all.values()].sort((a, b) => a.rank - b.rank);
    this.plural = new Intl.PluralRules(document.documentElement.lang);
    this.ratings = this.kinds.find((kind) => kind.id === "rating").terms.map((term) => term.number);
  }

  term(kind, id) {
    return this.terms.find((term) => term.kind.id === kind && term.id === id);
  }

  count(key, number) {
    const forms = this.say[key];
    return forms[number === 0 ? "zero" : this.plural.select(number)].replace("{count}", number.toLocaleString(document.documentElement.lang));
  }

  // Providers of whom one service has all the terms; with those services, and where a price is asked for, their prices that
  // are it.
  matching(terms, words) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const bands = terms.filter((term) => term.kind.id === "price").map((term) => term.number);
    const priced = (service) => (bands.length ? { ...service, prices: service.prices.filter(({ band }) => bands.includes(band)) } : service);
    const found = [];
    for (const provider of this.providers) {
      if (!wanted.every((word) => provider.words.includes(word))) continue;
      const services = terms.length ? provider.services.filter((service) => terms.every((term) => service.terms.has(term.number))) : provider.services;
      if (services.length || !terms.length) found.push({ provider, services: services.map(priced) });
    }
    return found;
  }

  // Of each term, how many providers would be left with it beside the others.
  tally(terms, words) {
    const counts = new Map();
    for (const { services } of this.matching(terms, words))
      for (const term of new Set(services.flatMap((service) => [...service.terms]))) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  }

  // Prices for different units cannot be compared: those for the commonest come first, and those for none last.
  units(found) {
    const units = new Map();
    for (const { services } of found) for (const { per } of services.flatMap(({ prices }) => prices)) if (per) units.set(per, (units.get(per) ?? 0) + 1);
    return [...units].sort((a, b) => b[1] - a[1]).map(([per]) => per).concat("");
  }

  // What services cost, in words: the price that they are sorted by.
  price(services, units) {
    const rank = ({ per, pence }) => units.indexOf(per) * 1e9 + pence;
    const prices = services.flatMap((service) => service.prices).sort((a, b) => rank(a) - rank(b));
    if (!prices.length) return "";
    const [{ cost, since, range }] = prices;
    return `${range || prices.length > 1 ? this.say["price.from"].replace("{price}", cost) : cost} ${since}`.trim();
  }

  // Their free places, true on the earliest day that they were counted. Counts of too long ago say that it is not known.
  vacancies(services) {
    const counted = services.map((service) => service.vacancies).filter(Boolean).sort((a, b) => (a[1] < b[1] ? -1 : 1));
    const fresh = counted.filter(([free]) => free >= 0);
    const free = fresh.reduce((sum, [each]) => sum + each, 0);
    const dated = (key, [, , day]) => this.say[key].replace("{date}", day);
    if (fresh.length) return { free, text: `${this.count("service.vacancies_count", free)} ${dated("date.on", fresh[0])}` };
    if (!counted.length) return { free, text: "" };
    return { free, text: `${this.say["service.vacancies"]}: ${this.say["service.unknown"]} ${dated("service.vacancies_old", counted.at(-1))}` };
  }

  sort(found, by) {
    const best = (services, value) => services.reduce((least, service) => Math.min(least, value(service)), Infinity);
    const units = this.units(found);
    const values = {
      price: ({ prices }) => Math.min(...prices.map(({ per, pence }) => units.indexOf(per) * 1e9 + pence)),
      rating: (service) => { const at = this.ratings.findIndex((term) => service.terms.has(term)); return at < 0 ? Infinity : at; },
      inspected: (service) => (service.inspected ? -Number(service.inspected.replaceAll("-", "").padEnd(8, "0")) : Infinity),
    };
    if (!values[by]) return found;
    const keyed = found.map((one) => ({ one, key: best(one.services, values[by]) }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.one.provider.rank - b.one.provider.rank)).map(({ one }) => one);
  }
}

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

class Finder {
  static resultsOnAPage = 50;

  constructor(place) {
    this.place = place;
    this.within = place.dataset.within.split(" ").filter(Boolean).map((name) => name.split("/"));
    this.lists = [...document.querySelectorAll(".list, .alphabet, nav.pages")];
    this.button = make("button", { type: "button", className: "button", textContent: place.dataset.open });
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => this.open().then((opened) => opened && this.form.querySelector("input, select").focus()));
    this.place.append(this.button);
    addEventListener("popstate", () => this.follow());
    this.follow();
  }

  // What the address asks for.
  follow() {
    const asked = new URLSearchParams(location.search);
    this.asked = asked;
    if ([...asked.keys()].some((key) => key !== "compare")) this.open();
    else if (this.form) this.show();
  }

  async open() {
    try {
      const types = this.within.filter(([kind]) => kind === "service-type").map(([, id]) => id);
      this.fetched ??= Catalogue.fetch(this.place.dataset.index, types);
      this.catalogue = await this.fetched;
    } catch (error) {
      this.fetched = undefined;
      this.place.querySelector("[role=status]")?.remove();
      this.place.append(make("p", { role: "status", textContent: this.place.dataset.failed }));
      console.info(error);
      return false;
    }
    if (!this.form) this.build();
    this.button.setAttribute("aria-expanded", "true");
    this.show();
    return true;
  }

  build() {
    const { catalogue } = this;
    const field = (id, label, control) => {
      control.id = `find-${id}`;
      control.name = id;
      return make("p", { className: "finder-field" }, make("label", { htmlFor: control.id, textContent: label }), control);
    };
    this.form = make("form", { className: "finder-form" });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.words = make("input", { type: "search", autocomplete: "off" });
    this.form.append(field("words", catalogue.say["filter.words"], this.words));
    this.selects = [];
    for (const kind of catalogue.kinds) {
      if (!kind.terms.length || this.within.some(([id]) => id === kind.id)) continue;
      const select = make("select");
      this.selects.push({ kind, select });
      this.form.append(field(kind.id, kind.name, select));
    }
    this.sorting = make("select");
    for (const by of ["name", "price", "rating", "inspected"]) this.sorting.append(make("option", { value: by === "name" ? "" : by, textContent: catalogue.say[`filter.sort_${by}`] }));
    this.form.append(field("sort", catalogue.say["filter.sort"], this.sorting));
    this.clear = make("button", { type: "button", className: "button", textContent: catalogue.say["filter.clear"] });
    this.clear.addEventListener("click", () => { this.go(new URLSearchParams(), true); this.words.focus(); });
    this.form.append(make("p", { className: "finder-field finder-clear" }, this.clear));
    this.status = make("p", { className: "finder-status", role: "status" });
    this.results = make("div", { className: "finder-results" });
    this.place.append(this.form, this.status, this.results);
    this.form.addEventListener("change", (event) => event.target !== this.words && this.take());
    let pause = 0;
    this.words.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => this.take(true), 300); });
  }

  // From the form to the address. While a word is being typed, one step back goes to before it.
  take(typing = false) {
    const asked = new URLSearchParams();
    const put = (name, value) => value && asked.set(name, value);
    put("words", this.words.value.trim());
    for (const { kind, select } of this.selects) put(kind.id, select.value);
    put("sort", this.sorting.value);
    put("compare", this.asked.get("compare"));
    this.go(asked, !(typing && this.asked.has("words")));
  }

  go(asked, step) {
    const query = asked.toString().replaceAll("%2C", ",");
    history[step ? "pushState" : "replaceState"](null, "", location.pathname + (query ? `?${query}` : "") + (step ? "" : location.hash));
    this.asked = asked;
    this.show();
  }

  // From the address to the page.
  show() {
    const { catalogue, asked } = this;
    const fixed = this.within.map(([kind, id]) => catalogue.term(kind, id)).filter(Boolean);
    const chosen = this.selects.map(({ kind }) => catalogue.term(kind.id, asked.get(kind.id))).filter(Boolean);
    const words = asked.get("words") ?? "";
    const sort = asked.get("sort") ?? "";
    if (this.words.value.trim() !== words) this.words.value = words;
    this.sorting.value = sort;
    for (const { kind, select } of this.selects) {
      const counts = catalogue.tally([...fixed, ...chosen.filter((term) => term.kind !== kind)], words);
      const options = kind.terms.filter((term) => counts.get(term.number) || term.id === asked.get(kind.id));
      select.replaceChildren(make("option", { value: "", textContent: catalogue.say["filter.any"] }),
        ...options.map((term) => make("option", { value: term.id, textContent: `${term.name} (${counts.get(term.number) ?? 0})` })));
      select.value = asked.get(kind.id) ?? "";
      select.closest("p").hidden = !options.length;
    }
    const active = chosen.length > 0 || words !== "" || sort !== "";
    for (const list of this.lists) list.hidden = active;
    this.clear.closest("p").hidden = !active;
    this.results.hidden = !active;
    if (active) this.list(catalogue.sort(catalogue.matching([...fixed, ...chosen], words), sort), chosen, fixed, words);
    else this.status.textContent = "";
    compareBar?.mark();
  }

  list(found, chosen, fixed, words) {
    const { catalogue, asked } = this;
    const size = Finder.resultsOnAPage;
    const pages = Math.max(1, Math.ceil(found.length / size));
    const page = Math.min(pages, Math.max(1, Number(asked.get("page")) || 1));
    const from = (page - 1) * size;
    const shown = found.slice(from, from + size);
    const range = pages > 1 ? `. ${catalogue.say["list.showing"].replace("{from}", from + 1).replace("{to}", from + shown.length).replace("{total}", found.length)}` : "";
    this.status.textContent = catalogue.count("catalogue.providers", found.length) + range;
    this.results.replaceChildren();
    const units = catalogue.units(found);
    if (found.length) this.results.append(make("ul", { className: "provider-list" }, ...shown.map(({ provider, services }) => make("li", {}, ...this.card(provider, services, units)))));
    else this.results.append(...this.nothing(chosen, fixed, words));
    if (pages > 1) this.results.append(this.pageLinks(page, pages));
  }

  // Nothing has all that is asked for: each of it can be taken away, with what that would give.
  nothing(chosen, fixed, words) {
    const { catalogue, asked } = this;
    const without = (name) => { const rest = new URLSearchParams(asked); rest.delete(name); rest.delete("page"); return rest; };
    const offers = chosen.map((term) => ({ name: term.kind.id, text: term.name, left: catalogue.matching([...fixed, ...chosen.filter((other) => other !== term)], words).length }));
    if (words) offers.push({ name: "words", text: words, left: catalogue.matching([...fixed, ...chosen], "").length });
    return [make("p", { textContent: catalogue.say["filter.nothing"] }),
      make("ul", { className: "finder-remove" }, ...offers.map(({ name, text, left }) => {
        const button = make("button", { type: "button", className: "button", textContent: `${catalogue.say["filter.remove"].replace("{name}", text)} (${left})` });
        button.addEventListener("click", () => { this.go(without(name), true); this.words.focus(); });
        return make("li", {}, button);
      }))];
  }

  // As partials/provider-card.html has it, of the services that are looked for.
  card({ id, name, lang, flags, what, where, place, welsh, phone }, services, units) {
    const { say } = this.catalogue;
    const price = this.catalogue.price(services, units), vacancies = this.catalogue.vacancies(services);
    const row = (names) => make("ul", { className: "row" }, ...names.flatMap((each) => [make("li", { textContent: each }), " "]));
    const fact = (text, className = "") => (text ? make("li", { className, textContent: text }) : null);
    const tag = flags & 1 ? make("span", { className: "tag tag-illustrative", textContent: say["field.illustrative"] }) : null;
    const link = make("a", { href: `${this.catalogue.address}${id}/`, textContent: name });
    if (lang) link.lang = lang;
    const call = phone ? make("li", { className: "phone" }, make("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}`, textContent: phone })) : null;
    return [make("p", { className: "provider-name" }, link, " ", tag), make("div", { className: "provider-what" }, row(what)),
      where.length ? make("div", { className: "provider-where" }, `${say["service.areas"]}: `, row(where)) : "",
      make("ul", { className: "provider-facts" }, fact(place), fact(price), fact(vacancies.text, vacancies.free > 0 && !(flags & 2) ? "free" : "full"), fact(welsh), call,
        flags & 2 ? fact(say["provider.unchecked"], "late") : null)];
  }

  pageLinks(page, pages) {
    const { say } = this.catalogue;
    const link = (number, text) => {
      const asked = new URLSearchParams(this.asked);
      if (number > 1) asked.set("page", number);
      else asked.delete("page");
      const made = make("a", { href: `${location.pathname}?${asked}`, textContent: text });
      if (number === page) made.setAttribute("aria-current", "page");
      made.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.go(asked, true);
        this.status.tabIndex = -1;
        this.status.focus();
      });
      return make("li", {}, made);
    };
    const numbers = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages);
    const nav = make("nav", { className: "pages" }, make("ul", {}, page > 1 ? link(page - 1, say["list.previous"]) : null,
      ...numbers.map((number) => link(number, String(number))), page < pages ? link(page + 1, say["list.next"]) : null));
    nav.ariaLabel = say["list.pages"];
    return nav;
  }
}

// Two to four providers to put side by side, chosen in a list. The choice stands in the address, and goes along to other
// pages of the list.
class CompareBar {
  static most = 4;

  constructor(place) {
    this.say = place.dataset;
    this.status = make("p", { role: "status" });
    this.link = make("a", { className: "button", textContent: this.say.compareOpen });
    this.bar = make("div", { className: "compare-bar", hidden: true }, this.status, this.link);
    document.querySelector("main").append(this.bar);
    this.mark();
  }

  get chosen() {
    return (new URLSearchParams(location.search).get("compare") ?? "").split(",").filter(Boolean).slice(0, CompareBar.most);
  }

  // After anything has changed the address or the list: boxes, links and the bar say what is chosen.
  mark() {
    const { chosen } = this;
    for (const item of document.querySelectorAll(".provider-list > li")) {
      const link = item.querySelector(".provider-name a");
      const id = link.getAttribute("href").split("/").at(-2);
      let box = item.querySelector(".compare-choice input");
      if (!box) {
        box = make("input", { type: "checkbox" });
        box.addEventListener("change", () => this.choose(id, box));
        box.ariaLabel = `${this.say.compareAdd}: ${link.textContent}`;
        item.append(make("label", { className: "compare-choice" }, box, this.say.compareAdd));
      }
      box.checked = chosen.includes(id);
    }
    for (const link of document.querySelectorAll(".pages a, .alphabet a, .facets a")) {
      if (link.getAttribute("href").startsWith("#")) continue;
      const url = new URL(link.href);
      if (chosen.length) url.searchParams.set("compare", chosen.join(","));
      else url.searchParams.delete("compare");
      link.href = url.href.replaceAll("%2C", ",");
    }
    const type = this.say.within.split(" ").find((name) => name.startsWith("service-type/"))?.slice(13);
    this.bar.hidden = !chosen.length;
    this.link.hidden = chosen.length < 2;
    this.link.href = `${this.say.compare}?providers=${chosen.join(",")}${type ? `&service=${type}` : ""}`;
    this.status.textContent = chosen.length ? `${this.say.compareChosen}: ${chosen.length}` : "";
  }

  choose(id, box) {
    const chosen = this.chosen.filter((other) => other !== id);
    if (box.checked && chosen.length === CompareBar.most) {
      box.checked = false;
      this.status.textContent = this.say.compareMost;
      return;
    }
    if (box.checked) chosen.push(id);
    const asked = new URLSearchParams(location.search);
    if (chosen.length) asked.set("compare", chosen.join(","));
    else asked.delete("compare");
    const query = asked.toString().replaceAll("%2C", ",");
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    if (finder) finder.asked = asked;
    this.mark();
  }
}

let compareBar, finder;
for (const place of document.querySelectorAll("[data-index]")) {
  if (place.dataset.compare) compareBar = new CompareBar(place);
  finder = new Finder(place);
}

// The comparison itself, made of what the providers' own pages say.
async function compareHere(place) {
  const asked = new URLSearchParams(location.search);
  const ids = (asked.get("providers") ?? "").split(",").filter((id) => /^[\w-]+$/.test(id)).slice(0, CompareBar.most);
  if (ids.length < 2) return;
  const parser = new DOMParser();
  const pages = await Promise.all(ids.map(async (id) => {
    const address = `${place.dataset.providers}${id}/`;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return { id, address, page: parser.parseFromString(await answer.text(), "text/html") };
  }));
  const columns = pages.flatMap(({ id, address, page }) => {
    const all = [...page.querySelectorAll("[data-service]")];
    const wanted = all.filter((one) => one.dataset.service === asked.get("service"));
    const shared = [...page.querySelectorAll(".provider-facts-first [data-fact], .panel-contact [data-fact]")];
    return (wanted.length ? wanted : all).map((service) => ({ id, address, name: page.querySelector("h1 .name").innerHTML, service, facts: [...service.querySelectorAll("[data-fact]"), ...shared] }));
  });
  const rows = new Map();
  for (const { facts } of columns)
    for (const fact of facts) if (!rows.has(fact.dataset.fact)) rows.set(fact.dataset.fact, fact.dataset.label ?? fact.querySelector("dt").textContent);
  const head = columns.map(({ id, address, name, service }) => {
    const heading = service.querySelector("h2");
    const cell = make("th", { scope: "col" }, make("a", { href: `${address}#${heading.id}`, innerHTML: name }), make("span", { className: "aside", textContent: heading.textContent }));
    const rest = ids.filter((other) => other !== id);
    if (rest.length > 1) {
      const without = new URLSearchParams(asked);
      without.set("providers", rest.join(","));
      cell.append(make("a", { className: "compare-remove", href: `?${without.toString().replaceAll("%2C", ",")}` }, place.dataset.remove, make("span", { className: "visually-hidden", textContent: `: ${cell.querySelector("a").textContent}` })));
    }
    return cell;
  });
  const body = [...rows].map(([key, label]) => make("tr", {}, make("th", { scope: "row", textContent: label }), ...columns.map(({ facts }) => {
    const said = facts.filter((fact) => fact.dataset.fact === key);
    const cell = make("td");
    if (!said.length) cell.append(make("span", { className: "unknown", textContent: place.dataset.unknown }));
    for (const fact of said) {
      const part = make("div");
      const [name, value] = [fact.querySelector(":scope > dt"), fact.querySelector(":scope > dd") ?? fact];
      if (name && name.textContent !== label) part.append(make("span", { className: "aside", textContent: `${name.textContent}: ` }));
      part.append(...[...value.cloneNode(true).childNodes].filter((node) => !node.classList?.contains("contact-label")));
      for (const marked of part.querySelectorAll("[id]")) marked.removeAttribute("id");
      cell.append(part);
    }
    return cell;
  })));
  const caption = make("caption", { id: "chosen-caption" }, make("span", { className: "caption", textContent: place.dataset.caption }));
  const table = make("table", {}, caption, make("thead", {}, make("tr", {}, make("td"), ...head)), make("tbody", {}, ...body));
  const region = make("div", { className: "table-scroll comparison", tabIndex: 0 }, table);
  region.setAttribute("role", "region");
  region.setAttribute("aria-labelledby", "chosen-caption");
  place.replaceChildren(region);
}
for (const place of document.querySelectorAll("[data-compare-here]"))
  compareHere(place).catch((error) => {
    console.info(error);
    place.replaceChildren(make("p", { role: "status", textContent: place.dataset.failed }));
  });
