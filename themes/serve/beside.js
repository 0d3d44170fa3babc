// Two pages of the site side by side, the one as far down as the other.
"use strict";

// Addresses of this server alone: "//elsewhere" and "javascript:" are not.
const addresses = ["left", "right"].map((side) => new URLSearchParams(location.search).get(side) ?? "").filter((it) => /^\/(?![/\\])/.test(it));
const frames = addresses.map((address) => {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = address;
  return frame;
});

let leading;
function follow(frame, other) {
  frame.title = frame.contentDocument?.title || frame.title;
  const lead = () => { leading = frame; };
  for (const event of ["pointermove", "wheel", "keydown", "touchstart"]) frame.contentWindow.addEventListener(event, lead, { passive: true });
  frame.contentWindow.addEventListener("scroll", () => {
    if (leading !== frame || !other?.contentDocument) return;
    const from = frame.contentDocument.documentElement, to = other.contentDocument.documentElement;
    const part = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
    other.contentWindow.scrollTo({ top: part * (to.scrollHeight - to.clientHeight), behavior: "instant" });
  });
}

for (const [i, frame] of frames.entries()) frame.addEventListener("load", () => follow(frame, frames[1 - i]));
document.body.append(...frames);
