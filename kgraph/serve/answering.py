"""A question -> its answer, in a worker: checked, run, and written within bounds."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kgraph.errors import QueryError
from kgraph.graph.guard import check_query
from kgraph.graph.query import engine_error
from kgraph.graph.short_names import PREFIXES
from kgraph.serve.channel import Answer, Question, refusal
from kgraph.serve.describing import describe_service
from kgraph.serve.document import tell_source
from kgraph.serve.media import GRAPH_FORMATS, HTML, HTML_PAGE, RESULT_FORMATS, choose
from kgraph.serve.resource import find_resource, render_resource, statements_about
from kgraph.serve.store import ServedGraph

Results = QuerySolutions | QueryBoolean | QueryTriples


class TooLargeError(Exception):
    """An answer has more bytes than it may have; raised where it is written, which ends it."""


class _Bounded(io.BytesIO):
    """Takes at most so many bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, part: Any, /) -> int:  # noqa: ANN401  whatever bytes are written from
        written = super().write(part)
        self._left -= written
        if self._left < 0:
            raise TooLargeError
        return written


def answer(graph: ServedGraph, question: Question) -> Answer:
    """Return the answer to a question; whatever is wrong with it is an answer too."""
    try:
        return _WAYS[question.kind](graph, question)
    except QueryError as error:
        return refusal(400, str(error))
    except TooLargeError:
        most = question.answer_bytes
        return refusal(
            400, f"the answer has more than {most:,} bytes, the limit here. Ask for less: LIMIT."
        )


def _answer_query(graph: ServedGraph, question: Question) -> Answer:
    foreign = [each for each in question.default_graphs if each != graph.base_iri]
    if foreign:
        raise QueryError(
            f"there is one graph here, {graph.base_iri}, and no {foreign[0]}. Leave it out."
        )
    text, _ = check_query(question.text, prefixes=PREFIXES)
    try:
        results = graph.store.query(text, base_iri=graph.base_iri, prefixes=PREFIXES)
        return _written(results, question)
    except (SyntaxError, RuntimeError, OSError, ValueError) as error:
        raise engine_error(str(error), text) from error


def _written(results: Results, question: Question) -> Answer:
    if isinstance(results, QueryTriples):
        return _graph_answer(results, question)
    name = choose(question.accept, RESULT_FORMATS)
    if name is None:
        return refusal(406, f"the answer can be {', '.join(RESULT_FORMATS)}.")
    result_format = getattr(QueryResultsFormat, name)
    out = _Bounded(question.answer_bytes)
    results.serialize(out, result_format)
    return Answer(200, result_format.media_type, out.getvalue())


def _graph_answer(statements: Iterable[Triple], question: Question) -> Answer:
    name = choose(question.accept, GRAPH_FORMATS)
    if name is None:
        return refusal(406, f"the answer can be {', '.join(GRAPH_FORMATS)}.")
    rdf_format = cast("RdfFormat", getattr(RdfFormat, name))
    out = _Bounded(question.answer_bytes)
    serialize(statements, out, rdf_format, prefixes=PREFIXES)
    return Answer(200, rdf_format.media_type, out.getvalue())


def _answer_resource(graph: ServedGraph, question: Question) -> Answer:
    iri = find_resource(graph, question.text)
    if iri is None:
        return refusal(404, "the graph says nothing about this.")
    if choose(question.accept, {**GRAPH_FORMATS, HTML: HTML}) == HTML:
        return Answer(200, HTML_PAGE, render_resource(graph, iri).encode())
    return _graph_answer(statements_about(graph, iri), question)


def _answer_document(graph: ServedGraph, question: Question) -> Answer:
    return tell_source(graph, question.text)


def _answer_service(graph: ServedGraph, question: Question) -> Answer:
    return _graph_answer(describe_service(graph, question.text), question)


_WAYS: Final = {
    "query": _answer_query,
    "resource": _answer_resource,
    "document": _answer_document,
    "service": _answer_service,
}
