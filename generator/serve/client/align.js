// Which of two lists of nodes are the same nodes.

const maxCells = 1e6; // of the table: longer lists are taken in order

// align returns a Map from nodes of b to the nodes of a that they continue: equal
// ones and those of one id first, then those of one tag whose text is most alike.
// The order of both lists is kept.
export function align(a, b) {
  const found = new Map();
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a[from].isEqualNode(b[from])) found.set(b[from], a[from++]);
  while (from < endA && from < endB && a[endA - 1].isEqualNode(b[endB - 1])) found.set(b[--endB], a[--endA]);
  const cells = (endA - from) * (endB - from);
  if (cells === 1 || cells > maxCells) {
    for (; from < endA && from < endB; from++) if (sort(a[from]) === sort(b[from])) found.set(b[from], a[from]);
    return found;
  }
  const left = [...a].slice(from, endA).map(look);
  const right = [...b].slice(from, endB).map(look);
  // The heaviest common subsequence: best[i][j] is what left[i:] and right[j:] give.
  const wide = right.length + 1;
  const best = new Float32Array((left.length + 1) * wide);
  const each = new Float32Array(best.length);
  for (let i = left.length; i--; ) {
    for (let j = right.length; j--; ) {
      const at = i * wide + j;
      each[at] = worth(left[i], right[j]);
      best[at] = Math.max(best[at + 1], best[at + wide], each[at] && each[at] + best[at + wide + 1]);
    }
  }
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const at = i * wide + j;
    if (each[at] && best[at] === Math.fround(each[at] + best[at + wide + 1])) found.set(right[j++].node, left[i++].node);
    else if (best[at] === best[at + 1]) j++;
    else i++;
  }
  return found;
}

// sort is what two nodes must share to be one.
const sort = (node) => [node.nodeName, ...["rel", "name", "property"].map((k) => node.getAttribute?.(k))].join();

// look is what is compared of a node, read once.
const look = (node) => ({
  node,
  whole: node.outerHTML ?? node.data,
  text: node.textContent,
  sort: sort(node),
  blank: node.nodeType !== 1 && !node.data.trim(),
});

// worth is what it gives to take b for a: 0 if it cannot be.
function worth(a, b) {
  if (a.sort !== b.sort) return 0;
  if (a.blank || b.blank) return 0.01;
  if (a.whole === b.whole || (a.node.id && a.node.id === b.node.id)) return 4;
  const { start, end } = shared(a.text, b.text);
  return 0.1 + (start + end) / (1 + Math.max(a.text.length, b.text.length));
}

// shared returns how long the beginning and the end are that two texts share.
export function shared(a, b) {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (start + end < least && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { start, end };
}
