// Says how many entries the choices above a list leave, and keeps the choices
// in the address. What is shown is for the style sheet to choose.
const filters = document.querySelector(".filters");
if (filters) {
  const list = filters.nextElementSibling;
  const chosen = () => [...filters.querySelectorAll(":checked")].filter((input) => input.value);
  const count = () => {
    const shown = [...list.children].filter((entry) => entry.checkVisibility()).length;
    filters.querySelector("[role=status]").textContent = filters.dataset.shown.replace("{n}", shown);
  };
  const given = new URLSearchParams(location.search);
  for (const input of filters.querySelectorAll("input")) {
    if (input.value && given.get(input.name) === input.value) input.checked = true;
  }
  count();
  filters.addEventListener("change", () => {
    count();
    const query = new URLSearchParams(chosen().map((input) => [input.name, input.value])).toString();
    history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
  });
}
