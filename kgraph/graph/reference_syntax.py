"""What a SPARQL query may ask: checked before anything runs, so that nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.term import Variable

from kgraph.errors import QueryError
from kgraph.graph.short_names import PREFIXES

_REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another server, and queries stay on this machine. Leave "
    "it out.",
    "DatasetClause": "FROM loads another graph, and queries read the built one only. Leave it out.",
    "GraphGraphPattern": "GRAPH asks for a named graph, and the built graph has none. Leave it out "
    "and keep what stands in its braces.",
}
_REST_SHOWN = 40
_FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK"}


class EngineErrorsTranslated:
    """Turns what rdflib raises for a query that it cannot run into a QueryError.

    Beside classes such as ``re.error`` (a bad pattern) that is the class ``Exception`` itself,
    which ``except`` cannot name without catching everything: a bug of ours must stay one.
    """

    _CLASSES = (SPARQLError, re.error, ArithmeticError, RecursionError, TypeError, ValueError)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> None:
        if kind is not None and (kind is Exception or issubclass(kind, self._CLASSES)):
            raise QueryError(f"the query cannot be run: {str(error).rstrip('.')}. Correct it.")


def parse_query(text: str, *, base_iri: str) -> tuple[Query, CompValue]:
    """Return a query ready to run, and its syntax tree.

    Args:
        text: SPARQL 1.1. The prefixes of the dataset need not be declared.
        base_iri: What relative IRIs in the query are relative to.

    Raises:
        QueryError: it is not SPARQL (the message says in which line and column), would change
            something, or would read anything but the built graph.
    """
    with EngineErrorsTranslated():
        try:
            parsed = parseQuery(text)
        except ParseBaseException as error:
            raise _syntax_error(text, error) from error
        _require_readable(parsed)
        return translateQuery(parsed, base=base_iri, initNs=PREFIXES), parsed[1]


def query_form(tree: CompValue) -> str:
    """Return ``SELECT``, ``ASK`` or, for what yields statements, ``CONSTRUCT``."""
    return _FORMS.get(tree.name, "CONSTRUCT")


def variables_in_order(tree: CompValue) -> list[str]:
    """Return the names of all variables of a query, in the order in which it names them."""
    return list(dict.fromkeys(str(n) for n in _parts(tree) if isinstance(n, Variable)))


def _syntax_error(text: str, error: ParseBaseException) -> QueryError:
    if _is_update(text):
        return QueryError("this would change the graph, and queries only read. Use SELECT.")
    rest = error.line[error.column - 1 :].strip()[:_REST_SHOWN]
    fault = f"this is not SPARQL from here on: {rest}" if rest else "the query is not complete"
    return QueryError(f"{fault}. Correct it.", place=f"query:{error.lineno}:{error.column}")


def _is_update(text: str) -> bool:
    try:
        parsed = parseUpdate(text)
    except ParseBaseException:
        return False
    return bool(parsed.request)


def _require_readable(parsed: ParseResults) -> None:
    declared = {part.prefix or "" for part in parsed[0] if part.name == "PrefixDecl"}
    for part in _parts(parsed):
        if not isinstance(part, CompValue):
            continue
        if part.name in _REFUSED:
            raise QueryError(_REFUSED[part.name])
        prefix = part.prefix or "" if part.name == "pname" else None
        if prefix is not None and prefix not in declared | PREFIXES.keys():
            known = ", ".join(f"{name}:" for name in PREFIXES)
            message = f"the prefix {prefix}: is not declared. Declare it, or use one of {known}."
            raise QueryError(message)


def _parts(tree: object) -> Iterator[object]:
    """Yield a syntax tree and everything in it, in the order of the text."""
    yield tree
    if isinstance(tree, CompValue):
        children = list(tree.values())
    else:
        children = list(tree) if isinstance(tree, ParseResults | list | tuple) else []
    for child in children:
        yield from _parts(child)
