"""A file of SHACL shapes -> shapes that can be checked while statements go by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rdflib import SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.graph import constraints as c
from kgraph.graph.constraints import Backwards, Constraint, Seen
from kgraph.graph.vocabulary import Term

_TARGET = f"{SH}target"

UNUSABLE = (re.error, ValueError, RecursionError)
"""What a shape raises that no one can follow: a bad pattern or number, a list without an end."""


@dataclass(slots=True)
class Shape:
    """What holds of a node, or of the values that its ``paths`` lead to."""

    paths: tuple[URIRef | Backwards, ...] = ()
    message: str = ""
    is_warning: bool = False
    constraints: list[Constraint] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)

    def faults(self, seen: Seen, node: Term) -> Iterator[Fault]:
        """Yield what breaks the shape, when ``seen`` is what is known of the node."""
        values: Sequence[Term] = [node]
        if self.paths:
            values = [value for path in self.paths for value in seen.values(node, path)]
        for constraint in self.constraints:
            for value in constraint(seen, values):
                yield Fault(self, value)
        for part in self.properties:
            yield from part.faults(seen, node)

    def admits(self, seen: Seen, node: Term) -> bool:
        """Say whether nothing breaks the shape."""
        return next(self.faults(seen, node), None) is None


@dataclass(frozen=True, slots=True)
class Fault:
    """A shape that does not hold, and the value that breaks it if it is one."""

    shape: Shape
    value: Term | None


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a file, by the classes and by the properties of the nodes that they are for."""

    by_class: dict[Term, list[Shape]]
    by_property: dict[Term, list[Shape]]
    backwards: frozenset[URIRef]
    """The properties that some shape follows from the object to the subject."""

    def of(self, seen: Seen, node: Term) -> list[Shape]:
        """Return the shapes that a node must have."""
        kinds = {
            each
            for kind in seen.classes.by_node.get(node, ())
            for each in (kind, *seen.classes.above.get(kind, ()))
        }
        found = [shape for kind in kinds for shape in self.by_class.get(kind, ())]
        return found + [shape for each in seen.about for shape in self.by_property.get(each, ())]


def find_shapes(graph: Graph) -> Shapes | None:
    """Return the shapes of a graph, ``None`` where one says what cannot be checked in passing."""
    followed = {each for each in graph.objects(None, SH.inversePath) if isinstance(each, URIRef)}
    shapes = Shapes({}, {}, frozenset(followed))
    try:
        for target, found in (
            (SH.targetClass, shapes.by_class),
            (SH.targetSubjectsOf, shapes.by_property),
        ):
            for node, value in sorted(graph.subject_objects(target)):
                found.setdefault(_term(value), []).append(_shape(graph, node))
    except (_NotInPassingError, *UNUSABLE):
        return None
    known = {SH.targetClass, SH.targetSubjectsOf}
    targets = {each for each in graph.predicates() if str(each).startswith(_TARGET)}
    return None if targets - known else shapes


class _NotInPassingError(Exception):
    """A shape asks for more than the statements of one node and the classes of others."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A shape as its graph describes it."""

    graph: Graph
    node: Node

    def nested(self, node: Node) -> Shape:
        """Return a shape that values of this one must have."""
        is_nested = self.graph.value(self.node, SH.path) is not None
        return _shape(self.graph, node, is_nested=is_nested)


def _shape(graph: Graph, node: Node, *, is_nested: bool = False) -> Shape:
    shape = Shape(
        paths=_paths(graph, node),
        message=" ".join(sorted(str(each) for each in graph.objects(node, SH.message))),
        is_warning=graph.value(node, SH.severity) not in (None, SH.Violation),
    )
    for predicate, value in sorted(graph.predicate_objects(node)):
        if predicate == SH.property:
            if shape.paths or is_nested:
                raise _NotInPassingError
            shape.properties.append(_shape(graph, value))
        elif predicate in _MAKERS:
            shape.constraints.append(_MAKERS[predicate](_Part(graph, node), value))
        elif predicate not in _SILENT and str(predicate).startswith(str(SH)):
            raise _NotInPassingError
    return shape


def _paths(graph: Graph, node: Node) -> tuple[URIRef | Backwards, ...]:
    path = graph.value(node, SH.path)
    if path is None:
        return ()
    choice = graph.value(path, SH.alternativePath)
    parts = list(Collection(graph, choice)) if choice is not None else [path]
    return tuple(_step(graph, each) for each in parts)


def _step(graph: Graph, path: Node) -> URIRef | Backwards:
    if isinstance(path, URIRef):
        return path
    followed = graph.value(path, SH.inversePath)
    if not isinstance(followed, URIRef):
        raise _NotInPassingError
    return Backwards(followed)


def _alternatives(part: _Part, value: Node) -> Constraint:
    return c.one_of([part.nested(each) for each in Collection(part.graph, value)])


def _refused(part: _Part, value: Node) -> Constraint:
    return c.none_of(part.nested(value))


def _qualified(part: _Part, value: Node) -> Constraint:
    most = part.graph.value(part.node, SH.qualifiedMaxCount)
    if most is None or part.graph.value(part.node, SH.qualifiedMinCount) is not None:
        raise _NotInPassingError
    return c.at_most(part.nested(value), _number(most))


def _members(part: _Part, value: Node) -> Constraint:
    members = set(Collection(part.graph, value))
    return c.each_value(lambda _, each: each in members)


def _language_once(_: _Part, value: Node) -> Constraint:
    return c.unique_language if str(value) == "true" else c.each_value(lambda _, __: True)


def _term(node: Node) -> Term:
    if not isinstance(node, URIRef | Literal):
        raise _NotInPassingError
    return node


def _number(node: Node) -> int:
    return int(str(node))


def _length(is_right: Callable[[int], bool]) -> Constraint:
    return c.each_value(lambda _, each: is_right(len(str(each))))


def _iri(node: Node) -> URIRef:
    return URIRef(str(_term(node)))


_MAKERS: dict[Node, Callable[[_Part, Node], Constraint]] = {
    SH.minCount: lambda _, value: c.count(_number(value).__le__),
    SH.maxCount: lambda _, value: c.count(_number(value).__ge__),
    SH["class"]: lambda _, value: c.each_value(
        lambda classes, each: classes.has(each, _term(value))
    ),
    SH.datatype: lambda _, value: c.has_datatype(_term(value)),
    SH.nodeKind: lambda _, value: c.has_node_kind(_term(value)),
    SH.minInclusive: lambda _, value: c.is_at_least(_term(value)),
    SH.maxInclusive: lambda _, value: c.is_at_most(_term(value)),
    SH.minLength: lambda _, value: _length(_number(value).__le__),
    SH.maxLength: lambda _, value: _length(_number(value).__ge__),
    SH.pattern: lambda _, value: c.has_pattern(str(value)),
    SH.lessThan: lambda _, value: c.less_than(_iri(value)),
    SH.uniqueLang: _language_once,
    SH["in"]: _members,
    SH["or"]: _alternatives,
    SH["not"]: _refused,
    SH.qualifiedValueShape: _qualified,
}
_SILENT = {
    *(SH.path, SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group),
    *(SH.targetClass, SH.targetSubjectsOf, SH.qualifiedMaxCount),
}
