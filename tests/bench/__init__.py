"""Measures of speed: programs, not tests. Trust the ratios of one run, not figures of two."""
