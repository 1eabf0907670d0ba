// Where the reader is on the page, and what changed there.

const still = matchMedia("(prefers-reduced-motion: reduce)");

// hold remembers what is at the top of the window. The function it returns puts
// that back to where it was, after the page has changed.
export function hold() {
  const seen = [];
  look(document.body, seen);
  return () => {
    const [e, top] = seen.find(([e]) => e.isConnected && e.getClientRects().length) ?? [];
    if (e) scrollBy({ top: e.getBoundingClientRect().top - top, behavior: "instant" });
  };
}

// look gathers what begins inside the window, from above, without what floats
// over the page; then what begins above it.
function look(parent, seen) {
  for (const e of parent.children) {
    const { top, bottom } = e.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight || /fixed|sticky/.test(getComputedStyle(e).position)) continue;
    if (top < 0) look(e, seen);
    seen.push([e, top]);
  }
}

// blocks returns the innermost blocks that hold changed nodes, in the order of the
// page: those of the text if there are any.
export function blocks(nodes) {
  const found = new Set();
  for (let e of nodes) {
    if (e.nodeType !== 1) e = e.parentElement;
    while (e && /^(inline|contents|none)/.test(getComputedStyle(e).display)) e = e.parentElement;
    if (e && e !== document.body && document.body.contains(e)) found.add(e);
  }
  const all = [...found].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  const inner = all.filter((e, i) => !e.contains(all[i + 1] ?? null));
  const text = inner.filter(lined);
  return text.length ? text : inner;
}

// lined returns the block of the source that an element belongs to.
export const lined = (e) => e.closest("[data-vizitka-line]");

export const lineOf = (e) => +e.dataset.vizitkaLine;

// at returns the block of the text that stands at a line of the source.
export function at(line) {
  const before = [...document.querySelectorAll("[data-vizitka-line]")].filter((e) => lineOf(e) <= line);
  return before.sort((a, b) => lineOf(a) - lineOf(b)).at(-1);
}

// inView returns the first block of the text that begins in the window, else
// that which fills it.
export function inView() {
  const seen = [...document.querySelectorAll("[data-vizitka-line]")].filter(visible);
  return seen.find((e) => e.getBoundingClientRect().top >= 0) ?? seen[0];
}

// room is how much of the window problems leave free.
const room = () => innerHeight / (document.querySelector("vizitka-overlay") ? 2 : 1);

function visible(e) {
  const { top, bottom } = e.getBoundingClientRect();
  return bottom > 0 && top < room();
}

// show marks blocks for a second, and brings the first into the window if none
// of them is there.
export function show(list, scroll) {
  if (scroll && list.length && !list.some(visible)) {
    scrollBy({ top: list[0].getBoundingClientRect().top - room() / 3, behavior: still.matches ? "instant" : "smooth" });
  }
  if (still.matches || list.length > 9) return;
  // An animation leaves no trace in the attributes; it ends in the block's own colour.
  const colour = { backgroundColor: "#f5b40066" };
  for (const e of list) e.animate([{ ...colour, offset: 0 }, { ...colour, offset: 0.5 }], 1000);
}
