// The bar in the corner.
import { page, edit } from "./server.js";
import { inView, lineOf } from "./place.js";
import { button, make, problem, shadow } from "./problems.js";
import { say } from "./words.js";

// kept is a switch that this browser remembers.
const kept = (name, first) => ({
  get on() {
    return (localStorage.getItem(name) ?? String(first)) === "true";
  },
  flip() {
    localStorage.setItem(name, !this.on);
  },
});

export const follow = kept("vizitka-follow", false);
const folded = kept("vizitka-folded", innerWidth < 480);

class Bar extends HTMLElement {
  away = false;
  problems = { count: { error: 0, warning: 0 }, all: [] };
  #root = shadow(this);

  connectedCallback() {
    this.draw();
  }

  // draw shows the bar as things stand.
  draw() {
    const { error, warning } = this.problems.count;
    const count = [error && `✖ ${error}`, warning && `▲ ${warning}`].filter(Boolean).join("  ");
    const open = this.#root.querySelector("dialog")?.open;
    const focus = this.#root.activeElement?.id;
    this.#root.replaceChildren(make("div", { className: "bar", role: "group", ariaLabel: say("preview") },
      this.away ? make("span", { className: "away", textContent: say("away") }) : "",
      page.draft ? make("span", { className: "draft", textContent: say(page.draft) }) : "",
      count ? button("problems", () => this.list(), { id: "count", className: error ? "error" : "warning", textContent: count, ariaLabel: `${say("problems")}: ${count}` }) : "",
      ...(folded.on ? [] : [
        button("follow", () => this.flip(follow), { id: "follow", title: say("followHint"), ariaPressed: follow.on }),
        page.source ? button("edit", () => this.edit(), { id: "edit", title: say("editHint") }) : "",
        make("a", { href: "/__vizitka/", textContent: say("desk"), title: say("deskHint") }),
      ]),
      button(folded.on ? "unfold" : "fold", () => this.flip(folded), { id: "fold", textContent: folded.on ? "‹" : "›", ariaLabel: say(folded.on ? "unfold" : "fold"), ariaExpanded: !folded.on }),
    ), make("output", {}));
    if (open) this.list();
    else if (focus) this.#root.getElementById(focus)?.focus();
  }

  flip(which) {
    which.flip();
    this.draw();
  }

  // list shows all problems of the site.
  list() {
    const dialog = make("dialog", { className: "panel", ariaLabel: say("problems") },
      make("header", {}, make("h1", { textContent: say("problems") }), button("close", () => dialog.close())),
      make("div", { className: "body" }, ...this.problems.all.map(problem)));
    dialog.onclose = () => dialog.remove();
    this.#root.append(dialog);
    dialog.showModal();
  }

  async edit(block = inView()) {
    this.#root.querySelector("output").textContent = await edit(page.source, block ? lineOf(block) : 1);
  }
}

customElements.define("vizitka-bar", Bar);

export const bar = new Bar();
