"""The forms in which an article can be had, by the name that `?format=` and `--output` know."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple


class Form(NamedTuple):
    """A form: its media type, the end of a file's name, and whether several may follow one
    another in one stream."""

    media_type: str
    suffix: str
    stream: bool = True

    @property
    def content_type(self) -> str:
        """The media type, with its charset where the bytes do not say it themselves."""
        plain = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if plain else self.media_type


FORMS = MappingProxyType(
    {
        "text": Form("text/plain", ".txt"),
        "markdown": Form("text/markdown", ".md"),
        "ninjs": Form("application/vnd.iptc.ninjs+json", ".ninjs.json"),
        "jsonld": Form("application/ld+json", ".jsonld"),
        "nitf": Form("application/nitf+xml", ".nitf.xml", stream=False),
    }
)
"""Every form but the canonical one. Each is the function `render` in the module of its name,
loaded when it is first asked for: a document in, its text out."""


def render(form: str, document: dict[str, Any]) -> bytes:
    """A canonical document in one of the forms, in UTF-8."""
    text: str = import_module(f"copydesk.writers.{form}").render(document)
    return text.encode()
