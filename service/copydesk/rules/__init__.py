"""The engine that reads profiles: load, choose, apply, fallback, check."""
