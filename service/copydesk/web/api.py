"""All routes, and the document that describes those of the API."""

from __future__ import annotations

from flask import Flask

from copydesk.web.articles import ARTICLES
from copydesk.web.batch import BATCH
from copydesk.web.catalogue import CATALOGUE
from copydesk.web.compare import COMPARE
from copydesk.web.documentation import api_of
from copydesk.web.inspector import INSPECTOR
from copydesk.web.kills import KILLS
from copydesk.web.pages import PAGES
from copydesk.web.probes import PROBES
from copydesk.web.stories import STORIES
from copydesk.web.trial import TRIAL


def register(app: Flask) -> None:
    """Give an application its routes."""
    api = api_of(app)
    for blueprint in (ARTICLES, BATCH, KILLS, COMPARE, STORIES, CATALOGUE, TRIAL, PROBES):
        api.register_blueprint(blueprint)
    app.register_blueprint(PAGES)
    app.register_blueprint(INSPECTOR)
