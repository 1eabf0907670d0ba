// Pictures of the text open large, in a dialog that Escape or a click closes.
const words = document.querySelector("script[data-open]").dataset;
let dialog;
const open = (img) => {
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "large";
    dialog.innerHTML = '<img alt=""><p></p><button type="button">×</button>';
    dialog.lastChild.ariaLabel = words.close;
    dialog.addEventListener("click", (e) => e.target.localName !== "p" && dialog.close());
    document.body.append(dialog);
  }
  const [large, caption] = dialog.children;
  large.src = img.currentSrc || img.src;
  large.alt = img.alt;
  large.style.setProperty("--ratio", img.naturalWidth / img.naturalHeight || 1.5);
  caption.textContent = img.closest("figure").querySelector("figcaption")?.textContent || img.alt;
  dialog.showModal();
};
const equip = () => {
  for (const img of document.querySelectorAll(".text figure img:not(a *, button *, .video *)")) wrap(img);
};
const wrap = (img) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "zoom";
  button.title = words.open;
  button.addEventListener("click", () => open(img));
  img.replaceWith(button);
  button.append(img);
};
equip();
document.addEventListener("vizitka:change", equip); // the preview put something in
