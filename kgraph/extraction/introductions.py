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
_CONFIDENCE = 0.8


def find_introduced(sentences: Sequence[Sentence], ontology: Ontology) -> Iterator[Claim]:
    """Yield hostOf and guestOn claims about the work that somebody welcomes listeners to."""
    work = next(_welcomed_to(sentences), None)
    if work is None or not {"hostOf", "guestOn"} <= ontology.relations.keys():
        return
    for sentence in sentences:
        for host in _hosts(sentence):
            yield _claim(sentence, host, predicate="hostOf", work=work)
        for guest in _guests(sentence):
            yield _claim(sentence, guest, predicate="guestOn", work=work)


def _hosts(sentence: Sentence) -> list[Place]:
    if not _I_HOST.search(sentence.words(sentence.view)):
        return []
    return [place for place in sentence.places if _is_speaker(place, sentence)][:1]


def _guests(sentence: Sentence) -> list[Place]:
    match = _GUESTS.search(sentence.words(sentence.view))
    if match is None:
        return []
    after = sentence.view.start + match.end()
    named = (place for place in sentence.places if place.mention.named)
    persons = (place for place in named if place.mention.entity_type == "person")
    return [place for place in persons if place.view.start >= after]


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
