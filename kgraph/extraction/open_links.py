"""Open links: what the tree states between two things and no relation of the ontology names.

The predicate is ``open:`` and the phrase that carries the link in its base form: verb, particle,
the noun that fills a light verb, preposition ("open:arrive in", "open:be carried out in",
"open:have influence on", "open:be essential to").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import (
    Subject,
    first_of,
    is_passive,
    objects_of,
    obliques_of,
    subjects_of,
)
from kgraph.extraction.copulas import copular_links, links_of_becoming
from kgraph.extraction.drafts import Draft
from kgraph.extraction.grammar import children
from kgraph.extraction.open_drafts import Link, draft_of
from kgraph.extraction.open_phrases import (
    asks_for_deed,
    deed_of,
    filler_of,
    is_adjunct,
    is_judged,
    is_listed,
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
    BECOMING,
    BODY,
    BRINGING_CASES,
    CALLED,
    LIGHT,
    LOOSE_CASES,
    MOVING,
    MOVING_CASES,
    NAMING,
    NEVER,
    RECIPROCAL,
    SPEECH,
    TAKEN_FOR,
    TALKING,
    WEAK_CASES,
)
from kgraph.extraction.places import PlaceFinder
from kgraph.language.noun_phrases import content_noun, modified
from kgraph.language.noun_words import BARE_ROLES

_TOWARDS = frozenset({"to", "with", "into"})


def find_open_links(doc: Doc, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield a draft for each link that the tree states between two mentions, in token order."""
    for token in doc:
        for link in _links(token, finder):
            draft = draft_of(link, finder)
            if draft is not None:
                yield draft


def _links(token: Token, finder: PlaceFinder) -> Iterator[Link]:
    if any(child.dep_ == "cop" for child in token.children):
        yield from copular_links(token, finder)
    elif token.pos_ == "VERB" and is_passive(token):
        yield from _passive(token, finder)
    elif token.pos_ == "VERB":
        if token.lemma_ in BECOMING:
            yield from links_of_becoming(token, finder)
        yield from _active(token, finder)


def _active(verb: Token, finder: PlaceFinder) -> Iterator[Link]:
    phrase, objects = verb_phrase(verb), objects_of(verb)
    if any(token.lemma_ in BODY for token in objects) or (objects and verb.lemma_ in APPEARING):
        return
    if verb.lemma_ in NAMING:
        yield from _named(verb, objects)
    if verb.lemma_ in NEVER or verb.lemma_ in NAMING or is_preposition(verb) or takes_for(verb):
        return
    if verb.lower_ == "used" and _is_habit(verb):
        return
    subjects = subjects_of(verb)
    yield from _with_each_other(phrase, verb, subjects=subjects, objects=objects)
    for subject in subjects:
        yield from _to_objects(phrase, verb, subject=subject, objects=objects, finder=finder)
        if not children(verb, "ccomp"):
            yield from _to_obliques(phrase, verb, subject=subject, objects=objects, finder=finder)


def _is_habit(verb: Token) -> bool:
    """Say whether a "used" only tells that something was so: "the boat that she used to row"."""
    return (
        verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to" and bool(children(verb, "xcomp"))
    )


def _named(verb: Token, objects: list[Token]) -> Iterator[Link]:
    """Yield what a thing is named by somebody: "they named [the pier] [a landmark]"."""
    named = CALLED.get(verb.lemma_)
    told = (child for child in verb.rights if child.dep_ in {"xcomp", "obj"} and named)
    for name, object_ in product(told, objects):
        if name.pos_ == "NOUN" and name not in objects and object_.i < name.i:
            yield Link(f"be {named}", Subject(object_, False), name, verb, 0.05)


def _with_each_other(
    phrase: str, verb: Token, *, subjects: list[Subject], objects: list[Token]
) -> Iterator[Link]:
    """Yield what two things joined by "and" do with each other: "Ana and Ben met"."""
    if verb.lemma_ not in RECIPROCAL:
        return
    first, *others = objects or [subject.token for subject in subjects] or [verb]
    elsewhere = not objects and any(case in _TOWARDS for case, _ in obliques_of(verb))
    if elsewhere or not any(child.dep_ == "conj" for child in first.children):
        return
    for other in others:
        yield Link(f"{phrase} with", Subject(first, False), other, verb)


def _to_objects(
    phrase: str, verb: Token, *, subject: Subject, objects: list[Token], finder: PlaceFinder
) -> Iterator[Link]:
    for object_ in objects:
        if object_.head == verb and says_half(verb, object_):
            continue
        if leads_on(object_) and not finder.is_named(object_):
            continue
        if verb.lemma_ in SPEECH and not finder.is_named(object_):
            continue
        inner = list(_through(phrase, verb, subject=subject, noun=object_))
        made = verb.lemma_ == "make" and object_.tag_ == "NNS"
        if verb.lemma_ not in LIGHT or particles(verb) or made:
            yield Link(f"{phrase} {deed_of(verb, object_)}", subject, object_, verb)
        elif finder.is_named(object_):
            yield Link(f"{phrase} {setting(verb)}", subject, object_, verb)
        elif _is_full(object_, finder) and not inner:
            yield Link(phrase, subject, object_, verb)
        yield from inner
        yield from _given(phrase, verb, subject=subject, object_=object_)


