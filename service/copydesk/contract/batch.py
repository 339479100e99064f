"""A batch answer: one line for each record, then the count."""

from __future__ import annotations

from marshmallow import fields

from copydesk.contract.article import ArticleOut, PartOut, Strict, count
from copydesk.contract.problem import Problem


class BatchInput(Strict):
    """The file that held a record."""

    name = fields.String(required=True)


class BatchLine(Strict):
    """The answer to one record: a result or a problem, in the order of the input."""

    line = count("line of the input, from 1; blank lines keep their number", required=True)
    status = count("HTTP status that this record would have had alone", required=True)
    part = fields.Nested(
        PartOut, metadata={"description": "which of several articles of one record this is"}
    )
    id = fields.String(metadata={"description": "the sender's own key, if the record has one"})
    input = fields.Nested(
        BatchInput, metadata={"description": "where the record stood; on the command line only"}
    )
    fields_ = fields.Dict(
        data_key="fields",
        metadata={"description": "what else the record held; not over HTTP, which takes no more"},
    )
    result = fields.Nested(ArticleOut)
    problem = fields.Nested(Problem)


class Count(Strict):
    """in = ok + failed."""

    in_ = count("lines before this one", required=True, data_key="in")
    ok = count("lines with a result", required=True)
    failed = count("lines with a problem", required=True)


class BatchSummary(Strict):
    """The last line of a batch answer. If it is missing, the answer broke off."""

    summary = fields.Nested(Count, required=True)
