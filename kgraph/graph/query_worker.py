"""The process that carries out one query: ``python -m kgraph.graph.query_worker``.

It reads a request as JSON from standard input and writes one letter and the answer to standard
output: ``R`` and SPARQL results in JSON, ``T`` and N-Triples, or ``E`` and an error in JSON.
That it is a process of its own makes it possible to end a query at any moment; it loads little,
so that it starts in a few milliseconds. When the graph is open it gives up files and network.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from kgraph.graph.closing_off import close_off


def main() -> None:
    """Answer the request on standard input."""
    request = json.loads(sys.stdin.buffer.read())
    _limit_time(request["seconds"])
    sys.stdout.buffer.write(answered(request))


def answered(request: dict[str, Any]) -> bytes:
    """Return the letter and the answer for a request, and give up files and network before it.

    Args:
        request: ``store`` (a folder, or null for ``turtle`` in memory), ``turtle``, ``query``,
            ``base_iri`` and ``prefixes``.
    """
    try:
        store = _opened(request)
        store.query("ASK {}")  # what is opened at first use only is open now
    except (OSError, RuntimeError) as error:  # the latter where files are damaged
        return _error("store", error)
    close_off()
    return _found(store, request)


def serialized(found: QuerySolutions | QueryBoolean | QueryTriples) -> bytes:
    """Return what a query found behind the letter that tells its form."""
    if isinstance(found, QueryTriples):
        return b"T" + (found.serialize(format=RdfFormat.N_TRIPLES) or b"")
    return b"R" + (found.serialize(format=QueryResultsFormat.JSON) or b"")


def _found(store: Store, request: dict[str, Any]) -> bytes:
    try:
        found = store.query(
            request["query"], base_iri=request["base_iri"], prefixes=request["prefixes"]
        )
        return serialized(found)
    except SyntaxError as error:
        return _error("syntax", error)
    except (OSError, RuntimeError) as error:
        damaged = isinstance(error, OSError) or str(error).startswith("Corruption")
        return _error("store" if damaged else "engine", error)
    except ValueError as error:
        return _error("engine", error)


def _opened(request: dict[str, Any]) -> Store:
    if request["store"] is not None:
        return Store.read_only(request["store"])
    store = Store()
    store.bulk_load(path=request["turtle"], format=RdfFormat.TURTLE)
    return store


def _error(kind: str, error: Exception) -> bytes:
    return b"E" + json.dumps({"kind": kind, "message": str(error)}).encode()


def _limit_time(seconds: float) -> None:
    """Let the system end this process even if nobody is left who would."""
    with suppress(ImportError):  # not on Windows
        import resource

        limit = int(seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))


if __name__ == "__main__":
    main()
