"use strict";
// A file that is too large says so before it is sent.
const upload = document.getElementById("id_file");
const tooLarge = document.getElementById("id_file_error");
upload.addEventListener("change", () => {
  tooLarge.hidden = !(upload.files[0]?.size > Number(upload.dataset.mostBytes));
  upload.setAttribute("aria-invalid", String(!tooLarge.hidden));
});
upload.form.addEventListener("submit", (event) => {
  if (!tooLarge.hidden) event.preventDefault();
});
// Letters are fetched with what has come so far in sight, and saved only once they came whole.
const making = document.querySelector("[data-making]");
if (making) making.addEventListener("submit", make);
async function make(event) {
  event.preventDefault();
  if (making.hasAttribute("data-busy")) return;
  busy(true);
  say(`Making the letters of ${making.dataset.making} rows …`);
  try {
    const reply = await fetch(making.action, { method: "POST", body: new FormData(making, event.submitter) });
    const name = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition") ?? "")?.[1];
    if (name) save(await received(reply), name);
    else sendPlainly(event.submitter);
  } catch {
    say("The letters broke off, and no file was made. Press the button again.", true);
  }
  busy(false);
}
// A page instead of a file says what is to be done: it is asked for again, to be shown.
function sendPlainly(button) {
  making.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  making.submit();
}
async function received(reply) {
  const [parts, reader] = [[], reply.body.getReader()];
  const total = Number(reply.headers.get("Content-Length"));
  let [bytes, said] = [0, 0];
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    bytes += step.value.length;
    if (Date.now() - said < 500) continue;
    said = Date.now();
    say(`${megabytes(bytes)}${total ? ` of ${megabytes(total)}` : ""} MB received …`);
  }
  const file = new Blob(parts, { type: reply.headers.get("Content-Type") });
  if (!(await isWhole(file))) throw new Error("broken off");
  return file;
}
// A connection may be cut without a word. The directory of a ZIP comes last, and begins 22 bytes before its end.
async function isWhole(file) {
  if (file.type !== "application/zip") return true;
  return (await file.slice(-22, -18).text()) === "PK\u0005\u0006";
}
function save(file, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(`Done: ${name}, ${megabytes(file.size)} MB, is with your downloads.`);
}
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}
function say(words, failed = false) {
  const line = making.querySelector(".progress");
  line.textContent = words;
  line.classList.toggle("failed", failed);
}
function busy(now) {
  making.toggleAttribute("data-busy", now);
  for (const button of making.querySelectorAll("button")) button.setAttribute("aria-disabled", String(now));
}
