"""What a sentence says that something is, where no relation of the ontology names it.

"The festival is a contest of crews", "rowing used to be a trade", "the toll became a scandal". The
predicate is ``open:be``, ``open:become`` or ``open:remain``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from spacy.tokens import Token

from kgraph.extraction.clauses import Subject, joined, objects_of, obliques_of, subjects_of
from kgraph.extraction.grammar import NOT, children, complements_of, rank_of
from kgraph.extraction.open_drafts import Link
from kgraph.extraction.open_phrases import (
    filler_of,
    is_adjunct,
    is_compared,
    is_part_of_name,
    verb_phrase,
)
from kgraph.extraction.open_words import LOOSE_CASES, STATES
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.labels import PRONOUNS
from kgraph.language.noun_phrases import content_noun
from kgraph.language.noun_words import TIME_NOUNS, VAGUE_NOUNS
from kgraph.language.terms import is_role

_POINTING: Final = frozenset("this that these those what which there one".split())
_EMPTY: Final = frozenset(
    """reason way thing part case fact matter example point place time step start beginning end lot
    bit number name other rest kind sort type form member one result question answer issue key
    idea favorite favourite basis focus""".split()
)
_PICKING: Final = frozenset("only first last same other next such own".split())
_LIMITING: Final = frozenset("just only merely simply hardly almost nearly".split())
_NARROWING: Final = frozenset({"acl", "acl:relcl"})
_DOUBT: Final = 0.05


def copular_links(head: Token, finder: PlaceFinder) -> Iterator[Link]:
    """Yield what a clause with "is" tells of its subject; ``head`` is what it is said to be."""
    if head.pos_ == "VERB":
        yield from _told_deed(head)
        return
    yield from _complements(head, finder)
    yield from _than(head)
    yield from _turned(head, finder)
    if head.pos_ in {"NOUN", "PROPN"} and not children(head, "case"):
        yield from _plain(_said("be", head, anchor=head), finder)


def links_of_becoming(verb: Token, finder: PlaceFinder) -> Iterator[Link]:
    """Yield what a subject becomes or remains."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "obj"} and not children(child, "case", "mark"):
            yield from _plain(_said(verb.lemma_, child, anchor=verb), finder)
            yield from _of_what(verb, child, finder=finder)


def _of_what(verb: Token, noun: Token, *, finder: PlaceFinder) -> Iterator[Link]:
    """Yield of whom somebody becomes something: "remains the head of [the Guild]"."""
    said = filler_of(noun)
    for subject in subjects_of(verb) if said else ():
        for case, other in obliques_of(noun):
            if _tells_of(case, other, finder=finder) and not is_adjunct(case, other):
                yield Link(f"{verb.lemma_} {said} {case}", subject, other, verb)


def _than(head: Token) -> Iterator[Link]:
    """Yield what a subject surpasses: "is more useful than [the mill]", "is older than"."""
    graded = (each.lower_ for each in head.lefts if each.dep_ == "advmod")
    how = next((word for word in graded if word in {"more", "less"}), "")
    if head.pos_ != "ADJ" or not (how or head.tag_ == "JJR"):
        return
    for subject in subjects_of(head):
        for case, noun in obliques_of(head):
            if case == "than" and noun.pos_ in {"NOUN", "PROPN", "PRON"}:
                yield Link(f"be {how} {head.lower_} than", subject, noun, head, _DOUBT * 3)


def _turned(head: Token, finder: PlaceFinder) -> Iterator[Link]:
    """Yield what a name is said to be that stands last: "the first keeper of [it] was [Ana]"."""
    if head.pos_ != "PROPN" or not finder.is_named(head):
        return
    for noun in (child for child in head.lefts if child.dep_ == "nsubj" and child.pos_ == "NOUN"):
        said, whose = filler_of(noun), [other for case, other in obliques_of(noun) if case == "of"]
        pairs = product(joined(head), (each for each in whose if said and finder.is_named(each)))
        for name, other in pairs:
            yield Link(f"be {said} of", Subject(name, False), other, head)


def _plain(links: Iterator[Link], finder: PlaceFinder) -> Iterator[Link]:
    return (link for link in links if _is_plain(link, finder))


def _said(phrase: str, noun: Token, *, anchor: Token) -> Iterator[Link]:
    if anchor.dep_ != "xcomp" and any(child.lower_ == "to" for child in anchor.lefts):
        return  # "the task was to be a school", not "it hopes to be a school"
    for subject in subjects_of(anchor):
        for each in _all_of(noun):
            if each.pos_ in {"NOUN", "PROPN"} and _tells(each) and _is_somebody(subject):
                yield Link(phrase, subject, each, anchor, _DOUBT)


def _all_of(noun: Token) -> list[Token]:
    """Return a noun and those that "and" joins to it, no others that only follow it."""
    with_and = any(child.dep_ == "cc" for each in joined(noun) for child in each.lefts)
    return joined(noun) if with_and else [noun]


def _is_somebody(subject: Subject) -> bool:
    token = subject.token
    return token.lower_ not in _POINTING and token.pos_ in {"NOUN", "PROPN", "PRON"}


