// Easy read, read aloud. Everything is on this device: only voices that are installed here are used, and nothing is sent
// anywhere. Where there is no voice of the page's language, there is no button.
"use strict";

const place = document.querySelector("[data-aloud]");
const language = document.documentElement.lang;

const voiceHere = () =>
  speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);

// The sentences of one block, each as a range of its text.
function sentencesOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: text.length });
    text += walker.currentNode.data;
  }
  const at = (offset) => {
    const { node, from } = nodes.findLast((one) => one.from <= offset) ?? nodes[0];
    return [node, Math.min(offset - from, node.length)];
  };
  const parts = "Segmenter" in Intl ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)] : [{ segment: text, index: 0 }];
  return parts.filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).map(({ segment, index }) => {
    const range = new Range();
    range.setStart(...at(index));
    range.setEnd(...at(index + segment.trimEnd().length));
    return { block, range, words: segment.trim() };
  });
}

function readAloud() {
  const say = place.dataset;
  const main = document.createElement("button");
  const stop = document.createElement("button");
  main.type = stop.type = "button";
  main.className = stop.className = "button";
  stop.textContent = say.stop;

  const blocks = [...document.querySelectorAll("main :is(h1, h2, .easy-lead, .idea-text p, .idea-text li, dt, dd, .easy-contents a, .stamp)")].filter((one) => one.checkVisibility?.() ?? true);
  const sentences = blocks.flatMap(sentencesOf);
  const highlight = "highlights" in CSS ? new Highlight() : null;
  if (highlight) CSS.highlights.set("aloud", highlight);
  let next = 0;
  let begun = false;
  let reading = false;
  let said = null;

  // What is being read is marked: the sentence where the browser can, the whole block elsewhere.
  const mark = (sentence) => {
    highlight?.clear();
    for (const one of document.querySelectorAll(".aloud-now")) one.classList.remove("aloud-now");
    if (!sentence) return;
    highlight?.add(sentence.range);
    if (!highlight) sentence.block.classList.add("aloud-now");
    sentence.block.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    main.textContent = reading ? say.pause : begun ? say.on : say.aloud;
    stop.hidden = !begun;
  };
  const speak = () => {
    const sentence = sentences[next];
    if (!sentence) return finish();
    mark(sentence);
    said = new SpeechSynthesisUtterance(sentence.words);
    said.voice = voiceHere() ?? null;
    said.lang = sentence.block.closest("[lang]").lang;
    said.rate = 0.9;
    // Only the last that was begun goes on to the next: the one before it may still report that it was cut off.
    const mine = said;
    said.onend = () => {
      if (mine !== said || !reading) return;
      next += 1;
      speak();
    };
    speechSynthesis.speak(said);
  };
  // To go on is to begin the sentence again: not every browser can pause within one.
  const hush = () => {
    reading = false;
    said = null;
    speechSynthesis.cancel();
  };
  const finish = () => {
    hush();
    next = 0;
    begun = false;
    mark(null);
    show();
  };
  main.addEventListener("click", () => {
    if (reading) {
      hush();
      return show();
    }
    reading = begun = true;
    show();
    speak();
  });
  stop.addEventListener("click", () => {
    finish();
    main.focus();
  });
  window.addEventListener("pagehide", hush);
  show();
  place.append(main, stop);
}

if (place && "speechSynthesis" in window) {
  const begin = () => {
    if (!place.childElementCount && voiceHere()) readAloud();
  };
  begin();
  speechSynthesis.addEventListener?.("voiceschanged", begin);
}
