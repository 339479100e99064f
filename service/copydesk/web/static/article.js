/* The article as a reader would see it: every part linked to the segments it is from. */

import { $, h } from "./dom.js";
import { evidenceFor, link } from "./links.js";

export function showArticle(doc) {
  const part = (name, kind, pointer, text) =>
    link(h(name, { class: kind }, text), evidenceFor(doc, pointer)?.segments);
  const headlines = (doc.headlines ?? []).map((one, index) =>
    part(one.role === "main" ? "h3" : "p", `headline-${one.role}`, `/headlines/${index}`, one.value));
  const foot = [];
  const printed = new Set();
  const line = (kind, pointer, text) => {
    if (text && !printed.has(text)) foot.push(part("p", kind, pointer, text));
    printed.add(text);
  };
  (doc.contributors ?? []).forEach((one, at) => line("credit", `/contributors/${at}`, one.text));
  (doc.notes ?? []).forEach((one, at) => line("note", `/notes/${at}`, one.text));
  (doc.copyrights ?? []).forEach((one, at) => line("rights", `/copyrights/${at}`, one.text));
  const story = paragraphs(doc);
  if (doc.dateline && story.length) {
    story[0].prepend(part("b", "dateline", "/dateline", doc.dateline.text.trim()), " ");
  }
  $("article").classList.toggle("long", story.length > 300);
  $("article").lang = doc.language ?? "";
  $("article").replaceChildren(
    ...headlines,
    ...(doc.by ? [part("p", "byline", "/by", doc.by)] : []),
    ...(story.length ? story : [h("p", { class: "hint" }, "No text of a story was found.")]),
    ...(foot.length ? [h("div", { class: "foot" }, foot)] : []),
  );
}

/** The paragraphs of the body, each with the segments that it is made of. */
function paragraphs(doc) {
  const body = doc.bodies[0]?.value ?? "";
  const found = [];
  let at = 0;
  doc.provenance.segments.forEach((segment, index) => {
    if (segment.label !== "body") return;
    const joined = found.length && body[at] === " ";  // a part of the paragraph before
    at += joined ? 1 : found.length ? 2 : 0;
    if (joined) found.at(-1).segments.push(index);
    else found.push({ kind: segment.kind ?? "paragraph", segments: [index], text: "" });
    found.at(-1).text += (joined ? " " : "") + segment.exact;
    at += segment.exact.length;
  });
  return found.map(({ kind, segments, text }) =>
    link(h(kind === "subhead" ? "h4" : "p", { class: `body kind-${kind}` }, text), segments));
}
