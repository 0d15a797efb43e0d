"""Open links: what the tree states between two things and no relation of the ontology names.

The predicate is ``open:`` and the phrase that carries the link in its base form: verb, particle,
the noun that fills a light verb, preposition ("open:arrive in", "open:be carried out in",
"open:have influence on", "open:be essential to").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import (
    Subject,
    first_of,
    is_passive,
    objects_of,
    obliques_of,
    subjects_of,
)
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import rank_of
from kgraph.extraction.open_phrases import (
    asks_for_deed,
    counts_none,
    filler_of,
    is_adjunct,
    is_compared,
    is_judged,
    is_listed,
    is_parallel,
    is_part_of_name,
    is_preposition,
    is_setting,
    leads_on,
    manner,
    particles,
    says_half,
    setting,
    state_of,
    takes_for,
    verb_phrase,
)
from kgraph.extraction.open_words import (
    APPEARING,
    ASKING,
    BODY,
    BRINGING_CASES,
    LIGHT,
    LOOSE_CASES,
    MOVING,
    MOVING_CASES,
    NAMING,
    NEVER,
    RECIPROCAL,
    SPEECH,
    STATES,
    TAKEN_FOR,
    WEAK_CASES,
)
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.extraction.wishes import is_bidden, is_subjunctive
from kgraph.language.labels import PRONOUNS
from kgraph.language.noun_phrases import content_noun, modified
from kgraph.language.noun_words import BARE_ROLES
from kgraph.model import Modality, Polarity

RULE = "open link"
LONGEST_PHRASE = 7
"""Words of a predicate."""
_TOWARDS = frozenset({"to", "with", "into"})
FAR = 15
"""Tokens from end to end beyond which the tree is often wrong."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A link between two tokens: its phrase and its anchor, ``doubt`` lowers the confidence."""

    phrase: str
    subject: Subject
    object: Token
    anchor: Token
    doubt: float = 0.0


