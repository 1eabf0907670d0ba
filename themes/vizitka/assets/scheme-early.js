// Sets the colours before the first paint, and says that scripts run.
(function (root) {
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
  } catch (e) {}
})(document.documentElement);
