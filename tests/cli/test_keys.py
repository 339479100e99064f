"""`copydesk keys new`: the line and the key, apart."""

from __future__ import annotations

import re

from click.testing import CliRunner

from copydesk.cli.keys import keys
from copydesk.storage.keys import digest_of, parse


def test_new() -> None:
    """The key is told on standard error alone, so that a line can go straight into the file."""
    done = CliRunner().invoke(keys, ["new", "rights-desk", "kill"])
    assert done.exit_code == 0
    ((digest, key),) = parse(done.stdout)
    assert (key.name, key.rights) == ("rights-desk", {"kill"})
    (secret,) = re.findall(r"cdk_\S+", done.stderr)
    assert digest_of(secret) == digest
    assert "cdk_" not in done.stdout


def test_a_name_that_is_none() -> None:
    for name in ("a b", "ä", "x" * 65, "#"):
        assert CliRunner().invoke(keys, ["new", name]).exit_code == 2
    assert CliRunner().invoke(keys, ["new", "a", "eat"]).exit_code == 2
