"""The HTML explorer: one file, no network, every link with the words behind it."""

from kgraph.export.page.writer import render_page, write_page

__all__ = ["render_page", "write_page"]
