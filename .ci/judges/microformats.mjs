// Reads pages of the built site and prints as JSON what a parser of
// microformats2 finds in each. Arguments: pairs of a file and its address.
import { readFileSync } from "node:fs";
import { mf2 } from "microformats-parser";

const found = [];
for (let i = 2; i < process.argv.length; i += 2) {
  found.push(mf2(readFileSync(process.argv[i], "utf8"), { baseUrl: process.argv[i + 1] }));
}
console.log(JSON.stringify(found));
