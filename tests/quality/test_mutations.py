"""Every example of the common profiles, put into clean stories, goes, and nothing else does."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pytest

from copydesk.pipeline import Pipeline
from tests.quality import mutations

COMMON = sorted(
    file.name.removesuffix(".toml")
    for file in (resources.files("copydesk") / "profiles").iterdir()
    if file.name.startswith("common-")
)

KNOWN = {
    "common-chrome/not-for-publication": "a heading of Markdown above everything is the headline",
    "common-chrome/transmission": "a line of transmission makes the text a wire's, and a wire's "
    "headline stands elsewhere",
    "common-notes/story-corrected-span": "the example goes on with a credit, which goes as well",
}
"""Rules of which an example does not behave in a story, and why."""


@cache
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.mark.quality
@pytest.mark.parametrize("profile", COMMON)
def test_furniture_goes_and_nothing_else(profile: str) -> None:
    """In every place that its zone allows; what is known not to is known to this day."""
    found = next(one for one in pipeline().profiles if one.id == profile)
    faults: dict[str, list[str]] = {}
    for mutation in mutations.mutations(found):
        if fault := mutations.fault_of(mutation, pipeline()):
            where = f"{mutation.place} of {mutation.story.name}"
            told = f"{mutation.hit.line[:80]!r} at the {where}: {fault[:200]}"
            faults.setdefault(mutation.rule.id, []).append(told)
    known = {rule for rule in KNOWN if rule.partition("/")[0] == profile}
    assert {rule: told for rule, told in faults.items() if rule not in known} == {}
    assert known <= faults.keys(), "take it off the list: it behaves"


@pytest.mark.parametrize("story", mutations.stories(), ids=lambda story: story.name)
def test_stories_are_clean(story: mutations.Story) -> None:
    """Without furniture nothing but headline and byline leaves a story."""
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    normalised, _ = pipeline().label(pipeline().read(text.encode("utf-8")))
    properties = normalised.article.properties
    assert normalised.article.paragraphs == story.paragraphs
    assert [headline["value"] for headline in properties["headlines"]] == [story.headline]
    assert properties["by"] == story.byline


def test_there_is_much_to_put_in() -> None:
    """A fault in the harness must not pass for a clean bill."""
    common = [one for one in pipeline().profiles if one.role == "common"]
    count = sum(1 for one in common for _ in mutations.mutations(one))
    assert count > 5000
    assert len(mutations.stories()) == 3
    assert all(8 <= len(story.paragraphs) <= 12 for story in mutations.stories())
