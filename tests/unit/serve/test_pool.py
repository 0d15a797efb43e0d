"""Workers are killed at the limit, replaced, and read a new build."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.serve.channel import Answer, Question
from kgraph.serve.pool import WorkerPool
from tests.unit.serve.conftest import LIMITS, write_build
from tests.unit.serve.hostile import NOTHING

LABELS = "SELECT ?l { ?x skos:prefLabel ?l }"


def question(query: str) -> Question:
    return Question("query", query, "text/csv", 100_000)


@asynccontextmanager
async def running(
    path: Path, *, size: int = 1, waiting: int = 10, query_ms: int = 500
) -> AsyncIterator[WorkerPool]:
    limits = replace(LIMITS, query_s=query_ms / 1000, waiting=waiting)
    pool = WorkerPool(path, limits, size=size)
    pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def run(path: Path, told: Callable[[WorkerPool], Awaitable[None]], **pool: int) -> None:
    async def in_loop() -> None:
        async with running(path, **pool) as workers:
            await told(workers)

    asyncio.run(in_loop())


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return write_build(tmp_path / "output").graph


def test_a_query_past_the_limit_is_ended_and_the_next_is_answered(graph: Path) -> None:
    async def told(pool: WorkerPool) -> None:
        assert (await pool.ask(question("ASK {}"))).body == b"true"
        begun = time.monotonic()
        assert (await pool.ask(question(NOTHING))).status == 504
        assert (await pool.ask(question("ASK {}"))).body == b"true"
        assert time.monotonic() - begun < 15

    run(graph, told)


def test_while_one_runs_others_are_answered(graph: Path) -> None:
    async def told(pool: WorkerPool) -> None:
        await asyncio.gather(*(pool.ask(question("ASK {}")) for _ in range(4)))
        endless = asyncio.create_task(pool.ask(question(NOTHING)))
        await asyncio.sleep(0)
        assert (await pool.ask(question("ASK {}"))).status == 200
        assert not endless.done()
        endless.cancel()

    run(graph, told, size=2, query_ms=8_000)


def test_when_nobody_wants_an_answer_any_more_its_worker_is_killed(graph: Path) -> None:
    others = children()

    async def told(pool: WorkerPool) -> None:
        assert (await pool.ask(question("ASK {}"))).status == 200
        endless = asyncio.create_task(pool.ask(question(NOTHING)))
        await asyncio.sleep(0.1)
        worker = children() - others
        assert worker
        endless.cancel()
        await asyncio.gather(endless, return_exceptions=True)
        assert not worker & children()

    run(graph, told)


def children() -> set[str]:
    """Return the ids of the processes that this one has started."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("needs /proc")
    return set(listed.read_text("ascii").split())


def test_a_new_build_is_picked_up(graph: Path) -> None:
    async def told(pool: WorkerPool) -> None:
        assert b"Ana Ruiz" in (await pool.ask(question(LABELS))).body
        new = graph.with_suffix(".new")
        new.write_text(graph.read_text("utf-8").replace('"Ana Ruiz"', '"Ana of Old"'), "utf-8")
        new.replace(graph)
        assert b"Ana of Old" in (await pool.ask(question(LABELS))).body

    run(graph, told)


@pytest.mark.parametrize("content", [None, "this is no Turtle"])
def test_a_graph_that_cannot_be_read_is_said_and_mended_by_a_build(
    graph: Path, content: str | None
) -> None:
    kept = graph.read_bytes()

    async def told(pool: WorkerPool) -> None:
        graph.unlink()
        if content is not None:
            graph.write_text(content, "utf-8")
        answer = await pool.ask(question("ASK {}"))
        assert (answer.status, b"kgraph build" in answer.body) == (503, True)
        graph.write_bytes(kept)
        assert (await pool.ask(question("ASK {}"))).status == 200

    run(graph, told)


def test_where_too_many_wait_one_is_told_to_come_back(graph: Path) -> None:
    async def told(pool: WorkerPool) -> None:
        answers = await asyncio.gather(*(pool.ask(question("ASK {}")) for _ in range(6)))
        statuses = sorted(each.status for each in answers)
        assert statuses == [200, 200, 200, 503, 503, 503]

    run(graph, told, waiting=3)


def test_an_answer_that_is_too_large_is_refused(graph: Path) -> None:
    async def told(pool: WorkerPool) -> None:
        small = replace(question("SELECT * { ?s ?p ?o }"), answer_bytes=1000)
        answer: Answer = await pool.ask(small)
        assert (answer.status, b"1,000 bytes" in answer.body) == (400, True)

    run(graph, told)
