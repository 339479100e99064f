"""The forms in which an article can be had, by the name that `?format=` and `--output` know."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple


class Form(NamedTuple):
    """A form: its media type, the end of a file's name, whether several may follow one another in
    one stream, whether `Accept` may choose it, and the function that writes it, by module and
    name."""

    media_type: str
    suffix: str
    writer: str
    stream: bool = True
    offered: bool = True

    @property
    def content_type(self) -> str:
        """The media type, with its charset where the bytes do not say it themselves."""
        plain = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if plain else self.media_type

    def render(self, document: dict[str, Any]) -> bytes:
        """A canonical document in this form, in UTF-8; the writer is loaded when first asked."""
        module, _, function = self.writer.partition(":")
        write = getattr(import_module(f"copydesk.writers.{module}"), function or "render")
        text: str = write(document)
        return text.encode()


FORMS = MappingProxyType(
    {
        "text": Form("text/plain", ".txt", "text"),
        "markdown": Form("text/markdown", ".md", "markdown"),
        "ninjs": Form("application/vnd.iptc.ninjs+json", ".ninjs.json", "ninjs"),
        "jsonld": Form("application/ld+json", ".jsonld", "jsonld"),
        "nitf": Form("application/nitf+xml", ".nitf.xml", "nitf", stream=False),
        "report": Form("application/vnd.copydesk.report+json", ".report.json", "removal"),
        "diff": Form("text/x-diff", ".diff", "removal:render_diff"),
        "html": Form("text/html", ".html", "report", stream=False, offered=False),
    }
)
"""Every form of an article but the canonical one. A browser that asks for pages gets JSON: the page
is for who asks for it by name."""

REPORTS = frozenset({"report", "diff", "html"})
"""Forms for whoever has to answer for what was removed: they show all that came in."""

CREDITS = MappingProxyType(
    {
        "json": Form("application/json", ".json", "credit:render_json"),
        "text": Form("text/plain", ".txt", "credit"),
        "html": Form("text/html", ".html", "credit:render_html"),
    }
)
"""Forms of the lines that must be printed with an article, the default first."""


def render(form: str, document: dict[str, Any]) -> bytes:
    """A canonical document in one of the forms of an article, in UTF-8."""
    return FORMS[form].render(document)
