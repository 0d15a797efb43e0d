"""kgraph: knowledge graphs from talk and text, each link with the words that state it.

What is named here is loaded when it is first asked for: ``import kgraph`` loads nothing else.
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from kgraph.build.frames import Frames, to_duckdb, to_networkx, to_pandas

__version__ = "0.1.0"

__all__ = ["Frames", "__version__", "to_duckdb", "to_networkx", "to_pandas"]


def __getattr__(name: str) -> object:
    """Return a public name that has not been loaded yet."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("kgraph.build.frames"), name)
