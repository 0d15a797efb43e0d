"""The routes of the server."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kgraph.serve.channel import Answer, Question
from kgraph.serve.document import render_document
from kgraph.serve.guarding import Guard
from kgraph.serve.limits import Limits
from kgraph.serve.media import GRAPH_FORMATS, HTML, HTML_PAGE, choose
from kgraph.serve.pool import WorkerPool
from kgraph.serve.protocol import accept_of, read_question
from kgraph.serve.query_page import query_page, static_file
from kgraph.serve.reloading import build_of, policy_of, reloading

_PART: Final = 65_536


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: the files of a build, which a later one may replace.

    ``root`` is the folder that the paths of sources are relative to. With ``reloads`` the page
    loads itself anew after a build.
    """

    graph: Path
    page: Path
    root: Path
    limits: Limits = field(default_factory=Limits)
    workers: int = 2
    reloads: bool = False


def build_app(served: Served) -> Starlette:
    """Return the application; its workers, ``app.state.pool``, run while it does."""
    pool = WorkerPool(served.graph, served.limits, size=served.workers)

    @contextlib.asynccontextmanager
    async def with_workers(_: Starlette) -> AsyncIterator[None]:
        pool.start()
        try:
            yield
        finally:
            await pool.stop()

    site = _Site(served, pool)
    app = Starlette(
        routes=[
            Route("/", site.page),
            Route("/graph.ttl", site.graph),
            Route("/sparql", site.sparql, methods=["GET", "POST"]),
            Route("/-/built", site.built),
            Route("/-/{name}", site.static),
            Route("/document/{name}", site.document),
            Route("/{path:path}", site.resource),
        ],
        middleware=[Middleware(Guard, limits=served.limits)],
        lifespan=with_workers,
    )
    app.state.pool = pool
    return app


class _Site:
    """What answers under each address."""

    def __init__(self, served: Served, pool: WorkerPool) -> None:
        self._served = served
        self._pool = pool

    async def page(self, _: Request) -> Response:
        """Answer with the built page, under the policy that it was built with."""
        built = await self._built()  # first: what is built meanwhile is then noticed
        content = await _content_of(self._served.page)
        if self._served.reloads:
            content = reloading(content, built)
        headers = {"content-security-policy": f"{policy_of(content)}; frame-ancestors 'none'"}
        return _in_parts(Answer(200, HTML_PAGE, content), headers=headers)

    async def built(self, _: Request) -> Response:
        """Answer with what tells this build from any other."""
        return _in_parts(Answer(200, "text/plain", (await self._built()).encode()))

    async def _built(self) -> str:
        with _reading(self._served.page):
            return await asyncio.to_thread(build_of, self._served.page)

    async def graph(self, _: Request) -> Response:
        """Answer with the whole graph as it was built."""
        return _in_parts(Answer(200, "text/turtle", await _content_of(self._served.graph)))

    async def static(self, request: Request) -> Response:
        """Answer with a file of the query page."""
        found = static_file(request.path_params["name"])
        if found is None:
            raise HTTPException(404, "there is no such file.")
        return _in_parts(found)

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, describe the endpoint, to a browser by the query page."""
        question = await read_question(request, answer_bytes=self._served.limits.answer_bytes)
        if question is not None:
            return await self._asked(request, question)
        if choose(accept_of(request), {**GRAPH_FORMATS, HTML: HTML}) == HTML:
            return _in_parts(query_page())
        question = self._question("service", str(request.url), request=request)
        return await self._asked(request, question)

    async def resource(self, request: Request) -> Response:
        """Answer with what the graph says of the thing whose IRI ends in this path."""
        path = request.path_params["path"]
        return await self._asked(request, self._question("resource", path, request=request))

    async def document(self, request: Request) -> Response:
        """Answer with the text of a source; ``start`` and ``end`` say where a quote stands."""
        name = request.path_params["name"]
        place = await self._pool.ask(self._question("document", name, request=request))
        if place.status != 200:
            return _in_parts(place)
        told = await asyncio.to_thread(
            render_document,
            place,
            self._served.root,
            accept=accept_of(request),
            span=_span(request),
        )
        return _in_parts(told, headers={"vary": "accept"})

    def _question(self, kind: str, text: str, *, request: Request) -> Question:
        return Question(kind, text, accept_of(request), self._served.limits.answer_bytes)

    async def _asked(self, request: Request, question: Question) -> Response:
        """Return the answer; when the client goes before it, nobody works on it any more."""
        asked = asyncio.ensure_future(self._pool.ask(question))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                raise HTTPException(499, "the client has gone.")
            return _in_parts(asked.result(), headers={"vary": "accept"})
        finally:
            for each in (asked, gone):
                each.cancel()
            await asyncio.gather(asked, gone, return_exceptions=True)


def _span(request: Request) -> tuple[int, int]:
    """Return ``start`` and ``end`` of a quote; an empty span where they are none."""
    start, end = (request.query_params.get(name, "0") for name in ("start", "end"))
    numbers = all(each.isdecimal() and len(each) < 12 for each in (start, end))
    return (int(start), int(end)) if numbers else (0, 0)


async def _gone(request: Request) -> None:
    """Return when the client has closed its connection."""
    await request.body()
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _content_of(path: Path) -> bytes:
    with _reading(path):
        return await asyncio.to_thread(path.read_bytes)


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise HTTPException(503, f"{path.name} is not there. Run: kgraph build.") from error


def _in_parts(answer: Answer, *, headers: dict[str, str] | None = None) -> Response:
    """Return a response that is sent part by part, as fast as the client reads."""

    def parts() -> Iterator[bytes]:
        for start in range(0, len(answer.body), _PART):
            yield answer.body[start : start + _PART]

    length = {"content-length": str(len(answer.body)), "content-type": answer.media_type}
    return StreamingResponse(_slowly(parts()), answer.status, headers=length | (headers or {}))


async def _slowly(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
