/* Two copies of one story, paragraph beside paragraph, with what differs word by word. */

import { $, Problem, askJson, complain, figure, h, problemOf, say } from "./dom.js";

const RELATIONS = {
  identical: "identical", trimmed: "the first is a trimmed copy of the other",
  expanded: "the first has more than the other", edited: "an edited copy",
  unrelated: "not the same story",
};
const STATUSES = {
  equal: "same", edited: "edited", split: "split", moved: "moved",
  only_a: "only the first", only_b: "only the other",
};

async function compare() {
  const body = JSON.stringify({ a: $("raw-a").value, b: $("raw-b").value });
  say("Comparing.");
  try {
    show(await askJson("/v1/compare", {
      method: "POST", headers: { "Content-Type": "application/json" }, body,
    }));
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    const absent = fault.code === "request.not-found"
      && "This service does not compare yet: it has no /v1/compare.";
    $("alignment").replaceChildren(h("div", { class: "problem", role: "alert" },
      absent ? h("p", {}, absent) : problemOf(fault)));
    $("alignment").hidden = false;
  }
}

function show(told) {
  const per = (part) => `${Math.round(100 * part)} %`;
  const { differs } = told;
  const verdict = RELATIONS[told.relation] ?? told.relation.replaceAll("_", " ");
  $("alignment").replaceChildren(
    h("p", { class: "verdict" }, h("strong", {}, `${told.same ? "Copies of one story" : "Two stories"}: ${verdict}.`),
      ` ${per(told.coverageOfThis)} of the first is in the other, ${per(told.coverageOfOther)} of the other in the first. `,
      `Edits: ${figure(differs.styleEdits)} of house style, ${figure(differs.numberEdits)} of figures, `,
      `${figure(differs.wordingEdits)} of wording. Paragraphs: ${figure(differs.onlyHere)} only in the first, `,
      `${figure(differs.onlyThere)} only in the other.`),
    h("table", { class: "aligned" },
      h("caption", { class: "unseen" }, "Paragraphs of both copies, side by side"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, title(told.a, "One copy")),
        h("th", { scope: "col" }, title(told.b, "The other")))),
      h("tbody", {}, told.alignment.map((one) => h("tr", { class: `is-${one.status}` },
        h("th", { scope: "row" }, one.status === "equal" && one.edits?.length ? "house style" : STATUSES[one.status] ?? one.status),
        h("td", { data: { side: "First" } }, side(one.a, one.edits, "a", "del")),
        h("td", { data: { side: "Other" } }, side(one.b, one.edits, "b", "ins")))))));
  $("alignment").hidden = false;
  say(`${told.same ? "Copies of one story" : "Two stories"}: ${verdict}.`);
}

const title = (one, otherwise) => one.headline ?? one.publisher ?? otherwise;

/** A passage with its edits marked; spans are code points of its text. */
function side(passage, edits = [], key, mark) {
  if (!passage) return h("span", { class: "nothing" }, "—");
  const points = [...passage.text];
  const parts = [];
  let at = 0;
  for (const edit of edits) {
    const [start, end] = edit[key === "a" ? "spanA" : "spanB"];
    if (start < at || end <= start) continue;
    parts.push(points.slice(at, start).join(""),
      h(mark, { class: `edit-${edit.type}`, title: edit.type }, points.slice(start, end).join("")));
    at = end;
  }
  return [...parts, points.slice(at).join("")];
}

$("pair").addEventListener("submit", (event) => {
  event.preventDefault();
  compare().catch(complain);
});
for (const key of ["a", "b"]) {
  $(`example-${key}`)?.addEventListener("change", async ({ target }) => {
    if (!target.value) return;
    const answer = await fetch(`/examples/${encodeURIComponent(target.value)}`);
    $(`raw-${key}`).value = await answer.text();
  });
}
