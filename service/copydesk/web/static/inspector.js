/* The page: takes copy in, asks the service, and shows what it answers. */

import { saveReport, showAccount } from "./account.js";
import { showArticle } from "./article.js";
import { showCard } from "./card.js";
import "./compare.js";
import { $, Problem, ask, clip, complain, figure, h, say } from "./dom.js";
import { forget, light, readersOf, segmentsOf } from "./links.js";
import { asker, hideSlip, showSlip } from "./slip.js";
import { choose, first, last, showSource, spanOf, step } from "./source.js";
import { teach } from "./teach.js";

const TYPES = { html: "text/html", htm: "text/html", xhtml: "text/html", xml: "application/xml",
  rss: "application/xml", atom: "application/xml", nitf: "application/xml",
  json: "application/feed+json" };
const ID = /^[0-9a-f]{40}$/;

let doc;
let input;  // {data, text, type, hints}: what was sent; data is absent of a kept document
let kept;  // whether the document can be had again by its id
let chosen;
let nearest;

// --- In ---

const hintsGiven = () => Object.fromEntries(["url", "publisher", "language"]
  .map((key) => [key, $(key).value.trim()]).filter(([, value]) => value));

/** Sends copy and resolves to the answer. */
function send({ data, text, type, hints }, query = "", headers = {}) {
  const search = new URLSearchParams(hints);
  const address = `/v1/articles?${[search.toString(), query].filter(Boolean).join("&")}`;
  return ask(address.replace(/\?$/, ""),
    { method: "POST", body: data ?? new Blob([text]), headers: { "Content-Type": type, ...headers } });
}

