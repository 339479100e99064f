"""`copydesk normalise` over files of many records: each is answered once, in its place."""

from __future__ import annotations

import csv
import gzip
import io
import os
import pty
import random
import re
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from copydesk.batch import normalise_batch
from copydesk.cli.exits import Exit
from copydesk.contract.batch import BatchLine
from tests.cli.command import (
    COPY,
    PATIENCE,
    PROGRAM,
    bare,
    installed,
    lines,
    names,
    run,
    started,
    written,
)

ARTICLE = COPY.format(year=1947)


def rows(count: int) -> list[dict[str, Any]]:
    return [
        {"key": f"k{n}", "body": COPY.format(year=1900 + n), "section": "world", "n": n}
        for n in range(count)
    ]


def ndjson(values: Iterable[Any]) -> bytes:
    return b"".join(orjson.dumps(value) + b"\n" for value in values)


def answered(*arguments: Any) -> list[dict[str, Any]]:
    return lines(run("normalise", "--field", "body", "--id", "key", *arguments).stdout)


class TestForms:
    """What a file of records may be, by its name."""

    def test_ndjson(self, tmp_path: Path) -> None:
        """Copy, id and all other fields; the answers are those of the function for batches."""
        file = tmp_path / "in.ndjson"
        file.write_bytes(ndjson(rows(3)))
        found = answered(file)
        assert [line["id"] for line in found] == ["k0", "k1", "k2"]
        assert [line["line"] for line in found] == [1, 2, 3]
        assert found[2]["fields"] == {"section": "world", "n": 2}
        assert found[0]["input"] == {"name": str(file)}
        records = [{"id": row["key"], "text": row["body"]} for row in rows(3)]
        expected = [answer["result"] for answer in normalise_batch(records)]
        assert [line["result"] for line in found] == expected

    def test_a_line_is_that_of_a_batch_answer(self, tmp_path: Path) -> None:
        """By its published schema, good and bad."""
        file = tmp_path / "in.ndjson"
        file.write_bytes(ndjson(rows(1)) + b"{\n")
        for line in answered(file):
            assert set(line) <= {one.data_key or name for name, one in BatchLine().fields.items()}
            assert BatchLine(partial=("result", "problem")).validate(line) == {}

    def test_a_request_of_the_service_is_a_record(self, tmp_path: Path) -> None:
        """Without --field: text, html or xml, and hints where they can be used."""
        file = tmp_path / "in.jsonl"
        record = {"text": ARTICLE, "id": 7, "url": "https://example.org/1", "language": "English"}
        file.write_bytes(ndjson([record]))
        (line,) = lines(run("normalise", file).stdout)
        assert (line["id"], line["result"]["url"]) == ("7", "https://example.org/1")
        assert line["fields"] == {"url": "https://example.org/1", "language": "English"}

    def test_records_on_standard_input(self) -> None:
        """--field says that it holds records."""
        done = installed("normalise", "--field", "body", "--id", "key", given=ndjson(rows(2)))
        assert [line["id"] for line in lines(done.stdout)] == ["k0", "k1"]

    @pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
    def test_tables(self, tmp_path: Path, suffix: str, separator: str) -> None:
        """Cells may hold line ends and quotes; a row of another width is a failure of its own."""
        text = io.StringIO()
        table = csv.DictWriter(text, ["key", "body", "section", "n"], delimiter=separator)
        table.writeheader()
        table.writerows(rows(2))
        text.write("too few\r\n")
        table.writerows(rows(1))
        file = tmp_path / f"in{suffix}"
        file.write_text("\ufeff" + text.getvalue(), encoding="utf-8", newline="")
        first, _, short, last = answered(file)
        assert (first["id"], last["line"]) == ("k0", 4)
        assert first["result"]["bodies"] == last["result"]["bodies"]
        assert first["fields"] == {"section": "world", "n": "0"}
        assert (short["line"], short["problem"]["code"]) == (3, "input.unreadable")

    def test_a_cell_may_have_a_charset_of_its_own(self, tmp_path: Path) -> None:
        """Bytes that are not UTF-8 are read as any copy is, and none is lost."""
        file = tmp_path / "in.csv"
        copy = ARTICLE.replace("key", "clé").replace('"', '""')
        file.write_bytes(b'key,body\na,"' + copy.encode("cp1252") + b'"\n')
        (line,) = answered(file)
        assert "clé" in line["result"]["bodies"][0]["value"]

    def test_a_table_that_breaks_off_is_told(self, tmp_path: Path) -> None:
        """An open quote at the end: what could be read is answered, the rest is a failure."""
        file = tmp_path / "in.csv"
        file.write_text(f'key,body\na,"{ARTICLE}"\nb,"and no', encoding="utf-8")
        good, bad = answered(file)
        assert good["result"]
        assert (bad["line"], bad["problem"]["code"]) == (2, "input.unreadable")

    def test_parquet(self, tmp_path: Path) -> None:
        """Text or binary columns; a null is a failure of its row."""
        values = [*rows(2), {**rows(1)[0], "key": "none", "body": None}]
        text, binary = tmp_path / "text.parquet", tmp_path / "binary.parquet"
        table = pyarrow.Table.from_pylist(values)
        pyarrow.parquet.write_table(table, text)
        cast = table.set_column(1, "body", table["body"].cast(pyarrow.binary()))
        pyarrow.parquet.write_table(cast, binary)
        for file in (text, binary):
            one, two, none = answered(file)
            assert (one["id"], two["fields"]) == ("k0", {"section": "world", "n": 1})
            assert "1901" in two["result"]["bodies"][0]["value"]
            assert none["problem"]["code"] == "request.invalid"

    def test_warc(self, tmp_path: Path) -> None:
        """Responses, with address and charset; other records need no answer."""
        file = tmp_path / "in.warc.gz"
        with file.open("wb") as out:
            writer = WARCWriter(out, gzip=True)
            for kind in ("request", "response"):
                told = StatusAndHeaders(
                    "200 OK", [("Content-Type", "text/plain; charset=windows-1252")], "HTTP/1.1"
                )
                writer.write_record(
                    writer.create_warc_record(
                        "https://example.org/crane",
                        kind,
                        payload=io.BytesIO(ARTICLE.replace("key", "clé").encode("cp1252")),
                        http_headers=told,
                    )
                )
        (line,) = lines(run("normalise", file).stdout)
        assert (line["line"], line["id"][:10]) == (2, "<urn:uuid:")
        assert line["result"]["url"] == "https://example.org/crane"
        assert "clé" in line["result"]["bodies"][0]["value"]

    def test_zip(self, tmp_path: Path) -> None:
        """Each member is answered as a file is; one that is damaged is a failure of its own."""
        file = tmp_path / "in.zip"
        with zipfile.ZipFile(file, "w") as archive:
            for name in ("b.txt", "a/c.txt"):
                archive.writestr(name, ARTICLE)
            archive.writestr("bad.txt", ARTICLE)
        data = file.read_bytes()
        at = data.rindex(b"stood idle")
        file.write_bytes(data[:at] + b"S" + data[at + 1 :])
        found = run("normalise", file).stdout
        assert names(found) == [f"{file}/{name}" for name in ("b.txt", "a/c.txt", "bad.txt")]
        assert lines(found)[2]["problem"]["code"] == "input.unreadable-file"

    def test_packed_files(self, tmp_path: Path) -> None:
        """gzip and zstd, of one text or of many records; the answer is that of the plain file."""
        frames = zstandard.compress(ndjson(rows(2))) + zstandard.compress(ndjson(rows(1)))
        (tmp_path / "in.ndjson.zst").write_bytes(frames)
        (tmp_path / "a.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
        (tmp_path / "not.txt.gz").write_bytes(ARTICLE.encode())
        assert [line["id"] for line in answered(tmp_path / "in.ndjson.zst")] == ["k0", "k1", "k0"]
        one, two = lines(run("normalise", tmp_path / "a.txt.gz", tmp_path / "not.txt.gz").stdout)
        assert one["bodies"] == two["bodies"]

    @pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
    def test_a_packed_file_that_breaks_off_is_told(self, tmp_path: Path, pack: Any) -> None:
        """What came out of it is answered, and then that there is no more: nothing passes for
        whole that is not."""
        chance = random.Random(1)
        several = [
            {"key": str(n), "body": "".join(chance.choices("abcdefgh ", k=900))} for n in range(40)
        ]
        suffix = "gz" if pack is gzip.compress else "zst"
        file = tmp_path / f"in.ndjson.{suffix}"
        file.write_bytes(pack(ndjson(several))[:-9])
        *found, last = answered(file)
        assert last["problem"]["code"] == "input.unreadable-file"
        assert last["line"] == len(found) + 1
        assert all("result" in line for line in found)

    def test_lists_of_files(self, tmp_path: Path) -> None:
        """Names on standard input, one a line, or as `find -print0` has them; after the others."""
        one, two, three = written(tmp_path, 3)
        for listed in (f"{two}\n{one}\n", f"{two}\0{one}\0"):
            done = installed("normalise", "--files-from", "-", three, given=listed.encode())
            assert names(done.stdout) == [str(three), str(two), str(one)]

    def test_form_by_option(self, tmp_path: Path) -> None:
        """Where the name says nothing, or something else."""
        file = tmp_path / "export.dat"
        file.write_bytes(ndjson(rows(1)))
        (line,) = answered("--input-format", "ndjson", file)
        assert line["id"] == "k0"


class TestLines:
    """Every line is answered exactly once."""

    def test_bad_lines_are_answered_in_their_places(self, tmp_path: Path) -> None:
        """Not JSON, not an object, no copy, twice the same key, too long: a problem each."""
        bad = [
            b"{",
            b"[]",
            b'{"n":1}',
            b'{"body":"a","body":"b"}',
            b'{"body":3}',
            b'"' + b"x" * 3000,
        ]
        good = orjson.dumps(rows(1)[0])
        file = tmp_path / "in.ndjson"
        file.write_bytes(b"\n".join(part for one in bad for part in (one, good, b"")))
        done = installed(
            *("normalise", "--field", "body", file), environ={"COPYDESK_MAX_BYTES": "2000"}
        )
        found = lines(done.stdout)
        assert done.returncode == Exit.SOME_FAILED
        assert [line["line"] for line in found] == [n for n in range(1, 19) if n % 3]
        assert ["problem" in line for line in found] == [True, False] * 6
        codes = [line["problem"]["code"] for line in found[::2]]
        assert codes == ["request.malformed", *["request.invalid"] * 4, "input.too-large"]

    def test_the_bytes_are_those_of_one_process(self, tmp_path: Path) -> None:
        """Good and bad, in order, whatever the number of processes."""
        file = tmp_path / "in.ndjson"
        chance = random.Random(3)
        parts = [orjson.dumps(row) if chance.random() < 0.8 else b"{" for row in rows(300)]
        file.write_bytes(b"\n".join(parts))
        alone, shared = (
            installed("normalise", "--field", "body", "--jobs", jobs, file) for jobs in ("1", "2")
        )
        assert shared.stdout == alone.stdout
        assert len(lines(alone.stdout)) == 300

    def test_formats_for_people_have_titles(self, tmp_path: Path) -> None:
        """The file and the number of the record; failures go to stderr."""
        file = tmp_path / "in.ndjson"
        file.write_bytes(ndjson(rows(1)) + b"{\n")
        result = run("normalise", "--field", "body", "-o", "text", file)
        assert result.stdout.startswith(f"==> {file}:1 <==\n")
        assert f"{file}:2: request.malformed" in result.stderr

    def test_out_is_for_files(self, tmp_path: Path) -> None:
        """Records have no file of their own."""
        (tmp_path / "in.ndjson").touch()
        result = run("normalise", "--out", tmp_path / "out", tmp_path / "in.ndjson")
        assert result.exit_code == Exit.USAGE


class TestResume:
    """After a kill the result is that of a run that was never broken off."""

    def test_killed_again_and_again(self, tmp_path: Path) -> None:
        """kill -9 at moments of no choosing; the file ends up the same, byte for byte."""
        (tmp_path / "texts").mkdir()
        written(tmp_path / "texts", 40)
        (tmp_path / "texts" / "zz.ndjson").write_bytes(ndjson(rows(400)) + b"{\n")
        whole, pieces = tmp_path / "whole", tmp_path / "pieces"
        given = ("normalise", "--field", "body", tmp_path / "texts")
        assert installed(*given, "--to", whole).returncode == Exit.SOME_FAILED
        chance = random.Random(5)
        for _ in range(3):
            size = pieces.stat().st_size if pieces.exists() else 0
            child = started(*given, "--to", pieces, "--resume", "--jobs", "2")
            wanted = size + chance.randint(20_000, 400_000)
            deadline = time.monotonic() + PATIENCE
            while child.poll() is None and time.monotonic() < deadline:
                if pieces.exists() and pieces.stat().st_size > wanted:
                    break
                time.sleep(0.005)
            os.kill(child.pid, signal.SIGKILL)
            child.communicate()
            with pieces.open("r+b") as file:  # as a full disk or a lost page would leave it
                file.truncate(max(0, file.seek(0, 2) - chance.randint(0, 50)))
        done = installed(*given, "--to", pieces, "--resume")
        assert done.returncode == Exit.SOME_FAILED
        assert done.stderr == b"copydesk: 1 of 441 inputs failed\n"
        assert pieces.read_bytes() == whole.read_bytes()

    def test_figures_count_the_earlier_part_too(self, tmp_path: Path) -> None:
        """--stats after --resume tells of the whole run."""
        file, out = tmp_path / "in.ndjson", tmp_path / "out"
        file.write_bytes(ndjson(rows(9)) + b"{\n")
        given = ("normalise", "--field", "body", file, "--stats")
        whole = run(*given, "--to", out).stderr
        data = out.read_bytes()
        out.write_bytes(data[: len(data) // 2])
        assert run(*given, "--to", out, "--resume").stderr == whole
        assert out.read_bytes() == data

    def test_the_answers_of_another_run_are_left_alone(self, tmp_path: Path) -> None:
        """Other inputs, other rules, no answers at all: it is said, and nothing is cut."""
        one, two = written(tmp_path, 2)
        out = tmp_path / "out"
        run("normalise", one, "--to", out)
        data = out.read_bytes()
        other = data.replace(b'"rules":"', b'"rules":"0')
        for held in (data, other, b"{}\n"):
            out.write_bytes(held)
            result = run("normalise", two if held == data else one, "--to", out, "--resume")
            assert result.exit_code == Exit.USAGE
            assert out.read_bytes() == held

    def test_a_file_that_is_there_is_not_overwritten(self, tmp_path: Path) -> None:
        """Hours of work may be in it."""
        (one,) = written(tmp_path, 1)
        out = tmp_path / "out"
        out.write_text("kept")
        assert run("normalise", one, "--to", out).exit_code == Exit.USAGE
        assert out.read_text() == "kept"

    def test_a_folder_of_answers_is_gone_on_with(self, tmp_path: Path) -> None:
        """What has its answer is not done again; what failed is."""
        one, two = written(tmp_path, 2)
        given = ("normalise", one, two, "--out", tmp_path / "out", "--resume")
        (tmp_path / "out").joinpath(*one.parts[1:-1]).mkdir(parents=True)
        kept = (tmp_path / "out").joinpath(*one.parts[1:-1], "000.txt.json")
        kept.write_text("kept")
        assert run(*given).exit_code == Exit.FINE
        assert kept.read_text() == "kept"
        assert kept.with_name("001.txt.json").is_file()

    @pytest.mark.parametrize(
        "options",
        [["--resume"], ["--resume", "--to", "x", "-o", "text"], ["--to", "x", "--out", "y"]],
    )
    def test_it_needs_something_to_go_on_with(self, options: list[str]) -> None:
        """Standard output cannot be gone on with."""
        assert run("normalise", *options).exit_code == Exit.USAGE


class TestRuns:
    """Options of a run."""

    def test_fail_fast(self, tmp_path: Path) -> None:
        """The first failure is the last line, with several processes too."""
        file = tmp_path / "in.ndjson"
        file.write_bytes(ndjson(rows(5)) + b"{\n" + ndjson(rows(200)))
        for jobs in ("1", "2"):
            done = installed("normalise", "--field", "body", "--fail-fast", "--jobs", jobs, file)
            assert done.returncode == Exit.SOME_FAILED
            assert [line["line"] for line in lines(done.stdout)] == [1, 2, 3, 4, 5, 6]

    def test_dry_run(self, tmp_path: Path) -> None:
        """What would be read, what it holds, and what cannot be read; nothing is written."""
        (one,) = written(tmp_path, 1)
        file = tmp_path / "in.ndjson"
        file.write_bytes(ndjson(rows(3)))
        out = tmp_path / "out"
        result = run("normalise", "--dry-run", one, file, tmp_path / "gone", "--to", out)
        told = [line.split("\t") for line in result.stdout.splitlines()]
        assert [line[1:3] for line in told] == [
            ["text/plain", "1"],
            ["ndjson", "3"],
            ["text/plain", "1"],
        ]
        assert "input.unreadable-file" in told[2][3]
        assert result.exit_code == Exit.SOME_FAILED
        assert not out.exists()

    def test_stats(self, tmp_path: Path) -> None:
        """The shares are those of the segments."""
        (one,) = written(tmp_path, 1)
        result = run("normalise", "--stats", one, tmp_path / "gone")
        (answer, _) = lines(result.stdout)
        sizes: dict[str, int] = {}
        for segment in answer["provenance"]["segments"]:
            if segment["fate"] in ("lift", "drop"):
                sizes[segment["label"]] = sizes.get(segment["label"], 0) + len(segment["exact"])
        table = {line.split()[0]: line.split()[1] for line in result.stderr.splitlines() if line}
        assert {label: table[label] for label in sizes} == {k: str(v) for k, v in sizes.items()}
        assert table["input.unreadable-file"] == "1"

    def test_report(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A page without script or outside address, which names what it counts; what names are
        is text there."""
        monkeypatch.chdir(tmp_path)
        file = tmp_path / "in.ndjson"
        several = [*rows(3), {"body": "Menu\n\nHome\n\nNews", "key": "x"}]
        several[0]["publisher"] = "<script>alert(1)</script> Post"
        file.write_bytes(ndjson(several) + b"{\n")
        run("normalise", "--field", "body", file, "--report", "html", "--to", "out", "--jobs", "2")
        page = (tmp_path / "copydesk-report.html").read_text("utf-8")
        assert page.count("<svg") == 5
        assert "<script" not in page
        assert "http" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; Post" in page
        assert "request.malformed" in page


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    """Ten times the records take no more memory, but for what the parsers remember of lines."""
    sizes = []
    for count in (300, 3000):
        file = tmp_path / f"{count}.ndjson"
        row = orjson.dumps({"text": ARTICLE[:300]}) + b"\n"
        file.write_bytes(row * count)
        child = started("normalise", file, "--to", tmp_path / f"{count}.out")
        _, status, usage = os.wait4(child.pid, 0)
        assert status == 0
        sizes.append(usage.ru_maxrss)
        child.returncode = 0
        child.communicate()
    assert sizes[1] < sizes[0] + 8_000


def test_progress_tells_rate_and_failures(tmp_path: Path) -> None:
    """On a terminal, by the bytes of the file that were read."""
    file = tmp_path / "in.ndjson"
    file.write_bytes(ndjson(rows(30)) + b"{\n")
    master, terminal = pty.openpty()
    subprocess.run(
        [PROGRAM, "normalise", "--field", "body", str(file), "--to", str(tmp_path / "out")],
        stderr=terminal,
        timeout=PATIENCE,
        env=bare,
        check=False,
    )
    os.close(terminal)
    shown = os.read(master, 65536).decode()
    os.close(master)
    assert "100%" in shown
    assert re.search(r"\d+/s, 1 failed", shown)
