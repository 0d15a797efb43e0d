"""How ``kgraph serve`` stands many clients at once: errors, median and 99th percentile.

Each client asks one stock query after the other, each about one of the things that are mentioned
most, over one connection of its own.

    PYTHONPATH=. python benchmarks/serve.py [FOLDER] [--clients 50] [--seconds 60] [--skip NAME]

FOLDER is one that was built; without it a graph of made-up claims is served.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from kgraph.export.turtle import write_turtle
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stock_queries import stock_queries
from kgraph.ontology import load_ontology
from tests.generated_corpus import generated_corpus

_MOST_MENTIONED = (
    "SELECT ?thing { ?thing kg:mentionCount ?count ; skos:prefLabel ?name } "
    "ORDER BY DESC(?count) LIMIT %d"
)


def main(arguments: list[str]) -> None:
    """Serve a graph, ask it, and print what came back and when."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--skip", action="append", default=[], help="a stock query to leave out")
    parser.add_argument("--things", type=int, default=20, help="that are asked about")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.folder or Path(made)
        if chosen.folder is None:
            write_turtle(
                build_statements(generated_corpus(chosen.claims), load_ontology()),
                folder / "graph.ttl",
                base_iri=DEFAULT_BASE_IRI,
            )
        with served(folder) as port:
            load = Load(
                chosen.clients, chosen.seconds, things=chosen.things, skipped=tuple(chosen.skip)
            )
            asyncio.run(measure(port, load))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"the server and its workers took {used.ru_utime + used.ru_stime:.1f} s CPU")


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a folder, and give the port."""
    command = [sys.executable, "-m", "kgraph", "serve", "--port", "0", "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield int(running.stdout.readline().split("/")[2].split(":")[1])
        finally:
            running.terminate()


@dataclass(frozen=True, slots=True)
class Load:
    """So many clients ask for so long, about so many things."""

    clients: int
    seconds: float
    things: int
    skipped: tuple[str, ...]


async def measure(port: int, load: Load) -> None:
    """Ask, and print the figures."""
    first = await Client.connect(port)
    status, body = await first.ask(_MOST_MENTIONED % load.things)
    assert status == 200, body
    things = [row["thing"]["value"] for row in json.loads(body)["results"]["bindings"]]
    queries = {
        f"{name} {thing}": query.bound({"about": URIRef(thing), "other": URIRef(things[0])})
        for name, query in stock_queries().items()
        for thing in things
        if name not in load.skipped
    }
    end = time.monotonic() + load.seconds
    asked = await asyncio.gather(
        *(ask_until(end, port, queries=queries, seed=seed) for seed in range(load.clients))
    )
    tell([each for one in asked for each in one], load.seconds)


def tell(asked: list[tuple[str, int, float]], seconds: float) -> None:
    """Print the figures of all queries, and of each kind that was slow."""
    times = sorted(took for _, _, took in asked)
    refused = Counter(name.split()[0] for name, status, _ in asked if status != 200)
    statuses = Counter(status for _, status, _ in asked)
    print(f"{len(asked):,} queries, {len(asked) / seconds:.0f} a second; status {dict(statuses)}")
    print(
        f"median {statistics.median(times) * 1000:.0f} ms, "
        f"p99 {times[int(len(times) * 0.99)] * 1000:.0f} ms, worst {times[-1] * 1000:.0f} ms"
    )
    for name, count in sorted(refused.items()):
        print(f"  not answered: {name}, {count} times")


class Client:
    """A connection that asks and reads answers."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def connect(cls, port: int) -> Client:
        """Return a client of the server on a port."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, query: str) -> tuple[int, bytes]:
        """Return the status and the body of the answer to a query."""
        body = query.encode()
        head = (
            "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
            f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().split("\r\n")
        length = next(line.split(":")[1] for line in lines if line.startswith("content-length"))
        return int(lines[0].split()[1]), await self._reader.readexactly(int(length))


async def ask_until(
    end: float, port: int, *, queries: dict[str, str], seed: int
) -> list[tuple[str, int, float]]:
    """Return name, status and seconds of each query that one client has asked."""
    chance, client, asked = random.Random(seed), await Client.connect(port), []
    names = list(queries)
    while time.monotonic() < end:
        name = chance.choice(names)
        begun = time.monotonic()
        status, _ = await client.ask(queries[name])
        asked.append((name, status, time.monotonic() - begun))
    return asked


if __name__ == "__main__":
    main(sys.argv[1:])
