/* The slip: what is said of one span, and why. */

import { $, askJson, badge, figure, h, short } from "./dom.js";
import { readersOf } from "./links.js";

const JUDGED = {
  fallback: "No rule claimed it; its place and shape decide.",
  labeller: "No rule claimed it; judged by its words, shape and place.",
};
const profiles = new Map();
let listed;

/** A profile as the service knows it, undefined for what is none, such as a reader of markup. */
export async function profileOf(id) {
  listed ??= askJson("/v1/profiles").then((told) => new Set(told.profiles.map((one) => one.id)))
    .catch((fault) => { listed = undefined; throw fault; });
  if (!(await listed).has(id)) return undefined;
  if (!profiles.has(id)) profiles.set(id, askJson(`/v1/profiles/${encodeURIComponent(id)}`));
  return profiles.get(id);
}

/** Shows the slip of a span. `nearest()` resolves to the rule that nearly fired, if one did;
    `teach` and `leave` are called by its buttons. */
export function showSlip(doc, index, { nearest, teach, leave, go }) {
  const segment = doc.provenance.segments[index];
  const [profile] = segment.rule.split("/");
  const recognised = doc.provenance.profiles.find((one) => one.id === profile);
  const near = h("dd", {}, "…");
  const how = h("dd", {}, JUDGED[profile] ?? "…");
  const rows = [
    ["Rule", h("code", {}, segment.rule)],
    ["Profile", !JUDGED[profile] && [profile, recognised && ` (recognised by: ${recognised.why})`]],
    ["How", how],
    ["Kind", segment.kind],
    ["Form", segment.forms?.join(", ")],
    ["Confidence", segment.confidence !== undefined && [
      h("meter", { min: 0, max: 100, low: 50, high: 80, optimum: 100, value: segment.confidence, "aria-label": "Confidence" }),
      ` ${segment.confidence}`]],
    ["Characters", `${figure(segment.start)}–${figure(segment.end)}`],
    ["Nearest rule", segment.fate === "keep" && near],
    ["Read from it", readers(index)],
  ].filter(([, value]) => value && value.length !== 0);
  $("slip-body").replaceChildren(
    h("h2", {}, badge(segment.label), ` ${segment.label}`, " ",
      h("span", { class: `fate fate-${segment.fate}` }, segment.fate)),
    h("blockquote", {}, short(segment.exact, 220)),
    h("dl", {}, rows.map(([term, value]) => [h("dt", {}, term),
      value instanceof Element && value.localName === "dd" ? value : h("dd", {}, value)])),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "small", on: { click: teach } }, "This is wrong…"),
      h("button", { type: "button", class: "small", on: { click: () => go(-1) }, "aria-label": "Span before" }, "↑"),
      h("button", { type: "button", class: "small", on: { click: () => go(1) }, "aria-label": "Span after" }, "↓"),
      h("button", { type: "button", class: "small", on: { click: leave } }, "Close")),
  );
  $("slip-empty").hidden = true;
  $("slip-body").hidden = false;
  $("slip").classList.add("open");
  if (!JUDGED[profile]) describe(profile, segment.rule).then((text) => how.replaceChildren(text),
    (fault) => how.replaceChildren(fault.title ?? String(fault)));
  if (segment.fate === "keep") {
    nearest().then((miss) => near.replaceChildren(...missed(miss)),
      (fault) => near.replaceChildren(fault.title ?? String(fault)));
  }
}

export function hideSlip() {
  $("slip-empty").hidden = false;
  $("slip-body").hidden = true;
  $("slip").classList.remove("open");
}

/** The properties that were read from a span, as buttons that go there. */
function readers(index) {
  return readersOf(index).filter((element) => element.dataset.pointer).map((element) =>
    h("button", { type: "button", class: "pointer", on: { click: () => element.focus() } },
      element.dataset.pointer));
}

function missed(miss) {
  if (!miss) return ["none came near"];
  return miss.rule ? [h("code", {}, miss.rule), ` would make it ${miss.label}; but ${miss.why}`] : [miss.why];
}

async function describe(profile, id) {
  const rule = (await profileOf(profile))?.rules.find((one) => one.id === id);
  if (!rule) return "Told by the structure of what was sent.";
  const told = rule.lines ? ["a whole line", rule.lines.length > 1 && `, one of ${rule.lines.length}`]
    : rule.prefix ? ["begins with ", h("code", {}, short(rule.prefix.join(" | "), 120))]
      : rule.regex ? [h("code", {}, short(rule.regex, 160))] : [`reads as a ${rule.grammar}`];
  return h("span", {}, told, rule.zone !== "anywhere" && `, in the ${rule.zone}`,
    rule.note && h("small", { class: "hint" }, rule.note));
}

/** Asks, once for a document, which rules nearly fired; `input` is what was sent. */
export function asker(doc, input, send) {
  let asked;
  return (segment) => {
    if (input.rebuilt) return Promise.resolve({ rule: "", why: "not known without what was sent" });
    asked ??= send(input, "explain=1").then((answer) => answer.json()).then((told) =>
      new Map(told.provenance.segments.map((one) => [`${one.start} ${one.rule}`, one.nearest])));
    return asked.then((found) => found.get(`${segment.start} ${segment.rule}`));
  };
}

