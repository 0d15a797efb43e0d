"""A worker is closed off: what a query that got past the checks wants, it cannot do."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.serve.channel import SIZES, Answer, Question, pack_question, unpack_answer
from tests.unit.serve.conftest import write_build

UNCHECKED = """
import sys
from pathlib import Path
from kgraph.serve import answering, worker
answering.check_query = lambda text, *, prefixes: (text, [])
worker.work(Path(sys.argv[1]), query_s=5, memory_bytes=300_000_000)
"""


def answered(folder: Path, query: str) -> Answer:
    """Return what a worker that checks nothing answers."""
    graph = write_build(folder).graph
    question = pack_question(Question("query", query, "", 100_000))
    done = subprocess.run(
        [sys.executable, "-c", UNCHECKED, str(graph)],
        input=question, capture_output=True, check=False,
    )  # fmt: skip
    head, body = SIZES.unpack(done.stdout[: SIZES.size])
    rest = done.stdout[SIZES.size + head + body :]
    if not rest:
        return Answer(0, "", b"")
    head, _ = SIZES.unpack(rest[: SIZES.size])
    told = rest[SIZES.size :]
    return unpack_answer(told[:head], told[head:])


def test_it_opens_no_connection(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        told = answered(tmp_path, f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
        assert told.status == 400
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_without_the_bound_it_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        f"{__name__}.UNCHECKED",
        UNCHECKED.replace("worker.work", "worker.close_off = lambda most: None\nworker.work"),
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with subprocess_asking(tmp_path, address):
            connection, _ = listening.accept()
            connection.close()


def subprocess_asking(folder: Path, address: str) -> subprocess.Popen[bytes]:
    """Return a worker that asks another server."""
    query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
    asking = subprocess.Popen(
        [sys.executable, "-c", UNCHECKED, str(write_build(folder).graph)],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    assert asking.stdin is not None
    asking.stdin.write(pack_question(Question("query", query, "", 100_000)))
    asking.stdin.close()
    return asking


def test_a_query_that_needs_too_much_memory_ends_it(tmp_path: Path) -> None:
    many = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(8))
    assert answered(tmp_path, f"SELECT * {{ {many} }} ORDER BY ?a1").status == 0
