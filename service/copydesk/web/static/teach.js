/* A draft of a rule for a span that was taken for something else, tried as it is written. */

import { $, Problem, askJson, badge, clip, figure, h, problemOf, save, short } from "./dom.js";
import { profileOf } from "./slip.js";
import { lineOf } from "./source.js";

const PATIENCE = 350;  // milliseconds without a key before a draft is tried
const BODY = { "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html" };

let now = {};
let timer;
let asked = 0;

/** Opens the draft of a rule for a span; `input` is what was sent. */
export async function teach(doc, index, input) {
  const segment = doc.provenance.segments[index];
  const line = fold(lineOf(index));
  const exact = fold(segment.exact);
  now = { input, line, exact, part: line !== exact, detects: new Map() };
  const known = await Promise.all(doc.provenance.profiles.map((one) => profileOf(one.id)));
  for (const one of known.filter(Boolean)) now.detects.set(one.id, one);
  $("t-whose").replaceChildren(
    ...[...now.detects.values()].map((one) => h("option", { value: one.id }, one.name)),
    h("option", { value: "new" }, "a publisher it does not know"),
    h("option", { value: "common" }, "anybody"));
  $("t-label").value = segment.fate === "keep" ? "promo" : "body";
  $("t-way").value = "regex";
  $("t-way").disabled = now.part;
  $("t-pattern").value = general(exact, now.part);
  $("t-zone").value = "anywhere";
  $("t-name").value = input.hints?.publisher ?? "";
  $("t-detect").value = line;
  $("t-miss").value = likest(doc, index, exact);
  write();
  $("teach").showModal();
}

/** The text as patterns see it: plain quotes, plain spaces, one line. */
const fold = (text) => text.trim().replace(/[‘’‚‛′]/gu, "'").replace(/[“”„‟″]/gu, '"').replace(/\s+/gu, " ");

const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** An expression for a line and others like it: figures may differ. */
function general(text, part) {
  const inner = escape(text).replace(/\p{N}+/gu, "\\pN+");
  return part ? `(?P<text>${inner})` : `^${inner}$`;
}

/** The paragraph of the story that has most words in common with a line, but is not it. */
function likest(doc, index, exact) {
  const words = new Set(exact.toLowerCase().match(/\p{L}+/gu));
  let [best, most] = ["A line of the story that comes close to it.", -1];
  doc.provenance.segments.forEach((one, at) => {
    if (one.label !== "body" || at === index || fold(one.exact) === exact) return;
    const shared = (one.exact.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => words.has(word)).length;
    if (shared > most) [best, most] = [fold(one.exact), shared];
  });
  return best.length > 200 ? best.slice(0, best.lastIndexOf(" ", 200)) : best;
}

