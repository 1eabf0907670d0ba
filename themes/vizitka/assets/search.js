// The dialog of the search: a combobox over a list of links, as the ARIA
// Authoring Practices describe it. The words stay in the field; the arrows move
// what is chosen, which screen readers are told.
let dialog;
const element = (name, parent, more) => parent.appendChild(Object.assign(document.createElement(name), more));

const make = async (form) => {
  const { index, parts, words } = JSON.parse(form.dataset.search);
  const [{ open }, stems] = await Promise.all([
    import(parts[1]),
    import(parts[2]),
    new Promise((done) => element("link", document.head, { rel: "stylesheet", href: parts[3], onload: done, onerror: done })),
  ]);
  const fold = (text) => stems.words(text)[0];
  let found; // the index, when it is there
  dialog = element("dialog", document.body, { className: "search", ariaLabel: words.label });
  const head = element("form", dialog, { method: "dialog" });
  const field = element("input", head, { type: "text", inputMode: "search", enterKeyHint: "go", placeholder: words.field, autocomplete: "off", autocapitalize: "none", spellcheck: false, role: "combobox", ariaLabel: words.label, ariaAutoComplete: "list", ariaExpanded: "false" });
  field.setAttribute("aria-controls", "search-found");
  element("button", head, { type: "submit", textContent: "×", ariaLabel: words.close, title: words.close });
  const told = element("p", dialog, { role: "status" });
  const list = element("div", dialog, { id: "search-found", role: "listbox", ariaLabel: words.label });

  let chosen = -1;
  const choose = (n) => {
    const all = list.querySelectorAll("[role=option]");
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = all.length ? (n + all.length) % all.length : -1;
    if (chosen < 0) return field.removeAttribute("aria-activedescendant");
    all[chosen].setAttribute("aria-selected", "true");
    all[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[chosen].id);
  };

  // A text with the words marked that were looked for.
  const marked = (parent, text, terms) => {
    let at = 0;
    for (const m of text.matchAll(/[\p{L}\p{N}\p{Mn}\u00ad]+/gu)) {
      const word = fold(m[0]);
      if (!word || !terms.has(stems.stem(word))) continue;
      parent.append(text.slice(at, m.index));
      element("mark", parent, { textContent: m[0] });
      at = m.index + m[0].length;
    }
    parent.append(text.slice(at));
    return parent;
  };
  const option = (parent, href, className) => {
    return element("a", parent, { id: "search-" + list.querySelectorAll("a").length, href, className, role: "option", tabIndex: -1, ariaSelected: "false" });
  };
  const show = ([address, title, section, text, headings], terms) => {
    const group = element("div", list, { role: "group", ariaLabel: title });
    const a = option(group, address, "");
    marked(element("b", a, {}), title, terms);
    if (section) element("small", a, { textContent: section });
    if (text) marked(element("span", a, {}), text, terms);
    // Short words say little: a heading is not shown for them alone.
    const hit = ([, words]) => stems.words(words).some((w) => w.length > 3 && terms.has(stems.stem(w)));
    for (const [id, words] of headings.filter(hit).slice(0, 3)) marked(option(group, address + "#" + id, "heading"), words, terms);
    if (!group.querySelector("mark")) element("em", a, { textContent: words.inside });
  };

  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const query = field.value;
    let first = [];
    let result = { pages: [], terms: new Set(), meant: "" };
    let failed = "";
    try {
      found ??= await open(index, stems);
      if (query.trim()) result = await found.find(query);
      first = await some(result.pages);
    } catch {
      failed = words.failed;
    }
    if (mine !== turn) return; // somebody typed on
    list.replaceChildren();
    for (const p of first) show(p, result.terms);
    rest = result.pages.slice(first.length);
    terms = result.terms;
    field.ariaExpanded = String(first.length > 0);
    chosen = -1;
    choose(0);
    const says = first.length ? words.found.replace("{n}", result.pages.length) : words.none;
    const meant = result.meant ? words.meant.replace("{words}", result.meant) + ". " : "";
    told.textContent = failed || (query.trim() ? meant + says : "");
  };
  // What was found is shown in parts, the next one where the list ends.
  const some = (pages) => Promise.all(pages.slice(0, 8).map(found.page));
  let rest = [];
  let terms;
  list.addEventListener("scroll", async () => {
    if (!rest.length || list.scrollTop + 2 * list.clientHeight < list.scrollHeight) return;
    const mine = turn;
    const now = rest;
    rest = [];
    const next = await some(now).catch(() => []);
    if (mine !== turn) return;
    for (const p of next) show(p, terms);
    rest = now.slice(next.length);
  });

  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 80);
  });
  field.addEventListener("keydown", (e) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) choose(chosen + step);
    else if (e.key === "Enter" && !e.isComposing) list.querySelector("[aria-selected=true]")?.click();
    else return;
    e.preventDefault();
  });
  // A link may lead to where the reader is: then nothing else closes it.
  list.addEventListener("click", (e) => e.target.closest("a") && !(e.ctrlKey || e.metaKey || e.shiftKey) && dialog.close());
  dialog.addEventListener("click", (e) => e.target === dialog && dialog.close());
  search(); // so that the index is there before the first word is
  return field;
};

let field;
export const show = async (form) => {
  field ??= await make(form);
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  field.select();
};
