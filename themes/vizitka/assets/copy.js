// Copies code, the address of a heading and that of the page. Its words stand
// on the element that loads it, for a module knows no other way to them.
const words = document.querySelector("script[data-done]").dataset;
const told = document.createElement("p");
told.className = "visually-hidden";
told.role = "status";
document.body.append(told);
const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return; // the browser does not allow it
  }
  told.textContent = words.done;
  done();
  setTimeout(() => {
    told.textContent = "";
    done(true);
  }, 2000);
};
const button = (b, text) =>
  b.addEventListener("click", () => {
    const name = b.textContent;
    if (name === words.done) return;
    copy(text(), (over) => {
      b.textContent = over ? name : words.done;
    });
  });

const equip = () => {
  for (const block of document.querySelectorAll(".code:not(:has(> button))")) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = words.code;
    button(b, () => block.querySelector("code").textContent);
    block.append(b);
  }
};

const today = new Date().toLocaleDateString("ru"); // 24.11.2026, as references have it
for (const day of document.querySelectorAll("[data-today]")) day.textContent = today;

if (navigator.clipboard) {
  equip();
  document.addEventListener("vizitka:change", equip); // the preview put something in
  for (const b of document.querySelectorAll("[data-copy]")) {
    b.hidden = false;
    button(b, () => b.dataset.copy || b.parentElement.previousElementSibling.textContent);
  }
  document.addEventListener("click", (e) => {
    const a = e.target.closest(".anchor");
    if (a) copy(a.href, (over) => (over ? delete a.dataset.done : (a.dataset.done = "")));
  });
}
