"use strict";
// Scripts only make things quicker; every page works without them.
document.documentElement.classList.add("scripted");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
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
const summary = document.getElementById("error-summary");
if (summary) summary.focus();
