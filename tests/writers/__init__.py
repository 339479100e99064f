"""Every form of an article: over the golden documents, and over documents that try to break it."""
