"""The quality gate: labelled copy of our own writing, and how it is read."""
