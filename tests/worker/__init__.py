"""Tests of the live feed, against a real Redis."""
