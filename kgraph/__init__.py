"""kgraph: knowledge graphs from talk and text, each link with the words that state it."""

__version__ = "0.1.0"

__all__ = ["__version__"]
