"""Reads the name corpora: their fine types become sets of ours; what one leaves out stays open."""

from collections.abc import Iterator
from typing import Any, Final

from kgraph.language.labels import type_bits
from kgraph.training.annotated import outermost
from kgraph.training.examples import Example, GoldSpan, SpanLayer
from kgraph.training.tokens import TokenizedText

_PERSON = type_bits("person")
_ORGANIZATION = type_bits("organization")
_PLACE = type_bits("place")
_EVENT = type_bits("event")
_WORK = type_bits("work")
_CONCEPT = type_bits("concept")
_THING = type_bits("concept", "object")
_LITERALS = type_bits("date", "quantity")
_MISCELLANEOUS = type_bits("event", "work", "concept", "object")

NAME_TYPES: Final = {
    **dict.fromkeys(
        ("PER", "person", "politician", "scientist", "researcher", "writer", "musicalartist"),
        _PERSON,
    ),
    **dict.fromkeys(("ORG", "organisation", "politicalparty", "university", "band"), _ORGANIZATION),
    **dict.fromkeys(("LOC", "country", "location"), _PLACE),
    **dict.fromkeys(("event", "election"), _EVENT),
    **dict.fromkeys(("WORK", "book", "poem", "song", "album"), _WORK),
    **dict.fromkeys(("magazine", "academicjournal"), _WORK | _ORGANIZATION),
    **dict.fromkeys(
        ("literarygenre", "musicgenre", "discipline", "field", "task", "algorithm", "metrics"),
        _CONCEPT,
    ),
    **dict.fromkeys(
        ("enzyme", "protein", "chemicalelement", "chemicalcompound", "musicalinstrument"), _THING
    ),
    "conference": _EVENT | _ORGANIZATION,
    "award": _CONCEPT | _EVENT | _WORK,
    "theory": _CONCEPT | _WORK,
    "programlang": _CONCEPT | _WORK,
    "astronomicalobject": _PLACE | _THING,
    "product": _WORK | _THING,
    "PRODUCT": _WORK | _THING,
    "misc": _MISCELLANEOUS,
    "MISC": _MISCELLANEOUS,
    "TIME": type_bits("date"),
    "NUM": type_bits("quantity"),
}
"""The types a name may have, by the type its corpus gives it."""

OPEN_TYPES: Final = {
    "crossner": _LITERALS,
    "crossner-politics": _LITERALS | _CONCEPT,
    "btc": _LITERALS | _MISCELLANEOUS,
    "wnut": _LITERALS | _EVENT | _CONCEPT,
    "uner": _LITERALS | _MISCELLANEOUS,
    "wikigold": _LITERALS,
    "docred": _THING,
}
"""What each source leaves unmarked, by the beginning of its record ids; the longest counts."""

LEAST_KNOWN_WORDS: Final = 0.5
"""A text with a smaller share of words known from the treebank is taken for another language."""


def name_examples(records: list[dict[str, Any]], known_words: frozenset[str]) -> Iterator[Example]:
    """Yield one example a sentence of the name corpora, English ones only."""
    for record in records:
        text = TokenizedText.of(record["text"])
        if text.words and _looks_english(text.words, known_words):
            source = _source_of(record["id"])
            yield Example(
                source.split("-")[0],
                record["id"],
                text.words,
                text.breaks,
                None,
                names=name_layer(
                    text, record["entities"], open_types=OPEN_TYPES[source], demonyms=frozenset()
                ),
            )


def name_layer(
    text: TokenizedText, marks: list[dict[str, Any]], *, open_types: int, demonyms: frozenset[str]
) -> SpanLayer:
    """Return flat names; a place that is a demonym ("German") counts as a concept."""
    spans = []
    for mark in marks:
        span = text.span(mark["start"], mark["end"])
        if span is not None:
            types = NAME_TYPES[mark["type"]]
            if types == _PLACE and span[0] == span[1] and text.words[span[0]] in demonyms:
                types = _CONCEPT
            spans.append(GoldSpan(*span, types))
    names, inner = outermost(spans)
    return SpanLayer(names, open_types, inner)


def _source_of(identifier: str) -> str:
    return max((name for name in OPEN_TYPES if identifier.startswith(name)), key=len)


def _looks_english(words: list[str], known_words: frozenset[str]) -> bool:
    letters = [word.lower() for word in words if word.isalpha() and word.islower()]
    known = sum(word in known_words for word in letters)
    return known >= LEAST_KNOWN_WORDS * len(letters)
