// The preview on the page: it hears of every save and shows it in place. The
// server puts it into the pages it sends; it is in no page of the finished site.
import { draw, editAt, follow, state } from "./bar.js";
import { begin, patch, reimage, restyle } from "./patch.js";
import { at, blocks, hold, lined, lineInView, lineOf, show } from "./place.js";
import { tell } from "./problems.js";
import { load, page } from "./server.js";

const goal = "vizitka-line"; // where follow wants to be on the page it goes to
let stream;
let wait = 0; // before the server is asked again after it did not answer
let busy; // the refresh under way
let again; // and whether something changed since it began

// refresh makes the page what the server has now. One goes on at a time, and the
// last one begins after the last call. bring says whether the reader is to be
// brought to what changed.
function refresh(bring) {
  again = { bring: bring || again?.bring };
  busy ??= (async () => {
    try {
      while (again) {
        const { bring } = again;
        again = undefined;
        await renew(bring);
      }
    } finally {
      busy = undefined;
    }
  })();
  return busy;
}

async function renew(bring) {
  const { doc, data, response } = await load();
  page.token = data.token;
  page.version = data.version;
  if (response.redirected && new URL(response.url).pathname !== location.pathname) location.replace(response.url);
  else if (response.status >= 500) return; // the last good page stays
  else if (response.status === 404 && data.page !== page.page) gone(new URL("..", location).pathname);
  else {
    if (data.etag !== page.etag) update(doc, bring);
    const other = data.page !== page.page;
    Object.assign(page, { draft: undefined, source: undefined }, data);
    tell({ gone: "" });
    draw();
    if (other) {
      disconnect();
      connect();
    }
  }
}

function update(doc, bring) {
  const back = hold();
  let changed;
  try {
    changed = patch(doc);
  } catch (e) {
    console.error(e); // and rather a new load than half a page
  }
  if (!changed) return location.reload();
  document.dispatchEvent(new Event("vizitka:change"));
  back();
  show(blocks(changed), bring);
}

function gone(section) {
  page.etag = ""; // whatever comes back is news
  tell({ gone: section });
}

// go leaves for another page, to a line of its source.
function go(address, line) {
  sessionStorage.setItem(goal, line);
  location.assign(address);
}

async function change(c) {
  page.version = c.version;
  if (c.page?.moved) return go(c.page.moved, lineInView());
  if (follow.on && c.follow && new URL(c.follow, location).pathname !== location.pathname) return go(c.follow, c.line);
  if (c.page?.gone) return gone(c.page.section);
  restyle(c.styles ?? [], c.version);
  if (c.page && c.page.etag !== page.etag) await refresh(c.changed?.includes(page.source));
  reimage(c.images ?? [], c.version);
}

function problems(p) {
  tell({ problems: p.page ?? [] });
  Object.assign(state, p);
  draw();
}

// connect listens to the server while the page is seen: a browser has only six
// connections for all its pages.
function connect() {
  if (stream || document.hidden) return;
  const { token, page: path, etag } = page;
  stream = new EventSource(`/__vizitka/events?${new URLSearchParams({ token, page: path, etag })}`);
  const on = (name, act) => stream.addEventListener(name, (e) => act(JSON.parse(e.data)));
  on("hello", ({ version }) => {
    wait = 0;
    state.away = false;
    draw();
    if (version !== page.version) refresh();
  });
  on("change", change);
  on("problems", problems);
  stream.onerror = () => {
    disconnect();
    setTimeout(reconnect, wait);
  };
}

function disconnect() {
  stream?.close();
  stream = undefined;
}

// reconnect begins with the page itself: it brings what was missed, and the token
// of a server that was started again.
async function reconnect() {
  wait = Math.min(wait * 2 + 50, 2000);
  try {
    await refresh();
    connect();
  } catch {
    state.away = true;
    draw();
    setTimeout(reconnect, wait);
  }
}

// A page whose source cannot be had is taken as it stands.
const first = await load(true).catch(() => undefined);
begin(first?.data.etag === page.etag ? first.doc : null);
draw();
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
addEventListener("click", (e) => {
  const block = e.altKey && e.target instanceof Element && (lined(e.target) ?? e.target.closest("h1"));
  if (!block || !page.source) return;
  e.preventDefault();
  e.stopPropagation();
  editAt(lineOf(block) || 1); // the title stands at the beginning
}, true);
connect();

const line = sessionStorage.getItem(goal);
sessionStorage.removeItem(goal);
const block = line > 0 && at(line);
if (block) show([block], true);
