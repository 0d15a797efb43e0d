"""Example sentences -> roles: how the object of a link is told by what stands around it.

A logistic model a link, fitted in a fraction of a second. What is marked for the link speaks for
it; what is marked for another speaks against it, and what is not marked a little: examples seldom
mark all that they state. The label of a link is one more case: whom "composer" or "designed by"
stands before has the link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.examples import ReadExample, objects_of_link
from kgraph.extraction.paths import Path
from kgraph.extraction.roles import ALWAYS, NOMINAL, Role, signs_of
from kgraph.ontology.types import Ontology

_MARKED, _OF_ANOTHER, _UNMARKED = 3.0, 0.5, 0.1
_EVERY = 3
_RIDGE = 0.3
_ROUNDS = 300
_MOMENTUM = 0.9
_STEEPEST = 0.25  # the greatest slope of the logistic function
_LEAST_WEIGHT = 0.02
_DOERS: Final = ("er", "or", "ist", "ian")
_NAMED_TYPES: Final = ("event", "organization", "person", "place", "work")

Array = NDArray[np.float64]


@dataclass(slots=True)
class _Case:
    """A word of an example: the signs around it, and the links whose object it is marked as."""

    signs: frozenset[str]
    links: set[str] = field(default_factory=set)


def learn_roles(
    ontology: Ontology,
    read: Sequence[ReadExample],
    *,
    names: frozenset[str],
    told: Mapping[str, Sequence[Path]] = MappingProxyType({}),
) -> tuple[Role, ...]:
    """Return how the objects of some links are told, in name order.

    Some examples of the ontology's other links speak against them. ``told`` are the paths that
    the labels name.
    """
    others = [each for each in read if each.relation not in names]
    cases = _cases([each for each in read if each.relation in names] + others[::_EVERY])
    cases += [
        case for name in sorted(names) for case in _told(ontology, name, paths=told.get(name, ()))
    ]
    predicates = sorted({link for case in cases for link in case.links} & names)
    if not predicates:
        return ()
    signs = sorted({sign for case in cases for sign in case.signs})
    has_sign = np.array([[float(sign in case.signs) for sign in signs] for case in cases])
    has_link = np.array([[float(name in case.links) for name in predicates] for case in cases])
    is_marked = np.array([[bool(case.links)] for case in cases])
    counts = np.where(has_link > 0, _MARKED, np.where(is_marked, _OF_ANOTHER, _UNMARKED))
    weights = _fitted(has_sign, has_link, counts=counts)
    return tuple(
        _role(ontology, name, weights=dict(zip(signs, column.tolist(), strict=True)), read=read)
        for name, column in zip(predicates, weights.T, strict=True)
    )


def _told(ontology: Ontology, name: str, *, paths: Sequence[Path]) -> Iterator[_Case]:
    """Yield what the label of a link tells: "composer", "designed by"."""
    relation = ontology.relations[name]
    allowed = ontology.with_wider(relation.range)
    kinds = [kind for kind in _NAMED_TYPES if kind in allowed]
    if relation.literal is not None:
        return
    for first, word, last in paths:
        if (first, last) == ("<of", ">is"):
            if word.endswith(_DOERS) and (not kinds or "person" in kinds):
                signs = {"is person", f"before 0 {word}", f"near before {word}"}
                yield _Case(frozenset({ALWAYS, *signs}), {name})
        elif kinds:
            case = "by" if last == ">subj" else last[1:]
            signs = {f"is {kinds[0]}", f"before 0 {case}", f"before 1 {word}"}
            signs |= {f"near before {case}", f"near before {word}", f"before {word} {case}"}
            yield _Case(frozenset({ALWAYS, *signs, f"<{last[1:]} {word}", f"to {word}"}), {name})


def _fitted(has_sign: Array, has_link: Array, *, counts: Array) -> Array:
    """Return the weights of a logistic model a column, by accelerated ascent in dual form.

    There are many more signs than cases, so the weights are a sum over cases.
    """
    kernel = has_sign @ has_sign.T
    pace = np.linalg.norm(kernel, 2) * _STEEPEST * counts.max() + _RIDGE
    shares = np.zeros_like(has_link)
    velocity = np.zeros_like(has_link)
    for _ in range(_ROUNDS):
        ahead = shares + _MOMENTUM * velocity
        likely = 1.0 / (1.0 + np.exp(-(kernel @ ahead)))
        new = ahead + (counts * (has_link - likely) - _RIDGE * ahead) / pace
        shares, velocity = new, new - shares
    return np.asarray(has_sign.T @ shares)


def _cases(read: Sequence[ReadExample]) -> list[_Case]:
    """Return the words of all examples, those that several links have only once."""
    cases: dict[tuple[str, int], _Case] = {}
    for each in read:
        sentence = each.graph.doc[each.subject].sent
        for token in sentence:
            node = each.graph.node(token)
            is_word = node == token.i != each.subject and token.pos_ in NOMINAL
            if not is_word and token.i != each.object:
                continue
            start, end = each.graph.bounds(node)
            signs = signs_of(each.graph, token, start=start, end=end)
            case = cases.setdefault((each.example.text, node - sentence.start), _Case(signs))
            if each.holds and node == each.object:
                case.links.add(each.relation)
    return list(cases.values())


def _role(
    ontology: Ontology, name: str, *, weights: Mapping[str, float], read: Sequence[ReadExample]
) -> Role:
    relation = ontology.relations[name]
    of = [each for each in read if each.holds and each.relation == name]
    telling = ((s, round(w, 3)) for s, w in weights.items() if abs(w) >= _LEAST_WEIGHT)
    return Role(
        predicate=name,
        weights=tuple(telling),
        domain=ontology.with_wider(relation.domain),
        range=ontology.with_wider(relation.range),
        literal=relation.literal is not None,
        **objects_of_link(of),
    )
