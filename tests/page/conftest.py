"""A real browser and a real server for the inspector. The browser is the machine's own: none is
downloaded, and without one these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.web.serving import Server, serving

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PATIENCE = 20_000
"""Milliseconds to wait for what must appear, on the slowest of machines."""

SEEDS = Path(__file__).parents[2] / "seeds"


def program() -> str | None:
    """The browser on PATH."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this process, with a profile of its own."""
    found = program()
    if found is None:
        pytest.skip(f"no browser on PATH: one of {', '.join(PROGRAMS)} (apt-get install chromium)")
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except Error as failed:
            pytest.skip(f"{found} does not start: {failed.message.splitlines()[0]}")
        yield running
        running.close()


@pytest.fixture(scope="session")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all page tests of this process."""
    with serving(log=tmp_path_factory.mktemp("page") / "log") as running:
        yield running


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of: errors of scripts, and what the policy forbade."""
    return []


@pytest.fixture
def make_page(
    browser: Browser, inspected: Server, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens the page in a fresh context: `make_page(path, width=…, dark=…)`."""
    contexts = []

    def make(path: str = "/", *, width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{inspected.port}",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("request", lambda sent: _own(sent.url, inspected, complaints))
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()


def _own(url: str, server: Server, complaints: list[str]) -> None:
    """No request may leave the service."""
    if not url.startswith((f"http://127.0.0.1:{server.port}/", "data:", "blob:")):
        complaints.append(f"a request to {url}")


@pytest.fixture
def page(make_page: Callable[..., Page], complaints: list[str]) -> Iterator[Page]:
    """The page as it opens; the test fails if the browser had to complain."""
    yield make_page()
    assert complaints == []
