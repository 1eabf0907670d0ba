// Judges the graphs that pages give search engines: reads an array of pages,
// each {path, graph}, and prints one of faults. Each graph must be JSON-LD that
// expands without dropping anything, and every type and property one that
// schema.org has, as the types of schema-dts know them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import jsonld from "jsonld";

const vocabulary = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" } } };
const documentLoader = async (url) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error("asks for " + url);
  return { contextUrl: null, documentUrl: url, document: vocabulary };
};

const pages = JSON.parse(readFileSync(0, "utf8"));
const faults = [];
for (const { path, graph } of pages) {
  try {
    const nodes = await jsonld.expand(graph, { documentLoader, safe: true, base: "https://example.org/" });
    if (nodes.length !== graph["@graph"].length) faults.push(path + ": " + nodes.length + " nodes of " + graph["@graph"].length);
  } catch (e) {
    faults.push(path + ": " + e.message + " " + JSON.stringify(e.details ?? ""));
  }
}

const here = createRequire(import.meta.url);
const dir = mkdtempSync(join(tmpdir(), "structured-"));
try {
  const compilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, module: "esnext", moduleResolution: "bundler", types: [],
    paths: { "schema-dts": [join(dirname(here.resolve("schema-dts/package.json")), "dist/schema.d.ts")] },
  };
  writeFileSync(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["pages.ts"] }));
  const lines = pages.map(({ graph }, i) => `export const page${i}: Graph = ${JSON.stringify(graph)};`);
  writeFileSync(join(dir, "pages.ts"), ['import type { Graph } from "schema-dts";', ...lines].join("\n"));
  const tsc = join(dirname(here.resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", dir], { stdio: ["ignore", "pipe", "inherit"] });
} catch (e) {
  if (!e.stdout) throw e;
  for (const line of e.stdout.toString().split("\n").filter(Boolean)) {
    const at = line.match(/pages\.ts\((\d+),/);
    faults.push((at ? pages[at[1] - 2].path + ": " : "") + line);
  }
} finally {
  rmSync(dir, { recursive: true });
}
console.log(JSON.stringify(faults));
