"""The manual and the completion: made from the commands, and fit for what reads them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.cli.main import COMMANDS
from tests.cli.command import installed, run


def test_every_command_has_its_page(tmp_path: Path) -> None:
    """With its options; groff, where it is there, has nothing to complain of."""
    subprocess.run([sys.executable, "-m", "copydesk.cli.manual", tmp_path], check=True)
    names = {file.name for file in tmp_path.iterdir()}
    assert {"copydesk.1", *(f"copydesk-{name}.1" for name in COMMANDS)} <= names
    page = (tmp_path / "copydesk-normalise.1").read_text("utf-8")
    assert r"\fB\-\-resume\fR" in page
    if shutil.which("groff"):
        for file in tmp_path.iterdir():
            done = subprocess.run(
                ["groff", "-k", "-man", "-Tutf8", "-ww", file], capture_output=True, check=True
            )
            assert done.stderr == b""
            assert b"Show this message" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """A script for each shell; what the bash one asks us is answered."""
    script = run("completion", shell).stdout
    assert f"_COPYDESK_COMPLETE={shell}_complete" in script


def test_what_is_completed() -> None:
    """Commands by their beginning."""
    asked = {"_COPYDESK_COMPLETE": "bash_complete", "COMP_WORDS": "copydesk nor", "COMP_CWORD": "1"}
    assert installed(environ=asked).stdout == b"plain,normalise\n"