async function read(given) {
  document.body.setAttribute("aria-busy", "true");
  $("problem").hidden = true;
  say("Reading.");
  try {
    const answer = await send(given);
    kept = answer.headers.get("Copydesk-Cache") !== "unavailable";
    const found = await answer.json();
    if (found.articles) showParts(found.articles);
    else {
      input = given;
      $("parts").hidden = true;
      show(found);
    }
  } catch (fault) {
    complain(fault);
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

/** The articles of one input, to choose from; the first that could be read is shown. */
function showParts(articles) {
  const choice = (result) => {
    input = rebuilt(result, true);
    show(result);
  };
  const options = articles.map(({ index, result, problem }) =>
    h("option", { value: index, disabled: !result },
      `${index}. ${result?.headlines?.[0]?.value ?? problem?.title ?? "no headline"}`));
  const list = h("select", { on: { change: ({ target }) =>
    choice(articles.find(({ index }) => String(index) === target.value).result) } }, options);
  $("parts").replaceChildren(h("label", {}, `${articles.length} articles in this copy: `, list));
  $("parts").hidden = false;
  const first = articles.find(({ result }) => result);
  if (!first) throw Object.assign(new Error("none"), articles[0].problem);
  list.value = first.index;
  choice(first.result);
}

/** What a document says was sent; of other formats than text, that is not to be had from it. */
function rebuilt({ provenance: { input: was, segments } }, part) {
  return { text: segments.map((one) => one.exact).join(""), type: "text/plain", hints: {},
    rebuilt: part || was.mediaType !== "text/plain" };
}

/** A document that the cache holds. */
async function recall(id) {
  try {
    const found = await (await ask(`/v1/articles/${id}`)).json();
    input = rebuilt(found);
    $("parts").hidden = true;
    kept = true;
    show(found);
  } catch (fault) {
    if (fault.code === "article.unknown") fault.detail += ". It is not kept any more: send the copy again.";
    complain(fault);
  }
}

async function take(file) {
  const ending = file.name.split(".").pop().toLowerCase();
  $("type").value = TYPES[ending] ?? "text/plain";
  const data = await file.arrayBuffer();
  $("raw").value = new TextDecoder().decode(data);
  await read({ data, text: $("raw").value, type: $("type").value, hints: hintsGiven() });
}

async function takeExample({ example, type }) {
  const data = await (await ask(`/examples/${encodeURIComponent(example)}`)).arrayBuffer();
  $("type").value = type;
  $("raw").value = new TextDecoder().decode(data);
  await read({ data, text: $("raw").value, type, hints: {} });
}

// --- Out ---

function show(found) {
  doc = found;
  chosen = undefined;
  forget();
  nearest = asker(doc, input, send);
  showSource(doc.provenance.segments);
  showArticle(doc);
  showCard(doc);
  showAccount(doc, (label) => open(step(chosen ?? -1, 1, label, doc.provenance.segments), true));
  hideSlip();
  for (const [id, hidden] of [["intake", true], ["welcome", true], ["source", false],
    ["result", false], ["account", false]]) $(id).hidden = hidden;
  $("permalink").disabled = !kept;
  $("permalink").title = kept ? "" : "Nothing is kept: the cache does not work.";
  const headline = doc.headlines?.[0]?.value;
  document.title = headline ? `${headline} · copydesk` : "copydesk";
  say(`Read: ${figure(doc.provenance.input.characters)} characters, `
    + `${doc.bodies[0]?.wordCount ?? 0} words of story, ${doc.warnings.length} warnings.`);
}

function edit() {
  $("intake").hidden = false;
  $("source").hidden = true;
  hideSlip();
  $("raw").value = input.text;
  $("raw").focus();
}

/** Opens the slip of a span; `move` takes the focus to it. */
function open(index, move) {
  if (index === undefined) return;
  chosen = index;
  choose(index);
  const segment = doc.provenance.segments[index];
  lightFrom([index]);
  showSlip(doc, index, {
    nearest: () => nearest(segment),
    teach: () => teach(doc, index, input).catch(complain),
    leave: () => { hideSlip(); spanOf(index).focus(); },
    go: (by) => { open(step(index, by)); $("slip").focus(); },
  });
  spanOf(index).scrollIntoView({ block: "nearest" });
  if (move) spanOf(index).focus({ preventScroll: true });
}

/** Lights up spans, and all that was read from them. */
function lightFrom(indices, beside = []) {
  const read = indices.flatMap((index) => readersOf(index));
  light([...indices.map(spanOf), ...read, ...beside]);
  if (wide.matches && !beside.length) read[0]?.scrollIntoView({ block: "nearest" });
}

const wide = matchMedia("(min-width: 62rem)");

function lightTo(element) {
  const indices = segmentsOf(element);
  lightFrom(indices, [element]);
  if (wide.matches && indices.length) spanOf(indices[0])?.scrollIntoView({ block: "nearest" });
}

// --- What people do ---

$("intake").addEventListener("submit", (event) => {
  event.preventDefault();
  read({ text: $("raw").value, type: $("type").value, hints: hintsGiven() });
});
$("file").addEventListener("change", ({ target }) => target.files[0] && take(target.files[0]));
$("examples")?.addEventListener("click", ({ target }) =>
  target.dataset.example && takeExample(target.dataset).catch(complain));
$("edit").addEventListener("click", edit);
$("report").addEventListener("click", () => saveReport(doc));
$("permalink").addEventListener("click", ({ target }) => {
  history.replaceState(null, "", `/?id=${doc.provenance.id}`);
  clip(location.href, target);
});
for (const button of document.querySelectorAll("[data-form]")) {
  button.addEventListener("click", async () => {
    const headers = { Accept: button.dataset.form };
    try {
      const answer = input.data || !kept ? await send(input, "", headers)
        : await ask(`/v1/articles/${doc.provenance.id}`, { headers }).catch(() => send(input, "", headers));
      await clip(await answer.text(), button);
    } catch (fault) {
      complain(fault);
    }
  });
}

$("source").addEventListener("click", ({ target }) =>
  target.dataset.index && open(Number(target.dataset.index), true));
$("source").addEventListener("focusin", ({ target }) =>
  target.dataset.index && lightFrom([Number(target.dataset.index)]));
$("source").addEventListener("keydown", (event) => {
  const index = Number(event.target.dataset.index);
  const to = { ArrowDown: () => step(index, 1), ArrowRight: () => step(index, 1),
    ArrowUp: () => step(index, -1), ArrowLeft: () => step(index, -1), Home: first, End: last }[event.key];
  if (to) open(to(), true);
  else if (event.key === "Enter" || event.key === " ") {
    open(index);
    $("slip").focus();
  } else return;
  event.preventDefault();
});
$("slip").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen !== undefined) {
    hideSlip();
    spanOf(chosen).focus();
  }
});
$("result").addEventListener("focusin", ({ target }) => target.dataset.pointer && lightTo(target));
for (const type of ["mouseover", "click"]) {
  $("result").addEventListener(type, ({ target }) => {
    const part = target.closest("[data-segments]");
    if (!part) return;
    if (type === "click") open(segmentsOf(part)[0], !part.dataset.pointer);
    lightTo(part);
  });
}

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  const [file] = event.dataTransfer.files;
  if (file) take(file).catch(complain);
});

const THEMES = { "": "◐ Auto", light: "○ Light", dark: "● Dark" };

function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  $("theme").textContent = THEMES[name];
  $("theme").setAttribute("aria-label", `Theme: ${name || "as the system"}`);
}

$("theme").addEventListener("click", () => {
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(localStorage.getItem("theme") ?? "") + 1) % names.length];
  localStorage.setItem("theme", next);
  theme(next);
});

function view() {
  const two = location.hash === "#two";
  $("one").hidden = two;
  $("two").hidden = !two;
  for (const [id, on] of [["to-one", !two], ["to-two", two]]) {
    if (on) $(id).setAttribute("aria-current", "page");
    else $(id).removeAttribute("aria-current");
  }
  if (two && input && !$("raw-a").value) $("raw-a").value = input.text;
}

$("key")?.addEventListener("change", () => !doc && ID.test(asked.get("id")) && recall(asked.get("id")));
window.addEventListener("hashchange", view);
const asked = new URLSearchParams(location.search);
theme(localStorage.getItem("theme") in THEMES ? localStorage.getItem("theme") : "");
view();
if (ID.test(asked.get("id") ?? "")) recall(asked.get("id"));
else if (asked.get("example")) {
  const button = document.querySelector(`[data-example="${CSS.escape(asked.get("example"))}"]`);
  if (button) takeExample(button.dataset).catch(complain);
}
