"""What a query found, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kgraph.graph.short_names import DEFAULT_BASE_IRI, short_iri

Kind = Literal["uri", "bnode", "literal"]


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a query found, by the kinds of the SPARQL results format.

    ``value`` is an IRI, the name of a blank node, or the text of a literal, which may have a
    ``language`` or a ``datatype``; a plain string has none.
    """

    kind: Kind
    value: str
    language: str | None = None
    datatype: str | None = None

    def __str__(self) -> str:
        return self.value

    def short(self, base_iri: str) -> str:
        """Return the term for people: names with prefixes, paths below the base, bare texts.

        >>> Found("uri", "http://xmlns.com/foaf/0.1/Person").short("")
        'foaf:Person'
        """
        if self.kind == "uri":
            return short_iri(self.value, base_iri)
        return f"_:{self.value}" if self.kind == "bnode" else self.value


Row: TypeAlias = tuple[Found | None, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found.

    ``form`` is ``SELECT``, ``ASK`` or, for statements, ``CONSTRUCT``. A row has a term for each
    column, ``None`` where a variable is unbound. ASK has one row with one boolean, CONSTRUCT
    and DESCRIBE a row for each statement. Rows are sorted unless the query orders them.
    ``base_iri`` is the graph's.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    base_iri: str = DEFAULT_BASE_IRI


def row_key(row: Row) -> tuple[tuple[bool, str, str], ...]:
    """Return what rows are sorted by: unbound first, then text, then the kind of term."""
    return tuple(
        (False, "", "") if each is None else (True, each.value, _kind(each)) for each in row
    )


def _kind(term: Found) -> str:
    if term.kind != "literal":
        return ""
    return f'"@{term.language}' if term.language else f'"^{term.datatype}' if term.datatype else '"'
