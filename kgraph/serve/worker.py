"""A process that answers questions one after the other: ``python -m kgraph.serve.worker FILE``.

It can be killed at any moment. It has no network and a bound on its memory and its time, whatever
a query that got past the checks may try.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kgraph.errors import KgraphError
from kgraph.graph.closing_off import close_off
from kgraph.serve.answering import answer
from kgraph.serve.channel import SIZES, Answer, Question, pack_answer, refusal, unpack_question
from kgraph.serve.store import open_graph

# Asked before it is closed off, so that what is loaded at first use is there.
_FIRST = [("query", "ASK {}"), ("resource", "none"), ("document", "none"), ("service", "http://x")]
_SPARE_BYTES = 100_000
_SPARE_S = 5  # of computing time beyond the limit, at which the server ends us anyway


def work(path: Path, *, query_s: float, memory_bytes: int) -> None:
    """Open the graph, say so, and answer what comes in until nothing does.

    The first answer is of status 200, or of 503 where the graph cannot be opened.
    """
    questions, answers = sys.stdin.buffer, _answers()
    try:
        graph = open_graph(path)
    except KgraphError as error:
        _send(answers, refusal(503, str(error)))
        return
    for kind, text in _FIRST:
        answer(graph, Question(kind, text, "", _SPARE_BYTES))
    _send(answers, Answer(200, "", b""))
    _silence()
    close_off(memory_bytes)
    while len(sizes := questions.read(SIZES.size)) == SIZES.size:
        question = unpack_question(questions.read(SIZES.unpack(sizes)[0]))
        _bound_time(query_s)
        _send(answers, answer(graph, question))


def _answers() -> BinaryIO:
    """Return the way to the server; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _send(answers: BinaryIO, told: Answer) -> None:
    answers.write(pack_answer(told))
    answers.flush()


def _silence() -> None:
    """Let what an engine prints when it gives up go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _bound_time(query_s: float) -> None:
    """Let the system end us soon after the limit, should the server be gone by then."""
    if sys.platform == "win32":
        return
    resource = import_module("resource")
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + query_s) + _SPARE_S
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    work(Path(sys.argv[1]), query_s=float(sys.argv[2]), memory_bytes=int(sys.argv[3]))
