/* What was read from where: segments of the source on one side, parts of the page on the other. */

let readers = [];
let lit = [];

export function forget() {
  readers = [];
  lit = [];
}

/** Notes that an element was read from these segments. */
export function link(element, segments) {
  if (segments?.length) {
    element.dataset.segments = segments.join(" ");
    for (const index of segments) (readers[index] ??= []).push(element);
  }
  return element;
}

export const segmentsOf = (element) =>
  (element.dataset.segments ?? "").split(" ").filter(Boolean).map(Number);

export const readersOf = (index) => readers[index] ?? [];

/** Lights up these elements, and no others. */
export function light(elements) {
  for (const element of lit) element.classList.remove("lit");
  lit = elements.filter(Boolean);
  for (const element of lit) element.classList.add("lit");
}

/** The piece of evidence for a property: its own, or that of the value it is a part of. */
export function evidenceFor(doc, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = doc.evidence.find((one) => one.property === at);
    if (found) return found;
  }
  return undefined;
}
