"""Candidates and groups -> the document's mentions and coreference chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Span as TokenSpan

from kgraph.language.coreference import Group
from kgraph.language.mentions import FIRST_PERSON, SECOND_PERSON, Candidate, name_key
from kgraph.model import CoreferenceChain, Document, Mention, Span

_REACH = 40


def number_chains(groups: Mapping[str, Group], target: Mapping[str, str]) -> dict[str, int]:
    """Return the chain number of each key, counted from 0 in order of the chains' keys."""
    ends = sorted({target[key] for key in groups if target[key] in groups})
    numbers = {end: number for number, end in enumerate(ends)}
    return {key: numbers[target[key]] for key in groups if target[key] in numbers}


def build_chains(
    groups: Mapping[str, Group], target: Mapping[str, str], *, numbers: Mapping[str, int]
) -> tuple[CoreferenceChain, ...]:
    """Return the chains in number order; their labels, best first."""
    members: dict[int, list[Group]] = {}
    for key, number in numbers.items():
        members.setdefault(number, []).append(groups[key])
    main = {numbers[key]: groups[key] for key in numbers if target[key] == key}
    return tuple(
        _chain(number, main[number], members=members[number]) for number in sorted(members)
    )


def _chain(number: int, main: Group, *, members: Sequence[Group]) -> CoreferenceChain:
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
    return CoreferenceChain(number, main.entity_type, (best, *others), float(sum(counts.values())))


def build_mentions(
    candidates: Sequence[Candidate], numbers: Mapping[str, int], *, document: Document
) -> list[Mention]:
    """Return the mentions of names and terms, in order of the source."""
    found = []
    for candidate in candidates:
        if candidate.key in numbers:
            found.append(_mention(candidate, numbers[candidate.key], document=document))
    return sorted(found, key=lambda mention: mention.span)


def resolve_pronouns(
    pronouns: Sequence[Candidate],
    mentions: Sequence[Mention],
    *,
    document: Document,
    numbers: Mapping[str, int],
) -> list[Mention]:
    """Return the pronouns whose person is plain: I is the speaker, you the only other one.

    He and she are the only person named in the last words before, speakers left out.
    """
    speakers = sorted({turn.speaker for turn in document.turns if turn.speaker})
    persons = [mention for mention in mentions if mention.entity_type == "person"]
    found = []
    for pronoun in pronouns:
        section = document.reading.section_at(pronoun.span.start_char)
        speaker = document.turns[section.turn].speaker if section else None
        chain: int | None
        if pronoun.key in FIRST_PERSON:
            chain = numbers.get(name_key(speaker)) if speaker else None
        elif pronoun.key in SECOND_PERSON:
            others = [label for label in speakers if label != speaker]
            chain = numbers.get(name_key(others[0])) if speaker and len(others) == 1 else None
        else:
            chain = _last_person(
                pronoun, persons, document=document, speaker=numbers.get(name_key(speaker or ""))
            )
        if chain is not None:
            found.append(_mention(pronoun, chain, document=document))
    return found


def _last_person(
    pronoun: Candidate, persons: Sequence[Mention], *, document: Document, speaker: int | None
) -> int | None:
    doc = pronoun.span.doc
    reach = doc[max(pronoun.span.start - _REACH, 0)].idx
    source = document.reading.source_span(Span(reach, pronoun.span.end_char))
    near = [person for person in persons if source.covers(person.span) and person.chain != speaker]
    return near[0].chain if len({person.chain for person in near}) == 1 else None


def _mention(candidate: Candidate, chain: int, *, document: Document) -> Mention:
    span = document.reading.source_span(_view_span(candidate.span))
    return Mention(span, span, candidate.span.text, candidate.entity_type, candidate.named, chain)


def _view_span(span: TokenSpan) -> Span:
    return Span(span.start_char, span.end_char)
