"""The explained article as one HTML page: every segment with its label, fate and rule."""

from __future__ import annotations

from html import escape
from typing import Any

MEDIA_TYPE = "text/html"

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fff; --soft: #6b7280; --line: #e5e7eb;
  --lift: #0b5fad; --liftbg: #e8f2fc; --drop: #9d2323; --dropbg: #fbeaea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #17181a; --soft: #9aa0aa;
  --line: #303236; --lift: #8cc4ff; --liftbg: #14283c; --drop: #ff9d9d; --dropbg: #3a1b1b; } }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 Georgia, 'Times New Roman', serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
.by { color: var(--soft); margin: 0 0 1.25rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding: .3rem 0;
  border-top: 1px solid var(--line); }
.label { font: 12px/1.6 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); }
.rule { display: block; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.lift .text { background: var(--liftbg); border-left: 3px solid var(--lift); padding-left: .5rem; }
.lift b { color: var(--lift); }
.drop .text { background: var(--dropbg); border-left: 3px double var(--drop); padding-left: .5rem;
  text-decoration: line-through; text-decoration-color: var(--drop); }
.drop b { color: var(--drop); }
.subhead .text { font-weight: bold; }
footer { margin-top: 1.25rem; color: var(--soft); font: 12px/1.6 ui-monospace, monospace; }
@media (max-width: 40rem) { li { grid-template-columns: 1fr; } }
"""


def render(document: dict[str, Any]) -> str:
    """A page without script or outside address; the copy is text, never markup."""
    provenance = document["provenance"]
    title = next((h["value"] for h in document.get("headlines", ())), "No headline printed")
    items = "\n".join(_item(s) for s in provenance["segments"] if s["label"] != "layout")
    totals = " · ".join(f"{label} {count}" for label, count in sorted(provenance["totals"].items()))
    warnings = " · ".join(warning["code"] for warning in document["warnings"])
    return f"""<!doctype html>
<html lang="{escape(document.get("language", "en"))}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
<h1>{escape(title)}</h1>
<p class="by">{escape(document.get("by", ""))}</p>
<ol>
{items}
</ol>
<footer><p>{provenance["input"]["characters"]} characters: {escape(totals)}</p>
<p>{escape(warnings)}</p></footer>
</html>
"""


def _item(segment: dict[str, Any]) -> str:
    fate, kind = segment["fate"], segment.get("kind", "")
    label = kind if segment["label"] == "body" and kind else segment["label"]
    rule = f'<span class="rule">{escape(segment["rule"])}</span>' if fate != "keep" else ""
    return (
        f'<li class="{escape(fate)} {escape(kind)}"><span class="label"><b>{escape(label)}</b>'
        f'{rule}</span><span class="text">{escape(segment["exact"])}</span></li>'
    )
