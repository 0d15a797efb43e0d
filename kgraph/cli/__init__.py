"""The command line: one command a file; each parses, makes one call and prints."""

from kgraph.cli.commands import main

__all__ = ["main"]
