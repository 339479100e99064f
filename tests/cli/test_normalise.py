"""`copydesk normalise`: one answer per input, in order, whatever the inputs are."""

from __future__ import annotations

import csv
import io
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import orjson
import pytest

from copydesk.cli.exits import Exit
from copydesk.cli.options import copy_of
from copydesk.writers.csv import FIELDS
from copydesk.writers.forms import FORMS, render
from tests.cli.command import (
    COPY,
    PATIENCE,
    PROGRAM,
    SEEDS,
    bare,
    installed,
    lines,
    names,
    run,
    started,
    written,
)
from tests.test_desk import EXPORT

ARTICLE = COPY.format(year=1947)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "crane.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


class TestInputs:
    """What may stand on the command line."""

    def test_files_keep_the_order_they_are_named_in(self, tmp_path: Path) -> None:
        """The order of the answers is that of the arguments, not of the alphabet."""
        one, two, three = written(tmp_path, 3)
        assert names(run("normalise", two, three, one).stdout) == [str(two), str(three), str(one)]

    def test_standard_input_is_the_default(self) -> None:
        """Without a file, and for `-`, standard input is read; its name is `-`."""
        for arguments in ([], ["-"], ["/dev/stdin"]):
            done = installed("normalise", *arguments, given=ARTICLE.encode())
            assert (done.returncode, names(done.stdout)) == (Exit.FINE, ["-"])

    def test_standard_input_stands_among_files_and_reaches_processes(self, tmp_path: Path) -> None:
        """`-` between files keeps its place, with several processes too."""
        one, two = written(tmp_path, 2)
        done = installed("normalise", "--jobs", "2", one, "-", two, given=ARTICLE.encode())
        _, second, _ = lines(done.stdout)
        assert names(done.stdout) == [str(one), "-", str(two)]
        assert "1947" in second["bodies"][0]["value"]

    def test_standard_input_cannot_be_read_twice(self) -> None:
        """A second `-` would be empty: it is a mistake."""
        assert run("normalise", "-", "-").exit_code == Exit.USAGE

    def test_folders_give_their_files_in_name_order(self, tmp_path: Path) -> None:
        """Folders within are followed; hidden files, links to folders and pipes are not."""
        (tmp_path / "b" / "c").mkdir(parents=True)
        for name in ("z.txt", "b/c/y.txt", "b/x.txt", "a.txt", ".hidden", ".git"):
            (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
        (tmp_path / "round").symlink_to(tmp_path)
        os.mkfifo(tmp_path / "pipe")
        found = [
            Path(name).relative_to(tmp_path) for name in names(run("normalise", tmp_path).stdout)
        ]
        assert list(map(str, found)) == ["a.txt", "b/c/y.txt", "b/x.txt", "z.txt"]

    def test_an_empty_folder_is_no_mistake(self, tmp_path: Path) -> None:
        """Nothing to do is done: an inbox may be empty. It is said on stderr."""
        result = run("normalise", tmp_path)
        assert (result.exit_code, result.stdout) == (Exit.FINE, "")
        assert result.stderr == "copydesk: 0 of 0 inputs failed\n"

    def test_quoted_globs_are_expanded(self, tmp_path: Path) -> None:
        """A pattern that the shell left alone is ours to expand, `**` included."""
        (tmp_path / "in").mkdir()
        one, *_ = written(tmp_path / "in", 2)
        assert names(run("normalise", tmp_path / "**" / "*0.txt").stdout) == [str(one)]

    def test_a_file_with_a_glob_in_its_name_is_a_file(self, tmp_path: Path) -> None:
        """`[draft].txt` names the file of that name where there is one."""
        path = tmp_path / "[draft].txt"
        path.write_text(ARTICLE, encoding="utf-8")
        assert names(run("normalise", path).stdout) == [str(path)]

    def test_a_name_that_is_not_utf8_is_escaped(self, tmp_path: Path) -> None:
        """A name of arbitrary bytes is readable in the answer, and stays different from others."""
        path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
        with open(path, "wb") as file:
            file.write(ARTICLE.encode())
        result = run("normalise", os.fsdecode(path))
        assert names(result.stdout) == [f"{tmp_path}/caf\\xe9.txt"]

    def test_hints_reach_the_answer(self, file: Path) -> None:
        """What the sender says of the copy is believed, and marked as said."""
        hints = (
            "--url",
            "https://example.org/1",
            "--publisher",
            "The Example",
            "--language",
            "en-GB",
        )
        (answer,) = lines(run("normalise", *hints, file).stdout)
        assert answer["url"] == "https://example.org/1"
        assert answer["publisher"]["name"] == "The Example"
        assert answer["language"] == "en-GB"
        whys = {item["property"]: item["why"] for item in answer["evidence"]}
        assert whys["/url"] == whys["/publisher"] == whys["/language"] == "envelope"

    def test_hints_must_be_utf8(self, file: Path) -> None:
        """A hint that cannot be repeated in JSON is a mistake on the command line."""
        assert run("normalise", "--publisher", "\udcff", file).exit_code == Exit.USAGE


class TestFailures:
    """An input that fails is a line in its place, and stops no other."""

    def test_each_kind_of_failure_is_a_line_of_its_own(self, tmp_path: Path, file: Path) -> None:
        """Missing, empty, unreadable, binary and too large: a code for each, exit code 1."""
        empty, binary, large = (tmp_path / name for name in ("empty", "binary", "large"))
        empty.touch()
        binary.write_bytes(b"%PDF-1.7 and so on")
        large.write_bytes(b"word " * 400)
        done = installed(
            *("normalise", "missing", empty, tmp_path / "no" / "way", file, binary, large),
            environ={"COPYDESK_MAX_BYTES": "1000"},
        )
        answers = lines(done.stdout)
        assert [(line.get("problem") or {}).get("code") for line in answers] == [
            "input.unreadable-file",
            "input.empty",
            "input.unreadable-file",
            None,
            "input.unsupported-media-type",
            "input.too-large",
        ]
        assert answers[0] == {
            "input": {"name": "missing"},
            "problem": {
                "type": "urn:copydesk:problem:input.unreadable-file",
                "title": "The file cannot be read",
                "code": "input.unreadable-file",
                "detail": "No such file or directory",
            },
        }
        assert names(done.stdout)[1:3] == [str(empty), str(tmp_path / "no" / "way")]
        assert done.returncode == Exit.SOME_FAILED
        assert done.stderr == b"copydesk: 5 of 6 inputs failed\n"

    def test_all_failed_has_a_code_of_its_own(self) -> None:
        """Where nothing went well the exit code says so: it is 3."""
        result = run("normalise", "missing", "gone")
        assert (result.exit_code, len(lines(result.stdout))) == (Exit.ALL_FAILED, 2)

    def test_empty_standard_input_fails(self) -> None:
        """Nothing on standard input is an empty input, not an empty answer."""
        done = installed("normalise")
        assert done.returncode == Exit.ALL_FAILED
        assert lines(done.stdout)[0]["problem"]["code"] == "input.empty"

    @pytest.mark.parametrize("output", ["text", "markdown"])
    def test_in_formats_for_people_failures_go_to_stderr(self, file: Path, output: str) -> None:
        """Prose and problems do not mix."""
        result = run("normalise", "--output", output, "missing", file)
        assert "problem" not in result.stdout
        assert result.stderr.startswith("copydesk: missing: input.unreadable-file: No such file")
        assert result.exit_code == Exit.SOME_FAILED

    def test_a_folder_that_may_not_be_read_is_a_failure(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is not passed over in silence."""
        closed = tmp_path / "closed"
        closed.mkdir()
        scandir = os.scandir

        def refuse(path: str) -> object:
            if path == str(closed):
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr("copydesk.cli.inputs.os.scandir", refuse)
        result = run("normalise", tmp_path)
        assert lines(result.stdout)[0]["problem"]["code"] == "input.unreadable-file"

    def test_a_bug_stops_no_other_input(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What nobody foresaw is a problem of one input; the traceback is on stderr."""
        first, second = written(tmp_path, 2)

        def broken(given: object, *_: object) -> object:
            if str(first) in str(given):
                raise ZeroDivisionError
            return copy_of(given, *_)  # type: ignore[arg-type]

        monkeypatch.setattr("copydesk.cli.work.copy_of", broken)
        result = run("normalise", first, second)
        failure, answer = lines(result.stdout)
        assert failure["problem"]["code"] == "service.failed"
        assert answer["bodies"]
        assert "ZeroDivisionError" in result.stderr


class TestFormats:
    """What is printed."""

    def test_ndjson_is_one_document_a_line(self, file: Path) -> None:
        """The canonical document as the service gives it, with the name of the input."""
        result = run("normalise", file)
        assert result.stdout.count("\n") == 1
        (answer,) = lines(result.stdout)
        assert answer["headlines"][0]["value"] == "Harbour board votes to mend the crane"
        assert answer["provenance"]["input"]["name"] == str(file)
        assert answer["standard"]["name"] == "copydesk"

    def test_json_is_the_same_indented(self, file: Path) -> None:
        """Only the white space differs."""
        (answer,) = lines(run("normalise", file).stdout)
        shown = run("normalise", "--output", "json", file).stdout
        assert orjson.loads(shown) == answer
        assert shown.startswith('{\n  "uri"')

    def test_text_is_the_body_word_for_word(self, file: Path) -> None:
        """Paragraphs as in the source, a blank line between them, and nothing else."""
        paragraphs = ARTICLE.split("\n\n")
        assert (
            run("normalise", "--output", "text", file).stdout == "\n\n".join(paragraphs[2:4]) + "\n"
        )

    def test_markdown_prints_what_must_be_printed(self, file: Path) -> None:
        """The facts in front; headline, byline, body and credit."""
        shown = run("normalise", "--output", "markdown", file).stdout
        assert shown.startswith('---\ntitle: "Harbour board votes to mend the crane"\n')
        assert "---\n\n# Harbour board votes to mend the crane\n\n*By Mara Quillby" in shown
        assert shown.endswith("---\n\n(With assistance from Tomas Verrick.)\n")

    @pytest.mark.parametrize(
        ("output", "mark"), [("text", "==> {} <=="), ("markdown", "<!-- {} -->")]
    )
    def test_several_articles_for_people_have_titles(
        self, tmp_path: Path, output: str, mark: str
    ) -> None:
        """Where one article ends and the next begins can be seen; one alone has no title."""
        one, two = written(tmp_path, 2)
        shown = run("normalise", "--output", output, one, two).stdout
        assert [line for line in shown.splitlines() if line.startswith(mark[:3])] == [
            mark.format(one),
            mark.format(two),
        ]
        assert mark[:3] not in run("normalise", "--output", output, one).stdout

    def test_progress_is_not_shown_off_a_terminal(self, tmp_path: Path) -> None:
        """Nothing but answers and problems where stderr goes to a file."""
        written(tmp_path, 3)
        assert run("normalise", "--out", tmp_path / "out", tmp_path).stderr == ""


class TestProgress:
    """The bar, on a real terminal."""

    def test_progress_is_shown_on_a_terminal(self, tmp_path: Path) -> None:
        """On stderr alone; standard output is the same as without."""
        written(tmp_path, 3)
        master, terminal = pty.openpty()
        child = subprocess.run(
            [PROGRAM, "normalise", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=terminal,
            timeout=PATIENCE,
            env=bare,
            check=False,
        )
        os.close(terminal)
        shown = os.read(master, 65536).decode()
        os.close(master)
        assert "3/3" in shown
        assert names(child.stdout) == names(run("normalise", tmp_path).stdout)


class TestJobs:
    """Several processes."""

    def test_the_bytes_are_those_of_one_process(self, tmp_path: Path) -> None:
        """Same bytes, same order, failures in their places."""
        files = written(tmp_path, 12)
        files.insert(5, tmp_path / "missing")
        files += sorted(SEEDS.glob("*.txt"))
        alone, shared = (installed("normalise", "--jobs", jobs, *files) for jobs in ("1", "3"))
        assert shared.stdout == alone.stdout
        assert shared.returncode == alone.returncode == Exit.SOME_FAILED

    def test_a_killed_process_costs_no_input(self, tmp_path: Path) -> None:
        """Where the system kills a process, its inputs are done again."""
        written(tmp_path, 60)
        child = started("normalise", "--jobs", "2", tmp_path)
        assert child.stdout
        first = child.stdout.readline()
        children = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        rest, told = child.communicate(timeout=PATIENCE)
        assert (child.returncode, told) == (Exit.FINE, b"")
        assert first + rest == installed("normalise", tmp_path).stdout

    def test_an_input_that_kills_its_process_is_a_failure(self, tmp_path: Path) -> None:
        """Twice is enough: it is given up, and the others are answered."""
        # A pipe that is never written to holds its reader, which is killed wherever it turns up.
        first, *others = written(tmp_path, 4)
        endless = tmp_path / "endless"
        os.mkfifo(endless)
        child = started("normalise", "--jobs", "2", first, endless, *others)
        with open(endless, "wb"):
            killed = 0
            for _ in range(2):
                killed = reader_of(child.pid, endless, but=killed)
                os.kill(killed, signal.SIGKILL)
            output, _ = child.communicate(timeout=PATIENCE)
        answers = lines(output)
        assert child.returncode == Exit.SOME_FAILED
        assert [line.get("problem", {}).get("code") for line in answers] == [
            None,
            "service.failed",
            None,
            None,
            None,
        ]


def reader_of(parent: int, file: Path, but: int) -> int:
    """The child that has a file open, but not the one that was found before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            if int(pid) != but and file in files_of(pid):
                return int(pid)
        time.sleep(0.01)
    raise TimeoutError


def files_of(pid: str) -> set[Path]:
    try:
        return {handle.readlink() for handle in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:  # it has ended, or closed one meanwhile
        return set()


class TestOut:
    """One file per input."""

    def test_each_answer_has_its_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Below the folder, by the path of the input, with a suffix for the format."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "in").mkdir()
        written(tmp_path / "in", 2)
        result = run("normalise", "--out", "out", "in")
        assert (result.exit_code, result.output) == (Exit.FINE, "")
        shown = run("normalise", "in").stdout_bytes.splitlines(keepends=True)
        assert [file.read_bytes() for file in sorted(Path("out/in").iterdir())] == shown
        for output, suffix in (("text", ".txt"), ("markdown", ".md"), ("json", ".json")):
            run("normalise", "--out", suffix, "--output", output, "in")
            assert Path(suffix, "in", f"000.txt{suffix}").is_file()

    def test_failures_are_told_on_standard_output(self, tmp_path: Path, file: Path) -> None:
        """The list of what failed is the output then."""
        result = run("normalise", "--out", tmp_path / "out", "missing", file)
        assert names(result.stdout) == ["missing"]
        assert result.exit_code == Exit.SOME_FAILED

    def test_nothing_is_written_outside(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Paths that lead upwards or are absolute are laid below the folder."""
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        (one,) = written(tmp_path, 1)
        before = set(tmp_path.rglob("*"))
        assert run("normalise", "--out", "out", "../000.txt", one).exit_code == Exit.FINE
        fresh = {path for path in tmp_path.rglob("*") if path.is_file()} - before
        below = tmp_path / "here" / "out"
        absolute = below.joinpath(*one.parts[1:-1], "000.txt.json")
        assert fresh == {below / "000.txt.json", absolute}

    def test_a_link_that_leads_out_is_not_followed(self, tmp_path: Path, file: Path) -> None:
        """A link below the folder may point anywhere; nothing is written there."""
        outside, out = tmp_path / "outside", tmp_path / "out"
        outside.mkdir()
        target = out.joinpath(*file.parent.parts[1:])
        target.parent.mkdir(parents=True)
        target.symlink_to(outside)
        result = run("normalise", "--out", out, file)
        assert lines(result.stdout)[0]["problem"]["code"] == "output.unwritable"
        assert list(outside.iterdir()) == []

    @pytest.mark.parametrize("again", ["./000.txt", "../000.txt", "000.txt"])
    def test_two_inputs_do_not_share_a_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str
    ) -> None:
        """It is said before anything is written, and both are named."""
        (tmp_path / "in").mkdir()
        monkeypatch.chdir(tmp_path / "in")
        written(tmp_path, 1)
        written(tmp_path / "in", 1)
        result = run("normalise", "--out", "out", "000.txt", again)
        assert result.exit_code == Exit.USAGE
        assert f"000.txt and {again} would both go to out/000.txt.json" in result.stderr
        assert not Path("out").exists()

    def test_no_answer_overwrites_an_input(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Written beside the inputs, an answer could have the name of one."""
        monkeypatch.chdir(tmp_path)
        for name in ("a", "a.json"):
            Path(name).write_text(ARTICLE, encoding="utf-8")
        result = run("normalise", "--out", ".", "--media-type", "text/plain", "a", "a.json")
        assert result.exit_code == Exit.USAGE
        assert "the answer to a would overwrite a.json" in result.stderr

    def test_a_file_that_cannot_be_written_is_a_failure_of_its_input(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The others are written."""
        monkeypatch.chdir(tmp_path)
        first, second = written(tmp_path, 2)
        Path("out", "000.txt.json").mkdir(parents=True)
        result = run("normalise", "--out", "out", first.name, second.name)
        assert lines(result.stdout)[0]["problem"]["code"] == "output.unwritable"
        assert [path.name for path in sorted(Path("out").iterdir())] == [
            "000.txt.json",
            "001.txt.json",
        ]


class TestForms:
    """What others read: one form of every article."""

    @pytest.mark.parametrize("form", FORMS)
    def test_a_form_is_that_of_the_document(self, file: Path, form: str) -> None:
        """Made from the canonical document, whatever the way."""
        (document,) = lines(run("normalise", file).stdout)
        shown = run("normalise", "--output", form, file)
        assert shown.stdout_bytes == render(form, document)

    @pytest.mark.parametrize("form", FORMS)
    def test_files_are_named_after_the_form(self, tmp_path: Path, file: Path, form: str) -> None:
        """The end of the name says what is in it; no two forms share one."""
        run("normalise", "--output", form, "--out", tmp_path / "out", file)
        (written,) = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
        assert written.name == f"{file.name}{FORMS[form].suffix}"
        assert len({one.suffix for one in FORMS.values()} | {".json"}) == len(FORMS) + 1

    @pytest.mark.parametrize("form", FORMS)
    def test_failures_go_to_stderr(self, tmp_path: Path, file: Path, form: str) -> None:
        """They are not of the form, and so not in the output."""
        out = () if FORMS[form].stream else ("--out", tmp_path / "out")
        result = run("normalise", "--output", form, *out, "missing", file)
        assert result.exit_code == Exit.SOME_FAILED
        assert "input.unreadable-file" in result.stderr
        assert "unreadable" not in result.stdout

    def test_a_document_is_no_stream(self, tmp_path: Path) -> None:
        """Two XML documents in one file would be none."""
        one, two = written(tmp_path, 2)
        assert run("normalise", "--output", "nitf", one, two).exit_code == Exit.USAGE
        result = run("normalise", "--output", "nitf", "--out", tmp_path / "out", one, two)
        assert result.exit_code == Exit.FINE
        assert len(list((tmp_path / "out").rglob("*.nitf.xml"))) == 2

    def test_an_export_of_several_comes_apart(self, tmp_path: Path) -> None:
        """Into files with numbers, or not at all."""
        export = tmp_path / "export.txt"
        export.write_text(EXPORT, encoding="utf-8")
        count = len(lines(run("normalise", export).stdout))
        assert count > 1
        result = run("normalise", "--output", "nitf", export)
        assert result.exit_code == Exit.ALL_FAILED
        assert "output.several-articles" in result.stderr
        assert result.stdout == ""
        run("normalise", "--output", "nitf", "--out", tmp_path / "out", export)
        names = sorted(path.name for path in (tmp_path / "out").rglob("*.xml"))
        numbers = [f"export.txt.{number}.nitf.xml" for number in range(2, count + 1)]
        assert names == sorted(["export.txt.nitf.xml", *numbers])


class TestTables:
    """`--output csv`: a row for each article."""

    def test_titles_stand_once_above_all_rows(self, tmp_path: Path) -> None:
        """Whatever the number of inputs and processes; failures go to stderr."""
        files = written(tmp_path, 3)
        shown = run("normalise", "--output", "csv", *files).stdout
        titles, *rows = list(csv.reader(io.StringIO(shown, newline="")))
        assert titles == list(FIELDS)
        assert [row[titles.index("input")] for row in rows] == list(map(str, files))
        assert {row[titles.index("headline")] for row in rows} == {
            "Harbour board votes to mend the crane"
        }
        again = run("normalise", "--output", "csv", "--jobs", "2", *files, "missing")
        assert again.stdout == shown
        assert "input.unreadable-file" in again.stderr

    def test_columns_are_chosen(self, tmp_path: Path) -> None:
        """By name or by path; each file of a folder has its titles."""
        one, two = written(tmp_path, 2)
        chosen = ("--output", "csv", "--select", "byline, contributors.name,words")
        shown = run("normalise", *chosen, one).stdout
        assert shown.splitlines() == [
            "byline,contributors.name,words",
            '"By Mara Quillby, The Example Herald",Tomas Verrick,45',
        ]
        run("normalise", *chosen, "--out", tmp_path / "out", one, two)
        for file in (tmp_path / "out").rglob("*.csv"):
            assert file.read_text("utf-8").splitlines() == shown.splitlines()

    @pytest.mark.parametrize("names", ["distribtor", "dateline.agency"])
    def test_a_column_that_no_document_has_is_a_mistake(self, file: Path, names: str) -> None:
        """It would be an empty column for ever."""
        result = run("normalise", "--output", "csv", "--select", names, file)
        assert result.exit_code == Exit.USAGE
        assert run("normalise", "--select", "byline", file).exit_code == Exit.USAGE