/** A string as TOML has it; literal where it can be, for patterns are full of backslashes. */
function toml(text) {
  return /['\u0000-\u001f\u007f]/.test(text)
    ? JSON.stringify(text).replaceAll("\u007f", "\\u007F") : `'${text}'`;
}

/** Writes the draft from the fields. */
function write() {
  const whose = $("t-whose").value;
  const way = now.part ? "regex" : $("t-way").value;
  const party = now.detects.get(whose);
  $("t-new").hidden = whose !== "new";
  const lists = party && ["hosts", "lines", "regexes"].filter((key) => party[key])
    .map((key) => `${key} = [${party[key].map(toml).join(", ")}]`);
  const pattern = $("t-pattern").value;
  const told = { lines: `lines  = [${toml(now.exact)}]`, regex: `regex  = ${toml(pattern)}`,
    prefix: `prefix = [${toml(pattern)}]` }[way];
  const size = Math.max(300, 2 * now.line.length);
  $("t-toml").value = [
    `name = ${toml(party?.name ?? (whose === "new" ? $("t-name").value || "A publisher" : "Desk"))}`,
    `role = "${party?.role ?? (whose === "new" ? "publisher" : "common")}"`,
    ...(party?.party ? [`party = ${toml(party.party)}`] : []),
    ...(whose === "common" ? [] : ["", "[detect]", ...(lists ?? [`lines = [${toml($("t-detect").value)}]`])]),
    "", "[[rules]]",
    `id     = "taught"`,
    `label  = "${$("t-label").value}"`,
    ...($("t-zone").value === "anywhere" ? [] : [`zone   = "${$("t-zone").value}"`]),
    ...(now.part ? [`at     = "within"`] : []),
    told,
    ...(way === "prefix" || now.line.length > 300 ? [`max    = ${size}`] : []),
    "# The names in examples should be invented before anybody else sees them.",
    `hits   = [{ line = ${toml(now.line)}${now.part ? `, takes = ${toml(now.exact)}` : ""} }]`,
    `misses = [${toml($("t-miss").value)}]`, "",
  ].join("\n");
  tryIt();
}

/** The id that the file should have: among equals the first by id wins, and so must this. */
const id = () => `0-${$("t-whose").value}`;

/** Asks what the draft would change, and shows it. */
async function tryIt() {
  const ticket = ++asked;
  const { text, type, hints } = now.input;
  const article = { [BODY[type] ?? "xml"]: text, media_type: type, ...hints };
  let shown;
  try {
    const told = await askJson("/v1/profiles:try", {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ profile: $("t-toml").value, id: id(), article }),
    });
    shown = effects(told);
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    shown = h("div", { class: "problem" }, problemOf(fault));
  }
  if (ticket === asked) $("t-effect").replaceChildren(shown);
}

function effects(told) {
  const touched = told.examples.filter((one) => one.changes.length);
  const count = (one) => one.changes.length + one.more;
  const spans = (number) => `${number} ${number === 1 ? "span" : "spans"}`;
  return h("div", {},
    ...(told.mistakes.length ? [h("div", { class: "problem" },
      h("strong", {}, "Its own examples do not hold"),
      h("ul", {}, told.mistakes.map((one) => h("li", {}, `${one.kind} “${short(one.line, 80)}” ${one.what}`))))]
      : [h("p", { class: "fine" }, "Its hit is hit and its miss is missed.")]),
    h("h3", {}, `In this document: ${spans(count(told.article))}`),
    told.article.applies === "never" ? h("p", { class: "hint" }, "The profile is not recognised in it.") : "",
    list(told.article),
    h("h3", {}, `In the ${told.examples.length} samples: ${touched.length ? "" : "nothing changes"}`),
    touched.map((one) => [h("h4", {}, `${one.name}: ${spans(count(one))}`), list(one)]));
}

function list({ changes, more, body }) {
  const lost = body.before - body.after;
  return h("div", {},
    h("ul", {}, changes.slice(0, 30).map(({ before, after, exact }) => h("li", {},
      badge(before.label), " → ", badge(after.label),
      h("span", { class: "unseen" }, ` ${before.label} becomes ${after.label}: `),
      ` ${short(exact, 140)}`))),
    changes.length > 30 || more ? h("p", { class: "hint" }, `and ${changes.length - 30 + more} more`) : "",
    lost ? h("p", { class: "hint" }, `The story ${lost > 0 ? "loses" : "gains"} ${figure(Math.abs(lost))} characters.`) : "");
}

function later(then) {
  clearTimeout(timer);
  timer = setTimeout(then, PATIENCE);
}

for (const key of ["label", "whose", "zone", "name", "detect", "pattern", "miss"]) {
  $(`t-${key}`).addEventListener("input", () => later(write));
}
$("t-way").addEventListener("input", () => {
  $("t-pattern").value = $("t-way").value === "prefix"
    ? now.line.split(" ").slice(0, 3).join(" ") : general(now.exact, now.part);
  $("t-pattern").disabled = $("t-way").value === "lines";
  write();
});
$("t-toml").addEventListener("input", () => later(tryIt));
$("t-copy").addEventListener("click", (event) => clip($("t-toml").value, event.target));
$("t-save").addEventListener("click", () => save(`${id()}.toml`, $("t-toml").value, "application/toml"));
