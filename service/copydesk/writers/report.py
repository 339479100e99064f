"""The explained article as one HTML page: every segment with its label, fate and rule."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fff; --soft: #6b7280; --line: #e5e7eb;
  --lift: #0b5fad; --liftbg: #e8f2fc; --drop: #9d2323; --dropbg: #fbeaea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #17181a; --soft: #9aa0aa;
  --line: #303236; --lift: #8cc4ff; --liftbg: #14283c; --drop: #ff9d9d; --dropbg: #3a1b1b; } }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1.25rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 Georgia, 'Times New Roman', serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
dl, li { display: grid; grid-template-columns: 6rem 1fr; gap: 0 .75rem; }
dl { margin: 0 0 1.25rem; }
dt, .label, .rule, footer { font: 12px/1.5rem ui-monospace, Menlo, Consolas, monospace;
  color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; border-bottom: 1px solid var(--line); }
li { padding: .2rem 0; border-top: 1px solid var(--line); }
.lift, .drop { grid-template-columns: 6rem 1fr 16rem; }
.rule { text-align: right; overflow-wrap: anywhere; }
.text { align-self: start; white-space: pre-wrap; overflow-wrap: anywhere; }
.lift .text { background: var(--liftbg); border-left: 3px solid var(--lift); padding-left: .5rem; }
.lift b { color: var(--lift); }
.drop .text { background: var(--dropbg); border-left: 3px double var(--drop); padding-left: .5rem;
  text-decoration: line-through; text-decoration-color: var(--drop); }
.drop b { color: var(--drop); }
.subhead .text { font-weight: bold; }
footer { margin-top: 1rem; }
footer p { margin: 0; }
@media (max-width: 45rem) { dl, li, .lift, .drop { grid-template-columns: 1fr; }
  .rule { text-align: left; } }
"""


def render(document: dict[str, Any]) -> str:
    """A page without script or outside address; the copy is text, never markup."""
    provenance = document["provenance"]
    title = _title(document)
    facts = "\n".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts_of(document)
    )
    items = "\n".join(_item(s) for s in provenance["segments"] if s["fate"] != "layout")
    counted = provenance.get("totals", {})
    totals = ", ".join(f"{label} {count}" for label, count in sorted(counted.items()))
    warnings = "".join(
        f"<p>{escape(w['code'])}: {escape(w.get('message', ''))}</p>\n"
        for w in document.get("warnings", ())
    )
    return f"""<!doctype html>
<html lang="{escape(document.get("language", "en"))}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{STYLE}</style>
<h1>{escape(title)}</h1>
<dl>
{facts}
</dl>
<ol>
{items}
</ol>
<footer>
{warnings}<p>{provenance["input"]["characters"]} characters: {escape(totals)}</p>
</footer>
</html>
"""


def facts_of(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(name, value) of what a person wants to know of an article first; only what there is."""
    for headline in document.get("headlines", ()):
        yield ("headline" if headline.get("role", "main") == "main" else "deck"), headline["value"]
    people = ("byline", document.get("bylines", ())), ("credit", document.get("contributors", ()))
    for kind, persons in people:
        for person in persons:
            name = person.get("name") or person.get("affiliation") or person.get("text", "")
            about = [person.get("role", ""), person.get("jobTitle", "")]
            about += [person.get("affiliation", ""), person.get("location", "")]
            told = ", ".join(part for part in about if part and part != name)
            yield kind, f"{name} ({told})" if told else name
    if dateline := document.get("dateline"):
        yield "dateline", dateline["text"]
    for name, key in (("published", "datePublished"), ("modified", "dateModified")):
        if key in document:
            yield name, document[key]
    for name in ("sourceOrganization", "distributor", "publisher"):
        if party := document.get(name):
            yield name.removesuffix("Organization"), party["name"]
    for key, name in (("copyrightNotice", "copyright"), ("usageTerms", "terms"), ("license",) * 2):
        if key in document:
            yield name, document[key]
    for key, name in (("articleSection", "section"), ("keywords", "keywords")):
        if key in document:
            yield name, ", ".join(document[key])


def _title(document: dict[str, Any]) -> str:
    main = (h["value"] for h in document.get("headlines", ()) if h.get("role", "main") == "main")
    return next(main, "No headline printed")


def _item(segment: dict[str, Any]) -> str:
    fate, kind = segment["fate"], segment.get("kind", "")
    label = kind if segment["label"] == "body" and kind else segment["label"]
    rule = f'<span class="rule">{escape(segment["rule"])}</span>' if fate != "keep" else ""
    return (
        f'<li class="{escape(fate)} {escape(kind)}"><span class="label"><b>{escape(label)}</b>'
        f'</span><span class="text">{escape(segment["exact"])}</span>{rule}</li>'
    )
