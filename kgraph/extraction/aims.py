"""What somebody is after, from the noun that says so: "the aim of the club is to teach sailing"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, objects_of, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.prepositions import case_of
from kgraph.extraction.sentences import Place
from kgraph.ontology.types import Ontology

RULE: Final = "aim"

_CONFIDENCE: Final = 0.8
_AIMS: Final = frozenset(
    """aim aims goal goals purpose mission objective objectives ambition aspiration""".split()
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:outer"})
# Of "to build schools" the aim is the schools: the verb only says that they come to be.
_MAKING: Final = frozenset(
    """provide build create achieve reach win promote ensure bring develop offer foster establish
    get make secure gain give spread attain encourage advance become set carry implement pursue
    realise realize""".split()
)
_TASKS: Final = frozenset("task job mission goal aim purpose objective intention".split())


def find_aims(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield aimsAt drafts of what an aim is said to be."""
    relation = ontology.relations.get("aimsAt")
    if relation is None:
        return
    for noun in doc:
        owner = _bearer(noun) or (_owner(noun) if noun.lower_ in _AIMS else None)
        holder = None if owner is None else finder.place_of(owner)
        if owner is None or holder is None:
            continue
        for target, place in _targets(noun, finder):
            if fits(relation, holder, object_=place):
                tokens = LinkTokens(owner.i, target.i, noun.i)
                yield Draft("aimsAt", holder, place, None, tokens, RULE, _CONFIDENCE)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        of = any(case.dep_ == "case" and case.lower_ == "of" for case in child.children)
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and of):
            return child
    return None


def _bearer(task: Token) -> Token | None:
    """Return who has a task: "the fund, with the task of building schools"."""
    head = task.head
    of = any(child.dep_ == "acl" and child.tag_ == "VBG" for child in task.children)
    if task.lemma_ not in _TASKS or case_of(task) != "with" or not of:
        return None
    cases = [child for child in task.lefts if child.dep_ == "case"]
    own = any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in head.children)
    apart = own or (cases[0].i > 0 and cases[0].nbor(-1).text == ",")
    if apart and head.dep_ in {"obj", "conj"}:
        head = next((each for each in head.ancestors if each.pos_ == "VERB"), head)
    if head.pos_ == "VERB" or any(child.dep_ == "cop" for child in head.children):
        subjects = [subject.token for subject in subjects_of(head)]
        return subjects[0] if subjects else None
    return head


def _targets(noun: Token, finder: PlaceFinder) -> Iterator[tuple[Token, Place]]:
    """Yield what the aim is, with its place: "our goal is a new hall", "is to end hunger"."""
    for token in _said(noun):
        if token.pos_ == "VERB":
            yield from _done(token, finder)
        elif token.pos_ == "ADJ":
            yield from _described(token, finder)
        else:
            place = finder.place_of(token)
            if place is not None:
                yield token, place


def _said(noun: Token) -> list[Token]:
    """Return the nouns, adjectives and infinitives that are said of an aim."""
    head = noun.head
    if case_of(noun) == "with":
        return [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBG"]
    if noun.dep_ not in _SUBJECTS or not any(child.dep_ == "cop" for child in head.children):
        return []
    if head.pos_ != "VERB":
        return joined(head)
    also = (child for child in head.children if child.dep_ == "conj" and child.tag_ == "VB")
    return [head, *also] if head.tag_ == "VB" else []


def _done(verb: Token, finder: PlaceFinder) -> Iterator[tuple[Token, Place]]:
    objects = objects_of(verb)
    clause = finder.place_of(verb)
    if verb.lemma_ not in _MAKING and clause is not None:
        yield verb, clause
        return
    for token in objects:
        place = finder.place_of(token)
        if place is not None:
            yield token, place


def _described(adjective: Token, finder: PlaceFinder) -> Iterator[tuple[Token, Place]]:
    """Yield "free swimming" of which the tree makes an adjective with an object."""
    for child in adjective.children:
        if child.dep_ == "obj" and child.i == adjective.i + 1:
            place = finder.make_place(adjective.i, child.i + 1)
            if place is not None:
                yield child, place
