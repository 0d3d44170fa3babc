// Everything here only adds: each page says and does the same without it.
"use strict";

// A button where printing helps.
for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = place.dataset.print;
  button.addEventListener("click", () => window.print());
  place.append(button);
}

// What is folded away is printed too.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("main details:not([open])")) {
    folded.open = true;
    folded.dataset.printed = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("[data-printed]")) {
    folded.open = false;
    delete folded.dataset.printed;
  }
});

// In the contents, the heading that is being read.
const places = new Map();
for (const link of document.querySelectorAll('.contents ol ol a[href^="#"]')) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) places.set(heading, link);
}
if (places.size && "IntersectionObserver" in window) {
  const mark = () => {
    let here = null;
    for (const heading of places.keys()) if (heading.getBoundingClientRect().top < 160) here = heading;
    for (const [heading, link] of places) link.classList.toggle("here", heading === here);
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -60% 0px", threshold: [0, 1] });
  for (const heading of places.keys()) watcher.observe(heading);
}

// A box that narrows the list below it, finding words whatever their accents.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
for (const place of document.querySelectorAll("[data-filter]")) {
  const sections = [...document.querySelectorAll(".letter")];
  const entries = sections.flatMap((section) =>
    [...section.querySelectorAll(":scope > ul > li, :scope > dl > div")].map((item) => ({ item, section, words: fold(item.textContent) })),
  );
  if (entries.length < 5) continue;
  const label = document.createElement("label");
  const input = document.createElement("input");
  const said = document.createElement("output");
  label.htmlFor = input.id = "filter-words";
  label.textContent = place.dataset.filter;
  input.type = "search";
  input.autocomplete = "off";
  said.htmlFor = input.id;
  place.append(label, input, said);

  let pause = 0;
  input.addEventListener("input", () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, words } of entries) {
      item.hidden = !wanted.every((word) => words.includes(word));
      if (!item.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = entries.every((entry) => entry.section !== section || entry.item.hidden);
    clearTimeout(pause);
    pause = setTimeout(() => {
      said.textContent = !wanted.length ? "" : shown ? `${place.dataset.shown} ${shown}` : place.dataset.none;
    }, 300);
  });
}
