// The contents follow the reading: the last heading above the upper third of
// the window is the one that is read.
const nav = document.querySelector(".toc");
const fold = nav.querySelector("details");
const bar = fold.querySelector("summary");
const links = new Map();
for (const a of nav.querySelectorAll("a")) {
  const heading = document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (heading) links.set(heading, a);
}
const mark = () => {
  let now;
  for (const [heading, a] of links) {
    if (heading.getBoundingClientRect().top < innerHeight / 3) now = a;
    else break;
  }
  for (const a of links.values()) {
    if (a === now) a.setAttribute("aria-current", "location");
    else a.removeAttribute("aria-current");
  }
  bar.dataset.here = now ? now.textContent : ""; // a phone shows it beside the word
};
const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
for (const heading of links.keys()) watch.observe(heading);
addEventListener("scrollend", mark); // after a jump no heading crossed the line
// Beside the text the list stands open; on a phone it gives way to what was
// chosen in it.
const wide = matchMedia("(min-width: 68.75rem)");
const unfold = () => (fold.open = wide.matches);
wide.addEventListener("change", unfold);
unfold();
nav.addEventListener("click", (e) => {
  if (e.target.closest("a")) unfold();
});
