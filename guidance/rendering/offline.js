"use strict";
// No rule stands here: everything is looked up in tables that the site made by asking its own rules, one by one.
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("questions");
const DAY = 24 * 60 * 60 * 1000;
const FIRST = Date.parse(data.first);
const UNKNOWN = "unknown";
const NONE = "none";

// ---- Facts: every name has a list of values. A question not answered is "unknown", an empty set is "none".

function factsOf(query) {
  const given = (name) => query.getAll(name).filter((value) => value !== "" && value !== "unsure");
  const names = [...Object.keys(data.axes.several), ...data.questions];
  return Object.fromEntries(names.map((name) => [name, given(name).length ? given(name) : [UNKNOWN]]));
}

// A set stands after "not known" where the bits of its choices say; anything else stands in its own order.
function place(name, values) {
  const choices = data.axes.several[name];
  if (!choices) return data.axes.one[name].indexOf(values[0]);
  if (values[0] === UNKNOWN) return 0;
  return choices.reduce((place, choice, bit) => place + (values.includes(choice) ? 2 ** bit : 0), 1);
}

function size(name) {
  const choices = data.axes.several[name];
  return choices ? 1 + 2 ** choices.length : data.axes.one[name].length;
}

function look(table, facts) {
  const cell = table.by.reduce((cell, name) => cell * size(name) + place(name, facts[name]), 0);
  const signs = [...table.cells.slice(cell * table.width, (cell + 1) * table.width)];
  return table.values[signs.reduce((number, sign) => number * data.signs.length + data.signs.indexOf(sign), 0)];
}

function holds(when, facts) {
  return Object.entries(when).every(([name, allowed]) => facts[name].some((value) => allowed.includes(value)));
}

// ---- Days are counted from the first day of the first program.

function numberOf(year, month, day) {
  return (Date.UTC(year, month - 1, day) - FIRST) / DAY;
}

function isoFrom(...parts) {
  return parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join("-");
}

function isoOf(number) {
  return new Date(FIRST + number * DAY).toISOString().slice(0, 10);
}

function spelled(number) {
  const [year, month, day] = isoOf(number).split("-").map(Number);
  return `${data.months[month - 1]} ${day}, ${year}`;
}

