"""The queries that kgraph brings along, one a file in ``stock/``.

A file is plain SPARQL. Comments before the query say what it is for::

    # title: Who said what about a thing
    # description: Every claim about it, with who says it and in which words.
    # parameter about (thing): The thing asked for.
    # parameter below (number, default 0.6): The confidence under which a claim is listed.

A parameter stands in the query as ``$about``; no other variable is written with a dollar sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from kgraph.errors import QueryError
from kgraph.graph.guard import check_query
from kgraph.graph.short_names import PREFIXES, render_iri, render_string

Kind = Literal["thing", "number", "text"]

_FIELD = re.compile(r"# (title|description): (.+)")
_PARAMETER = re.compile(r"# parameter (\w+) \((\w+)(?:, default ([^)]*))?\): (.+)")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_ENDING: Final = ".rq"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a stock query has to be told; without a ``default`` it has to be given.

    A ``thing`` is an IRI of the graph.
    """

    name: str
    kind: Kind
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class StockQuery:
    """A query that kgraph brings along. ``text`` is its SPARQL, with ``$name`` for parameters."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, values: Mapping[str, str]) -> str:
        """Return the query with a value for each parameter; that of a thing is its IRI.

        They are put in as SPARQL writes them, so that nothing in them is read as a part of
        the query.

        Raises:
            QueryError: a parameter without a default is missing.
        """
        known = {each.name: self._term(each, values) for each in self.parameters}
        _, tokens = check_query(self.text, prefixes=PREFIXES)
        parts, place = [], 0
        for token in tokens:
            if token.kind == "variable" and token.text[0] == "$":
                parts += [self.text[place : token.start], known[token.text[1:]]]
                place = token.start + len(token.text)
        return "".join([*parts, self.text[place:]])

    def _term(self, parameter: Parameter, values: Mapping[str, str]) -> str:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(
                f"{self.name} has to be told {parameter.name}: {parameter.description} "
                f"Give it with --param {parameter.name}=VALUE."
            )
        if parameter.kind == "number":  # bare, since LIMIT takes nothing else
            return require_value(parameter, value)
        return render_iri(value) if parameter.kind == "thing" else render_string(value)


def require_value(parameter: Parameter, value: str) -> str:
    """Return what a person gave as a parameter, if it is of its kind.

    Raises:
        QueryError: it is no number where one is asked for.

    >>> require_value(Parameter("below", "number", None, ""), "0.5")
    '0.5'
    """
    if parameter.kind == "number" and not _NUMBER.fullmatch(value):
        raise QueryError(f"{parameter.name} has to be a number such as 0.5, not {value!r}.")
    return value


@cache
def stock_queries() -> Mapping[str, StockQuery]:
    """Return the stock queries by name, in the order of their names."""
    paths = list(files("kgraph.graph").joinpath("stock").iterdir())
    found = [
        parse_stock_query(path.name.removesuffix(_ENDING), path.read_text("utf-8"))
        for path in paths
        if path.name.endswith(_ENDING)
    ]
    return {each.name: each for each in sorted(found, key=lambda query: query.name)}


def get_stock_query(name: str) -> StockQuery:
    """Return the stock query of that name.

    Raises:
        QueryError: there is none.
    """
    found = stock_queries().get(name)
    if found is None:
        raise QueryError(f"there is no stock query {name!r}. List them: kgraph query --list.")
    return found


def parse_stock_query(name: str, text: str) -> StockQuery:
    """Return the stock query that a file holds.

    Raises:
        ValueError: it has no title or description, or a parameter of no known kind.
    """
    fields: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if found := _FIELD.fullmatch(line):
            fields[found[1]] = found[2]
        elif found := _PARAMETER.fullmatch(line):
            parameters.append(_parameter(found))
    if fields.keys() != {"title", "description"}:
        raise ValueError(f"the stock query {name} needs a title and a description")
    return StockQuery(name, fields["title"], fields["description"], tuple(parameters), text)


def _parameter(found: re.Match[str]) -> Parameter:
    for kind in get_args(Kind):
        if kind == found[2]:
            return Parameter(found[1], kind, found[3], found[4])
    raise ValueError(f"{found[2]} is no kind of parameter")
