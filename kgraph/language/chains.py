"""Candidates and groups -> the document's mentions and coreference chains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Span as TokenSpan

from kgraph.language.lexicon import is_title
from kgraph.language.mentions import Candidate
from kgraph.language.name_groups import Group
from kgraph.language.name_joins import Joins
from kgraph.model import CoreferenceChain, Document, Join, Mention, Span

_FULL: Final = 3
"""Words of the name of a person who is introduced with all names."""
_SUBTITLE: Final = re.compile(
    r",? or (?=(?:A|An|The) )|: (?=(?:An?|The (?:Story|Tale|Life|Adventures?)) )"
)
_JUNIOR: Final = frozenset({"Jr", "Jr.", "Sr", "Sr."})
_DATES: Final = re.compile(r"(?:\w+ ?)?\([^()]*\b[12]\d{3}\b")
_DATES_WITHIN: Final = 24
"""Tokens after a name in which its dates stand."""


def number_chains(groups: Mapping[str, Group], joins: Joins) -> dict[str, int]:
    """Return the chain number of each key, counted from 0 in order of the chains' keys."""
    end_by_key = {key: joins.end_of(key) for key in groups}
    ends = sorted({end for end in end_by_key.values() if end in groups})
    numbers = {end: number for number, end in enumerate(ends)}
    return {key: numbers[end] for key, end in end_by_key.items() if end in numbers}


def build_chains(
    groups: Mapping[str, Group], joins: Joins, *, numbers: Mapping[str, int]
) -> tuple[CoreferenceChain, ...]:
    """Return the chains in number order; their labels, best first."""
    members: dict[int, list[Group]] = {}
    for key, number in numbers.items():
        members.setdefault(number, []).append(groups[key])
    main = {numbers[key]: groups[key] for key in numbers if joins.end_of(key) == key}
    return tuple(
        _chain(
            number,
            main[number],
            members=members[number],
            joins=_reasons(members[number], joins, groups=groups),
        )
        for number in sorted(members)
    )


def _reasons(
    members: Sequence[Group], joins: Joins, *, groups: Mapping[str, Group]
) -> tuple[Join, ...]:
    """Return why each name of a chain but the main one belongs to it."""
    found = []
    for group in members:
        reason, to = joins.reason_of(group.key), groups.get(joins.next_of(group.key))
        if reason is not None and to is not None:
            found.append(Join(group.label, to.label, reason))
    return tuple(sorted(found, key=lambda join: join.key))


def _chain(
    number: int, main: Group, *, members: Sequence[Group], joins: tuple[Join, ...]
) -> CoreferenceChain:
    counts: Counter[str] = Counter()
    for group in members:
        counts.update(group.labels)
    best = main.label
    if not main.fixed and counts:
        best = max(
            (group.label for group in members),
            key=lambda label: (len(label.split()) > 1, label == main.label, counts[label], label),
        )
    others = sorted(
        (label for label in counts if label != best), key=lambda label: (-counts[label], label)
    )
    labels, salience = (best, *others), float(sum(counts.values()))
    return CoreferenceChain(number, main.entity_type, labels, salience, joins=joins)


def with_spellings(
    chains: Sequence[CoreferenceChain],
    candidates: Sequence[Candidate],
    *,
    numbers: Mapping[str, int],
) -> tuple[CoreferenceChain, ...]:
    """Return the chains with the terms also as the text writes them: the plurals.

    A name that the text writes with a capital "The" gets that spelling, too, as does one word that
    it writes after a title: these may be part of it, and "Dr. Dre" is who is meant by "Dre". Who is
    introduced with all names and a date, "Ana Maria Ruiz (born 1950)", is commonly "Ana Ruiz".
    """
    spellings: dict[int, set[str]] = {}
    for each in candidates:
        spelling = _with_words_before(each) if each.named else each.span.text.lower()
        if each.key in numbers:
            found = {spelling, _without_subtitle(each)} - {None}
            spellings.setdefault(numbers[each.key], set()).update(filter(None, found))
    return tuple(_with_labels(chain, spellings.get(chain.number, set())) for chain in chains)


def _without_subtitle(name: Candidate) -> str | None:
    """Return the first part of a title: "Flat" of "Flat: A Tale", "Oars" of "Oars or The Boat"."""
    if name.entity_type != "work" or not _SUBTITLE.search(name.label):
        return None
    first, start = _SUBTITLE.split(name.label, maxsplit=1)[0], name.span.start
    return f"The {first}" if start and name.span.doc[start - 1].text == "The" else first


def _with_words_before(name: Candidate) -> str | None:
    """Return a name with the article or title before it, where it may be a part of the name."""
    start, doc = name.span.start, name.span.doc
    if name.entity_type == "person" and not (start and doc[start - 1].text == "The"):
        return _first_and_last(name) if " " in name.label else _with_title(name)
    if start == 0 or name.entity_type == "place" or name.label != name.span.text:
        return None
    return f"The {name.label}" if doc[start - 1].text == "The" else None


def _first_and_last(name: Candidate) -> str | None:
    """Return the first and the last name of a person whose full name and dates are given."""
    words = given = name.label.split()
    while words and (sum(letter.isupper() for letter in words[-1]) > 1 or words[-1] in _JUNIOR):
        words = words[:-1]  # "OBE"
    follows = name.span.doc[name.span.end : name.span.end + _DATES_WITHIN].text
    least = _FULL if words == given else _FULL - 1
    if len(words) < least or not all(word[0].isupper() for word in words):
        return None
    return f"{words[0]} {words[-1]}" if _DATES.match(follows) else None


def _with_title(name: Candidate) -> str | None:
    doc, last = name.span.doc, name.span.end - 1
    start = last - 1
    if start > 0 and doc[start].text == ".":
        start -= 1
    if doc[last].text != name.label or start < 0 or doc[start].sent != doc[last].sent:
        return None
    title = doc[start].text
    return doc[start : last + 1].text if title.istitle() and is_title(title) else None


def _with_labels(chain: CoreferenceChain, spellings: set[str]) -> CoreferenceChain:
    known = {label.casefold() for label in chain.labels}
    more = sorted(each for each in spellings if each.casefold() not in known)
    return replace(chain, labels=(*chain.labels, *more))


def build_mentions(
    candidates: Sequence[Candidate], numbers: Mapping[str, int], *, document: Document
) -> list[Mention]:
    """Return the mentions of names and terms, in order of the source."""
    found = []
    for candidate in candidates:
        if candidate.key in numbers:
            found.append(mention_at(candidate, numbers[candidate.key], document=document))
    return sorted(found, key=lambda mention: mention.span)


def mention_at(candidate: Candidate, chain: int, *, document: Document) -> Mention:
    """Return the mention of a chain that a candidate is."""
    span = source_span(candidate.span, document)
    return Mention(span, span, candidate.span.text, candidate.entity_type, candidate.named, chain)


def source_span(span: TokenSpan, document: Document) -> Span:
    """Return where a stretch of tokens stands in the source."""
    return document.reading.source_span(Span(span.start_char, span.end_char))
