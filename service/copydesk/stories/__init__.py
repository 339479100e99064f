"""One story, many copies: comparable words, keys, how two texts relate, and where they differ."""