def find_open_links(doc: Doc, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield a draft for each link that the tree states between two mentions, in token order."""
    for token in doc:
        for link in _links(token, finder):
            draft = _draft(link, finder)
            if draft is not None:
                yield draft


def _links(token: Token, finder: PlaceFinder) -> Iterator[_Link]:
    if any(child.dep_ == "cop" for child in token.children):
        yield from _told_deed(token) if token.pos_ == "VERB" else _copular(token, finder)
    elif token.pos_ == "VERB" and is_passive(token):
        yield from _passive(token, finder)
    elif token.pos_ == "VERB":
        yield from _active(token, finder)


def _active(verb: Token, finder: PlaceFinder) -> Iterator[_Link]:
    phrase, objects = verb_phrase(verb), objects_of(verb)
    if any(token.lemma_ in BODY for token in objects) or (objects and verb.lemma_ in APPEARING):
        return
    if verb.lemma_ in NEVER or verb.lemma_ in NAMING or is_preposition(verb) or takes_for(verb):
        return
    subjects = subjects_of(verb)
    yield from _with_each_other(phrase, verb, subjects=subjects, objects=objects)
    for subject in subjects:
        yield from _to_objects(phrase, verb, subject=subject, objects=objects, finder=finder)
        if not _has(verb, {"ccomp"}):
            yield from _to_obliques(phrase, verb, subject=subject, objects=objects, finder=finder)


def _with_each_other(
    phrase: str, verb: Token, *, subjects: list[Subject], objects: list[Token]
) -> Iterator[_Link]:
    """Yield what two things joined by "and" do with each other: "Ana and Ben met"."""
    if verb.lemma_ not in RECIPROCAL:
        return
    first, *others = objects or [subject.token for subject in subjects] or [verb]
    elsewhere = not objects and any(case in _TOWARDS for case, _ in obliques_of(verb))
    if elsewhere or not any(child.dep_ == "conj" for child in first.children):
        return
    for other in others:
        yield _Link(f"{phrase} with", Subject(first, False), other, verb)


def _to_objects(
    phrase: str, verb: Token, *, subject: Subject, objects: list[Token], finder: PlaceFinder
) -> Iterator[_Link]:
    for object_ in objects:
        if object_.head == verb and says_half(verb, object_):
            continue
        if leads_on(object_) and not _is_named(object_, finder):
            continue
        if verb.lemma_ in SPEECH and not _is_named(object_, finder):
            continue
        inner = list(_through(phrase, verb, subject=subject, noun=object_))
        if verb.lemma_ not in LIGHT or particles(verb):
            yield _Link(phrase, subject, object_, verb)
        elif _is_named(object_, finder):
            yield _Link(f"{phrase} {setting(verb)}", subject, object_, verb)
        elif _is_full(object_, finder) and not inner:
            yield _Link(phrase, subject, object_, verb)
        yield from inner


def _to_obliques(
    phrase: str, verb: Token, *, subject: Subject, objects: list[Token], finder: PlaceFinder
) -> Iterator[_Link]:
    filler = filler_of(objects[0]) if objects and not _is_named(objects[0], finder) else ""
    if objects and not filler:
        yield from _brought(verb, objects, finder=finder)
        return
    moving = verb.lemma_ in MOVING and not objects
    if verb.lemma_ in LIGHT and not filler and not moving:
        return
    state = state_of(verb)
    phrase = f"{phrase} {state}"
    for case, noun in obliques_of(verb):
        named = _is_named(content_noun(noun), finder)
        if is_setting(verb, noun, subject=subject.token) and not named:
            continue
        told = verb.lemma_ not in SPEECH or (named and case not in WEAK_CASES)
        alone = moving and not particles(verb)
        told = told and not (alone and case not in MOVING_CASES)
        told = told and not (case == "as" and (noun.i < verb.i or (objects and not filler)))
        told = told and not (case == "by" and objects)  # "built a pier by the mill"
        if told and not is_adjunct(case, noun):
            loose = not named and (moving or case in LOOSE_CASES)
            doubt = 0.1 * bool(objects) + 0.1 * loose
            yield _Link(f"{phrase} {filler} {case}", subject, noun, verb, doubt)


def _brought(verb: Token, objects: list[Token], *, finder: PlaceFinder) -> Iterator[_Link]:
    """Yield what is done with a person or a name: "[who] initiated him into [the club]"."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.lemma_ in LIGHT or verb.lemma_ in SPEECH:
        return
    for case, noun in obliques_of(verb):
        phrase = f"be {verb.lower_} {' '.join(particles(verb))} {case}"
        for object_ in objects if case in BRINGING_CASES and not is_adjunct(case, noun) else ():
            if _is_named(object_, finder) or object_.pos_ == "PRON":
                yield _Link(phrase, Subject(object_, False), noun, verb, 0.1)


def _through(phrase: str, verb: Token, *, subject: Subject, noun: Token) -> Iterator[_Link]:
    """Yield links to the complement of an object: "have influence on [trade]"."""
    noun = content_noun(noun)
    asked = verb.lemma_ in ASKING and _has(verb, {"xcomp", "ccomp", "advcl"})
    listed = verb.lemma_ not in LIGHT and is_listed(noun)
    if noun.pos_ != "NOUN" or asks_for_deed(noun) or asked or listed:
        return
    for case, inner in obliques_of(noun):
        filler = filler_of(noun)
        asks = verb.lemma_ in LIGHT or noun.lemma_.casefold() in BARE_ROLES
        telling = filler and (asks or case not in {"of", "in"})
        if telling and not is_adjunct(case, inner):
            yield _Link(f"{phrase} {filler} {case}", subject, inner, verb, 0.1)


def _passive(verb: Token, finder: PlaceFinder) -> Iterator[_Link]:
    if verb.lemma_ in NAMING or verb.lemma_ in NEVER or is_preposition(verb):
        return
    phrase = f"be {' '.join([verb.lower_, *particles(verb), *manner(verb)])}"
    filler = " ".join(filler_of(child) for child in verb.children if child.dep_ == "obj")
    leads_on = any(child.dep_ == "xcomp" and child.pos_ == "VERB" for child in verb.children)
    judged = is_judged(verb)
    for subject in subjects_of(verb):
        for case, noun in obliques_of(verb):
            if judged and case not in TAKEN_FOR:
                continue
            if noun.dep_ == "obl:agent" and case == "by":
                yield _by(noun, phrase, verb=verb, subject=subject)
            elif not leads_on and not is_adjunct(case, noun):
                agent = noun.dep_ == "obl:agent" or _is_named(noun, finder)
                loose = case in LOOSE_CASES and not agent
                yield _Link(f"{phrase} {filler} {case}", subject, noun, verb, 0.1 * loose)
        for child in verb.children:
            told = child.dep_ in {"xcomp", "obj"} and child.pos_ in {"NOUN", "PROPN"}
            if told and not _has(child, {"cop"}):
                marks = (each.lower_ for each in child.lefts if each.dep_ in {"case", "mark"})
                yield _Link(" ".join([phrase, *marks]), subject, child, verb, 0.1)


def _by(agent: Token, phrase: str, *, verb: Token, subject: Subject) -> _Link:
    """Return who does it: "is led by Ana" as it is put, "the club led by Ana" as what Ana does."""
    if not any(child.dep_.startswith("aux") for child in first_of(verb).children):
        return _Link(verb_phrase(verb), Subject(agent, False), subject.token, verb)
    return _Link(f"{phrase} by", subject, agent, verb)


def _copular(head: Token, finder: PlaceFinder) -> Iterator[_Link]:
    own = " ".join(child.lower_ for child in head.lefts if child.dep_ == "case")
    for subject in subjects_of(head):
        if _are_one(subject.token, head, finder=finder):
            continue
        if own and head.pos_ in {"NOUN", "PROPN"}:
            yield from _located(head, own, subject=subject)
            continue
        if is_compared(head) or (head.pos_ == "ADJ" and _has(head, {"xcomp"})):
            continue
        said = head.lower_ if head.pos_ == "ADJ" else filler_of(head)
        if not said or content_noun(head) != head:
            continue
        for case, noun in obliques_of(head):
            if head.pos_ != "ADJ" and case in LOOSE_CASES and not _is_named(noun, finder):
                continue
            inside = is_part_of_name(head, noun) and not _is_named(noun, finder)
            if " " not in case and not is_adjunct(case, noun) and not inside:
                yield _Link(f"be {said} {case}", subject, noun, head)
        yield from _purposes(head, f"be {rank_of(head) or said}", subject=subject)


def _located(noun: Token, case: str, *, subject: Subject) -> Iterator[_Link]:
    """Yield where a subject is, or how it stands with another: "is in love with [Ana]"."""
    if noun.lemma_ in STATES:
        for inner, other in obliques_of(noun):
            yield _Link(f"be {case} {noun.lower_} {inner}", subject, other, noun)
    elif not is_adjunct(case, noun) and " " not in case:
        yield _Link(f"be {case}", subject, noun, noun, 0.1)


def _are_one(subject: Token, noun: Token, *, finder: PlaceFinder) -> bool:
    """Say whether a subject has no other name than what is said of it: "they were members"."""
    places = finder.place_of(subject), finder.place_of(noun)
    return all(places) and len({place.reference for place in places if place}) == 1


def _told_deed(verb: Token) -> Iterator[_Link]:
    """Yield what a subject is to do: "the aim is to defend [the coast]"."""
    marks = {child.lower_ for child in verb.lefts}
    if "to" not in marks or "for" in marks:
        return
    phrase = f"be to {verb_phrase(verb)}"
    objects = objects_of(verb)
    for subject in subjects_of(verb):
        for object_ in objects:
            yield _Link(phrase, subject, object_, verb)
        for case, noun in obliques_of(verb) if not objects else ():
            if not is_adjunct(case, noun):
                yield _Link(f"{phrase} {case}", subject, noun, verb)


def _purposes(head: Token, phrase: str, *, subject: Subject) -> Iterator[_Link]:
    """Yield what a noun said of the subject is for: "is a tool to mend [nets]"."""
    if head.pos_ != "NOUN":
        return
    for child in head.children:
        marks = [mark.lower_ for mark in child.children if mark.dep_ in {"mark", "case"}]
        if child.dep_ == "acl" and child.pos_ == "VERB" and marks in (["to"], ["of"], ["for"]):
            for object_ in objects_of(child):
                verb = verb_phrase(child) if marks == ["to"] else child.lower_
                yield _Link(f"{phrase} {marks[0]} {verb}", subject, object_, child, 0.05)


def _has(verb: Token, relations: set[str]) -> bool:
    return any(child.dep_ in relations for child in verb.children)


def _is_named(token: Token, finder: PlaceFinder) -> bool:
    place = finder.place_of(token)
    return place is not None and place.mention.named


def _is_full(object_: Token, finder: PlaceFinder) -> bool:
    """Say whether an object says enough for a verb that says little."""
    place = finder.place_of(object_)
    return place is not None and (place.mention.named or len(modified(object_)) > 1)


def _draft(link: _Link, finder: PlaceFinder) -> Draft | None:
    subject, object_ = finder.place_of(link.subject.token), finder.place_of(link.object)
    phrase = " ".join(link.phrase.split())
    if subject is None or object_ is None or subject.reference == object_.reference:
        return None
    if len(phrase.split()) > LONGEST_PHRASE or not _is_near(link, finder):
        return None
    if _is_misjoined(link.subject.token, subject) or _is_misjoined(link.object, object_):
        return None
    if is_parallel(link.object):
        return None
    deed = _first_purpose(link.anchor)
    above = deed.head
    asked = deed.dep_ == "xcomp" and link.subject.inherited and above.lemma_ in ASKING
    asked = asked and any(child.dep_ in {"obj", "iobj"} for child in above.children)
    asked = asked or is_subjunctive(link.anchor) or is_bidden(link.anchor, link.phrase)
    return Draft(
        predicate=f"open:{phrase}",
        subject=subject,
        object=object_,
        value=None,
        tokens=LinkTokens(link.subject.token.i, link.object.i, link.anchor.i),
        rule=RULE,
        confidence=round(_confidence(link, subject, object_=object_, finder=finder), 2),
        modality=Modality.DESIRED if asked else None,
        polarity=Polarity.NEGATED if _is_none(link) else None,
    )


def _first_purpose(verb: Token) -> Token:
    """Return what is done so that a thing may be: "come" of "asks him to come to mend it"."""
    while verb.tag_ == "VB" and verb.dep_ in {"advcl", "conj"} and verb.head.tag_ == "VB":
        verb = verb.head
    return verb


def _is_misjoined(token: Token, place: Place) -> bool:
    """Say whether a name is joined by "and" in the tree, but stands after a preposition."""
    if token.dep_ != "conj":
        return False
    while token.i and token.idx > place.view.start:
        token = token.nbor(-1)
    return token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _is_none(link: _Link) -> bool:
    """Say whether the link is told of none or hardly any: "few farmers", "no power"."""
    return any(counts_none(token) for token in (link.subject.token, link.object))


def _is_near(link: _Link, finder: PlaceFinder) -> bool:
    """Say whether all parts stand in one sentence of the document."""
    sentence = finder.sentence_of(link.anchor)
    tokens = (link.subject.token, link.object)
    return sentence is not None and all(finder.sentence_of(token) is sentence for token in tokens)


def _confidence(link: _Link, subject: Place, *, object_: Place, finder: PlaceFinder) -> float:
    """Return how likely a link is true and worth telling: names say most, bare nouns least."""
    ends = _weight(link.subject.token, subject, finder=finder) + _weight(
        link.object, object_, finder=finder
    )
    tokens = (link.subject.token.i, link.object.i, link.anchor.i)
    far = max(tokens) - min(tokens) > FAR
    return 0.35 + ends - link.doubt - 0.05 * link.subject.inherited - 0.1 * far


def _weight(token: Token, place: Place, *, finder: PlaceFinder) -> float:
    if _is_name(place) and not finder.is_phrase(place):
        return 0.25
    if place.mention.text.casefold() in PRONOUNS:
        return 0.0 if finder.is_phrase(place) else 0.1
    if not finder.is_phrase(place) or len(place.mention.text.split()) > 1:
        return 0.12
    return 0.1 if len(modified(token)) > 1 else 0.04


def _is_name(place: Place) -> bool:
    return place.mention.named or (
        place.mention.entity_type == "person" and place.mention.text.casefold() in PRONOUNS
    )
