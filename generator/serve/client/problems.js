// How problems are shown: over the page, and in the list of all.
import { edit } from "./server.js";
import { say } from "./words.js";

// make returns an element.
export function make(tag, properties, ...children) {
  const e = Object.assign(document.createElement(tag), properties);
  e.append(...children);
  return e;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(await (await fetch(new URL("client.css", import.meta.url))).text());

// shadow gives an element of the preview a root that the theme does not reach.
export function shadow(host) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  return root;
}

// button returns a button with a word on it.
export const button = (name, onclick, more) => make("button", { type: "button", textContent: say(name), onclick, ...more });

// place returns the button that opens the editor at the place of a problem.
function place(d) {
  if (!d.file) return "";
  const text = [d.file, d.line, d.line && d.column].filter(Boolean).join(":");
  const answer = make("output", {});
  const open = async () => (answer.textContent = await edit(d.file, d.line, d.column));
  return make("p", {}, make("button", { type: "button", className: "place", textContent: text, title: say("edit"), onclick: open }), answer);
}

function excerpt(d) {
  if (!d.excerpt?.length) return "";
  const width = String(d.excerpt.at(-1).number).length;
  const lines = d.excerpt.map(({ number, text }) => {
    const row = `${String(number).padStart(width)} │ ${text}\n`;
    return number === d.line && d.caret ? `${row}${" ".repeat(width)} │ ${d.caret}\n` : row;
  });
  return make("pre", { textContent: lines.join(""), tabIndex: 0 });
}

// problem returns what is shown of one.
export function problem(d) {
  return make("article", { className: d.severity },
    make("h2", {}, make("b", { textContent: say(d.severity) }), ` ${d.text}`),
    place(d), excerpt(d),
    d.hint ? make("p", { className: "hint", textContent: d.hint }) : "",
    ...(d.notes ?? []).flatMap((n) => [make("p", { textContent: n.text }), place(n), excerpt(n)]));
}

// Overlay is a panel over the page: there only while something is wrong with it.
// What the author has closed stays closed until something else is wrong.
class Overlay extends HTMLElement {
  #root = shadow(this);

  // fill shows a title and what stands below it.
  fill(title, ...children) {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", title);
    this.#root.replaceChildren(make("section", { className: "panel" },
      make("header", {}, make("h1", { textContent: title, role: "alert" }), button("close", () => this.close())),
      make("div", { className: "body" }, ...children)));
  }

  close() {
    closed = key;
    this.remove();
  }
}

customElements.define("vizitka-overlay", Overlay);

const overlay = new Overlay();
let key = "";
let closed;

addEventListener("keydown", (e) => e.key === "Escape" && overlay.isConnected && overlay.close());

function show(what, title, ...children) {
  if (what === key && overlay.isConnected) return;
  key = what;
  if (what === closed) return;
  closed = undefined;
  overlay.fill(title, ...children);
  document.documentElement.append(overlay);
}

// showProblems shows what is wrong with the open page; nothing takes it away.
export function showProblems(list) {
  if (list.length) {
    show(list.map((d) => JSON.stringify([d.name, d.file, d.text, d.line, d.excerpt])).join(), say("ofPage"), ...list.map(problem));
  } else {
    closed = undefined;
    overlay.remove();
  }
}

// showGone says that the page is no more, and where to go on.
export function showGone(section) {
  show("gone", say("gone"), make("p", {}, make("a", { href: section, textContent: say("section") })));
}