def _given(phrase: str, verb: Token, *, subject: Subject, object_: Token) -> Iterator[Link]:
    """Yield whom something is given: "gave [the club] a boat"."""
    filler = filler_of(object_)
    for child in verb.rights if filler else ():
        if child.dep_ == "iobj" and child.i < object_.i:
            yield Link(f"{phrase} {filler} to", subject, child, verb, 0.05)


def _to_obliques(
    phrase: str, verb: Token, *, subject: Subject, objects: list[Token], finder: PlaceFinder
) -> Iterator[Link]:
    filler = filler_of(objects[0]) if objects and not finder.is_named(objects[0]) else ""
    if objects and verb.lemma_ in TALKING:
        for case, noun in obliques_of(verb):
            if case == "about":
                yield Link(f"{phrase} about", subject, noun, verb, 0.05)
        return
    if objects and not filler:
        yield from _brought(verb, objects, finder=finder)
        return
    moving = verb.lemma_ in MOVING and not objects
    if verb.lemma_ in LIGHT and not filler and not moving:
        return
    state = state_of(verb)
    phrase = f"{phrase} {state}"
    others = obliques_of(verb)
    for case, noun in others:
        if moving and case in LOOSE_CASES and any(way == "to" for way, _ in others):
            continue  # "went off to school in Lorn" says where the school is
        named = finder.is_named(content_noun(noun))
        if is_setting(verb, noun, subject=subject.token) and not named:
            continue
        told = verb.lemma_ not in SPEECH or (named and case not in WEAK_CASES)
        alone = moving and not particles(verb)
        told = told and not (alone and case not in MOVING_CASES)
        told = told and not (case == "as" and (noun.i < verb.i or (objects and not filler)))
        told = told and not (case == "by" and objects)  # "built a pier by the mill"
        if told and not is_adjunct(case, noun) and (named or not leads_on(noun)):
            loose = not named and (moving or case in LOOSE_CASES)
            doubt = 0.1 * bool(objects) + 0.1 * loose
            yield Link(f"{phrase} {filler} {case}", subject, noun, verb, doubt)


def _brought(verb: Token, objects: list[Token], *, finder: PlaceFinder) -> Iterator[Link]:
    """Yield what is done with a person or a name: "[who] initiated him into [the club]"."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.lemma_ in LIGHT or verb.lemma_ in SPEECH:
        return
    for case, noun in obliques_of(verb):
        phrase = f"be {verb.lower_} {' '.join(particles(verb))} {case}"
        for object_ in objects if case in BRINGING_CASES and not is_adjunct(case, noun) else ():
            if finder.is_named(object_) or object_.pos_ == "PRON":
                yield Link(phrase, Subject(object_, False), noun, verb, 0.1)


def _through(phrase: str, verb: Token, *, subject: Subject, noun: Token) -> Iterator[Link]:
    """Yield links to the complement of an object: "have influence on [trade]"."""
    noun = content_noun(noun)
    asked = verb.lemma_ in ASKING and children(verb, "xcomp", "ccomp", "advcl")
    listed = verb.lemma_ not in LIGHT and is_listed(noun)
    if noun.pos_ != "NOUN" or asks_for_deed(noun) or asked or listed:
        return
    for case, inner in obliques_of(noun):
        filler = filler_of(noun)
        asks = verb.lemma_ in LIGHT or noun.lemma_.casefold() in BARE_ROLES
        telling = filler and (asks or case not in {"of", "in"})
        if telling and not is_adjunct(case, inner):
            yield Link(f"{phrase} {filler} {case}", subject, inner, verb, 0.1)


def _passive(verb: Token, finder: PlaceFinder) -> Iterator[Link]:
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
                agent = noun.dep_ == "obl:agent" or finder.is_named(noun)
                loose = case in LOOSE_CASES and not agent
                yield Link(f"{phrase} {filler} {case}", subject, noun, verb, 0.1 * loose)
        for child in verb.children:
            told = child.dep_ in {"xcomp", "obj"} and child.pos_ in {"NOUN", "PROPN"}
            if told and not children(child, "cop"):
                marks = (each.lower_ for each in child.lefts if each.dep_ in {"case", "mark"})
                yield Link(" ".join([phrase, *marks]), subject, child, verb, 0.1)


def _by(agent: Token, phrase: str, *, verb: Token, subject: Subject) -> Link:
    """Return who does it: "is led by Ana" as it is put, "the club led by Ana" as what Ana does."""
    if not any(child.dep_.startswith("aux") for child in first_of(verb).children):
        return Link(verb_phrase(verb), Subject(agent, False), subject.token, verb)
    return Link(f"{phrase} by", subject, agent, verb)


def _is_full(object_: Token, finder: PlaceFinder) -> bool:
    """Say whether an object says enough for a verb that says little."""
    place = finder.place_of(object_)
    return place is not None and (place.mention.named or len(modified(object_)) > 1)
