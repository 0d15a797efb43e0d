"""The constraints of SHACL that can be checked while statements go by.

A constraint gets what is known of the focus node, and the values to look at; it yields each value
that breaks it, or ``None`` where it is their number that does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from rdflib import RDF, SH, XSD, Literal, URIRef

from kgraph.graph.vocabulary import Term

if TYPE_CHECKING:
    from kgraph.graph.shape_rules import Shape

About: TypeAlias = Mapping[URIRef, Sequence[Term]]
"""What is said of one node, by property."""

Constraint: TypeAlias = "Callable[[Seen, Sequence[Term]], Iterator[Term | None]]"


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of each node, which classes lie above a class, and what leads to a node."""

    by_node: dict[Term, Sequence[Term]]
    above: Mapping[Term, frozenset[Term]]
    leading: dict[URIRef, dict[Term, Sequence[Term]]] = field(default_factory=dict)
    """Subjects by property and object, for the properties that shapes follow backwards."""

    def has(self, node: Term, wanted: Term) -> bool:
        """Say whether a node is of a class or of one below it."""
        return any(
            each == wanted or wanted in self.above.get(each, ())
            for each in self.by_node.get(node, ())
        )


@dataclass(frozen=True, slots=True)
class Backwards:
    """The way from the object of a property to its subject."""

    property: URIRef


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known when a node is looked at: all classes, and what is said of the node."""

    classes: Classes
    about: About

    def values(self, node: Term, path: URIRef | Backwards) -> Sequence[Term]:
        """Return what a path leads to from the node."""
        if isinstance(path, Backwards):
            return self.classes.leading[path.property].get(node, ())
        return self.about.get(path, ())


def each_value(is_right: Callable[[Classes, Term], bool]) -> Constraint:
    """Return a constraint that looks at each value alone."""

    def check(seen: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        return (value for value in values if not is_right(seen.classes, value))

    return check


def count(is_right: Callable[[int], bool]) -> Constraint:
    """Return a constraint on how many values there are."""

    def check(_: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        if not is_right(len(values)):
            yield None

    return check


def unique_language(_: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
    """No language may come twice."""
    languages = Counter(each.language for each in values if isinstance(each, Literal))
    yield from (None for language, times in languages.items() if language and times > 1)


def less_than(other: URIRef) -> Constraint:
    """Each value must be smaller than each of another property."""

    def check(seen: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        for value in values:
            if not all(is_smaller(value, bound) for bound in seen.about.get(other, ())):
                yield value

    return check


def at_most(shape: Shape, most: int) -> Constraint:
    """At most so many values may have a shape."""

    def check(seen: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        if sum(shape.admits(seen, value) for value in values) > most:
            yield None

    return check


def one_of(shapes: Sequence[Shape]) -> Constraint:
    """Each value must have one shape at least."""

    def check(seen: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        for value in values:
            if not any(shape.admits(seen, value) for shape in shapes):
                yield value

    return check


def none_of(shape: Shape) -> Constraint:
    """No value may have a shape."""

    def check(seen: Seen, values: Sequence[Term]) -> Iterator[Term | None]:
        return (value for value in values if shape.admits(seen, value))

    return check


def has_datatype(datatype: Term) -> Constraint:
    """Each value must be a literal of a datatype, and well formed."""

    def is_right(_: Classes, value: Term) -> bool:
        if not isinstance(value, Literal) or value.ill_typed:
            return False
        return (value.datatype or _datatype_of_text(value)) == datatype

    return each_value(is_right)


def has_node_kind(kind: Term) -> Constraint:
    """Each value must be an IRI, a literal, or either."""
    iri, literal = kind in (SH.IRI, SH.IRIOrLiteral), kind in (SH.Literal, SH.IRIOrLiteral)
    return each_value(lambda _, value: literal if isinstance(value, Literal) else iri)


def has_pattern(pattern: str) -> Constraint:
    """Each value must match a regular expression."""
    compiled = re.compile(pattern)
    return each_value(lambda _, value: compiled.search(str(value)) is not None)


def is_at_least(bound: Term) -> Constraint:
    """Each value must be a number that is not smaller."""
    return each_value(lambda _, value: is_smaller(bound, value) or _is_equal(bound, value))


def is_at_most(bound: Term) -> Constraint:
    """Each value must be a number that is not greater."""
    return each_value(lambda _, value: is_smaller(value, bound) or _is_equal(bound, value))


def is_smaller(first: Term, second: Term) -> bool:
    """Say whether one number or date is smaller than another; other things never are."""
    values: list[Any] = [each.toPython() for each in (first, second) if isinstance(each, Literal)]
    try:
        return len(values) == 2 and bool(values[0] < values[1])
    except TypeError:
        return False


def _is_equal(first: Term, second: Term) -> bool:
    values = [each.toPython() for each in (first, second) if isinstance(each, Literal)]
    return len(values) == 2 and values[0] == values[1]


def _datatype_of_text(literal: Literal) -> URIRef:
    return RDF.langString if literal.language else XSD.string
