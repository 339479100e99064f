/* The copy as received: one row for each line, each span in it with its label and fate. */

import { $, BADGES, h, short } from "./dom.js";

const CHUNK = 40;  // rows that the browser lays out together, or not at all while out of sight

let spans = [];
let lines = [];
let order = [];

export const spanOf = (index) => spans[index];

/** The text of the line that a span stands in. */
export const lineOf = (index) => lines[index] ?? "";

/** Spans of the source in place of those before; `segments` as in the canonical document. */
export function showSource(segments) {
  spans = [];
  lines = [];
  order = [];
  const chunks = [];
  let row = [];
  const close = (gap) => {
    if (!row.length) return;
    if (!chunks.length || chunks.at(-1).childElementCount >= CHUNK) {
      chunks.push(h("div", { class: "chunk", role: "presentation" }));
    }
    chunks.at(-1).append(rowOf(segments, row, gap));
    row = [];
  };
  segments.forEach((segment, index) => {
    const breaks = segment.label === "layout" ? segment.exact.split("\n").length - 1 : 0;
    if (breaks) close(Math.min(breaks - 1, 2));
    else row.push(index);
  });
  close(0);
  $("source").replaceChildren(...chunks);
  if (order.length) spans[order[0]].tabIndex = 0;
}

function rowOf(segments, indices, gap) {
  const text = indices.map((index) => segments[index].exact).join("");
  const marks = new Set();
  const parts = indices.map((index) => {
    const segment = segments[index];
    if (segment.label === "layout") return segment.exact;
    if (segment.label !== "body") marks.add(BADGES[segment.label]);
    order.push(index);
    lines[index] = text;
    spans[index] = h("span", {
      class: `seg label-${segment.label} fate-${segment.fate}${segment.kind ? ` kind-${segment.kind}` : ""}`,
      id: `s${index}`, role: "option", tabindex: "-1", "aria-selected": "false",
      "aria-label": `${segment.label}, ${segment.fate}: ${short(segment.exact, 120)}`,
      data: { index },
    }, segment.exact);
    return spans[index];
  });
  const first = segments[indices.find((index) => segments[index].label !== "layout")];
  return h("div", {
    class: `row gap-${gap} label-${first?.label ?? "layout"}`, role: "presentation",
    data: { mark: [...marks].join(" ") },
  }, parts);
}

/** Makes a span the chosen one; the tab key comes back to it. */
export function choose(index) {
  for (const span of $("source").querySelectorAll('[aria-selected="true"], [tabindex="0"]')) {
    span.setAttribute("aria-selected", "false");
    span.tabIndex = -1;
  }
  spans[index].setAttribute("aria-selected", "true");
  spans[index].tabIndex = 0;
}

/** The span so many steps on from another, layout apart; `label`: only of that label, and round. */
export function step(index, by, label, segments) {
  if (!label) {
    const at = order.indexOf(index) + by;
    return order[Math.max(0, Math.min(order.length - 1, at))];
  }
  const same = order.filter((one) => segments[one].label === label);
  return same.find((one) => one > index) ?? same[0];
}

export const first = () => order[0];
export const last = () => order.at(-1);
