"use strict";
// Scripts only make things quicker; every page works without them.
document.documentElement.classList.add("scripted");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const summary = document.getElementById("error-summary");
if (summary) summary.focus();
