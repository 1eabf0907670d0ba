// The tree of pages keeps its place and what the reader folded while the tab lives, and
// the way that was read is remembered for the home page.
// It stands in the page after the tree, to run before the first paint, and so is
// no module.
{
  const tree = document.querySelector(".tree");
  const folds = tree.querySelectorAll("details");
  const menu = document.getElementById("menu");
  const read = (storage, key) => {
    try {
      return JSON.parse(storage.getItem(key)) || {};
    } catch {
      return {}; // storage is off, or holds what we did not write
    }
  };
  const write = (storage, key, value) => {
    try {
      storage.setItem(key, JSON.stringify(value));
    } catch {
      // Storage is off: nothing is kept.
    }
  };

  const kept = read(sessionStorage, "tree");
  for (const d of folds) {
    const current = d.querySelector("[aria-current]");
    if (!current && d.dataset.part in kept) d.open = kept[d.dataset.part];
  }
  tree.scrollTop = kept.top || 0;
  const here = tree.querySelector("[aria-current]");
  if (here) {
    const box = tree.getBoundingClientRect();
    const at = here.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) tree.scrollTop += at.top - box.top - box.height / 2;
  }
  tree.addEventListener("click", (e) => {
    const fold = e.target.closest("summary")?.parentElement;
    if (fold) kept[fold.dataset.part] = !fold.open;
  });
  addEventListener("pagehide", () => write(sessionStorage, "tree", { ...kept, top: tree.scrollTop }));

  // What was opened as a menu on a narrow window is no menu on a wide one.
  matchMedia("(min-width: 68.75rem)").addEventListener("change", (e) => {
    if (e.matches && menu.matches(":popover-open")) menu.hidePopover();
  });

  if (document.body.dataset.step) {
    const way = read(localStorage, "way");
    const pages = new Set(way.pages);
    pages.add(location.pathname);
    write(localStorage, "way", { last: location.pathname, pages: [...pages].slice(-500) });
  }
}
