"""An HTTP request -> the query in it, by the SPARQL 1.1 Protocol."""

from __future__ import annotations

from email.message import Message
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kgraph.serve.channel import Question

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_READ_ONLY: Final = "this endpoint only reads: no updates."
_MOST_PARAMETERS: Final = 50

Parameters = list[tuple[str, str]]


async def read_question(request: Request, *, answer_bytes: int) -> Question | None:
    """Return what a request asks; ``None`` where it asks for the endpoint's description.

    Raises:
        HTTPException: it is not by the protocol, or would change something.

    Source:
        SPARQL 1.1 Protocol, section 2.1, https://www.w3.org/TR/sparql11-protocol/#query-operation
    """
    parameters = _parameters(request.scope["query_string"])
    if request.method == "POST":
        parameters = await _posted(request, parameters)
    elif not parameters:
        return None
    _require_reading(parameters)
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, f"give one query; there are {len(queries)}.")
    if any(name == "named-graph-uri" for name, _ in parameters):
        raise HTTPException(400, "there are no named graphs here: leave named-graph-uri out.")
    graphs = tuple(value for name, value in parameters if name == "default-graph-uri")
    return Question("query", queries[0], accept_of(request), answer_bytes, graphs)


def accept_of(request: Request) -> str:
    """Return what a client accepts, over several headers where there are several."""
    return ", ".join(request.headers.getlist("accept"))


async def _posted(request: Request, in_address: Parameters) -> Parameters:
    media_type, charset = _content_type(request)
    if media_type == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if media_type not in {_FORM, _DIRECT}:
        raise HTTPException(415, f"a query is posted as {_FORM} or {_DIRECT}.")
    if charset not in {"", "utf-8", "utf8"}:
        raise HTTPException(415, "a query is posted in UTF-8.")
    body = await request.body()
    if media_type == _DIRECT:
        return [*in_address, ("query", _decoded(body))]
    return in_address + _parameters(body)


def _content_type(request: Request) -> tuple[str, str]:
    """Return media type and character set, in small letters."""
    message = Message()
    message["content-type"] = request.headers.get("content-type", "x/none")
    return message.get_content_type(), (message.get_content_charset() or "").lower()


def _parameters(encoded: bytes) -> Parameters:
    try:
        text = _decoded(encoded)
        return parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except UnicodeDecodeError as error:
        raise HTTPException(400, "a parameter is not UTF-8.") from error
    except ValueError as error:
        raise HTTPException(400, "there are too many parameters.") from error


def _decoded(encoded: bytes) -> str:
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8.") from error


def _require_reading(parameters: Parameters) -> None:
    names = {name for name, _ in parameters}
    if names & {"update", "using-graph-uri", "using-named-graph-uri"}:
        raise HTTPException(403, _READ_ONLY)
