// Words as the index of the search knows them: in the same letters and by the
// same stems as the program that made it.
const letters = "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџґ";
const latin1 = "aaaaaaaceeeeiiiidnooooo ouuuuyty"; // for à–ÿ

// The words of a text that can be searched for.
export const words = (text) =>
  (
    text
      .toLowerCase()
      .replace(/[\u00ad\p{Mn}]/gu, "")
      .replace(/[à-ÿ]/g, (c) => latin1[c.charCodeAt(0) - 224])
      .replace(/ё/g, "е")
      .match(/[0-9a-zа-џґ]{2,}/g) || []
  ).map((w) => w.slice(0, 24));

export const letter = (code) => letters[code - 1];
export const code = (l) => letters.indexOf(l) + 1;

// The stem for Russian of the Snowball project.
const afterA = (endings, alone) => [new RegExp("(" + alone + "|" + endings + ")$"), new RegExp("^(" + endings + ")$")];
const gerund = afterA("в|вши|вшись", "ив|ивши|ившись|ыв|ывши|ывшись");
const participle = afterA("ем|нн|вш|ющ|щ", "ивш|ывш|ующ");
const verb = afterA(
  "ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно",
  "уйте|ейте|ыть|ыло|ыли|ыла|уют|ует|ишь|ить|ите|ило|или|ила|ены|ено|ена|ят|ыт|ым|ыл|ую|уй|ит|им|ил|ен|ей|ю",
);
const adjective = /([иы]ми|[ео]го|[ео]му|[ео][ейм]|[иы][ейм]|[иы]х|[ую]ю|[ая]я|[ое]ю)$/;
const noun = /(иями|ями|иях|иям|ием|ией|ами|[ая]х|[ая]м|ь[яюе]|о[мйв]|и[яюйие]|е[мйив]|[яюьыуойиеа])$/;
// Without an ending; some count only after а or я.
const without = (rv, [pattern, group]) => {
  const m = pattern.exec(rv);
  return m && (!group.test(m[0]) || /[ая]/.test(rv[m.index - 1] || "")) ? rv.slice(0, m.index) : null;
};
const vnv = (w, vowels) => (new RegExp("^.*?[" + vowels + "][^" + vowels + "]").exec(w) || [w])[0].length;
const russian = (w) => {
  const vowels = "аеиоуыэюя";
  const at = w.search(/[аеиоуыэюя]/) + 1;
  if (w.length < 3) return w;
  const r1 = vnv(w, vowels);
  const r2 = r1 + vnv(w.slice(r1), vowels);
  let head = at ? w.slice(0, at) : w;
  let rv = w.slice(head.length);
  const done = without(rv, gerund);
  if (done !== null) rv = done;
  else {
    rv = rv.replace(/с[яь]$/, "");
    if (adjective.test(rv)) {
      rv = rv.replace(adjective, "");
      rv = without(rv, participle) ?? rv;
    } else rv = without(rv, verb) ?? rv.replace(noun, "");
  }
  w = head + rv.replace(/и$/, "");
  const m = /ость?$/.exec(w);
  if (m && m.index >= r2) w = w.slice(0, m.index);
  if (w.endsWith("нн")) return w.slice(0, -1);
  if (/ейше?$/.test(w)) return w.replace(/ейше?$/, "").replace(/нн$/, "н");
  return w.replace(/ь$/, "");
};

