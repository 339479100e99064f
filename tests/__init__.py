"""The tests, importable: some of them are programs too."""
