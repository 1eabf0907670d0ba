// Shows the pages of the site whose addresses are nearest to the one that is not there.
const box = document.querySelector(".nearest");
const words = (path) =>
  decodeURIComponent(path)
    .toLowerCase()
    .split("/")
    .filter(Boolean);
// The number of letters to change, add or drop between two words.
const distance = (a, b) => {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    }
    row = next;
  }
  return row[b.length];
};
const asked = words(location.pathname).pop()?.replace(/\.html?$/, "").slice(0, 80) || "";
// An address that was cut off is near to what it begins.
const far = (name) => (asked.length > 3 && name.startsWith(asked) ? 1 : distance(asked, name));
const title = async (path) => {
  const page = await fetch(path).then((r) => (r.ok ? r.text() : "")).catch(() => "");
  return new DOMParser().parseFromString(page, "text/html").querySelector("h1")?.textContent || decodeURIComponent(path);
};
// The folders of the languages: only addresses of this one are offered.
const folders = [...document.querySelectorAll(".languages a")].map((a) => [new URL(".", a.href).pathname, a.ariaCurrent]);
const own = folders.find(([, current]) => current)?.[0] || "/";
const others = folders.map(([folder]) => folder).filter((folder) => folder.length > own.length);
const response = await fetch(box.dataset.map).catch(() => null);
if (asked && response?.ok) {
  const map = new DOMParser().parseFromString(await response.text(), "text/xml");
  const near = [...map.querySelectorAll("url > loc")]
    .map((loc) => new URL(loc.textContent).pathname)
    .filter((path) => path.startsWith(own) && !others.some((folder) => path.startsWith(folder)))
    .map((path) => [far(words(path).pop() || ""), path])
    .filter(([steps]) => steps <= asked.length / 2)
    .sort((a, b) => a[0] - b[0])
    .slice(0, 5);
  for (const [, path] of near) {
    const a = document.createElement("a");
    a.href = path;
    a.textContent = await title(path);
    const li = document.createElement("li");
    li.append(a);
    box.querySelector("ul").append(li);
  }
  box.hidden = near.length === 0;
}
