"""What the service says of itself."""

from __future__ import annotations

from collections.abc import Callable

from copydesk.pipeline import Pipeline
from copydesk.settings import Settings
from tests.web.conftest import Client


def test_profiles(client: Client, pipeline: Pipeline) -> None:
    """Every profile is listed, and each has its page with all its rules."""
    listed = client.get("/v1/profiles").get_json()
    assert listed["digest"] == pipeline.rules
    assert [one["id"] for one in listed["profiles"]] == [one.id for one in pipeline.profiles]
    for one in listed["profiles"]:
        detail = client.get(f"/v1/profiles/{one['id']}").get_json()
        assert len(detail["rules"]) == one["rules"] == sum(one["labels"].values())
        for rule in detail["rules"]:
            assert rule["id"].startswith(f"{one['id']}/")


def test_limits(make_client: Callable[..., Client]) -> None:
    settings = Settings(max_bytes=17)
    assert make_client(settings).get("/v1/limits").get_json() == settings.limits()
