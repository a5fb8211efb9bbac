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
// The contents beside a guide mark the part that is being read.
const entries = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
if (entries.size && "IntersectionObserver" in window) {
  const shown = new Set();
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) isIntersecting ? shown.add(target.id) : shown.delete(target.id);
    const first = [...entries.keys()].find((id) => shown.has(id));
    if (first) for (const [id, link] of entries) id === first ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  });
  for (const id of entries.keys()) watch.observe(document.getElementById(id));
}
