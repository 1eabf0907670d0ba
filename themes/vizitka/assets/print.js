// On paper a link within the site shows its whole address, which a style sheet
// cannot know.
addEventListener("beforeprint", () => {
  for (const a of document.querySelectorAll(".text a[href]:not(.cite, .term, .anchor, [href^='#'])")) {
    if (a.origin === location.origin && !a.closest("sup, .footnotes, .card")) a.dataset.address = decodeURI(a.href);
  }
});
