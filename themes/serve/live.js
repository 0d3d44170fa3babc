// What a page of the preview has more than one of the site: it asks for news, is loaded again when it has changed, where it
// was, and shows what the page is made from and what is wrong. The page's own elements are left as they are.
"use strict";

(() => {
  const shown = { ...document.currentScript.dataset };
  const place = () => location.pathname + location.search;  // filters and searches change it
  const query = `path=${encodeURIComponent(decoded(location.pathname))}`;
  const kept = "comisiynu-preview";
  let about, words = {}, findings = [], connected = true;
  let hidden = sessionStorage.getItem(`${kept}-hidden`) === "yes";

  function decoded(path) {
    try {
      return decodeURI(path);
    } catch {
      return path;  // of no page, but somebody may ask for it
    }
  }

  // Building elements. Texts of authors are only ever text.

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child));
    return made;
  }

  function hosted(name, ...children) {
    const host = document.createElement(name);
    host.attachShadow({ mode: "open" }).append(element("link", { rel: "stylesheet", href: "/.comisiynu/live.css" }), ...children);
    return host;
  }

  const where = ({ file, line, column }) => [file, line, column].filter(Boolean).join(":");
  const is_error = (it) => it.severity === "error";
  const address_of = ({ addresses = [] }) => (addresses.find((it) => it.lang === document.documentElement.lang) ?? addresses[0])?.address;
  const way_to = (it) => address_of(it) && element("a", { href: it.anchor ? `${address_of(it)}#${it.anchor}` : address_of(it) }, words.go_to_place);
  // The program says what is wrong in English, on Welsh pages too.
  const finding = (it) => [
    element("div", { class: "what" }, `${is_error(it) ? words.error : words.warning}: `, element("span", { lang: "en" }, it.message)),
    element("code", {}, where(it)),
    it.remedy && element("div", {}, `${words.remedy}: `, element("span", { lang: "en" }, it.remedy)),
  ];

  // The bar, and what is wrong

  const problems = element("section", { class: "problems", hidden: true });
  const state = element("span", { role: "status" });
  const facts = element("span", { class: "facts" });
  const switching = element("button", { class: "last", type: "button", onclick: toggle });
  const list_of_warnings = element("details", { hidden: true }, element("summary"), element("ul", { class: "records" }));
  const bar = element("section", { class: "bar" }, state, list_of_warnings, facts, switching);
  const host = hosted("comisiynu-bar", problems, bar);

  function make_room() {
    const height = `${host.getBoundingClientRect().height}px`;
    document.documentElement.style.scrollPaddingBlockEnd = height;
    document.body.style.paddingBlockEnd = height;
  }

  function show_problems() {
    const errors = findings.filter((it) => it.stops);
    problems.hidden = errors.length === 0 || hidden;
    const said = !("page" in shown) ? words.errors : errors.every((it) => it.waits) ? words.waiting : words.problems;
    problems.setAttribute("aria-label", said ?? "");
    problems.replaceChildren(
      element("h2", {}, `${said}: ${errors.length}`),
      element("ul", {}, ...errors.map((it) => element("li", { class: it.severity }, ...finding(it), way_to(it)))));
    for (const note of document.querySelectorAll("comisiynu-note")) (note.closest("tr.comisiynu-note") ?? note).remove();
    for (const it of errors)
      if (address_of(it) === location.pathname) put_note(it.anchor, hosted("comisiynu-note", element("div", { class: `note ${it.severity}` }, ...finding(it))));
  }

  // Before what it is about, and at the top where that is the page. Between rows of a table only a row may stand.
  function put_note(anchor, note) {
    const about = document.getElementById(anchor ?? "");
    if (about instanceof HTMLTableRowElement) about.before(element("tr", { class: "comisiynu-note" }, element("td", { colspan: about.cells.length }, note)));
    else if (about instanceof HTMLLIElement) about.prepend(note);
    else if (about) about.before(note);
    else if (!anchor) document.querySelector("main")?.prepend(note);
  }

  function all_warnings() {
    const warnings = findings.filter((it) => !it.stops);
    list_of_warnings.hidden = warnings.length === 0 || hidden;
    list_of_warnings.querySelector("summary").textContent = `${words.warnings}: ${warnings.length}`;
    list_of_warnings.querySelector("ul").replaceChildren(...warnings.map((it) => element("li", { class: it.severity }, ...finding(it), way_to(it))));
  }

  function records_of_page() {
    const list = element("ul", { class: "records" }, ...about.records.map((it) => element("li", {},
      element("a", { href: `#${it.anchor ?? ""}` }, `${it.kind}/${it.id}`), " ", element("code", {}, where(it)))));
    return element("details", {}, element("summary", {}, `${words.records}: ${about.records.length}`), list);
  }

  function show_facts() {
    facts.hidden = hidden || !about;
    bar.setAttribute("aria-label", words.bar ?? "");
    if (!about) return;
    facts.replaceChildren(...[
      element("span", {}, `${words.source}: `, element("code", {}, where(about.source))),
      about.translated !== undefined && element("span", {}, `${words.translated}: ${about.translated}%`),
      about.easy_read !== undefined && element("span", {}, `${words.easy_read}: ${about.easy_read}/100`),
      ...(about.records.length > 0 ? [records_of_page()] : []),
      ...about.others.flatMap((other) => [
        element("a", { href: other.address, lang: other.lang, hreflang: other.lang }, other.name),
        element("a", { href: `/.comisiynu/beside.html?left=${encodeURIComponent(location.pathname)}&right=${encodeURIComponent(other.address)}`, target: "_top" }, words.beside),
      ]),
    ].filter(Boolean));
  }

  function show_state() {
    const errors = findings.filter((it) => it.stops).length;
    state.className = errors || !connected ? "error" : "well";
    const said = !connected ? words.lost : errors === 0 ? words.no_problems : `${words.errors}: ${errors}`;
    if (state.textContent !== said) state.textContent = said ?? "";
    switching.textContent = (hidden ? words.show : words.hide) ?? "";
    switching.setAttribute("aria-expanded", String(!hidden));
  }

  // What is made anew takes the focus with it.
  const pressable = () => [...[problems, list_of_warnings, facts].map((it) => [...it.querySelectorAll("a, summary")]), [switching]];
  const focused_in_bar = () => pressable().map((all) => all.indexOf(host.shadowRoot.activeElement));
  const focus_in_bar = (places) => pressable().forEach((all, i) => all[places[i]]?.focus({ preventScroll: true }));
  const folds = () => [...host.shadowRoot.querySelectorAll("details")];

  function show() {
    const focused = focused_in_bar(), open = folds().map((it) => it.open);
    show_problems();
    all_warnings();
    show_facts();
    show_state();
    make_room();
    if (folds().length === open.length) folds().forEach((it, i) => { it.open = open[i]; });
    focus_in_bar(focused);
  }

  function toggle() {
    hidden = !hidden;
    sessionStorage.setItem(`${kept}-hidden`, hidden ? "yes" : "no");
    show();
  }

  // Where the reader was

  const path_to = (node) => {
    if (!node || node === document.body || node.tagName.startsWith("COMISIYNU-")) return "";
    if (node.id) return `#${CSS.escape(node.id)}`;
    const same = [...node.parentElement.children].filter((it) => it.tagName === node.tagName);
    return `${path_to(node.parentElement) || "body"} > ${node.tagName.toLowerCase()}:nth-of-type(${same.indexOf(node) + 1})`;
  };

  function load_again() {
    const open = [...document.querySelectorAll("details")].map((it) => it.open);
    const in_bar = focused_in_bar(), open_in_bar = folds().map((it) => it.open);
    // A page that is gone for a moment is to be again where it was.
    if (shown.page !== "") sessionStorage.setItem(kept, JSON.stringify({ place: place(), x: scrollX, y: scrollY, focus: path_to(document.activeElement), open, in_bar, open_in_bar }));
    location.reload();
  }

  function go_back_to_where_it_was() {
    if (shown.page === "") return undefined;
    const was = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    sessionStorage.removeItem(kept);
    if (was?.place !== place()) return undefined;
    const all = [...document.querySelectorAll("details")];
    if (all.length === was.open.length) all.forEach((it, i) => { it.open = was.open[i]; });
    document.querySelector(was.focus || "none")?.focus({ preventScroll: true });
    scrollTo({ left: was.x, top: was.y, behavior: "instant" });
    return was;
  }

  function go_back_to_the_bar(was) {
    if (!was) return;
    folds().forEach((it, i) => { it.open = was.open_in_bar[i] ?? false; });
    focus_in_bar(was.in_bar);
  }

  // A sheet that has come takes the place of the one before it, so that nothing is ever shown without.
  function change_styles(styles) {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const next = link.cloneNode();
      next.href = `${link.href.replace(/[?].*/, "")}?${styles}`;
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
    shown.styles = styles;
  }

  // News

  function hear(news) {
    findings = news.findings;
    // A page that is gone has a hash of no letters, and so has the site's own page for that.
    const is_other = (name) => name in news && news[name] !== shown[name];
    if (is_other("page") || is_other("assets")) return load_again();
    if (is_other("styles")) change_styles(news.styles);
    show();
    clearTimeout(asking);
    asking = setTimeout(async () => { await learn(); show(); }, 300);
  }

  // Lines and translations are other than they were on many a page that is still the same.
  let asking;
  async function learn() {
    const answer = await fetch(`/.comisiynu/about?${query}`).catch(() => undefined);
    const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    if (!told) return;
    words = told.words ?? words;
    host.lang = told.language;  // the page may be in both
    about = told.source && told;
  }

  let stream;
  function listen() {
    // A browser has six connections for a server: a page that nobody sees takes none.
    stream?.close();
    stream = undefined;
    if (document.hidden) return;
    stream = new EventSource(`/.comisiynu/events?${query}`);
    stream.onopen = () => { connected = true; show_state(); };
    stream.onerror = () => { connected = false; show_state(); };
    stream.onmessage = (event) => hear(JSON.parse(event.data));
  }

  async function begin() {
    await learn();
    show();
    go_back_to_the_bar(was);
    listen();
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !hidden && host.shadowRoot.activeElement) toggle();
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  document.body.append(host);
  new ResizeObserver(make_room).observe(host);
  const was = go_back_to_where_it_was();
  begin();
})();
