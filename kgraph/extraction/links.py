"""Claims from the words between two mentions of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from kgraph.extraction.places import fits
from kgraph.extraction.sentences import Place, Sentence
from kgraph.extraction.stance import modality_of, polarity_of
from kgraph.extraction.surface import DATE_RULES, RULES, SurfaceRule
from kgraph.language.dates import find_dates, parse_date
from kgraph.model import Claim, Span
from kgraph.ontology.types import Ontology, Relation

_FARTHEST = 3
_LONGEST_GAP = 100
_CONFIDENCE = 0.7
_POSSESSIVES = frozenset("my your his her".split())
_LIST_JOINT = re.compile(r",|and|, and|or|, or|&")
_SINCE = re.compile(r"^\W*(?:back )?(?:in|since|from|on|around)\b", re.IGNORECASE)
_OPENING_DATE = re.compile(
    r"\b(?:in|since|on|from) (?:[a-z]+ ){0,2}(?:[0-9]{1,2},? )?[0-9]{4},?$", re.I
)
_UNTIL = re.compile(r"\b(?:to|until|till)\b\W*$", re.IGNORECASE)
_BEFORE_SUBJECT = 40


def find_links(sentence: Sentence, ontology: Ontology) -> Iterator[Claim]:
    """Yield the claims that the rules find between the mentions of a sentence."""
    for left, right in _pairs(sentence):
        words = sentence.between(left.view.end, right.view.start) + " "
        for rule in RULES:
            relation = ontology.relations.get(rule.predicate)
            if relation is not None and rule.pattern.fullmatch(words):
                yield from _claims(sentence, rule, relation=relation, left=left, right=right)


def find_date_links(sentence: Sentence, ontology: Ontology) -> Iterator[Claim]:
    """Yield the claims whose object is a date that follows a mention."""
    for place in sentence.places:
        following = _first_date_after(sentence, place)
        if following is None:
            continue
        words, date, end = following
        for rule in DATE_RULES:
            relation = ontology.relations.get(rule.predicate)
            fits = relation is not None and place.mention.entity_type in relation.domain
            if fits and rule.pattern.fullmatch(words):
                yield _claim(sentence, rule, subject=place, object_=None, value=date, end=end)


def _first_date_after(sentence: Sentence, place: Place) -> tuple[str, str, int] | None:
    """Return the words up to the next date, the date, and the view offset where it ends."""
    if place.view.end >= sentence.view.end:
        return None
    rest = sentence.words(Span(place.view.end, sentence.view.end))
    dates = find_dates(rest)
    if not dates:
        return None
    start, end, date = dates[0]
    return " ".join(rest[:start].split()) + " ", date, place.view.end + end


def _pairs(sentence: Sentence) -> Iterator[tuple[Place, Place]]:
    for index, left in enumerate(sentence.places):
        for right in sentence.places[index + 1 : index + 1 + _FARTHEST]:
            if 0 < right.view.start - left.view.end < _LONGEST_GAP:
                yield left, right


def _claims(
    sentence: Sentence,
    rule: SurfaceRule,
    *,
    relation: Relation,
    left: Place,
    right: Place,
) -> Iterator[Claim]:
    owner = left.mention.text.casefold() in _POSSESSIVES
    before = [left] if owner else _with_list_before(sentence, left)
    lists = before, _with_list_after(sentence, right)
    subjects, objects = reversed(lists) if rule.reverse else lists
    for one, other in product(subjects, objects):
        if fits(relation, one, object_=other):
            end = max(one.view.end, other.view.end)
            yield _claim(sentence, rule, subject=one, object_=other, end=end)


def _claim(
    sentence: Sentence,
    rule: SurfaceRule,
    *,
    subject: Place,
    object_: Place | None,
    end: int,
    value: str | None = None,
) -> Claim:
    start = min(subject.view.start, object_.view.start if object_ else end)
    before = max(sentence.view.start, start - _BEFORE_SUBJECT)
    inside = sentence.between(subject.view.start if not object_ else start, end)
    valid_from, valid_to = (None, None) if value else _validity(sentence, start, end=end)
    return Claim(
        subject=subject.reference,
        predicate=rule.predicate,
        object=object_.reference if object_ else None,
        value=value,
        evidence=(
            sentence.evidence(subject, object_, rule=rule.name, confidence=_CONFIDENCE, end=end),
        ),
        polarity=polarity_of(inside),
        modality=modality_of(sentence.between(before, end), is_question=sentence.is_question),
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _with_list_before(sentence: Sentence, place: Place) -> list[Place]:
    index = sentence.places.index(place)
    found = [place]
    while index and _joined(sentence, sentence.places[index - 1], right=sentence.places[index]):
        index -= 1
        found.append(sentence.places[index])
    return found


def _with_list_after(sentence: Sentence, place: Place) -> list[Place]:
    index = sentence.places.index(place)
    found = [place]
    last = len(sentence.places) - 1
    while index < last and _joined(
        sentence, sentence.places[index], right=sentence.places[index + 1]
    ):
        index += 1
        found.append(sentence.places[index])
    return found


def _joined(sentence: Sentence, left: Place, *, right: Place) -> bool:
    same = left.mention.entity_type == right.mention.entity_type
    return same and bool(_LIST_JOINT.fullmatch(sentence.between(left.view.end, right.view.start)))


def _validity(sentence: Sentence, start: int, *, end: int) -> tuple[str | None, str | None]:
    """Return from when to when a link holds, by dates right after it or right before it."""
    before = sentence.between(max(sentence.view.start, start - 40), start)
    opened = _OPENING_DATE.search(before)
    rest = sentence.between(end, min(end + 40, sentence.view.end))
    dates = find_dates(rest)
    if not dates or not _SINCE.match(rest) or len(rest[: dates[0][0]].split()) > 3:
        return (parse_date(opened[0]) if opened else None), None
    if len(dates) > 1 and _UNTIL.search(rest[: dates[1][0]]):
        return dates[0][2], dates[1][2]
    return dates[0][2], None
