// The meaning of a word opens over the text. Escape, or a click beside it, closes
// it, and the reader is back at the word.
const pop = document.createElement("div");
pop.className = "note-pop";
pop.popover = "auto";
pop.role = "dialog";
pop.tabIndex = -1;
pop.innerHTML = "<p></p><p><a></a></p>";
const [meaning, more] = pop.children;

export const open = (word, label) => {
  word.closest(".text").append(pop);
  pop.ariaLabel = word.textContent;
  meaning.textContent = word.dataset.short;
  more.firstChild.href = word.href;
  more.firstChild.textContent = label;
  pop.showPopover({ source: word });
  const at = word.getBoundingClientRect();
  const below = at.bottom + pop.offsetHeight + 12 < innerHeight;
  pop.style.top = (below ? at.bottom + 6 : Math.max(8, at.top - pop.offsetHeight - 6)) + "px";
  pop.style.left = Math.max(16, Math.min(at.left, innerWidth - pop.offsetWidth - 16)) + "px";
  pop.focus({ preventScroll: true });
};
addEventListener("scroll", () => pop.matches(":popover-open") && pop.hidePopover(), { passive: true });
