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
    opening = next(_welcomes(sentences), None)
    if opening is None or not {"hostOf", "guestOn"} <= ontology.relations.keys():
        return
    _, work = opening
    for sentence in sentences:
        text = sentence.words(sentence.view)
        me = next((place for place in sentence.places if _is_speaker(place, sentence)), None)
        if me is not None and _I_HOST.search(text):
            yield _claim(sentence, me, "hostOf", work)
        match = _GUESTS.search(text)
        if match:
            after = sentence.view.start + match.end()
            persons = (place for place in sentence.places if place.view.start >= after)
            for person in persons:
                if person.mention.entity_type == "person" and person.mention.named:
                    yield _claim(sentence, person, "guestOn", work)


def _welcomes(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Place]]:
    for sentence in sentences:
        for place in sentence.places:
            before = sentence.between(sentence.view.start, place.view.start) + " "
            if place.mention.entity_type == "work" and _WELCOME.search(before):
                yield sentence, place


def _is_speaker(place: Place, sentence: Sentence) -> bool:
    return place.reference == sentence.speaker and not place.mention.named


def _claim(sentence: Sentence, person: Place, predicate: str, work: Place) -> Claim:
    evidence = sentence.evidence(
        person, None, rule="introduction", confidence=_CONFIDENCE, end=person.view.end
    )
    return Claim(person.reference, predicate, work.reference, None, (evidence,))
