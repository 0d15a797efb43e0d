"""Pronouns and descriptions: which chain "she", "we" or "the union" goes on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

from kgraph.language.chains import mention_at
from kgraph.language.components import MENTIONS
from kgraph.language.labels import PRONOUNS
from kgraph.language.mentions import FIRST_PERSON, SECOND_PERSON, Candidate, name_key
from kgraph.model import Document, Mention

_PERSONS = frozenset("i me my mine you your he him his she her hers who whom".split())


def resolve_references(
    doc: Doc,
    candidates: Sequence[Candidate],
    *,
    document: Document,
    numbers: Mapping[str, int],
    types: Mapping[int, str],
) -> list[Mention]:
    """Return the mentions that are no names, each in the chain of what it refers to.

    I is the speaker. You is the other speaker where there are but two. Everything else goes
    with the name that the trained coreference found most often in its chain, where the type
    allows; what has no name gives no mention.

    Args:
        doc: carries ``doc.spans["mentions"]``.
        candidates: names and terms.
        document: whose turns say who speaks.
        numbers: chain numbers by key.
        types: entity types by chain number.
    """
    chain_at = _chain_by_root(candidates, numbers)
    owners = _owners(doc, chain_at)
    found = []
    for span, chain in _unnamed(doc, chain_at):
        number = _number(span, owners.get(chain), document=document, numbers=numbers, types=types)
        if number is not None:
            reference = Candidate(span, types[number], span.text, span.text, named=False)
            found.append(mention_at(reference, number, document=document))
    return found


def _chain_by_root(candidates: Sequence[Candidate], numbers: Mapping[str, int]) -> dict[int, int]:
    """Return the chain of each token that a candidate covers."""
    return {
        token.i: numbers[candidate.key]
        for candidate in candidates
        if candidate.key in numbers
        for token in candidate.span
    }


def _mentions(doc: Doc) -> Iterator[tuple[Span, int]]:
    if MENTIONS in doc.spans:
        group = doc.spans[MENTIONS]
        yield from zip(group, group.attrs["chain"], strict=True)


def _owners(doc: Doc, chain_at: Mapping[int, int]) -> dict[int, int]:
    """Return, by trained chain, the named chain that most of its mentions belong to."""
    votes: dict[int, Counter[int]] = {}
    for span, chain in _mentions(doc):
        number = chain_at.get(span.root.i)
        if number is not None:
            votes.setdefault(chain, Counter())[number] += 1
    return {chain: max(found, key=lambda n: (found[n], -n)) for chain, found in votes.items()}


def _unnamed(doc: Doc, chain_at: Mapping[int, int]) -> Iterator[tuple[Span, int]]:
    seen = set()
    for span, chain in _mentions(doc):
        if span.root.i not in chain_at and span.root.i not in seen:
            seen.add(span.root.i)
            yield span, chain


def _number(
    span: Span,
    owner: int | None,
    *,
    document: Document,
    numbers: Mapping[str, int],
    types: Mapping[int, str],
) -> int | None:
    word = span.text.casefold()
    speaker = _speaker_at(document, span.start_char)
    if word in FIRST_PERSON and speaker:
        return numbers.get(name_key(speaker))
    if word in SECOND_PERSON:
        others = {turn.speaker for turn in document.turns if turn.speaker} - {speaker}
        return numbers.get(name_key(others.pop() or "")) if len(others) == 1 else None
    if owner is None or word in FIRST_PERSON:
        return None
    person = word in _PERSONS or (word not in PRONOUNS and span.label_ == "person")
    is_person = types[owner] == "person"
    return owner if person == is_person or word in {"they", "them", "their", "who"} else None


def _speaker_at(document: Document, view_offset: int) -> str | None:
    section = document.reading.section_at(view_offset)
    return document.turns[section.turn].speaker if section else None
