// The switch between light, dark and the system's colours.
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
