"""Who hosts a recording and who is a guest on it, from how it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgraph.extraction.sentences import Place, Sentence
from kgraph.model import Claim
from kgraph.ontology.types import Ontology

_WELCOME = re.compile(r"\bwelcome (?:back )?to (?:another episode of )?(?:the )?$", re.IGNORECASE)
_I_HOST = re.compile(r"\b(?:i am|i['’]m) your (?:co-? ?)?host\b", re.IGNORECASE)
_GUESTS = re.compile(
    r"\b(?:(?:my|our) (?:esteemed |special )?guests? (?:today )?(?:is|are)|joined (?:today )?by)\b",
    re.IGNORECASE,
)
_GREETS = re.compile(
    # What a name has taken it keeps, or "AAAA" could be parted among six names in any way.
    r"^(?:\W*+[A-Z][\w’'-]++,?+(?: and)?+){1,6} welcome\b(?! to\b)|\bthanks for joining"
)
_HAS_GUESTS = re.compile(
    r"\b(?:have|got|are|joined by)\b(?: \w+){0,4} guests?\b(?! of\b)", re.IGNORECASE
)
_OPENING = 6
_CONFIDENCE = 0.8


def find_introduced(sentences: Sequence[Sentence], ontology: Ontology) -> Iterator[Claim]:
    """Yield hostOf and guestOn claims about the work that somebody welcomes listeners to."""
    work = next(_welcomed_to(sentences), None) or _hosted(sentences)
    if work is None or not {"hostOf", "guestOn"} <= ontology.relations.keys():
        return
    hosts = {place.reference for sentence in sentences for place in _hosts(sentence)}
    others = {sentence.speaker for sentence in sentences} - hosts
    for number, sentence in enumerate(sentences):
        for host in _hosts(sentence):
            yield _claim(sentence, host, predicate="hostOf", work=work)
        for guest in _guests(sentence):
            yield _claim(sentence, guest, predicate="guestOn", work=work)
        greeted = _greeted(sentences[number : number + 3]) if sentence.speaker in hosts else ()
        for place, where in greeted:
            if place.reference in others:
                yield _claim(where, place, predicate="guestOn", work=work)


def _hosts(sentence: Sentence) -> list[Place]:
    if not _I_HOST.search(sentence.words(sentence.view)):
        return []
    return [place for place in sentence.places if _is_speaker(place, sentence)][:1]


def _guests(sentence: Sentence) -> list[Place]:
    match = _GUESTS.search(sentence.words(sentence.view))
    if match is None:
        return []
    after = sentence.view.start + match.end()
    return [place for place in _named_persons(sentence) if place.view.start >= after]


def _hosted(sentences: Sequence[Sentence]) -> Place | None:
    """Return the work named at the opening where somebody says there that he is the host."""
    opening = sentences[:_OPENING]
    if not any(_hosts(sentence) for sentence in opening):
        return None
    works = (p for s in opening for p in s.places if p.mention.named)
    return next((place for place in works if place.mention.entity_type == "work"), None)


def _greeted(sentences: Sequence[Sentence]) -> Iterator[tuple[Place, Sentence]]:
    """Yield the persons whom the first sentence greets, or whom it calls guests and then names.

    "Ana, Ben, welcome." "I have two guests. Ana Ruiz keeps bees, ..."
    """
    words = sentences[0].words(sentences[0].view)
    if _GREETS.search(words):
        yield from ((place, sentences[0]) for place in _named_persons(sentences[0]))
    if not _HAS_GUESTS.search(words):
        return
    for sentence in sentences:
        if sentence.speaker == sentences[0].speaker:
            yield from ((place, sentence) for place in _named_persons(sentence))


def _named_persons(sentence: Sentence) -> list[Place]:
    named = (place for place in sentence.places if place.mention.named)
    return [place for place in named if place.mention.entity_type == "person"]


def _welcomed_to(sentences: Sequence[Sentence]) -> Iterator[Place]:
    for sentence in sentences:
        for place in sentence.places:
            before = sentence.between(sentence.view.start, place.view.start) + " "
            if place.mention.entity_type == "work" and _WELCOME.search(before):
                yield place


def _is_speaker(place: Place, sentence: Sentence) -> bool:
    return place.reference == sentence.speaker and not place.mention.named


def _claim(sentence: Sentence, person: Place, *, predicate: str, work: Place) -> Claim:
    evidence = sentence.evidence(
        person, None, rule="introduction", confidence=_CONFIDENCE, end=person.view.end
    )
    return Claim(person.reference, predicate, work.reference, None, (evidence,))
