"""The step for PySpark on a local cluster: each row comes out, whatever happens to a task."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from copydesk.batch import normalise_batch
from tests.cli.command import COPY, bare

pytestmark = [
    pytest.mark.scale,
    pytest.mark.skipif(
        not shutil.which("java"), reason="there is no Java, and Spark needs Java 17 or newer"
    ),
]
pyspark = pytest.importorskip("pyspark", reason="there is no pyspark: make .venv/.ready-scale")

import pyarrow.parquet as parquet  # noqa: E402 - behind what may skip the module

SUBMIT = Path(sys.executable).with_name("spark-submit")
PATIENCE = 300.0
POISON = "This line kills once."

_MORTAL = """
import os, pathlib
try:
    from copydesk import desk
except ImportError:
    desk = None
if desk:
    was = desk.Desk.normalise
    def normalise(self, copy):
        mark = pathlib.Path({mark!r})
        if {poison!r} in copy.data and not mark.exists():
            mark.touch()
            os._exit(1)
        return was(self, copy)
    desk.Desk.normalise = normalise
"""


def submitted(folder: Path, *arguments: str, master: str = "local[2,4]", **environ: str) -> Any:
    """The documented line on a cluster of one machine; the summary it prints."""
    import copydesk.spark as program

    done = subprocess.run(
        [
            *(SUBMIT, "--master", master, "--conf", "spark.ui.enabled=false"),
            *("--conf", f"spark.local.dir={folder}", program.__file__, *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=folder,
        env={**bare, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", **environ},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return orjson.loads(done.stdout.splitlines()[-1])["summary"]


def rows(count: int) -> list[dict[str, Any]]:
    several: list[dict[str, Any]] = [
        {"id": f"a{n}", "text": COPY.format(year=n), "desk": "world", "n": n} for n in range(count)
    ]
    several[5]["text"] = None
    several[7]["text"] = ""
    return several


def test_parquet_through_a_task_that_dies(tmp_path: Path) -> None:
    """Rows in four files, one null, one empty, and one that kills its process the first time: the
    task is done again, all rows come out once, with their columns, and the counts agree."""
    several = rows(200)
    several[60]["text"] = f"{POISON} {several[60]['text']}"
    (tmp_path / "in").mkdir()
    table = parquet.read_table  # the reader below
    import pyarrow

    for part in range(4):
        chunk = pyarrow.Table.from_pylist(several[part * 50 : part * 50 + 50])
        parquet.write_table(chunk, tmp_path / "in" / f"{part}.parquet")
    (tmp_path / "mortal").mkdir()
    mark = tmp_path / "died"
    (tmp_path / "mortal" / "sitecustomize.py").write_text(
        _MORTAL.format(mark=str(mark), poison=POISON.encode())
    )
    path = os.pathsep.join([str(tmp_path / "mortal"), *filter(None, sys.path)])
    counts = submitted(tmp_path, str(tmp_path / "in"), str(tmp_path / "out"), PYTHONPATH=path)
    assert mark.exists()
    assert counts == {"in": 200, "ok": 198, "failed": 2}
    found = sorted(table(tmp_path / "out").to_pylist(), key=lambda row: row["n"])
    assert [row["id"] for row in found] == [row["id"] for row in several]
    assert {row["desk"] for row in found} == {"world"}
    expected = normalise_batch([{k: row[k] for k in ("id", "text")} for row in several])
    for row, answer in zip(found, expected, strict=True):
        assert row["status"] == answer["status"]
        if row["status"] == 200:
            assert orjson.loads(row["result"]) == answer["result"]
            assert row["body"] == answer["result"]["bodies"][0]["value"]
            assert row["problem"] is None
        else:
            assert orjson.loads(row["problem"]) == answer["problem"]
            assert row["result"] is None


def test_ndjson_with_lines_that_are_none(tmp_path: Path) -> None:
    """Lines of other people's JSON; one that is no JSON is a row of its own, with its problem, and
    blank lines are none."""
    source = tmp_path / "in.ndjson"
    lines = [orjson.dumps({"key": n, "copy": COPY.format(year=n), "desk": "x"}) for n in range(30)]
    source.write_bytes(b"\n".join([*lines[:10], b"{", b"", *lines[10:]]))
    counts = submitted(
        tmp_path,
        *(str(source), str(tmp_path / "out"), "--format", "ndjson", "--partitions", "3"),
        *("--field", "copy", "--id", "key"),
        master="local[2]",
    )
    assert counts == {"in": 31, "ok": 30, "failed": 1}
    found = parquet.read_table(tmp_path / "out").to_pylist()
    good = {row["id"] for row in found if row["status"] == 200}
    assert good == {str(n) for n in range(30)}
    (bad,) = (row for row in found if row["status"] != 200)
    assert orjson.loads(bad["problem"])["code"] == "request.malformed"
    assert {row["fields"] for row in found} == {'{"desk":"x"}', None}
