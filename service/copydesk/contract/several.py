"""The answer to an input of several articles: a list of results and problems."""

from __future__ import annotations

from marshmallow import fields

from copydesk.contract.article import ArticleOut, Strict, count
from copydesk.contract.batch import Count
from copydesk.contract.problem import Problem


class ArticleLine(Strict):
    """One of several articles: a result or a problem, in the order of the input."""

    index = count("place of the article in the input, from 1", required=True)
    status = count("HTTP status that this article would have had alone", required=True)
    result = fields.Nested(ArticleOut)
    problem = fields.Nested(Problem)


class ArticleList(Strict):
    """All articles of a feed, of a wire's envelope or of an export."""

    articles = fields.List(fields.Nested(ArticleLine), required=True)
    summary = fields.Nested(Count, required=True)
