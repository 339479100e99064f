"""A profile that somebody is still writing: read with narrow bounds, for one request only.

A folder of profiles is its operator's, and may cost a start of the program what it costs. A draft
comes from whoever asks, on every key that is struck.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from copydesk.errors import ProfileError
from copydesk.rules.load import load_profile
from copydesk.rules.pattern import compile_pattern
from copydesk.rules.rule import Profile

LONGEST = 32_768
"""Characters of a draft."""
MOST_RULES = 20
EXPRESSIONS_LONGEST = 2_000
"""Characters of one expression."""
MEMORY = 4 << 20
"""Bytes that one compiled expression may take: some twenty times what our largest takes. RE2
refuses what needs more, before it has spent the time."""


def load_draft(source: str, key: str) -> Profile:
    """The profile of a draft; `key` is its id. Raises ProfileError as `load_profile` does, and for
    what is larger than a draft may be."""
    name = f"{key}.toml"
    if len(source) > LONGEST:
        raise ProfileError(f"{name}: a draft has at most {LONGEST} characters")
    try:
        encoded = source.encode()
        data = tomllib.loads(source)
    except UnicodeEncodeError:
        raise ProfileError(f"{name}: not TOML: half a surrogate pair") from None
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise ProfileError(f"{name}: not TOML: {problem}") from None
    rules = data.get("rules")
    if isinstance(rules, list) and len(rules) > MOST_RULES:
        raise ProfileError(f"{name}: a draft has at most {MOST_RULES} rules")
    for where, expression in _expressions(data):
        if len(expression) > EXPRESSIONS_LONGEST:
            most = f"at most {EXPRESSIONS_LONGEST} characters in a draft"
            raise ProfileError(f"{name}: {where}: {most}")
        compile_pattern(expression, f"{name}: {where}", memory=MEMORY)
    return load_profile(encoded, name)


def _expressions(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where, expression) of all that will be compiled; what has the wrong type is passed over,
    for `load_profile` to tell."""
    detect = data.get("detect")
    regexes = detect.get("regexes") if isinstance(detect, dict) else None
    for one in regexes if isinstance(regexes, list) else ():
        if isinstance(one, str):
            yield "detect", one
    rules = data.get("rules")
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        for key in ("regex", "until"):
            expression = rule.get(key) if isinstance(rule, dict) else None
            if isinstance(expression, str):
                yield f"rule {rule.get('id', index)}", expression
