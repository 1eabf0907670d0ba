// The switch between light, dark and the system's colours, and the way to the search.
const root = document.documentElement;
const buttons = document.querySelectorAll("[data-scheme]");
const show = () => {
  const scheme = root.dataset.theme || "auto";
  for (const b of buttons) b.setAttribute("aria-pressed", b.dataset.scheme === scheme);
};
const set = (scheme) => {
  if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
  else delete root.dataset.theme;
  show();
};
for (const b of buttons) {
  b.addEventListener("click", () => {
    set(b.dataset.scheme);
    try {
      localStorage.setItem("scheme", b.dataset.scheme);
    } catch {
      // Storage is off: the choice holds for this page.
    }
  });
}
addEventListener("storage", (e) => e.key === "scheme" && set(e.newValue));
show();

// The search is loaded when somebody wants it; its page is there if it fails.
addEventListener("submit", (e) => e.target.matches("[data-search]") && search(e));
addEventListener("keydown", (e) => {
  const slash = e.key === "/" || (e.code === "Slash" && e.key === "."); // a Russian keyboard
  const letters = (e.ctrlKey || e.metaKey) && !e.altKey && e.code === "KeyK";
  const typing = e.target.closest?.("input, textarea, select, dialog[open]") || e.target.isContentEditable;
  if (letters || (slash && !typing && !e.ctrlKey && !e.metaKey && !e.altKey)) search(e);
});
const search = (e) => {
  const form = document.querySelector("[data-search]");
  if (!form) return;
  e.preventDefault();
  import(JSON.parse(form.dataset.search).parts[0]).then((m) => m.show(form)).catch(() => form.submit());
};
