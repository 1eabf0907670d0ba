// Ticks are kept in this browser, each under the page and the item: by its id,
// or by its place in a list that was written in the text.
const key = "ticks:" + location.pathname;
let kept = {};
try {
  kept = JSON.parse(localStorage.getItem(key)) || {};
} catch {
  // Storage is off, or holds what we did not write: nothing is ticked.
}
const boxes = [...document.querySelectorAll("[data-ticks] input[type=checkbox]")];
const tools = document.querySelector(".tick-tools");
const names = new Map(boxes.map((box, i) => [box, box.closest("li").id || "item " + i]));
const show = () => {
  if (!tools) return;
  const done = boxes.filter((box) => box.checked).length;
  tools.querySelector("[role=status]").textContent = tools.dataset.done.replace("{n}", done).replace("{total}", boxes.length);
};
const save = () => {
  const now = {};
  for (const [box, name] of names) if (box.checked) now[name] = true;
  try {
    localStorage.setItem(key, JSON.stringify(now));
  } catch {
    // Storage is off: the ticks hold for this visit.
  }
  show();
};
for (const [box, name] of names) {
  if (box.disabled) {
    box.disabled = false;
    box.ariaLabel ||= box.closest("li").textContent.trim();
  }
  box.checked = name in kept; // whatever the browser itself has kept
  box.addEventListener("change", save);
}
if (tools) {
  tools.hidden = false;
  const note = document.querySelector(".tick-note");
  if (note) note.hidden = false;
  tools.addEventListener("click", (e) => {
    const does = e.target.dataset.do;
    if (does === "print") print();
    if (does === "clear") {
      for (const box of boxes) box.checked = false;
      save();
    }
  });
  show();
}
