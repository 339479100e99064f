"""Takes the pictures of the inspector for the documentation: `python -m tests.page.pictures FOLDER`.

Of our own samples, in the browser that the tests use, and so in the fonts of this machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.conftest import program
from tests.web.serving import serving


class Shot(NamedTuple):
    """A picture: its name, what is opened, the size of the window, and what is done first."""

    name: str
    path: str
    size: tuple[int, int]
    dark: bool
    chosen: str = ""


WIDE, NARROW = (1400, 840), (414, 896)
BYLINE = '.seg:text("Renata Osterloh")'
SEE_ALSO = '.seg:text("See also: Grain traders")'

SHOTS = (
    Shot("inspector", "/?example=arcamax.txt", WIDE, False, BYLINE),
    Shot("inspector-dark", "/?example=arcamax.txt", WIDE, True, BYLINE),
    Shot("inspector-narrow", "/?example=arcamax.txt", NARROW, False),
    Shot("inspector-narrow-dark", "/?example=arcamax.txt", NARROW, True, BYLINE),
    Shot("excerpt", "/?example=the-edge-singapore.txt", WIDE, False, SEE_ALSO),
    Shot("excerpt-dark", "/?example=the-edge-singapore.txt", WIDE, True, SEE_ALSO),
    Shot("excerpt-narrow", "/?example=the-edge-singapore.txt", NARROW, False, SEE_ALSO),
    Shot("excerpt-narrow-dark", "/?example=the-edge-singapore.txt", NARROW, True),
    Shot("two-copies", "/#two", WIDE, False),
    Shot("teach", "/?example=the-edge-singapore.txt", WIDE, False, '.seg:text("Rivals up")'),
)


def main(folder: str) -> None:
    """Write every picture into a folder, over those that are there."""
    found = program()
    if found is None:
        sys.exit("There is no browser on PATH: apt-get install chromium")
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, f"http://127.0.0.1:{server.port}", shot, Path(folder))
        browser.close()


def take(browser: Browser, base: str, shot: Shot, folder: Path) -> None:
    """One picture."""
    width, height = shot.size
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(shot.path)
    if shot.name == "two-copies":
        _compare(page)
    else:
        page.locator("#article .body").first.wait_for()
    if shot.chosen:
        page.locator(shot.chosen).first.click()
    if shot.name == "teach":
        page.get_by_role("button", name="This is wrong…").click()
        page.locator("#t-effect h3").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)
    page.screenshot(path=folder / f"{shot.name}.png")
    context.close()


def _compare(page: Page) -> None:
    for key, name in (("a", "arcamax"), ("b", "the-edge-singapore")):
        page.locator(f"#example-{key}").select_option(f"{name}.txt")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Compare").click()
    page.locator("#alignment table").wait_for()


if __name__ == "__main__":
    main(sys.argv[1])
