// Loads what opens the words of the glossary when one is first asked for.
(function () {
  var words = document.querySelector("script[data-terms]").dataset;
  addEventListener("click", function (e) {
    var a = e.target.closest(".term[data-short]");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    import(words.terms).then(
      function (m) { m.open(a, words.more); },
      function () { location.href = a.href; },
    );
  });
})();
