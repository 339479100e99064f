"""copydesk: the normaliser of syndicated news copy."""

__version__ = "0.1.0"
