// The patcher makes the live page what its newest source says, and touches only
// what differs between that and the source before: what scripts and the reader
// did since (classes, open details, fields, focus, selection, a playing video)
// is in neither, and so stays.
//
// Invariant: between patches the tree "source" equals what the server last sent,
// without the lines of blocks, and each of its nodes knows its live twin, unless
// a script took that away.
import { align, shared } from "./align.js";

const line = "data-vizitka-line";
const own = "script[data-token]";

let source;
const twins = new WeakMap();

// begin takes the source of the live page: a document, or null if it is not
// known; then the page as it stands is its source.
export function begin(known) {
  const root = document.documentElement;
  const lines = takeLines(document);
  source = known?.documentElement ?? root.cloneNode(true);
  if (known) takeLines(known);
  source.querySelector(own)?.remove();
  meet(source, root);
  for (const [e, n] of lines) e.setAttribute(line, n);
}

// patch makes the live page what next says, a document that it may take apart.
// It returns what changed, live nodes and ranges of text, or null if that needs
// the page to be loaded anew, because its scripts changed. It throws where a
// block of the text is what only its script can make; then that is needed too.
export function patch(next) {
  const root = next.documentElement;
  root.querySelector(own)?.remove();
  const lines = takeLines(next);
  if (scripts(source) !== scripts(root)) return null;
  const changed = new Set();
  if (!source.isEqualNode(root)) morph(source, root, changed);
  const all = source.querySelectorAll("*");
  root.querySelectorAll("*").forEach((e, i) => {
    const twin = twins.get(all[i]);
    if (lines.has(e)) twin?.setAttribute(line, lines.get(e));
    else if (twin?.hasAttribute?.(line)) twin.removeAttribute(line);
  });
  return [...changed].filter((c) => (c.startContainer ?? c).isConnected);
}

// restyle loads those style sheets of the page anew whose path is given.
export function restyle(paths, version) {
  for (const s of source.querySelectorAll("link[rel~=stylesheet]")) {
    const url = new URL(twins.get(s)?.href ?? "", location);
    if (!paths.includes(url.pathname)) continue;
    url.searchParams.set("v", version);
    swap(s, url.href);
  }
}

function takeLines(doc) {
  const lines = new Map();
  for (const e of doc.querySelectorAll(`[${line}]`)) {
    lines.set(e, e.getAttribute(line));
    e.removeAttribute(line);
  }
  return lines;
}

// scripts is the scripts of a tree that a browser runs, as text. Those that hold
// data, such as JSON-LD, change without a new load.
const scripts = (root) =>
  [...root.querySelectorAll("script")]
    .filter((s) => /^$|module|javascript|importmap/.test(s.type))
    .map((s) => s.outerHTML)
    .join();

// meet makes a tree and the live one that came of it twins, as far as scripts
// have left it as it was.
function meet(s, twin) {
  twins.set(s, twin);
  for (const [c, o] of align(twin.childNodes, s.childNodes)) meet(c, o);
}

// morph makes s, and with it its live twin, equal to next.
function morph(s, next, changed) {
  const t = twins.get(s);
  if (s.nodeType !== 1) {
    changed.add(write(s, next.data, t));
    return;
  }
  attributes(s, next, t, changed);
  const was = [...s.childNodes];
  const now = [...next.childNodes];
  const kept = align(was, now);
  const lost = [...kept].filter(([c, o]) => !o.isEqualNode(c) && twins.get(o)?.parentNode !== t);
  // In the text, what a script took away or built upon needs it again: a second
  // tab must get its button.
  const built = t.childNodes.length !== was.length && now.length !== was.length;
  if (t.closest(`[${line}]`) && (built || lost.some(([, o]) => !twins.get(o)?.isConnected))) throw t;
  // Where a script took away what now changes nobody can tell what belongs
  // where: the children are made anew.
  if (lost.length) {
    t.replaceChildren();
    kept.clear();
  }
  const staying = new Set(kept.values());
  const gone = was.filter((c) => !staying.has(c));
  const moved = new Map(gone.filter((c) => c.outerHTML && twins.get(c)?.parentNode === t).map((c) => [c.outerHTML, c]));
  for (const c of gone) c.remove();
  let at = s.firstChild;
  for (const c of now) {
    let here = kept.get(c);
    if (here) {
      at = here.nextSibling;
      if (!here.isEqualNode(c)) morph(here, c, changed);
      continue;
    }
    here = moved.get(c.outerHTML);
    if (here) moved.delete(c.outerHTML);
    else {
      here = c.cloneNode(true);
      meet(here, document.importNode(c, true));
      changed.add(twins.get(here));
    }
    s.insertBefore(here, at);
    put(twins.get(here), t, liveAfter(here, t));
  }
  for (const c of gone) if (!c.parentNode) twins.get(c)?.remove();
}

// liveAfter returns the live node before which the twin of s belongs.
function liveAfter(s, parent) {
  for (let c = s.nextSibling; c; c = c.nextSibling) {
    if (twins.get(c)?.parentNode === parent) return twins.get(c);
  }
  return null;
}

// put inserts a node, or moves it so that it keeps what it plays and its focus.
function put(node, parent, before) {
  if (node.isConnected && parent.moveBefore) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

// write changes only what differs of a text, so that a selection in it stays. It
// returns the range of what it wrote.
function write(s, data, t) {
  const { start, end } = shared(t.data, data);
  t.replaceData(start, t.length - start - end, data.slice(start, data.length - end));
  s.data = data;
  const range = new Range();
  range.setStart(t, start);
  range.setEnd(t, data.length - end);
  return range;
}

function attributes(s, next, t, changed) {
  const href = next.getAttribute("href");
  if (s.matches("link[rel~=stylesheet]") && href !== s.getAttribute("href")) t = swap(s, href);
  for (const { name } of [...s.attributes]) {
    if (next.hasAttribute(name)) continue;
    s.removeAttribute(name);
    t.removeAttribute(name);
  }
  for (const { name, namespaceURI, value } of next.attributes) {
    const old = s.getAttribute(name);
    if (old === value) continue;
    if (name === "class") {
      // Classes that scripts gave stay.
      const names = (text) => (text ?? "").split(/\s+/).filter(Boolean);
      t.classList.remove(...names(old));
      t.classList.add(...names(value));
    } else t.setAttributeNS(namespaceURI, name, value);
    changed.add(t);
    s.setAttributeNS(namespaceURI, name, value);
  }
}

// swap gives a style sheet another address: the old one goes when the new one is
// loaded, so the page is never without style.
const waiting = new WeakMap();

function swap(s, href) {
  const old = twins.get(s);
  const fresh = old.cloneNode();
  fresh.setAttribute("href", href);
  const before = [old, ...(waiting.get(old) ?? [])];
  waiting.set(fresh, before);
  fresh.onload = () => before.forEach((e) => e.remove());
  old.after(fresh);
  twins.set(s, fresh);
  return fresh;
}

// reimage loads pictures and media of the page anew whose path is given.
export function reimage(paths, version) {
  const again = (address) => {
    const url = URL.parse(address, location);
    if (!paths.includes(url?.pathname)) return address;
    url.searchParams.set("v", version);
    return url.href;
  };
  for (const e of document.querySelectorAll("[src]:not(script, iframe), [srcset], [poster]")) {
    for (const name of ["src", "srcset", "poster"]) {
      const old = e.getAttribute(name);
      const fresh = old?.replace(/[^\s,]\S*[^\s,]/g, again);
      if (old && fresh !== old) e.setAttribute(name, fresh);
    }
  }
}
