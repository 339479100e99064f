/* The account: proportions, totals, and what can be taken away from the page. */

import { $, BADGES, FATES, badge, figure, h, save } from "./dom.js";

/** The bar and its legend; `jump(label)` goes to the next span of a label. */
export function showAccount(doc, jump) {
  const { totals, input, segments } = doc.provenance;
  const all = Math.max(1, input.characters);
  const labels = [...Object.keys(BADGES)].filter((label) => totals[label]);
  const share = (label) => `${(100 * totals[label] / all).toFixed(1)} %`;
  $("bar").replaceChildren(...labels.map((label) => {
    const part = h("span", { class: `part label-${label} fate-${FATES[label] ?? "layout"}`,
      title: `${label}: ${figure(totals[label])} characters, ${share(label)}` });
    part.style.flexGrow = totals[label];
    return part;
  }));
  $("bar").setAttribute("aria-label",
    `Proportions: ${labels.map((label) => `${label} ${share(label)}`).join(", ")}`);
  $("legend").replaceChildren(...labels.map((label) => h("li", {}, label === "layout"
    ? h("span", {}, badge(label), " white space ", h("small", {}, figure(totals[label])))
    : h("button", { type: "button", class: "quiet", data: { label }, on: { click: () => jump(label) } },
      badge(label), ` ${label} `, h("small", {}, `${figure(totals[label])} · ${share(label)}`)))));
  const of = (fate) => segments.filter((one) => one.fate === fate);
  const size = (some) => figure(some.reduce((sum, one) => sum + one.end - one.start, 0));
  $("totals").replaceChildren(
    h("b", {}, figure(input.characters)), " characters: ",
    ...["keep", "lift", "drop"].flatMap((fate, at) => [at ? ", " : "",
      h("span", { class: `fate-${fate}` }, `${size(of(fate))} ${{ keep: "kept", lift: "lifted", drop: "dropped" }[fate]}`)]),
  );
}

/** All that is not in the body, as text: what it was, where, why, and word for word. */
export function saveReport(doc) {
  const { segments, engine, input } = doc.provenance;
  const lines = [
    `Removal report of ${input.name ?? doc.uri}`,
    `${engine.name} ${engine.version}, rules ${engine.rules}`,
    `${input.characters} characters, sha256 ${input.sha256}`,
  ];
  for (const [fate, title] of [["drop", "Dropped"], ["lift", "Lifted to the metadata"]]) {
    const some = segments.filter((one) => one.fate === fate);
    lines.push("", `${title}: ${some.length} spans, ${some.reduce((sum, one) => sum + one.end - one.start, 0)} characters`);
    for (const one of some) {
      const sure = one.confidence === undefined ? "" : `, confidence ${one.confidence}`;
      lines.push("", `${one.start}-${one.end}  ${one.label}  ${one.rule}${sure}`,
        ...one.exact.split("\n").map((line) => `    ${line}`));
    }
  }
  save(`removal-report-${doc.provenance.id.slice(0, 8)}.txt`, `${lines.join("\n")}\n`);
}
