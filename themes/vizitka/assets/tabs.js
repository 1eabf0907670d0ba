// Makes tabs of panels that without it stand under each other with headings.
let count = 0;
for (const box of document.querySelectorAll(".tabs")) {
  const panels = [...box.children].filter((p) => p.matches(".tab"));
  const list = document.createElement("div");
  list.className = "tab-list";
  list.role = "tablist";
  if (box.ariaLabel) {
    list.ariaLabel = box.ariaLabel;
    box.ariaLabel = null;
  }
  const tabs = panels.map((panel) => {
    const id = "tab-" + ++count;
    const title = panel.querySelector(".tab-title");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.role = "tab";
    tab.id = id;
    tab.append(...title.childNodes);
    title.remove();
    panel.id ||= id + "-panel";
    panel.role = "tabpanel";
    panel.tabIndex = 0;
    panel.setAttribute("aria-labelledby", id);
    tab.setAttribute("aria-controls", panel.id);
    list.append(tab);
    return tab;
  });
  const choose = (n, focus) => {
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", i === n);
      tab.tabIndex = i === n ? 0 : -1;
      panels[i].hidden = i !== n;
    });
    if (focus) tabs[n].focus();
  };
  list.addEventListener("click", (e) => {
    const n = tabs.indexOf(e.target.closest("[role=tab]"));
    if (n >= 0) choose(n);
  });
  list.addEventListener("keydown", (e) => {
    const n = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    choose((to + tabs.length) % tabs.length, true);
  });
  if (tabs.length) {
    box.prepend(list);
    choose(0);
  }
}
