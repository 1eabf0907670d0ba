// Shows the reader's place on the route: what was read, and what is next.
// It stands at the end of the page, as sidebar.js does after the tree.
{
  let way = {};
  try {
    way = JSON.parse(localStorage.getItem("way")) || {};
  } catch {
    // Storage is off, or holds what we did not write: the route has no marks.
  }
  const map = document.querySelector(".route-map");
  const links = map ? [...map.querySelectorAll("li li a")] : [];
  const pages = new Set(Array.isArray(way.pages) ? way.pages : []);
  let last = -1;
  links.forEach((a, i) => {
    const path = new URL(a.href).pathname;
    if (pages.has(path)) a.dataset.read = "";
    if (path === way.last) last = i;
  });
  if (last >= 0) {
    const place = map.querySelector(".place");
    const line = (word, a) => {
      const copy = document.createElement("a");
      copy.href = a.href;
      copy.textContent = a.textContent;
      place.append(word + ": ", copy, ". ");
    };
    line(place.dataset.here, links[last]);
    if (links[last + 1]) line(place.dataset.next, links[last + 1]);
    links[last].closest(".route-map > ol > li").setAttribute("aria-current", "step");
    place.hidden = false;
  }
}
