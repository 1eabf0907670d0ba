// Puts an outside player in the place of its link, after a click: until then
// nothing is asked of its host.
// How an address of a page becomes that of the player.
const players = [
  [/^https:\/\/(?:www\.)?youtube\.com\/watch\?v=([\w-]+)/, (m) => "https://www.youtube-nocookie.com/embed/" + m[1] + "?autoplay=1"],
  [/^https:\/\/youtu\.be\/([\w-]+)/, (m) => "https://www.youtube-nocookie.com/embed/" + m[1] + "?autoplay=1"],
  [/^https:\/\/(?:www\.)?rutube\.ru\/video\/(\w+)/, (m) => "https://rutube.ru/play/embed/" + m[1]],
  [/^https:\/\/(?:www\.)?(?:vk\.com|vkvideo\.ru)\/video(-?\d+)_(\d+)/, (m) => "https://vk.com/video_ext.php?oid=" + m[1] + "&id=" + m[2]],
  [/^https:\/\/(?:www\.)?vimeo\.com\/(\d+)/, (m) => "https://player.vimeo.com/video/" + m[1] + "?autoplay=1"],
];
const player = (url) => {
  for (const [pattern, make] of players) {
    const m = pattern.exec(url);
    if (m) return make(m);
  }
  return "";
};
document.addEventListener("click", (e) => {
  const link = e.target.closest("a[data-player]");
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const src = player(link.dataset.player);
  if (!src) return; // an ordinary link
  e.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = src;
  frame.title = link.textContent.trim();
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(frame);
  frame.focus();
});
