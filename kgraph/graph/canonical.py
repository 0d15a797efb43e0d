"""The one order in which things are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rdflib import Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.vocabulary import Term
from kgraph.model import Entity

_FIRST_PROPERTIES: tuple[URIRef, ...] = (
    *(v.TYPE, v.LABEL, v.TITLE, v.PREF_LABEL, v.ALT_LABEL, v.MENTION_COUNT, v.SALIENCE),
    *(v.SAME_AS, v.JOIN, v.JOINED_LABEL, v.JOINED_TO, v.REASON, v.REPLACED_BY),
    *(v.SUBPROPERTY_OF, v.PATH, v.SHA256),
    *(v.SUBJECT, v.PREDICATE, v.OBJECT, v.QUALIFIER, v.POLARITY, v.MODALITY),
    *(v.VALID_FROM, v.VALID_TO, v.HAS_TIME, v.QUOTE, v.SPEAKER, v.START_TIME, v.QUOTED_FROM),
    *(v.START, v.END, v.SELECTED_START, v.SELECTED_END, v.WORDS_BEFORE, v.EXACT, v.WORDS_BEHIND),
    *(v.HAS_SOURCE, v.HAS_SELECTOR),
    *(v.CONFIDENCE, v.RULE, v.MEMBER, v.ROLE, v.IN_ORGANIZATION, v.MEMBER_DURING),
    *(v.HAS_EVIDENCE, v.CONTRADICTS),
    *(v.ATTRIBUTED_TO, v.COMMENT, v.DATE),
    *(v.KGRAPH_VERSION, v.ONTOLOGY_SHA256, v.LANGUAGE_MODEL, v.USED, v.GENERATED),
)
_RANK = {term: place for place, term in enumerate(_FIRST_PROPERTIES)}

Description = tuple[tuple[URIRef, Term], ...]


def term_key(term: Term) -> tuple[int, str, str, str]:
    """Return what terms are sorted by: IRIs first, then literals by text, datatype, language.

    >>> sorted([Literal("b"), URIRef("x:a"), Literal("a")], key=term_key)[0]
    rdflib.term.URIRef('x:a')
    """
    if isinstance(term, Literal):
        return (1, str(term), str(term.datatype or ""), term.language or "")
    return (0, str(term), "", "")


def property_key(term: URIRef) -> tuple[int, str]:
    """Return what the properties of one subject are sorted by: what it is, then what it has."""
    return (_RANK.get(term, len(_RANK)), str(term))


def ordered_description(statements: Iterable[tuple[URIRef, Term]]) -> Description:
    """Return what is said of one subject in canonical order, each statement once."""
    said = tuple(statements)
    places = _places_of_different(tuple([predicate for predicate, _ in said]))
    if places is not None:
        return tuple([said[place] for place in places])
    by_property: dict[URIRef, list[Term]] = {}
    for predicate, target in said:
        found = by_property.get(predicate)
        if found is None:
            by_property[predicate] = [target]
        else:
            found.append(target)
    ordered: list[tuple[URIRef, Term]] = []
    for predicate in sorted(by_property, key=property_key):
        targets = by_property[predicate]
        if len(targets) == 1:
            ordered.append((predicate, targets[0]))
        else:
            ordered += [(predicate, each) for each in _ordered(targets)]
    return tuple(ordered)


@lru_cache(maxsize=4096)  # the same few sets of properties come again and again
def _places_of_different(properties: tuple[URIRef, ...]) -> tuple[int, ...] | None:
    """Return in which order to take properties; ``None`` where one comes twice."""
    if len(set(properties)) < len(properties):
        return None
    return tuple(sorted(range(len(properties)), key=lambda each: property_key(properties[each])))


def _ordered(terms: list[Term]) -> list[Term]:
    by_key = {term_key(term): term for term in terms}
    return [by_key[key] for key in sorted(by_key)]


def entity_key(entity: Entity) -> tuple[str, str, str]:
    """Return what entities are sorted by: label without regard to case, then label, then id."""
    return (entity.canonical_label.casefold(), entity.canonical_label, entity.id)