def _tells(noun: Token) -> bool:
    """Say whether a noun says something by itself, and not which one of some it is."""
    if noun.lemma_.casefold() in _EMPTY | TIME_NOUNS | VAGUE_NOUNS or not noun.is_alpha:
        return False
    if any(child.dep_ == "nmod:poss" for child in noun.lefts):
        return False  # "his nephew" is somebody's
    if any(child.tag_ == "JJS" or child.lower_ in _PICKING for child in noun.lefts):
        return False
    picked = any(each.lower_ == "most" for child in noun.lefts for each in child.lefts)
    before = {child.lower_ for child in noun.lefts}
    denied = _is_denied(noun)
    narrowed = any(child.dep_ in _NARROWING for child in noun.rights)
    return not picked and not (denied and (narrowed or before & _LIMITING))


def _is_plain(link: Link, finder: PlaceFinder) -> bool:
    """Say whether both are things of the text, the subject no pronoun without a name."""
    subject, noun = finder.place_of(link.subject.token), finder.place_of(link.object)
    if subject is None or noun is None:
        return False
    if noun.mention.named and not (noun.mention.entity_type == "concept" and _is_one(link.object)):
        return False
    if subject.mention.entity_type == "person" and is_role(link.object.lemma_.casefold()):
        return False  # an office
    if any(_tells_of(case, each, finder=finder) for case, each in obliques_of(link.object)):
        return False
    if _is_denied(link.object) and not _is_whole(link.object, noun):
        return False  # "no very big town" is a town
    pronoun = subject.mention.text.casefold() in PRONOUNS
    return not (pronoun and finder.is_phrase(subject))


def _is_denied(noun: Token) -> bool:
    return any(child.lower_ in NOT or child.lower_ == "no" for child in noun.lefts)


def _is_whole(noun: Token, place: Place) -> bool:
    """Say whether what a thing is called has all that narrows it."""
    return all(child.idx >= place.view.start for child in noun.lefts if child.dep_ == "amod")


def _is_one(name: Token) -> bool:
    """Say whether a word with a capital tells of what kind one is: "is a Protestant"."""
    return any(child.lower_ in {"a", "an"} for child in name.lefts if child.dep_ == "det")


def _tells_of(case: str, noun: Token, *, finder: PlaceFinder) -> bool:
    """Say whether an open link tells of whom something is: "is agency of [the League]"."""
    place = finder.place_of(noun)
    if place is None:
        return False
    inside = is_part_of_name(noun.head, noun)
    return place.mention.named or not (case in LOOSE_CASES or inside)


def _complements(head: Token, finder: PlaceFinder) -> Iterator[Link]:
    """Yield how a subject stands with what goes with its adjective or noun: "essential to"."""
    own = " ".join(child.lower_ for child in head.lefts if child.dep_ == "case")
    for subject in subjects_of(head):
        if _are_one(subject.token, head, finder=finder):
            continue
        if own and head.pos_ in {"NOUN", "PROPN"}:
            yield from _located(head, own, subject=subject)
            continue
        if is_compared(head) or (head.pos_ == "ADJ" and children(head, "xcomp")):
            continue
        said = head.lower_ if head.pos_ == "ADJ" else filler_of(head)
        if not said or content_noun(head) != head:
            continue
        for case, noun in obliques_of(head):
            if head.pos_ != "ADJ" and case in LOOSE_CASES and not finder.is_named(noun):
                continue
            if case in LOOSE_CASES and next(complements_of(head), None) is not None:
                continue  # "the main source of salt in Lorn" is no source in Lorn
            inside = is_part_of_name(head, noun) and not finder.is_named(noun)
            if " " not in case and not is_adjunct(case, noun) and not inside:
                yield Link(f"be {said} {case}", subject, noun, head)
        yield from _purposes(head, f"be {rank_of(head) or said}", subject=subject)


def _located(noun: Token, case: str, *, subject: Subject) -> Iterator[Link]:
    """Yield where a subject is, or how it stands with another: "is in love with [Ana]"."""
    if noun.lemma_ in STATES:
        for inner, other in obliques_of(noun):
            yield Link(f"be {case} {noun.lower_} {inner}", subject, other, noun)
    elif not is_adjunct(case, noun) and " " not in case:
        yield Link(f"be {case}", subject, noun, noun, 0.1)


def _are_one(subject: Token, noun: Token, *, finder: PlaceFinder) -> bool:
    """Say whether a subject has no other name than what is said of it: "they were members"."""
    places = finder.place_of(subject), finder.place_of(noun)
    return all(places) and len({place.reference for place in places if place}) == 1


def _told_deed(verb: Token) -> Iterator[Link]:
    """Yield what a subject is to do: "the aim is to defend [the coast]"."""
    marks = {child.lower_ for child in verb.lefts}
    if "to" not in marks or "for" in marks:
        return
    phrase = f"be to {verb_phrase(verb)}"
    objects = objects_of(verb)
    for subject in subjects_of(verb):
        for object_ in objects:
            yield Link(phrase, subject, object_, verb)
        for case, noun in obliques_of(verb) if not objects else ():
            if not is_adjunct(case, noun):
                yield Link(f"{phrase} {case}", subject, noun, verb)


def _purposes(head: Token, phrase: str, *, subject: Subject) -> Iterator[Link]:
    """Yield what a noun said of the subject is for: "is a tool to mend [nets]"."""
    if head.pos_ != "NOUN":
        return
    for child in head.children:
        marks = [mark.lower_ for mark in child.children if mark.dep_ in {"mark", "case"}]
        if child.dep_ == "acl" and child.pos_ == "VERB" and marks in (["to"], ["of"], ["for"]):
            for object_ in objects_of(child):
                verb = verb_phrase(child) if marks == ["to"] else child.lower_
                yield Link(f"{phrase} {marks[0]} {verb}", subject, object_, child, 0.05)
