"""Random input, for a bounded time: `make fuzz`."""