// The one for English, "Porter 2".
const special = Object.fromEntries(
  "skis ski,skies sky,dying die,lying lie,tying tie,idly idl,gently gentl,ugly ugli,early earli,only onli,singly singl,sky sky,news news,howe howe,atlas atlas,cosmos cosmos,bias bias,andes andes"
    .split(",")
    .map((pair) => pair.split(" ")),
);
const second = [
  [/(ational|ation|ator)$/, "ate"],
  [/(fulness|fulli)$/, "ful"],
  [/(iveness|iviti)$/, "ive"],
  [/(ization|izer)$/, "ize"],
  [/(ousness|ousli)$/, "ous"],
  [/(biliti|bli)$/, "ble"],
  [/lessli$/, "less"],
  [/tional$/, "tion"],
  [/(alism|aliti|alli)$/, "al"],
  [/entli$/, "ent"],
  [/anci$/, "ance"],
  [/abli$/, "able"],
  [/enci$/, "ence"],
  [/(?<=l)ogi$/, "og"],
  [/(?<=[cdeghkmnrt])li$/, ""],
];
const third = [
  [/ational$/, "ate"],
  [/tional$/, "tion"],
  [/alize$/, "al"],
  [/(icate|iciti|ical)$/, "ic"],
  [/(ful|ness)$/, ""],
  [/ative$/, ""],
];
const english = (w) => {
  if (w.length < 3) return w;
  const m = /^(inn|out|cann|herr|earr)ings?$|^(pro|ex|suc)ceed(s|ed|ing)?$/.exec(w);
  if (m) return m[1] ? m[1] + "ing" : m[2] + "ceed";
  if (special[w]) return special[w];
  w = w.replace(/^y|(?<=[aeiouy])y/g, "Y").replace(/YY/g, "Yy");
  const vowels = "aeiouy";
  let r1 = (/^(gener|commun|arsen)/.exec(w) || [""])[0].length || vnv(w, vowels);
  let r2 = r1 + vnv(w.slice(r1), vowels);
  const to = (next) => {
    w = next;
    r1 = Math.min(r1, w.length);
    r2 = Math.min(r2, w.length);
  };
  const short = (s) => /[^aeiouy][aeiouy][^aeiouywxY]$/.test(s) || /^[aeiouy][^aeiouy]$/.test(s);
  if (/sses$/.test(w)) to(w.slice(0, -2));
  else if (/ie[ds]$/.test(w)) to(w.slice(0, w.length > 4 ? -2 : -1));
  else if (/[^us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2))) to(w.slice(0, -1));
  let end = /(eedly|ingly|edly|ing|eed|ed)$/.exec(w)?.[0];
  if (end?.startsWith("eed")) {
    if (end.length <= w.length - r1) to(w.slice(0, -end.length) + "ee");
  } else if (end && /[aeiouy]/.test(w.slice(0, -end.length))) {
    const [one, two] = [r1, r2];
    to(w.slice(0, -end.length));
    if (/(at|bl|iz)$/.test(w)) w += "e";
    else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) w = w.slice(0, -1);
    else if (r1 >= w.length && short(w)) w += "e";
    r1 = Math.min(one, w.length);
    r2 = Math.min(two, w.length);
  }
  if (w.length > 2) w = w.replace(/(?<=[^aeiouy])[yY]$/, "i");
  end = /(ational|fulness|iveness|ization|ousness|biliti|lessli|tional|alism|aliti|ation|entli|fulli|iviti|ousli|anci|abli|alli|ator|enci|izer|bli|ogi|li)$/.exec(w)?.[0];
  if (end && end.length <= w.length - r1) {
    const rule = second.find(([pattern]) => pattern.exec(w)?.[0] === end);
    if (rule) to(w.replace(...rule));
  }
  end = /(ational|tional|alize|icate|ative|iciti|ical|ful|ness)$/.exec(w)?.[0];
  if (end && end.length <= w.length - (end === "ative" ? r2 : r1)) to(w.replace(...third.find(([pattern]) => pattern.exec(w)?.[0] === end)));
  end = /(ement|ance|ence|able|ible|ment|ent|ant|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/.exec(w)?.[0];
  if (end && end.length <= w.length - r2 && (end !== "ion" || /[st]ion$/.test(w))) to(w.slice(0, -end.length));
  if (w.endsWith("e") && r1 < w.length && (r2 < w.length || !short(w.slice(0, -1)))) w = w.slice(0, -1);
  else if (w.endsWith("ll") && r2 < w.length) w = w.slice(0, -1);
  return w.replace(/Y/g, "y");
};

// What Snowball leaves apart and readers do not.
const same = {
  люд: "человк", людьм: "человк", друз: "друг", дет: "ребенк", пис: "письм", денег: "деньг",
  ден: "дн", времн: "врем", peopl: "person", children: "child",
};

export const stem = (word) => {
  let s = word;
  if (/^[a-z]+$/.test(word)) s = english(word).replace(/uct$/, "uc");
  else if (!/[0-9a-z]/.test(word)) s = russian(word).replace(/^(..+[^аеиоуыэюяйьъ])[ое]([кцн])$/, "$1$2");
  else return word;
  s = Object.hasOwn(same, s) ? same[s] : s;
  return s.length > 1 ? s : word;
};
