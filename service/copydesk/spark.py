"""Archives on a cluster: the function for batches as a step of PySpark, and a program around it.

    spark-submit --master URL "$(python -c 'import copydesk.spark as s; print(s.__file__)')" \
        hdfs:///archive/in hdfs:///archive/out

Every row in is a row out, good or bad. The step keeps no state and asks nobody, so that a task
may be done again, or by two at once, and gives the same rows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from copydesk.batch import Reply, refused, reply_to, shared_desk
from copydesk.columns import Columns
from copydesk.desk import Desk
from copydesk.errors import CopydeskError
from copydesk.records import parse_json

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

SCHEMA = "id string, status integer, headline string, body string, result string, problem string"
"""Columns of an answer. `headline` and `body` are the main ones of the document, `result` is the
canonical document and `problem` the problem in JSON, null where there is none; the other columns
of the row stand in front. Of lines of NDJSON a column `fields`, JSON too, has what else they
held."""

_TITLES = [part.split()[0] for part in SCHEMA.split(", ")]

LINE = "value"
"""The column that holds a whole record in JSON, as `spark.read.text` gives it."""

AT_ONCE = 64
"""Rows of an Arrow batch that are answered together."""


def normalise(
    frame: DataFrame, *, field: str = "text", key: str = "id", kind: str = "text"
) -> DataFrame:
    """A row of answers (`SCHEMA`) for each row; its other columns come with it.

    `field` names the column that holds the copy, strings or bytes, and `kind` says what it is:
    text, html or xml. A frame of lines of NDJSON is one of the column `value`, with `field` and
    `key` those of the records.
    """
    lines = frame.columns == [LINE] and field != LINE
    columns = Columns(field, key, "" if kind == "text" else kind)
    names = [] if lines else [name for name in frame.columns if name not in (field, key)]
    if clash := sorted(set(names) & set(_TITLES)):
        raise ValueError(f"columns of these names are ours: {', '.join(clash)}")

    def answers(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, AT_ONCE):
                yield _answered(batch.slice(start, AT_ONCE), columns, names, lines=lines)

    schema = frame.select(*names).schema
    for part in (f"{SCHEMA}, fields string" if lines else SCHEMA).split(", "):
        name, column = part.split()
        schema = schema.add(name, column)
    return frame.mapInArrow(answers, schema)


def _answered(
    batch: pyarrow.RecordBatch, columns: Columns, names: list[str], *, lines: bool
) -> pyarrow.RecordBatch:
    import pyarrow

    desk = shared_desk()
    rows = batch.to_pylist()
    replies = [_reply(desk, row[LINE] if lines else row, columns) for row in rows]
    given = [batch.column(batch.schema.get_field_index(name)) for name in names]
    made = [pyarrow.array(column, kind) for column, kind in _columns_of(replies)]
    titles = [*names, *_TITLES]
    if lines:
        fields = [orjson.dumps(one.fields).decode() if one.fields else None for one in replies]
        made.append(pyarrow.array(fields, "string"))
        titles.append("fields")
    return pyarrow.RecordBatch.from_arrays([*given, *made], titles)


def _reply(desk: Desk, row: object, columns: Columns) -> Reply:
    try:
        value = parse_json(row.encode("utf-8", "surrogatepass")) if isinstance(row, str) else row
        record = columns.record_of(value) if isinstance(value, Mapping) else value
    except CopydeskError as mistake:
        return refused(mistake)
    return reply_to(desk, record)


def _columns_of(replies: list[Reply]) -> Iterator[tuple[list[Any], str]]:
    documents = [orjson.loads(one.result) if one.problem is None else {} for one in replies]
    yield [one.id or None for one in replies], "string"
    yield [one.status for one in replies], "int32"
    yield [_main(one, "headlines") for one in documents], "string"
    yield [_main(one, "bodies") for one in documents], "string"
    yield [one.result.decode() if one.problem is None else None for one in replies], "string"
    yield [orjson.dumps(one.problem).decode() if one.problem else None for one in replies], "string"


def _main(document: Mapping[str, Any], name: str) -> str | None:
    for one in document.get(name, ()):
        if one["role"] == "main":
            return str(one["value"])
    return None


def main(arguments: list[str] | None = None) -> int:
    """Reads an archive, writes the answers as Parquet, and counts both: 1 if rows are missing."""
    parser = argparse.ArgumentParser(prog="copydesk.spark", description=main.__doc__)
    parser.add_argument("source", help="files or folder, of any file system that Hadoop knows")
    parser.add_argument("target", help="folder to write, which must not be there yet")
    parser.add_argument("--format", choices=("parquet", "ndjson"), default="parquet")
    parser.add_argument("--field", default="text", help="column or key of the copy")
    parser.add_argument("--id", dest="key", default="id", help="column or key of the id")
    parser.add_argument("--kind", choices=("text", "html", "xml"), default="text")
    parser.add_argument("--partitions", type=int, help="tasks; by default as the files are cut")
    asked = parser.parse_args(arguments)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    try:
        counts = run(spark, asked)
    finally:
        spark.stop()
    print(orjson.dumps({"summary": counts}).decode())
    return int(counts["in"] != counts["ok"] + counts["failed"])


def run(spark: SparkSession, asked: argparse.Namespace) -> dict[str, int]:
    """The counts of what went in and of what was written, each by reading it."""
    read = spark.read.text if asked.format == "ndjson" else spark.read.parquet
    frame = read(asked.source)
    if asked.format == "ndjson":
        frame = frame.where("trim(value) != ''")
    if asked.partitions:
        frame = frame.repartition(asked.partitions)
    answers = normalise(frame, field=asked.field, key=asked.key, kind=asked.kind)
    answers.write.parquet(asked.target)
    ok = "status = 200"
    written = spark.read.parquet(asked.target)
    fine = written.where(ok).count()
    return {"in": frame.count(), "ok": fine, "failed": written.count() - fine}


if __name__ == "__main__":
    sys.exit(main())
