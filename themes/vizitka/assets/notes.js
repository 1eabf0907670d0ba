// Footnotes stand beside their words where there is room, and otherwise open
// over the text. Without this script they are links to the end of it.
const list = document.querySelector(".footnotes");
const text = list.closest(".text");
const wide = matchMedia("(min-width: 100rem)");
const notes = new Map();
for (const a of text.querySelectorAll(".footnote-ref a")) {
  const note = document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (note && !notes.has(note)) notes.set(note, a); // a note may be named twice
}

const place = () => {
  list.classList.toggle("margin-notes", wide.matches);
  const top = text.getBoundingClientRect().top;
  let free = -Infinity;
  for (const [note, a] of notes) {
    if (!wide.matches) {
      note.style.insetBlockStart = "";
      continue;
    }
    const at = Math.max(free, a.getBoundingClientRect().top - top);
    note.style.insetBlockStart = at + "px";
    free = at + note.offsetHeight + 12;
  }
};
new ResizeObserver(place).observe(text);
wide.addEventListener("change", place);

const pop = document.createElement("div");
pop.className = "note-pop";
pop.popover = "auto";
pop.role = "note";
text.append(pop);
text.addEventListener("click", (e) => {
  const a = e.target.closest(".footnote-ref a");
  const note = a && document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (!note || wide.matches || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  pop.replaceChildren(...note.cloneNode(true).childNodes);
  for (const back of pop.querySelectorAll(".footnote-back")) back.remove();
  for (const named of pop.querySelectorAll("[id]")) named.removeAttribute("id");
  pop.showPopover({ source: a });
  const at = a.getBoundingClientRect();
  const below = at.bottom + pop.offsetHeight + 12 < innerHeight;
  pop.style.top = (below ? at.bottom + 6 : Math.max(8, at.top - pop.offsetHeight - 6)) + "px";
  pop.style.left = Math.max(16, Math.min(at.left, innerWidth - pop.offsetWidth - 16)) + "px";
});
addEventListener("scroll", () => pop.matches(":popover-open") && pop.hidePopover(), { passive: true });
