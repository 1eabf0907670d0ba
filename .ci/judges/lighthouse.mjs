// Judges the pages at the given addresses with Lighthouse, one after another in
// one browser, and prints an array of their scores and of what cost points. For
// the speed, which a busy machine judges wrongly, give --speed first, and the
// addresses of a server that compresses, as those of hosts do; then the time of
// the largest paint in milliseconds is told too.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const pages = process.argv.slice(2);
const speed = pages[0] === "--speed";
if (speed) pages.shift();
const onlyCategories = speed ? ["performance"] : ["accessibility", "best-practices", "seo"];
const chromeFlags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update"];
const browser = await launch({ chromeFlags });
const judged = [];
try {
  for (const url of pages) {
    const { lhr } = await lighthouse(url, { port: browser.port, onlyCategories, logLevel: "error", throttlingMethod: speed ? "simulate" : "provided" });
    if (lhr.runtimeError) throw new Error(url + ": " + lhr.runtimeError.message);
    const scores = {};
    for (const c of Object.values(lhr.categories)) scores[c.id] = c.score ?? 0;
    const faults = Object.values(lhr.audits).filter((a) => a.score !== null && a.score < 1);
    const paint = speed ? Math.round(lhr.audits["largest-contentful-paint"].numericValue) : undefined;
    judged.push({ url, scores, paint, faults: faults.map((a) => a.id + ": " + a.title + " " + (a.displayValue ?? JSON.stringify(a.details?.items ?? ""))) });
  }
} finally {
  browser.kill();
}
console.log(JSON.stringify(judged, null, 1));
