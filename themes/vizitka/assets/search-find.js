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
  const place = (term) => {
    let h = 0x811c9dc5;
    for (const l of term.slice(0, 5)) {
      h = Math.imul(h ^ code(l), 0x9e3779b1);
      h ^= h >>> 15;
    }
    return ((h >>> 16) * told.words) >>> 16;
  };
  const wordsOf = (term) =>
    file("w" + place(term) + ".bin", async (response) => {
      const found = new Map();
      await decode(response, (word, byte, number) => {
        const all = number();
        const pages = [];
        for (let n = Math.min(all, told.most), page = -1; n > 0; n--) pages.push([(page += number()), byte()]);
        found.set(word, { all, pages });
      });
      return found;
    });
  // The words that begin with a letter; where that list is in parts, those whose
  // next one may be the given one.
  const listOf = (first, second) =>
    file("l" + ((code(first) % told.lists) * told.parts + (second % told.parts)) + ".bin", async (response) => {
      const found = [];
      await decode(response, (word) => found.push(word));
      return found;
    });
  // Of the terms that a word may mean, the first ones whose pages two files tell.
  const few = (terms) => {
    const places = new Set();
    return terms.slice(0, 50).filter((t) => places.has(place(t)) || (places.size < 2 && places.add(place(t)))).slice(0, 8);
  };

  // The terms that a word may mean, each with how well it fits. The last word may
  // be the beginning of one.
  const exactly = async (word, last) => {
    const term = stem(word);
    const file = await wordsOf(term);
    const means = new Map();
    if (file.has(term)) means.set(term, 1);
    if (last) {
      const from = word.length < 5 ? await listOf(word[0], code(word[1])) : (await wordsOf(word)).keys();
      const longer = [...from].filter((t) => t !== term && t.startsWith(word)).sort((a, b) => a.length - b.length);
      for (const t of few(longer)) means.set(t, 0.7);
    }
    return means;
  };
  const nearly = async (word, last) => {
    if (word.length < 4) return new Map();
    const term = stem(word);
    const max = word.length > 7 ? 2 : 1;
    // A slip may hide the ending from the stemmer; a stump would be like anything.
    const forms = [term, word.slice(0, -1), word.slice(0, -2)].filter((f) => f === term || f.length > 3);
    let best = max;
    let near = [];
    const among = (from) => {
      for (const t of from) {
        const far = Math.min(...forms.map((f) => slips(f, t, best)), last ? slips(word, t.slice(0, word.length), best) : best + 1);
        if (far < best) near = [];
        if (far <= best) near.push(t);
        best = Math.min(best, far || 1);
      }
    };
    among((await wordsOf(term)).keys());
    if (!near.length || best > 1) {
      // Nearer ones may begin otherwise.
      const lists = [...Array(told.parts).keys()].map((part) => listOf(word[0], part));
      for (const list of new Set(await Promise.all([...lists, listOf(word[1], code(word[0]))]))) among(list);
    }
    return new Map(few([...new Set(near)]).map((t) => [t, 0.6 / best]));
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
      // Whoever typed in the wrong layout hit hardly a word.
      const others = 2 * known(meanings) < typed.length || !typed.length ? await meaning(other, open, exactly) : [];
      if (other.length && known(others) === other.length) {
        taken = other;
        meanings = others;
      } else {
        const near = async (all, meanings) => Promise.all(meanings.map((m, i) => (m.size ? m : nearly(all[i], open && i === all.length - 1))));
        meanings = await near(typed, meanings);
        const guessed = known(meanings) ? [] : await near(other.slice(0, others.length), others);
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
