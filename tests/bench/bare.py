"""The floor of `tests.bench.http`: the least a Flask endpoint can do with the same request."""

from __future__ import annotations

from flask import Flask, Response, jsonify, request

app = Flask(__name__)


@app.post("/v1/articles")
def echo() -> Response:
    """Parse JSON and write it back."""
    return jsonify(request.get_json())


@app.get("/livez")
def livez() -> str:
    """For who waits for the start."""
    return "ok"
