"use strict";
// Scripts only make things quicker; every page works without them.
document.documentElement.classList.add("scripted");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const note = event.target.closest("[data-copy]");
  if (note && navigator.clipboard) copy(event, note);
});
// A date typed in place is marked as wrong, or right again, without the page being loaded anew.
document.addEventListener("htmx:afterSettle", () => {
  for (const errors of document.querySelectorAll("[id^=errors-]")) {
    const field = document.getElementById(errors.id.replace("errors-", "q-"));
    if (field instanceof HTMLInputElement) {
      const wrong = errors.querySelector("[data-error]") !== null;
      field.classList.toggle("wrong", wrong);
      field.setAttribute("aria-invalid", String(wrong));
    }
  }
});
// The note goes to the clipboard; where that is refused, the link leads to it.
async function copy(event, link) {
  event.preventDefault();
  try {
    const text = fetch(link.href).then((reply) => reply.text());
    await navigator.clipboard.writeText(await text);
    link.textContent = "Note copied";
  } catch {
    location.assign(link.href);
  }
}
const summary = document.getElementById("error-summary");
if (summary) summary.focus();
