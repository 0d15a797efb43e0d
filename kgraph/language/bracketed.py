"""Short forms that a text gives in brackets: "the Harbour Transport Union (HTU)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kgraph.language.abbreviations import abbreviates
from kgraph.language.lexicon import languages
from kgraph.language.mentions import Candidate

_BETWEEN_NAMES = frozenset(": , ; / or also and romanized romanised".split())


def find_bracketed(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return, by key of a short form, the key of the name or term that it abbreviates.

    One stands in brackets right after the other, and the short form takes its letters, in
    order, from the beginnings of the other's words.

    Source:
        Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
        biomedical text", here with the first letters of words only.
    """
    by_start = {candidate.span.start: candidate for candidate in candidates}
    found: dict[str, str] = {}
    for before, inside in _beside_brackets(candidates, by_start):
        for short, full in ((inside, before), (before, inside)):
            if abbreviates(short.label, full.label):
                found.setdefault(short.key, full.key)
    return found


def find_translated(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return, by key of a name in another language, the key of the name after which it stands.

    "Lisbon (Portuguese: Lisboa)", "Cologne (German Köln, Latin Colonia)": in brackets, after the
    name of a language or after another such name.
    """
    by_start = {candidate.span.start: candidate for candidate in candidates}
    found: dict[str, str] = {}
    for candidate in candidates:
        for name in _translations(candidate, by_start):
            if name.key != candidate.key:
                found.setdefault(name.key, candidate.key)
    return found


def _translations(candidate: Candidate, by_start: Mapping[int, Candidate]) -> Iterator[Candidate]:
    doc, at = candidate.span.doc, candidate.span.end
    if at + 1 >= len(doc) or doc[at].text != "(" or not _names_language(doc, at + 1):
        return
    at += 1
    while at < len(doc) and doc[at].text != ")":
        name = by_start.get(at)
        if name is not None and name.named and not _names_language(doc, at):
            at = name.span.end
            if doc[at : at + 1].text != ":":  # "Hepburn: Oru" tells by whose rules it is written
                yield name
        elif _names_language(doc, at) or doc[at].lower_ in _BETWEEN_NAMES:
            at += 1
        else:
            return


def _names_language(doc: Doc, at: int) -> bool:
    """Say whether a word names a language, alone or with the one after it ("Ancient Greek")."""
    words = [token.text for token in doc[at : at + 2]]
    return not languages().isdisjoint({words[0], " ".join(words)})


def _beside_brackets(
    candidates: Sequence[Candidate], by_start: dict[int, Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    for candidate in candidates:
        doc, end = candidate.span.doc, candidate.span.end
        inside = by_start.get(end + 1)
        if end < len(doc) and doc[end].text == "(" and inside is not None:
            yield candidate, inside
