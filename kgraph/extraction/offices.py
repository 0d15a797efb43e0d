"""Who holds which office where: "the chair of the Guild, Ana Ruiz", "Ben is our editor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.terms import is_role, noun_phrase
from kgraph.ontology.types import Ontology

RULE = "office"

_CONFIDENCE = 0.8
_CASES = frozenset({"of", "at", "for", "with", "in", "on"})
_HEADS = frozenset(
    """director chair chairman chairwoman chairperson president head leader chief ceo captain
    principal dean commander governor boss abbot abbess headmaster headmistress headteacher
    commander-in-chief""".split()
)
_FOUNDERS = frozenset("founder co-founder cofounder".split())
_MEMBERS = frozenset("member fellow".split())
_HOSTS = frozenset("host co-host presenter".split())
_OUTSIDERS = frozenset(
    """supporter opponent critic fan friend neighbour neighbor owner donor lover admirer rival user
    customer reader listener visitor successor predecessor author writer creator maker father
    mother brother sister speaker winner killer survivor follower citizen resident""".split()
)
_CHOSEN = frozenset("favorite favourite best-loved".split())
_BELIEFS = re.compile(
    r"(?:social|femin|marx|lenin|commun|anarch|pacif|environmental|capital|national|left|right|fasc|"
    r"rac|zion|human|athe|the|buddh|ideal|real|optim|pessim|popul|separat|royal|loyal|imperial|"
    r"colonial|ego|altru|material|rational)ists?",
    re.IGNORECASE,
)
_FIXED_HEADS = frozenset({("general", "secretary"), ("secretary", "general")})


@dataclass(frozen=True, slots=True)
class _Office:
    """A noun of office with who holds it and where, as tokens."""

    noun: Token
    holder: Token
    body: Token | None


def find_offices(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield holdsRole drafts, and what an office in a body says besides: who leads it, works there.

    Only links that the ontology knows, between the types that it gives them.
    """
    for office in _offices(doc):
        holder = finder.place_of(office.holder)
        if holder is None or holder.mention.entity_type != "person":
            continue
        body = None if office.body is None else finder.place_of(office.body)
        yield from _role(office, holder, body=body, finder=finder, ontology=ontology)
        if body is not None:
            yield from _besides(office, holder, body=body, ontology=ontology)


def _offices(doc: Doc) -> Iterator[_Office]:
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or not _names_office(token):
            continue
        holder = _holder(token)
        if holder is not None and holder.i != token.i:
            yield _Office(token, holder, _body(token))


def _names_office(token: Token) -> bool:
    word = token.lower_
    if any(child.lower_ in _CHOSEN for child in token.children) or is_of_belief(token):
        return False
    known = _HEADS | _FOUNDERS | _MEMBERS | _HOSTS
    return word in known or (is_role(word) and token.pos_ == "NOUN")


def is_of_belief(noun: Token) -> bool:
    """Say whether the noun tells what somebody believes in: that is no office."""
    return _BELIEFS.fullmatch(noun.text) is not None


def _holder(noun: Token) -> Token | None:
    """Return whose office it is: the subject of "is", what it stands beside, what it precedes."""
    first = _first_of_list(noun)
    if any(child.dep_ == "cop" for child in first.children):
        subjects = [subject.token for subject in subjects_of(first)]
        return subjects[0] if subjects else None
    if first.dep_ == "appos":
        return first.head
    if first.dep_ in {"obl", "advcl", "xcomp"} and _is_as(first):
        subjects = [subject.token for subject in subjects_of(first.head)]
        return subjects[0] if subjects else None
    for child in first.children:
        if child.dep_ in {"appos", "flat"} and child.pos_ == "PROPN" and child.i > noun.i:
            return child
    if first.dep_ in {"compound", "flat"} and first.head.pos_ == "PROPN":
        return first.head if first.i < first.head.i else None
    return None


def _first_of_list(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"} and not _has_subject(noun):
        noun = noun.head
    return noun


def _is_as(noun: Token) -> bool:
    """Say whether the noun tells in what office somebody acts: "she served as chair"."""
    return any(child.lower_ == "as" and child.dep_ in {"case", "mark"} for child in noun.children)


def _has_subject(noun: Token) -> bool:
    return any(child.dep_ in {"cop", "nsubj"} for child in noun.children)


def _body(noun: Token) -> Token | None:
    """Return the body: "chair of the Guild", "the Guild's chair", "our chair"; shared in a list."""
    own = _own_body(noun)
    if own is not None:
        return own
    following = (
        child for child in noun.children if child.dep_ == "conj" and not _has_subject(child)
    )
    return next((found for child in following if (found := _own_body(child)) is not None), None)


def _own_body(noun: Token) -> Token | None:
    for child in noun.children:
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        if child.dep_ == "nmod:poss" or (child.dep_ in {"nmod", "obl"} and cases & _CASES):
            return child
    return next(
        (c for c in noun.children if c.dep_ == "compound" and c.ent_type_ == "organization"), None
    )


def _role(
    office: _Office, holder: Place, *, body: Place | None, finder: PlaceFinder, ontology: Ontology
) -> Iterator[Draft]:
    if "holdsRole" not in ontology.relations or office.noun.lower_ in _MEMBERS:
        return
    role = finder.place_of(office.noun) or finder.make_place(*_title(office))
    if role is None or role.reference == holder.reference or role.mention.named:
        return
    if role.mention.entity_type != "concept":
        return
    within = body is not None and body.mention.entity_type == "organization"
    within = within and office.noun.lower_ not in _OUTSIDERS
    yield _draft(office, "holdsRole", holder=holder, other=role, qualifier=body if within else None)


def _title(office: _Office) -> tuple[int, int]:
    """Return where the words of the office stand: "editor" of "Guild editor Ana Ruiz"."""
    phrase = noun_phrase(office.noun)
    body = office.body
    before = body is not None and phrase.start <= body.i < office.noun.i
    return (body.i + 1 if body is not None and before else phrase.start), phrase.end


def _besides(office: _Office, holder: Place, *, body: Place, ontology: Ontology) -> Iterator[Draft]:
    name = _predicate(office.noun)
    relation = ontology.relations.get(name)
    if relation is not None and fits(relation, holder, object_=body):
        yield _draft(office, name, holder=holder, other=body)


def _predicate(noun: Token) -> str:
    word, before = noun.lower_, noun.nbor(-1).lower_ if noun.i else ""
    if word in _HEADS or (before, word) in _FIXED_HEADS:
        is_of_part = any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in noun.children)
        return "worksFor" if is_of_part else "leaderOf"
    if word in _FOUNDERS:
        return "founderOf"
    if word in _MEMBERS:
        return "memberOf"
    if word in _HOSTS:
        return "hostOf"
    return "" if word in _OUTSIDERS else "worksFor"


def _draft(
    office: _Office, predicate: str, *, holder: Place, other: Place, qualifier: Place | None = None
) -> Draft:
    target = office.noun if qualifier is not None or predicate == "holdsRole" else office.body
    tokens = LinkTokens(office.holder.i, (target or office.noun).i, office.noun.i)
    return Draft(predicate, holder, other, None, tokens, RULE, _CONFIDENCE, qualifier=qualifier)
