// The script of the preview: it is in no page of the finished site.
(() => {
  const mine = document.currentScript.dataset.version;
  let stream;
  const close = () => {
    stream?.close();
    stream = undefined;
  };
  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/__vizitka/events");
    stream.addEventListener("change", (event) => {
      if (event.data !== mine) location.reload();
    });
    // A browser gives up after a refusal; a server that starts again does not refuse for long.
    stream.addEventListener("error", () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, 1000);
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
})();
