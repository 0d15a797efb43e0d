"""How long the stock queries take at a million triples, and against rdflib's own engine.

Makes a graph in the shape of real ones (``tests/generated_corpus.py``), asks each stock query
several times of one open store, answers written out as JSON, and prints the median of its runs.
With ``--reference`` a smaller graph is asked by both engines in the same run, and both write out
their answers.

    PYTHONPATH=. python benchmarks/queries.py [--claims 32000] [--reference 1000] [--keep FOLDER]
    PYTHONPATH=. python benchmarks/queries.py --command --keep FOLDER
"""

from __future__ import annotations

import argparse
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import Store
from rdflib import Graph

from kgraph.export.turtle import write_turtle
from kgraph.graph.query_worker import serialized
from kgraph.graph.reference_syntax import parse_query
from kgraph.graph.short_names import DEFAULT_BASE_IRI, PREFIXES
from kgraph.graph.statements import build_statements
from kgraph.graph.stock_queries import stock_queries
from kgraph.graph.store import ensure_store
from kgraph.ontology import load_ontology
from tests.generated_corpus import generated_corpus

_RUNS = 5
_REFERENCE_SECONDS = 60  # after which a query of rdflib's counts as taking that long
_THINGS = {"a thing of many claims": 10, "the thing of most claims": 0}  # by their number


def main(arguments: list[str]) -> None:
    """Measure what the arguments ask for, and print a line for each query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=32_000)
    parser.add_argument("--reference", type=int, default=0, help="claims of the smaller graph")
    parser.add_argument("--command", action="store_true", help="measure kgraph query as a whole")
    parser.add_argument("--keep", type=Path, help="folder to keep the graphs in")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.keep or Path(folder)
        turtle = made(chosen.claims, kept)
        if chosen.command:
            report(dict(commands(turtle)))
            return
        store = opened(turtle)
        print(f"{len(store):,} statements")
        for title, number in _THINGS.items():
            print(f"asked about {title}")
            times = {name: median(asked(store, each)) for name, each in texts(number).items()}
            report(times)
        if chosen.reference:
            against_rdflib(made(chosen.reference, kept))


def made(claims: int, folder: Path) -> Path:
    """Return the Turtle of a graph of so many claims, made unless it is there."""
    path = folder / str(claims) / "graph.ttl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        start = time.process_time()
        write_turtle(build_statements(generated_corpus(claims), load_ontology()), path)
        print(f"{path.stat().st_size / 1e6:.0f} MB of Turtle: {time.process_time() - start:.1f} s")
    return path


def opened(turtle: Path) -> Store:
    """Return the store beside a Turtle."""
    start = time.process_time()
    folder = ensure_store(turtle)
    print(f"store made or found: {time.process_time() - start:.2f} s")
    return Store.read_only(str(folder))


def texts(number: int) -> dict[str, str]:
    """Return every stock query by name, asked about the person or body of a number."""
    person, other, body = (
        f"{DEFAULT_BASE_IRI}{kind}/{kind}-{each}"
        for kind, each in (("person", number), ("person", number + 1), ("organization", number))
    )
    terms = {"about": person, "other": other}
    special = {"members": {"about": body}, "evidence": {"about": person, "other": body}}
    stock = stock_queries().items()
    return {name: query.bound(special.get(name, terms)) for name, query in stock}


def commands(turtle: Path) -> Iterator[tuple[str, float]]:
    """Yield what ``kgraph query`` costs for each stock query, both of its processes together."""
    things = {"about": "person/person-10", "other": "person/person-11"}
    special = {"members": {"about": "organization/organization-10"}}
    for name, query in stock_queries().items():
        given = special.get(name, things)
        told = [
            f"--param={each.name}={given[each.name]}"
            for each in query.parameters
            if each.name in given
        ]
        call = [sys.executable, "-m", "kgraph", "query", "--stock", name, "--format", "json"]
        yield name, median(partial(run, [*call, *told, "--out", str(turtle.parent)]), runs=1)


def run(call: list[str]) -> None:
    """Run a command and throw away what it prints."""
    subprocess.run(call, stdout=subprocess.DEVNULL, check=True)


def cpu_seconds() -> float:
    """Return what this process and those that it has waited for have computed so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def asked(store: Store, text: str) -> Callable[[], object]:
    """Return what asks a store a query and writes the answer out."""
    return lambda: serialized(store.query(text, base_iri=DEFAULT_BASE_IRI, prefixes=PREFIXES))


def median(call: Callable[[], object], *, runs: int = _RUNS) -> float:
    """Return the median of the CPU milliseconds of several runs, after one that warms up."""
    call()
    times = []
    for _ in range(runs):
        start = cpu_seconds()
        call()
        times.append(1000 * (cpu_seconds() - start))
    return statistics.median(times)


def report(milliseconds: dict[str, float]) -> None:
    """Print a line for each query, the slowest first, then the median and the worst."""
    for name, each in sorted(milliseconds.items(), key=lambda item: -item[1]):
        print(f"{name:22} {each:9.1f} ms")
    values = list(milliseconds.values())
    print(f"median {statistics.median(values):.1f} ms, worst {max(values):.1f} ms", flush=True)


def against_rdflib(turtle: Path) -> None:
    """Ask a small graph by both engines, and print how much faster the store is."""
    store, graph = opened(turtle), Graph(base=DEFAULT_BASE_IRI).parse(turtle, format="turtle")
    print(f"{len(graph):,} statements by both engines")
    quick, slow = [], []
    for name, text in texts(0).items():
        quick.append(median(asked(store, text)))
        slow.append(within_limit(graph, text))
        factor = slow[-1] / quick[-1]
        times = f"{quick[-1]:9.1f} ms {slow[-1]:9.0f} ms"
        print(f"{name:22} {times} {factor:9.0f} times", flush=True)
    factors = [one / other for one, other in zip(slow, quick, strict=True)]
    print(f"median {statistics.median(factors):.0f} times faster, least {min(factors):.0f}")
    for label, of in (("median", statistics.median), ("worst", max), ("all of them", sum)):
        print(
            f"{label}: {of(quick):.1f} ms and {of(slow):.0f} ms, {of(slow) / of(quick):.0f} times"
        )


def within_limit(graph: Graph, text: str) -> float:
    """Return the CPU milliseconds of one run by rdflib, at most the limit."""
    signal.signal(signal.SIGALRM, _interrupt)
    signal.alarm(_REFERENCE_SECONDS)
    start = time.process_time()
    try:
        written_by_rdflib(graph, text)
    except TimeoutError:
        pass
    finally:
        signal.alarm(0)
    return 1000 * (time.process_time() - start)


def written_by_rdflib(graph: Graph, text: str) -> bytes | None:
    """Return the answer of rdflib's own engine, written out in the format that the store's has."""
    prepared, _ = parse_query(text, base_iri=DEFAULT_BASE_IRI)
    found = graph.query(prepared)
    return found.serialize(format="nt" if found.type in {"CONSTRUCT", "DESCRIBE"} else "json")


def _interrupt(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main(sys.argv[1:])
