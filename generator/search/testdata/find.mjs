// Runs the scripts of the theme outside of a browser: node find.mjs FOLDER, with
// what is asked on the standard input as JSON. The folder holds the scripts and
// the files of the index.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const script = (name) => import(pathToFileURL(path.join(folder, name)));
const stems = await script("search-stem.mjs");
const { open } = await script("search-find.mjs");

let read = {}; // how many bytes of each file
globalThis.fetch = async (address) => {
  const file = path.join(folder, address.split("?")[0]);
  if (!fs.existsSync(file)) return { ok: false, status: 404 };
  const bytes = fs.readFileSync(file);
  read[path.basename(file)] = bytes.length;
  return { ok: true, json: async () => JSON.parse(bytes), arrayBuffer: async () => new Uint8Array(bytes).buffer };
};

const { words, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const found = [];
for (const { base, query } of queries || []) {
  read = {};
  const index = await open(base, stems); // as if nothing had been read before
  const { pages, terms, meant } = await index.find(query);
  const first = [];
  let toFirst = 0;
  for (const n of pages.slice(0, 8)) {
    first.push((await index.page(n))[0]);
    toFirst ||= Object.values(read).reduce((a, b) => a + b);
  }
  found.push({ query, pages: first, terms: [...terms], meant, toFirst, files: read });
}
console.log(JSON.stringify({ stems: (words || []).map((w) => stems.words(w).map(stems.stem).join(" ")), found }));
