"""What kind of thing a name names, by its own words and the words around it."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Span

from kgraph.language.lexicon import (
    EVENT_NOUNS,
    ORGANIZATION_NOUNS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    TITLES,
    WORK_NOUNS,
    countries,
    zone_cities,
)

_COUNTRY_INITIALS = re.compile(
    r"(the )?(U\.? ?S\.?( ?A\.?)?|U\.? ?K\.?|E\.? ?U\.?|UN)", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z]\w*")
_NOUNS = (
    ("organization", ORGANIZATION_NOUNS),
    ("event", EVENT_NOUNS),
    ("work", WORK_NOUNS),
    ("place", PLACE_NOUNS),
)
_JOIN = re.compile(r"\b(?:members? of|join|joins|joined|joining)(?: the)?$")
_WELCOME = re.compile(r"\bwelcome (?:back )?to(?: the)?$")
_WORK_VERBS = frozenset(
    "wrote called titled entitled published directed read book novel song".split()
)
_SELVES = frozenset({"me", "us", "i", "myself", "ourselves"})
_ORGANIZATION_VERBS = frozenset("joined join joining founded at with by".split())


def type_of_name(span: Span, small: Counter[str]) -> str:
    """Return the local name of the entity type that the name most likely names.

    Words of the name decide first ("... Union"), then known places, then the words around it.
    What nothing tells is a person when it has the shape of a full name, else a concept.
    ``small`` counts the document's lower-case words: a name made of them is no person's.
    """
    if is_welcomed_to(span):
        return "work"
    return (
        _type_by_words(span)
        or _type_by_shape(span)
        or _type_by_neighbours(span)
        or ("person" if _looks_like_full_name(span) and not _is_made_of(span, small) else "concept")
    )


def _type_by_words(span: Span) -> str | None:
    words = [token.lower_ for token in span]
    if words[0].rstrip(".") in TITLES and len(words) > 1 and span[1].is_title and "of" not in words:
        return "person"
    if _COUNTRY_INITIALS.fullmatch(span.text) or _is_known_place(span.text):
        return "place"
    head = words[: words.index("of")] if "of" in words[1:] else words
    for entity_type, nouns in _NOUNS:
        if head[-1] in nouns:
            return entity_type
    if span[-1].is_digit and len(words) > 1:
        return "event"
    return None


def _type_by_shape(span: Span) -> str | None:
    if _ACRONYM.fullmatch(span.text) or _CAMEL.fullmatch(span.text):
        return "organization"
    if len(span) > 2 and span[0].is_title and any(token.lower_ in {"of", "for"} for token in span):
        return "organization"
    return None


def _type_by_neighbours(span: Span) -> str | None:
    doc = span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if before.rstrip(".") in TITLES or after in SPEECH_VERBS or before in SPEECH_VERBS:
        return "person"
    if before in {"“", '"', "‘"} or before in _WORK_VERBS:
        return "work"
    if before in PLACE_PREPOSITIONS:
        return (
            "place"
            if before in {"in", "from", "near"} and not _looks_like_full_name(span)
            else None
        )
    if before in _ORGANIZATION_VERBS and not _looks_like_full_name(span):
        return "organization"
    return None


def _is_known_place(text: str) -> bool:
    name = text.casefold().removeprefix("the ")
    return name in countries() or name in zone_cities() or f"{name} islands" in countries()


def _looks_like_full_name(span: Span) -> bool:
    words = [token for token in span if not token.is_punct]
    capital = all(word.is_title or word.text.endswith(".") for word in words)
    return 2 <= len(words) <= 4 and capital and all(len(word) > 1 for word in words)


def _is_made_of(span: Span, small: Counter[str]) -> bool:
    return any(small[token.lower_] > 0 for token in span)


def is_joined(span: Span) -> bool:
    """Say whether somebody joins it or is a member of it: then it is an organization."""
    before = span.doc[max(span.start - 4, 0) : span.start].text.casefold()
    return bool(_JOIN.search(before))


def is_made_up_of(span: Span) -> bool:
    """Say whether it is said to be several persons: "the Trio is basically Ana and me"."""
    head = span.root.head
    said = [head, *(child for child in head.children if child.dep_ == "conj")]
    copular = any(child.dep_ == "cop" for child in head.children)
    several = len(said) > 1 and span.root.dep_ == "nsubj" and copular
    return several and any(token.lower_ in _SELVES for token in said)


def is_welcomed_to(span: Span) -> bool:
    """Say whether listeners are welcomed to it: then it is what they listen to."""
    before = span.doc[max(span.start - 4, 0) : span.start].text.casefold()
    return bool(_WELCOME.search(before))
