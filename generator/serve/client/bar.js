// The bar in the corner.
import { page, edit } from "./server.js";
import { lineInView } from "./place.js";
import { button, host, make, panel, problem } from "./problems.js";
import { say } from "./words.js";

// A Switch is remembered by this browser.
class Switch {
  constructor(name, first) {
    this.name = `vizitka-${name}`;
    this.on = (localStorage.getItem(this.name) ?? `${first}`) === "true";
  }

  flip() {
    this.on = !this.on;
    localStorage.setItem(this.name, this.on);
    draw();
  }
}

export const follow = new Switch("follow", false);
const folded = new Switch("folded", innerWidth < 480);
const element = host("vizitka-bar");
const root = element.shadowRoot;
let dialog;

// state is what the bar tells of beside the page.
export const state = { away: false, count: { error: 0, warning: 0 }, all: [] };

// draw shows the bar as things stand.
export function draw() {
  const { error, warning } = state.count;
  const count = [error && `✖ ${error}`, warning && `▲ ${warning}`].filter(Boolean).join("  ");
  const focus = root.activeElement?.id;
  root.replaceChildren(make("div", { className: "bar", role: "group", ariaLabel: say("preview") },
    state.away ? make("span", { textContent: say("away") }) : "",
    page.draft ? make("span", { textContent: say(page.draft) }) : "",
    count && button("problems", list, { id: "count", className: error ? "error" : "warning", textContent: count, title: say("problems") }),
    ...(folded.on ? [] : [
      button("follow", () => follow.flip(), { id: "follow", title: say("followHint"), ariaPressed: follow.on }),
      page.source ? button("edit", () => editAt(lineInView()), { id: "edit", title: say("editHint") }) : "",
      make("a", { href: "/__vizitka/", textContent: say("desk") }),
    ]),
    button("fold", () => folded.flip(), { id: "fold", textContent: folded.on ? "‹" : "›", ariaLabel: say("fold"), ariaPressed: folded.on }),
  ), make("output", { className: "said" }));
  if (dialog?.open && state.all.length) list();
  else {
    dialog = undefined;
    root.getElementById(focus)?.focus();
  }
  if (!element.isConnected) document.documentElement.append(element);
}

// list shows all problems of the site.
function list() {
  dialog = panel("dialog", "problems", () => dialog.close(), ...state.all.map(problem));
  root.append(dialog);
  dialog.showModal();
}

// editAt opens the editor at a line of the page's source.
export async function editAt(line) {
  root.querySelector("output").textContent = await edit(page.source, line);
}
