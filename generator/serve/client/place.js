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

const spots = new WeakMap(); // by block: the element or range that changed in it

// blocks returns the innermost blocks that hold what changed, nodes and ranges,
// in the order of the page: those of the text if there are any.
export function blocks(changes) {
  const found = new Set();
  for (const c of changes) {
    let e = c.startContainer ?? c;
    if (e.nodeType !== 1) e = e.parentElement;
    const spot = c.getBoundingClientRect ? c : e;
    while (e && /^(inline|contents|none)/.test(getComputedStyle(e).display)) e = e.parentElement;
    if (e && e !== document.body && document.body.contains(e)) {
      found.add(e);
      spots.set(e, spot);
    }
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

// lineInView returns the line of the first block of the text that begins in the
// window, else of that which fills it; 1 where there is none.
export function lineInView() {
  const seen = [...document.querySelectorAll("[data-vizitka-line]")].filter((e) => visible(box(e)));
  const block = seen.find((e) => box(e).top >= 0) ?? seen[0];
  return block ? lineOf(block) : 1;
}

// room is how much of the window problems leave free.
const room = () => innerHeight / (document.querySelector("vizitka-overlay") ? 2 : 1);

const visible = ({ top, bottom }) => bottom > 0 && top < room() - 20; // px: a line is more than that

const box = (e) => e?.getBoundingClientRect();

// spot is where a block changed, or the block if that takes no room.
function spot(e) {
  const at = box(spots.get(e));
  return at?.height ? at : box(e);
}

// show marks blocks for a second, and brings what changed in the first into the
// window if none of them changed there.
export function show(list, scroll) {
  const places = list.map(spot);
  if (scroll && list.length && !places.some(visible)) {
    scrollBy({ top: places[0].top - room() / 3, behavior: still.matches ? "instant" : "smooth" });
  }
  if (still.matches || list.length > 9) return;
  // An animation leaves no trace in the attributes; it ends in the block's own colour.
  const colour = { backgroundColor: "#f5b40066" };
  for (const e of list) e.animate([{ ...colour, offset: 0 }, { ...colour, offset: 0.5 }], 1000);
}
