// Finds pages in the files that the program made beside the search's page. What
// they hold is told in the program's package search.

// The other letter of each key, on a keyboard that was set to the wrong language.
const keys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicKeys = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const otherLayout = (text) =>
  [...text.toLowerCase()].map((c) => cyrillicKeys[keys.indexOf(c)] || keys[cyrillicKeys.indexOf(c)] || c).join("");

// How many letters to change, add, drop or exchange with their neighbour make one
// word of the other; more than max counts as max + 1.
export const slips = (a, b, max) => {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before, last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
};

// The index at an address; language is what modules of stems give.
export const open = async (base, { words, stem, letter, code }) => {
  const told = await (await fetch(base + "index.json", { cache: "no-cache" })).json();
  const kept = new Map();
  const file = (name, read) => {
    if (!kept.has(name)) {
      const asked = fetch(base + name + "?" + told.edition).then((r) => (r.ok ? read(r) : Promise.reject(r.status)));
      asked.catch(() => kept.delete(name));
      kept.set(name, asked);
    }
    return kept.get(name);
  };
  // Words that are written one behind the other, by what differs.
  const decode = async (response, each) => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    let at = 0;
    const byte = () => bytes[at++];
    const number = () => {
      let n = 0;
      for (let shift = 1, b = 128; b > 127; shift *= 128) n += ((b = byte()) & 127) * shift;
      return n;
    };
    for (let word = ""; at < bytes.length; ) {
      word = word.slice(0, byte());
      for (let n = byte(); n > 0; n--) word += letter(byte());
      each(word, byte, number);
    }
  };
  const wordsOf = (term) => {
    let h = 0x811c9dc5;
    for (const l of term.slice(0, 5)) {
      h = Math.imul(h ^ code(l), 0x9e3779b1);
      h ^= h >>> 15;
    }
    return file("w" + (((h >>> 16) * told.words) >>> 16) + ".bin", async (response) => {
      const found = new Map();
      await decode(response, (word, byte, number) => {
        const all = number();
        const pages = [];
        for (let n = Math.min(all, told.most), page = -1; n > 0; n--) pages.push([(page += number()), byte()]);
        found.set(word, { all, pages });
      });
      return found;
    });
  };
  const listOf = (word) =>
    file("l" + (code(word[0]) % told.lists) + ".bin", async (response) => {
      const found = [];
      await decode(response, (word) => found.push(word));
      return found;
    });

  // The terms that a word may mean, each with how well it fits. The last word may
  // be the beginning of one.
  const exactly = async (word, last) => {
    const term = stem(word);
    const file = await wordsOf(term);
    const means = new Map();
    if (file.has(term)) means.set(term, 1);
    if (last) {
      const from = word.length < 5 ? await listOf(word) : (await wordsOf(word)).keys();
      const longer = [...from].filter((t) => t !== term && t.startsWith(word)).sort((a, b) => a.length - b.length);
      for (const t of longer.slice(0, 8)) means.set(t, 0.7);
    }
    return means;
  };
  const nearly = async (word, last) => {
    const term = stem(word);
    const max = word.length > 7 ? 2 : 1;
    if (word.length < 4) return new Map();
    const among = async (from) => {
      let best = max;
      let means = new Map();
      for (const t of from) {
        const far = Math.min(slips(term, t, best), last ? slips(word, t.slice(0, word.length), best) : best + 1);
        if (far < best) means = new Map();
        if (far <= best) means.set(t, 0.6 / (best = far || 1));
      }
      return means;
    };
    const near = await among((await wordsOf(term)).keys());
    if (near.size) return near;
    const swapped = word[1] + word[0] + word.slice(2);
    const lists = new Set([await listOf(word), await listOf(swapped)]);
    return among([...lists].flat());
  };
  const meaning = async (all, open, how) => Promise.all(all.map((w, i) => how(w, open && i === all.length - 1)));

  // Pages by how well they answer: the most of the rarest words, and where they
  // weigh most.
  const rank = async (meanings) => {
    const rarity = (all) => Math.log(1 + (told.pages - all + 0.5) / (all + 0.5));
    const scores = new Map();
    let whole = 0;
    for (const means of meanings) {
      const best = new Map();
      let most = 0;
      for (const [term, fits] of means) {
        const word = (await wordsOf(term)).get(term);
        if (!word) continue;
        most = Math.max(most, rarity(word.all));
        for (const [page, weight] of word.pages) {
          const score = fits * rarity(word.all) * weight;
          if (score > (best.get(page)?.[0] || 0)) best.set(page, [score, rarity(word.all)]);
        }
      }
      whole += most || rarity(0);
      for (const [page, [score, part]] of best) {
        const sum = scores.get(page) || [0, 0];
        scores.set(page, [sum[0] + score, sum[1] + part]);
      }
    }
    return [...scores].map(([page, [score, part]]) => [page, score * (part / whole) ** 2]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };

  // What a query finds: pages as numbers, best first; the terms that were looked
  // for; and the words that were taken instead of those typed, or "".
  const find = async (query) => {
    const open = /[^\s]$/.test(query);
    const typed = words(query).slice(0, 10);
    const other = words(otherLayout(query)).slice(0, 10);
    const known = (meanings) => meanings.filter((m) => m.size).length;
    let taken = typed;
    let meanings = await meaning(typed, open, exactly);
    if (!typed.length || known(meanings) < typed.length) {
      const others = await meaning(other, open, exactly);
      if (other.length && known(others) === other.length) {
        taken = other;
        meanings = others;
      } else {
        const near = async (all, meanings) => Promise.all(meanings.map((m, i) => (m.size ? m : nearly(all[i], open && i === all.length - 1))));
        meanings = await near(typed, meanings);
        const guessed = known(meanings) ? [] : await near(other, others);
        if (known(guessed)) {
          taken = other;
          meanings = guessed;
        }
      }
    }
    const pages = (await rank(meanings)).map(([page]) => page);
    const terms = new Set(meanings.flatMap((m) => [...m.keys()]));
    return { pages, terms, meant: taken === typed ? "" : taken.join(" ") };
  };

  // What is told of a page: address, title, section, text, headings.
  const page = async (n) => {
    const block = await file("p" + Math.floor(n / told.block) + ".json", (r) => r.json());
    return block[n % told.block];
  };
  return { find, page };
};
