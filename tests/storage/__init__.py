"""Tests of the caches, against real servers."""
