// The desk is whole without this. It filters as one types, and keeps up with
// saves.
const by = (id) => document.getElementById(id);
const words = by("words");
const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

function filter() {
  const wanted = fold(words.value).split(/\s+/);
  let n = 0;
  for (const row of by("rows").rows) {
    const text = fold(row.textContent);
    row.hidden = !wanted.every((word) => text.includes(word));
    n += !row.hidden;
  }
  const shown = by("filter").querySelector("output");
  shown.value = words.value.trim() ? `${shown.dataset.shown}: ${n}` : "";
  sessionStorage.setItem("vizitka-filter", words.value);
}

// renew takes the lists, and the token, as the server has them now.
async function renew() {
  const answer = await fetch("/__vizitka/" + location.search);
  if (!answer.ok) throw new Error(answer.statusText);
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  const held = document.activeElement?.closest("#rows, #problem-list") && document.activeElement.value;
  for (const id of ["problem-list", "rows"]) by(id).replaceWith(now.getElementById(id));
  const { value } = now.querySelector("[name=token]");
  for (const token of document.querySelectorAll("[name=token]")) token.value = value;
  if (held) document.querySelector(`button[value="${CSS.escape(held)}"]`)?.focus();
  filter();
}

let renewing;
let stale;

// keepUp renews after a save; many saves while that is under way are one.
function keepUp() {
  stale = true;
  renewing ??= (async () => {
    while (stale) {
      stale = false;
      await renew().catch(() => {}); // the server ended: the stream tells that too
    }
    renewing = undefined;
  })();
}

let stream;
let late; // until the server is asked again, which did not answer

function connect() {
  if (stream || document.hidden) return;
  const token = document.querySelector("[name=token]").value;
  stream = new EventSource("/__vizitka/events?" + new URLSearchParams({ token, page: "", etag: "" }));
  let known = false; // what is told at first is what the desk shows
  stream.addEventListener("change", keepUp);
  stream.addEventListener("problems", () => (known ? keepUp() : (known = true)));
  stream.onerror = () => {
    disconnect();
    late = setTimeout(again, 1000);
  };
}

function disconnect() {
  clearTimeout(late);
  stream?.close();
  stream = undefined;
}

async function again() {
  if (document.hidden) return;
  try {
    await renew();
    connect();
  } catch {
    late = setTimeout(again, 1000);
  }
}

by("filter").hidden = false;
words.value = sessionStorage.getItem("vizitka-filter") ?? "";
words.addEventListener("input", filter);
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : again()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", (e) => e.persisted && again());
filter();
connect();
