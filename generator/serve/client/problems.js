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

// host returns an element of the preview, whose root the theme does not reach.
export function host(name) {
  const e = make(name);
  e.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  return e;
}

// button returns a button with a word on it.
export const button = (name, onclick, more) => make("button", { type: "button", textContent: say(name), onclick, ...more });

// panel returns a titled box that can be closed.
export const panel = (tag, name, close, ...children) =>
  make(tag, { className: "panel", ariaLabel: say(name) },
    make("header", {}, make("h1", { textContent: say(name), role: "alert" }), button("close", close)),
    make("div", { className: "body" }, ...children));

// place returns the button that opens the editor at the place of a problem.
function place(d) {
  if (!d.file) return "";
  const text = [d.file, d.line, d.line && d.column].filter(Boolean).join(":");
  const answer = make("output", {});
  const open = async () => (answer.textContent = await edit(d.file, d.line, d.column));
  return make("p", {}, make("button", { type: "button", className: "place", textContent: text, title: say("edit"), onclick: open }), answer);
}

// excerpt returns the line of a problem, with its caret in view.
function excerpt(d) {
  if (!d.excerpt) return "";
  const [{ number, text }] = d.excerpt;
  const caret = d.caret ? [`${" ".repeat(`${number}`.length)} │ ${d.caret}`, make("mark")] : [];
  return make("pre", { tabIndex: 0 }, `${number} │ ${text}\n`, ...caret);
}

// problem returns what is shown of one.
export function problem(d) {
  return make("article", { className: d.severity },
    make("h2", {}, make("b", { textContent: say(d.severity) }), ` ${d.text}`, d.count ? ` (× ${d.count})` : ""),
    place(d), excerpt(d),
    d.hint ? make("p", { textContent: d.hint }) : "",
    ...(d.notes ?? []).flatMap((n) => [make("p", { textContent: n.text }), place(n), excerpt(n)]));
}

const overlay = host("vizitka-overlay"); // in the page only while something is wrong with it
const wrong = { problems: [], gone: "" };
let shown;
let closed = []; // what the author has closed stays so until something else is wrong

// tell shows what is wrong with the open page: its problems, or the section to go
// to if the page is gone. What is left out is as it was.
export function tell(news) {
  Object.assign(wrong, news);
  const { problems, gone } = wrong;
  const now = subjects();
  closed = closed.filter((s) => now.includes(s));
  if (closed.length === now.length) return overlay.remove();
  const all = JSON.stringify(wrong);
  if (all !== shown) {
    shown = all;
    overlay.shadowRoot.replaceChildren(panel("section", gone ? "gone" : "problems", close,
      gone && make("p", {}, make("a", { href: gone, textContent: say("section") })), ...problems.map(problem)));
  }
  if (!overlay.isConnected) document.documentElement.append(overlay);
}

// subjects are what is wrong, wherever it stands now.
const subjects = () => [...new Set([wrong.gone, ...wrong.problems.map((d) => `${d.file} ${d.text}`)])].filter(Boolean);

function close() {
  closed = subjects();
  overlay.remove();
}

addEventListener("keydown", (e) => e.key === "Escape" && overlay.isConnected && close());
