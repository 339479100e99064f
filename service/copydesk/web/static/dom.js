/* Elements, messages, files. Copy enters the page as text nodes and nothing else: no function here
   takes markup, and no address that stands in copy becomes one of the page. */

export const $ = (id) => document.getElementById(id);

/** An element: `class`, `data` (an object), `on` (listeners by type), other attributes, children. */
export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") element.className = value;
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "on") {
      for (const [type, heard] of Object.entries(value)) element.addEventListener(type, heard);
    } else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

export const badge = (label) =>
  h("b", { class: `badge label-${label}`, "aria-hidden": "true" }, BADGES[label] ?? "?");

export const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
export const figure = (number) => number.toLocaleString("en-GB");

/** What every label is shown as, and its fate: from the key that the service wrote. */
export const BADGES = {};
export const FATES = {};
for (const { dataset } of document.querySelectorAll("[data-badge]")) {
  BADGES[dataset.label] = dataset.badge;
  FATES[dataset.label] = dataset.fate;
}
BADGES.layout = "·";

/** Says something to who listens to the page. */
export function say(text) {
  $("status").textContent = text;
}

/** An error as the service tells it (RFC 9457). */
export class Problem extends Error {
  constructor({ title, detail, code, errors }) {
    super(title);
    Object.assign(this, { title, detail, code, errors });
  }
}

/** Asks the service; resolves to a good answer, else throws a Problem. */
export async function ask(path, options = {}) {
  const key = $("key")?.value;  // asked for where the service wants one, and kept nowhere
  const headers = { ...options.headers, ...(key && { Authorization: `Bearer ${key}` }) };
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch {
    throw new Problem({ title: "The service does not answer", detail: "Is it still running?" });
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Problem({ title: `The service answered ${answer.status}`, ...told });
}

export const askJson = async (path, options) => (await ask(path, options)).json();

export function problemOf(fault) {
  const errors = Object.entries(fault.errors ?? {}).map(([key, what]) =>
    h("li", {}, h("code", {}, key), " ", [what].flat().map((one) =>
      typeof one === "string" ? one : JSON.stringify(one)).join(" ")));
  return [
    h("strong", {}, fault.title ?? "The page failed"),
    h("p", {}, fault.detail ?? String(fault.message)),
    errors.length ? h("ul", {}, errors) : "",
    fault.code ? h("code", { class: "code" }, fault.code) : "",
  ];
}

export function complain(fault) {
  if (!(fault instanceof Problem)) console.error(fault);
  $("problem").replaceChildren(...problemOf(fault));
  $("problem").hidden = false;
  $("problem").scrollIntoView({ block: "nearest" });
}

export function save(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(`${name} is being saved.`);
}

export async function clip(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // not over plain HTTP: the old way
    const area = h("textarea", { class: "unseen" }, text);
    (button.closest("dialog") ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const was = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = was; }, 1500);
  say("Copied.");
}
