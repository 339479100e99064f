"""Parsers of the facts: bylines, datelines, credits, notices, dates. Values in, values out."""