function today() {
  const now = new Date();
  return numberOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

// The day that was typed, or the key of what is wrong with it.
function readDay(typed) {
  const text = typed.trim();
  if (!text) return { error: "required" };
  for (const pattern of data.patterns) {
    const parts = new RegExp(`^(?:${pattern})$`).exec(text)?.groups;
    if (!parts) continue;
    const [year, month, day] = [parts.year, parts.month, parts.day ?? 1].map(Number);
    const number = numberOf(year, month, day);
    if (isoOf(number) !== isoFrom(year, month, day)) return { error: "calendar" };
    if (number < 0) return { error: "early" };
    return number < data.days.medicare_through.length ? { number } : { error: "late" };
  }
  return { error: "unreadable" };
}

function eraOf(number) {
  let last = -1;
  return data.eras.find((era) => number <= (last += era.days));
}

function throughOf(number) {
  const last = (side) => number + data.days.values[data.signs.indexOf(data.days[side][number])];
  return { medicare: last("medicare_through"), medi_cal: last("medi_cal_through") };
}

// ---- The decision

function judge(query) {
  const { number, error } = readDay(query.get("coverage_start") ?? "");
  if (error) return { error };
  const era = eraOf(number);
  const [program, edition] = [data.programs[era.program], data.editions[era.edition]];
  const tables = { ...data.tables[edition.tables], ...program.tables, outcome: data.outcome };
  const found = { number, era, program, edition, tables, facts: factsOf(query), names: { coverage_start: spelled(number) } };
  addContinuity(found);
  addOutcome(found);
  return { ...found, ...wordsOf(found) };
}

function addContinuity(found) {
  const { number, edition, tables, facts, names } = found;
  found.conditions = Object.keys(edition.conditions).map((name) => [name, ...look(tables[name], facts)]);
  for (const [name, verdict] of found.conditions) facts[name] = [verdict];
  const unmet = found.conditions.filter(([, verdict]) => verdict === "unmet").map(([name]) => name);
  facts.unmet = unmet.length ? unmet : [NONE];
  const [status, kept] = look(tables.continuity, facts);
  facts.continuity = [status];
  found.through = kept ? throughOf(number) : null;
  names.medicare_through = kept ? spelled(found.through.medicare) : "";
  names.medi_cal_through = kept ? spelled(found.through.medi_cal) : "";
}

function addOutcome({ number, program, edition, tables, facts, names }) {
  facts.care = [look(tables.care, facts)];
  facts.physician = [look(tables.physician, facts)];
  const [risk, losses, lost] = look(tables.parts, facts);
  const [gains, gained] = look(tables.gains, facts);
  const [eligibility, left] = look(tables.eligibility, facts);
  Object.assign(facts, { risk: [risk], gains: [gains], eligibility: [eligibility] });
  Object.assign(names, { gains: gained, losses: lost, leaves: left });
  facts.losses = losses.length ? losses : [NONE];
  facts.nursing_facility = [edition.nursing_facility];
  facts.enrolled = [program.has_members && number <= today() ? "yes" : "no"];
  facts.outcome = [look(tables.outcome, facts)];
}

function wordsOf({ program, facts, names }) {
  const sentence = program.sentences.find(({ when }) => holds(when, facts));
  const lists = Object.entries(program.lists).map(([name, entries]) => [
    name,
    entries.filter(({ when }) => holds(when, facts)).map((entry) => ({ ...entry, text: filled(entry.text, names) })),
  ]);
  return {
    headline: filled(facts.eligibility[0] === UNKNOWN ? sentence.if_eligible : sentence.headline, names),
    detail: filled(sentence.detail, names),
    lists: Object.fromEntries(lists),
  };
}

function filled(text, names) {
  return text.replace(/\{(\w+)\}/g, (_, name) => names[name]);
}

// The same as the site's own answer to that query, for whoever wants to compare.
window.decide = (query) => {
  const found = judge(new URLSearchParams(query));
  if (found.error) return { error: data.errors[found.error] };
  const { facts, lists, through } = found;
  const keys = (name) => lists[name].map(({ key }) => key);
  return {
    program: found.era.program,
    edition: found.era.edition,
    outcome: facts.outcome[0],
    risk: facts.risk[0],
    gains: facts.gains[0],
    eligibility: facts.eligibility[0],
    continuity: {
      status: facts.continuity[0],
      medicare_through: through ? isoOf(through.medicare) : null,
      medi_cal_through: through ? isoOf(through.medi_cal) : null,
    },
    headline: found.headline,
    detail: found.detail,
    for_enrolling: keys("for_enrolling"),
    for_opting_out: keys("for_opting_out"),
    check_first: keys("check_first"),
  };
};

// ---- The page. Its words stand in the file; the script fills in names, and shows what applies.

function show() {
  const query = new URLSearchParams(new FormData(form));
  const found = judge(query);
  const begun = [...query].some(([, value]) => value);
  tellOfDay(found, begun);
  setFlags(found.error ? { empty: true } : flagsOf(found));
  if (found.error) {
    document.getElementById("spoken").textContent = begun ? data.errors[found.error] : "";
    return;
  }
  say(found);
  for (const [name, entries] of Object.entries(found.lists)) fillList(name, entries);
  fillList("cautions", found.era.cautions.map((text) => ({ text, sources: [] })));
  fillConditions(found);
  fillSources(found);
}

function say({ era, facts, program, edition, names, headline, detail }) {
  const outcome = facts.outcome[0];
  const known = { ...names, ...edition, ...program, headline, detail };
  Object.assign(known, { tag: program.tags[outcome], program: program.name, edition: era.edition });
  Object.assign(known, { today: spelled(today()), version: data.version });
  for (const part of document.querySelectorAll("[data-say]")) {
    part.textContent = filled(part.dataset.say, known);
    part.hidden = part.textContent === "";
  }
  document.getElementById("outcome").dataset.outcome = outcome;
  for (const icon of document.querySelectorAll("[data-icon]")) icon.hidden = icon.dataset.icon !== outcome;
}

function flagsOf({ facts, through, program }) {
  const joins = program.can_join.includes(facts.outcome[0]);
  const inNetwork = facts.in_network[0] === "yes";
  return {
    result: true,
    joins,
    barred: !joins,
    in_network: joins && inNetwork,
    outside: joins && !inNetwork,
    kept: Boolean(through),
    refused: !through,
  };
}

function setFlags(flags) {
  for (const part of document.querySelectorAll("[data-if]")) part.hidden = !flags[part.dataset.if];
}

// An empty page is not told that something is missing.
function tellOfDay({ error, number }, begun) {
  const place = document.getElementById("errors-coverage_start");
  const field = document.getElementById("q-coverage_start");
  const wrong = Boolean(error) && begun;
  field.setAttribute("aria-invalid", String(wrong));
  place.className = wrong ? "errors" : "errors notes";
  place.textContent = wrong ? data.errors[error] : !error && !isoOf(number).endsWith("-01") ? data.odd_day : "";
}

function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function fillList(name, entries) {
  const list = document.querySelector(`[data-list="${name}"]`);
  list.replaceChildren(...entries.map((entry) => {
    const item = element("li", entry.text);
    if (data.marks[entry.status]) item.append(" ", element("span", data.marks[entry.status], "mark"));
    if (entry.lines?.length) item.append(" ", element("span", entry.lines.join("; "), "phone"));
    if (entry.sources.length) item.append(" ", element("span", entry.sources.join(" "), "cite"));
    return item;
  }));
  list.parentElement.classList.toggle("nothing", entries.length === 0);
}

function fillConditions({ conditions, edition }) {
  const rows = conditions.map(([name, verdict, text]) => {
    const row = document.createElement("tr");
    const head = element("th", edition.conditions[name]);
    head.scope = "row";
    const cell = element("td", "");
    cell.append(element("strong", data.verdicts[verdict]), ` ${text}`);
    row.append(head, cell);
    return row;
  });
  document.getElementById("conditions").replaceChildren(...rows);
}

function fillSources({ lists, edition }) {
  const cited = new Set([...Object.values(lists).flat(), edition].flatMap(({ sources }) => sources));
  const named = Object.entries(data.sources).filter(([id]) => cited.has(id));
  document.getElementById("sources").textContent = named.map(([id, publisher]) => `${id} ${publisher}`).join(" \u00b7 ");
}

// "None of these" and the other boxes of a question exclude each other.
function untick({ target }) {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const box of form.querySelectorAll(`[name="${target.name}"]`)) {
    if ((box.value === NONE) !== (target.value === NONE)) box.checked = false;
  }
}

form.addEventListener("change", (event) => {
  untick(event);
  show();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
form.addEventListener("reset", () => setTimeout(show));
document.getElementById("print").addEventListener("click", () => window.print());
document.documentElement.classList.add("scripted");
show();
