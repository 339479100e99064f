"""`copydesk verify`: the input again, byte for byte, or where the account breaks."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.cli.exits import Exit
from copydesk.writers.source import Broken, audited, first_difference
from tests.cli.command import COPY, SEEDS, installed, run
from tests.test_desk import EXPORT

ARTICLE = COPY.format(year=1947)
Document = dict[str, Any]


@cache
def sample(name: str) -> bytes:
    return run("normalise", SEEDS / f"{name}.txt").stdout_bytes


def answer(name: str = "arcamax") -> Document:
    document: Document = orjson.loads(sample(name))
    return document


def verified(folder: Path, document: Any, *arguments: str | Path) -> tuple[int, str]:
    """The exit code and the line on stderr of a verification of one answer."""
    file = folder / "answer.json"
    file.write_bytes(orjson.dumps(document))
    result = run("verify", file, *arguments)
    return result.exit_code, result.stderr


class TestAnswersThatHold:
    """Whatever was put in comes out again."""

    @pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
    def test_the_input_is_rebuilt(self, path: Path) -> None:
        """Every sample, to the byte."""
        assert audited(orjson.loads(sample(path.stem))) == path.read_bytes()

    @pytest.mark.parametrize(
        "data",
        [
            ARTICLE.encode("cp1252"),
            ARTICLE.encode("utf-16"),
            b"\xef\xbb\xbf" + ARTICLE.encode(),
            "Caf\u00e9 society\r\n\r\nThe \u201cquay\u201d was late.".encode()
            + b"\xff\xfe cut \xe2\x80",
            b"\x00\x0b odd \x85",
        ],
        ids=["cp1252", "utf-16", "bom", "broken utf-8", "controls"],
    )
    def test_bytes_are_rebuilt_in_any_charset(self, tmp_path: Path, data: bytes) -> None:
        """Charset, byte order mark and bytes that are no text at all come back."""
        source, target = tmp_path / "in", tmp_path / "out"
        source.write_bytes(data)
        document = orjson.loads(run("normalise", source).stdout_bytes)
        code, told = verified(tmp_path, document, "--input", source, "--write", target)
        assert (code, told, target.read_bytes()) == (Exit.FINE, "", data)

    def test_every_form_of_answer_is_read(self, tmp_path: Path) -> None:
        """NDJSON, JSON however laid out, and the lines of a batch; failures are passed over."""
        one, two = answer("ap"), answer("reuters")
        pretty = orjson.dumps(one, option=orjson.OPT_INDENT_2)
        failure = {"input": {"name": "gone"}, "problem": {"code": "input.empty"}}
        forms = {
            "ndjson": b"\n".join(map(orjson.dumps, (one, failure, two))) + b"\n\n",
            "json": pretty + b"\n" + pretty,
            "batch": orjson.dumps({"line": 1, "status": 200, "result": one})
            + b"\n"
            + orjson.dumps({"line": 2, "status": 200, "result": two})
            + b'\n{"summary":{"in":2,"ok":2,"failed":0}}\n',
        }
        for name, data in forms.items():
            file = tmp_path / name
            file.write_bytes(data)
            result = run("verify", file)
            assert (result.exit_code, result.stdout.count("accounted for")) == (Exit.FINE, 2)

    def test_every_article_of_an_export_is_read(self, tmp_path: Path) -> None:
        """Each is told by its number, as a line or in an array."""
        source = tmp_path / "export.txt"
        source.write_text(EXPORT, encoding="utf-8")
        for output in ("ndjson", "json"):
            file = tmp_path / output
            file.write_bytes(run("normalise", "--output", output, source).stdout_bytes)
            told = run("verify", file).stdout.splitlines()
            assert [line.partition(": ")[0] for line in told] == [
                f"{source}, article 1",
                f"{source}, article 2",
            ]

    def test_it_ends_a_pipe(self) -> None:
        """`copydesk normalise … | copydesk verify --write -` is the input."""
        done = installed("verify", "--write", "-", given=sample("dpa-tca"))
        assert done.stdout == (SEEDS / "dpa-tca.txt").read_bytes()
        assert b"accounted for" in done.stderr

    def test_quiet_is_quiet(self, tmp_path: Path) -> None:
        """Nothing is said of what holds."""
        (tmp_path / "a").write_bytes(sample("ap"))
        assert run("verify", "--quiet", tmp_path / "a").output == ""


def shift(document: Document) -> None:
    document["provenance"]["segments"][4]["start"] += 1


def shrink(document: Document) -> None:
    document["provenance"]["segments"][-1]["end"] -= 1


def lose(document: Document) -> None:
    del document["provenance"]["segments"][6]


def swap(document: Document) -> None:
    segments = document["provenance"]["segments"]
    segments[2], segments[4] = segments[4], segments[2]


def unlabelled(document: Document) -> None:
    segment = document["provenance"]["segments"][6]
    segment["exact"] = segment["exact"][:-1]
    segment["end"] -= 1


def longer(document: Document) -> None:
    document["provenance"]["input"]["characters"] += 1


def refate(document: Document) -> None:
    document["provenance"]["segments"][2]["fate"] = "keep"


def relabel(document: Document) -> None:
    document["provenance"]["segments"][0] |= {"label": "promo", "fate": "drop"}


def unruled(document: Document) -> None:
    document["provenance"]["segments"][0]["rule"] = ""


def digest(document: Document) -> None:
    document["provenance"]["input"]["sha256"] = "0" * 64


def size(document: Document) -> None:
    document["provenance"]["input"]["bytes"] += 1


def word(document: Document) -> None:
    body = document["bodies"][0]
    body["value"] = body["value"].replace("gulls", "skuas")


def sentence(document: Document) -> None:
    document["bodies"][0]["value"] += " And so on."


def pointer(document: Document) -> None:
    document["evidence"][0]["segments"] = [10_000]


class TestAnswersThatDoNot:
    """Whatever was changed is found, and where is told."""

    @pytest.mark.parametrize(
        ("tamper", "told"),
        [
            (shift, "at 17: segment 4 starts at 18, not 17"),
            (shrink, "at 4425: segment 66 holds 31 characters, not 30"),
            (lose, "at 26: segment 6 starts at 89, not 26"),
            (swap, "at 14: segment 2 starts at 17, not 14"),
            (unlabelled, "at 88: segment 7 starts at 89, not 88"),
            (longer, "at 4456: the segments end at 4456 of 4457 characters"),
            (refate, "at 14: segment 2 is chrome, keep"),
            (relabel, "the totals are "),
            (unruled, "at 0: segment 0 names no rule"),
            (digest, "the bytes do not have the digest of the input"),
            (size, "4511 bytes, not 4512"),
            (word, "at 174: the body does not hold this kept segment"),
            (sentence, "the body holds 8 characters that no segment keeps"),
            (pointer, "points to segment 10000"),
        ],
        ids=lambda value: getattr(value, "__name__", ""),
    )
    def test_tampering_is_found(
        self, tmp_path: Path, tamper: Callable[[Document], None], told: str
    ) -> None:
        """Offsets, segments, fates, totals, the digest, the body, the evidence."""
        document = answer()
        tamper(document)
        code, line = verified(tmp_path, document)
        assert code == Exit.ALL_FAILED
        assert line.count("\n") == 1
        assert line.startswith(f"{SEEDS / 'arcamax.txt'}: FAILED ")
        assert told in line

    def test_an_exchanged_character_is_found_and_placed(self, tmp_path: Path) -> None:
        """A character for another of its length: the byte is told by the original, which is the
        one of --input or the file that the answer names."""
        document = answer("ap")
        segment = next(s for s in document["provenance"]["segments"] if s["label"] == "related")
        segment["exact"] = segment["exact"].replace("Arctic", "Baltic", 1)
        text = (SEEDS / "ap.txt").read_text(encoding="utf-8")
        at = len(text[: text.index("Arctic")].encode())
        expected = f"the digest of the input; differs from {SEEDS / 'ap.txt'} at byte {at}\n"
        assert verified(tmp_path, document)[1].endswith(expected)
        del document["provenance"]["input"]["name"]
        assert verified(tmp_path, document)[1].endswith("the digest of the input\n")
        assert verified(tmp_path, document, "--input", SEEDS / "ap.txt")[1].endswith(expected)

    def test_another_original_is_told_from_a_broken_account(self, tmp_path: Path) -> None:
        """The answer holds; it is the answer to something else."""
        code, line = verified(tmp_path, answer("ap"), "--input", SEEDS / "reuters.txt")
        assert code == Exit.ALL_FAILED
        assert f"holds by itself, but differs from {SEEDS / 'reuters.txt'} at byte 0" in line

    @pytest.mark.parametrize(
        "document",
        [
            {},
            {"provenance": 1},
            {"provenance": {"segments": [{}], "input": {}}},
            {"provenance": {"segments": [1], "input": {}}},
            {"provenance": {"segments": None, "input": {}}},
            answer() | {"bodies": [{}]},
            answer() | {"provenance": answer()["provenance"] | {"totals": []}},
        ],
        ids=lambda document: str(document)[:40],
    )
    def test_what_is_no_answer_is_said_to_be_none(self, tmp_path: Path, document: Any) -> None:
        """Without a traceback, whatever it is."""
        code, line = verified(tmp_path, document)
        assert code == Exit.ALL_FAILED
        assert "FAILED" in line

    @pytest.mark.parametrize("data", [b"not json", b"[1, 2]", b"{}\nnot json", b"", b"\xff"])
    def test_what_is_no_json_is_a_mistake(self, tmp_path: Path, data: bytes) -> None:
        """The command line named the wrong file."""
        (tmp_path / "a").write_bytes(data)
        assert run("verify", tmp_path / "a").exit_code in (Exit.USAGE, Exit.ALL_FAILED)

    def test_some_failed_has_a_code_of_its_own(self, tmp_path: Path) -> None:
        """One good, one bad: exit code 1, and the good one is still told."""
        bad = answer("ap")
        shrink(bad)
        file = tmp_path / "answers"
        file.write_bytes(sample("reuters") + orjson.dumps(bad))
        result = run("verify", file)
        assert result.exit_code == Exit.SOME_FAILED
        assert "accounted for" in result.stdout
        assert "FAILED" in result.stderr


KEYS = ("start", "end", "exact", "label", "fate", "rule")


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 2**32), st.sampled_from(["arcamax", "lexisnexis", "yahoo-bloomberg"]))
def test_no_change_to_the_account_goes_unseen(seed: int, name: str) -> None:
    """Any one value of any segment, or any one character of the body, changed: it is found."""
    chance = random.Random(seed)
    document = answer(name)
    before = copy.deepcopy(document)
    if chance.random() < 0.2:
        body = document["bodies"][0]
        at = chance.randrange(len(body["value"]))
        mark = "x" if body["value"][at] != "x" else "y"
        body["value"] = body["value"][:at] + mark + body["value"][at + 1 :]
    else:
        segment = chance.choice(document["provenance"]["segments"])
        key = chance.choice(KEYS)
        segment[key] = changed(chance, key, segment[key])
    assert document != before
    with pytest.raises(Broken):
        audited(document)


def changed(chance: random.Random, key: str, value: Any) -> Any:
    if key in ("start", "end"):
        return value + chance.choice([-3, -1, 1, 2])
    if key == "exact":
        at = chance.randrange(len(value))
        others = [text for text in ("", "\u00a0", "z", "\n\n") if text != value[at]]
        return value[:at] + chance.choice(others) + value[at + 1 :]
    if key == "label":
        return chance.choice([label for label in ("body", "promo", "meta") if label != value])
    if key == "fate":
        return chance.choice([fate for fate in ("keep", "lift", "drop") if fate != value])
    return ""


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_the_first_difference_is_the_first(one: bytes, two: bytes) -> None:
    """The same prefix, then not the same byte."""
    at = first_difference(one, two)
    if one == two:
        assert at == -1
    else:
        assert one[:at] == two[:at]
        assert one[at : at + 1] != two[at : at + 1]
