/* The metadata: every value is a button that knows where it was read. */

import { $, h } from "./dom.js";
import { evidenceFor, link } from "./links.js";

const SHOWN = new Set(["uri", "type", "profile", "standard", "bodies", "evidence", "warnings",
  "provenance", "headlines", "by", "bylines", "contributors", "dateline", "located", "copyrights",
  "infoSources", "copyrightHolder", "copyrightNotice", "copyrightYear"]);

const TERMS = {
  datePublished: "Published", dateModified: "Modified", sourceOrganization: "Source",
  distributor: "Distributor", publisher: "Publisher", provider: "Provider",
  usageTerms: "Terms", license: "Licence", articleSection: "Section", keywords: "Keywords",
  url: "Address", isBasedOn: "Based on", altIds: "Other ids", notes: "Notes", media: "Media",
  correction: "Correction", language: "Language", representationType: "Copy is",
  pubStatus: "Status",
};

export function showCard(doc) {
  const fact = (pointer, text, about = []) => {
    const proof = evidenceFor(doc, pointer);
    const told = [...new Set(about.filter((one) => one && one !== text))].join(" · ");
    const why = proof && proof.why !== "direct" ? proof.why : "";
    const label = proof?.segments && doc.provenance.segments[proof.segments[0]]?.label;
    return link(h("button", {
      type: "button", class: `fact${label ? ` label-${label}` : ""}`, data: { pointer, why },
      title: [proof?.note, proof?.confidence && `confidence ${proof.confidence}`]
        .filter(Boolean).join("; ") || undefined,
    }, h("span", {}, text), told && h("small", {}, told), why && h("i", {}, why)), proof?.segments);
  };
  const rows = [...known(doc, fact), ...rest(doc, fact)].map(([term, values]) =>
    h("div", {}, h("dt", {}, term), h("dd", {}, values)));
  const warnings = doc.warnings.map((one) =>
    h("li", {}, h("code", {}, one.code), " ", one.message));
  $("card").replaceChildren(
    h("dl", {}, rows),
    ...(warnings.length ? [h("h3", {}, "To be minded"), h("ul", { class: "warnings" }, warnings)] : []),
  );
}

const nameOf = (one) => one.name ?? one.affiliation ?? one.byline ?? one.text ?? "";

const person = (one) =>
  [one.role, one.jobTitle, one.affiliation, one.location, one.email];

/** Rows for what has a shape of its own. */
function* known(doc, fact) {
  const each = (key, make) => (doc[key] ?? []).map((one, at) => make(one, `/${key}/${at}`));
  const rows = [
    ["Headline", each("headlines", (one, at) => fact(at, one.value, [one.role !== "main" && one.role]))],
    ["Byline", doc.by ? [fact("/by", doc.by)] : []],
    ["People", each("bylines", (one, at) => chip(fact(at, nameOf(one), person(one))))],
    ["Credits", each("contributors", (one, at) => chip(fact(at, nameOf(one), person(one))))],
    ["Dateline", doc.dateline ? [fact("/dateline", doc.dateline.text.trim(), [
      ...["name", "city", "area", "country"].map((key) => doc.dateline.located?.[key]),
      doc.dateline.date, doc.dateline.source])] : []],
    ["Rights", each("copyrights", (one, at) => fact(at, one.text, [
      one.scope, one.holder, one.year && String(one.year), one.yearTo && String(one.yearTo),
      one.reservation, one.urlText]))],
  ];
  for (const [term, values] of rows) if (values.length) yield [term, values];
  const parties = doc.provenance.profiles.map((one) => `${one.id} (by ${one.why})`).join(", ");
  yield ["Recognised", h("span", { class: "plain" }, parties || "no party's house style")];
}

function chip(element) {
  element.classList.add("chip");
  return element;
}

/** Rows for everything else that is printed, whatever it is. */
function* rest(doc, fact) {
  const keys = [...Object.keys(TERMS).filter((key) => key in doc),
    ...Object.keys(doc).filter((key) => !(key in TERMS) && !SHOWN.has(key))];
  for (const key of keys) {
    const value = doc[key];
    const several = Array.isArray(value);
    const values = (several ? value : [value]).map((one, at) =>
      fact(several ? `/${key}/${at}` : `/${key}`, ...plain(one)));
    if (values.length) yield [TERMS[key] ?? key, values];
  }
}

/** A value of any shape as text, and what stands beside it. */
function plain(value) {
  if (value === null || typeof value !== "object") return [String(value)];
  const { name, text, value: inner, ...more } = value;
  const title = name ?? text ?? inner;
  if (typeof title !== "string") return [JSON.stringify(value)];
  return [title, Object.values(more).map((one) =>
    typeof one === "object" ? JSON.stringify(one) : String(one))];
}
