"""Who holds which office where: "the chair of the Guild, Ana Ruiz", "Ben is our editor"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.office_holders import has_subject, holders_of
from kgraph.extraction.office_nouns import is_of_outsider, is_office_of, link_of, names_office
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.lexicon import PLACE_NOUNS
from kgraph.language.terms import noun_phrase
from kgraph.ontology.types import Ontology

RULE = "office"

_CONFIDENCE = 0.8
_SAY_HALF = frozenset("head secretary founder".split())
"""Offices that are known by what they are of: "secretary of state", "head of research"."""
_PEERS = frozenset(
    "earl duke duchess count countess marquis marquess viscount viscountess baron baroness".split()
)
"""Ranks that are known by the land in their name: "Earl of Ebb"."""
_CASES = frozenset({"of", "at", "for", "with", "in", "on"})


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
        defined = office.holder.pos_ == "NOUN" and office.noun.dep_ == "appos"
        if holder is None or holder.mention.entity_type != "person" or defined:
            continue
        if _is_called_after(office):
            continue
        body = _body_of(office, finder)
        yield from _role(office, holder, body=body, finder=finder, ontology=ontology)
        if body is not None:
            yield from _besides(office, holder, body=body, ontology=ontology)


def _is_called_after(office: _Office) -> bool:
    """Say whether a place is called after who held an office: "the Mayor Ruiz Bridge"."""
    noun, last = office.noun, office.holder
    while last.i + 1 < len(last.doc) and last.nbor().dep_ in {"flat", "compound"}:
        last = last.nbor()
    titled = noun.i < office.holder.i and noun.text[:1].isupper() and noun.i > 0
    return titled and noun.nbor(-1).lower_ == "the" and last.lower_ in PLACE_NOUNS


def _body_of(office: _Office, finder: PlaceFinder) -> Place | None:
    """Return where an office is held, ``None`` where a name takes in the office itself."""
    place = None if office.body is None else finder.place_of(office.body)
    if place is None or _is_inside(office.noun, place):
        return None
    return None if is_office_of(place.mention.text) else place


def _is_inside(token: Token, place: Place) -> bool:
    return place.view.start <= token.idx < place.view.end


def _offices(doc: Doc) -> Iterator[_Office]:
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or not names_office(token):
            continue
        for holder in holders_of(token):
            if holder.i != token.i:
                yield _Office(token, holder, _body(token))


def _body(noun: Token) -> Token | None:
    """Return the body: "chair of the Guild", "the Guild's chair", "our chair"; shared in a list."""
    own = _own_body(noun)
    if own is not None:
        return own
    following = (
        child for child in noun.children if child.dep_ == "conj" and not has_subject(child)
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
    if "holdsRole" not in ontology.relations or office.noun.lower_ == "member":
        return
    role = _role_place(office, holder, finder=finder)
    if role is None or role.reference == holder.reference:
        return
    within = body is not None and body.mention.entity_type == "organization"
    within = within and not is_of_outsider(office.noun)
    yield _draft(office, "holdsRole", holder=holder, other=role, qualifier=body if within else None)


def _title(office: _Office) -> tuple[int, int]:
    """Return where the words of the office stand: "editor" of "Guild editor Ana Ruiz"."""
    phrase = noun_phrase(office.noun)
    body = office.body
    before = body is not None and phrase.start <= body.i < office.noun.i
    return (body.i + 1 if body is not None and before else phrase.start), phrase.end


def _role_place(office: _Office, holder: Place, *, finder: PlaceFinder) -> Place | None:
    """Return an office as a place; where a name takes it in ("King of Norway") the noun alone."""
    noun = office.noun
    field = _field_of(noun)
    if field is not None:
        return finder.make_place(noun.i, field.i + 1, concept=True)
    place = finder.place_of(noun)
    named = any(child.dep_ == "flat" for child in noun.children)
    own = place is not None and not place.mention.named and _is_apart(place, holder)
    own = own and not named
    if place is not None and own and place.mention.entity_type == "concept":
        return place
    return finder.make_place(*_title(office), concept=True)


def _field_of(noun: Token) -> Token | None:
    """Return what an office that says half is of, no body: "head of research"."""
    if noun.lower_ not in _SAY_HALF | _PEERS or any(
        child.dep_ == "flat" for child in noun.children
    ):
        return None
    for child in noun.rights:
        between = noun.doc[noun.i + 1 : child.i]
        cases = [token.lower_ for token in child.lefts if token.dep_ == "case"]
        if child.dep_ != "nmod" or cases != ["of"] or between[:1].text != "of":
            continue
        titled = noun.lower_ in _PEERS or (noun.text.istitle() and noun.lower_ == "secretary")
        plain = all(token.dep_ in {"case", "amod", "compound"} for token in child.lefts)
        return child if plain and (child.pos_ == "NOUN" or titled) else None
    return None


def _is_apart(place: Place, holder: Place) -> bool:
    return place.view.end <= holder.view.start or holder.view.end <= place.view.start


def _besides(office: _Office, holder: Place, *, body: Place, ontology: Ontology) -> Iterator[Draft]:
    name = link_of(office.noun)
    if name == "leaderOf" and _is_within(office):
        name = "worksFor"
    relation = ontology.relations.get(name)
    if relation is not None and fits(relation, holder, object_=body):
        yield _draft(office, name, holder=holder, other=body)


def _is_within(office: _Office) -> bool:
    """Say whether an office is one in a body and not of it: "a captain in the Engineers"."""
    cases = () if office.body is None else office.body.children
    return any(case.dep_ == "case" and case.lower_ == "in" for case in cases)


def _draft(
    office: _Office, predicate: str, *, holder: Place, other: Place, qualifier: Place | None = None
) -> Draft:
    target = office.noun if qualifier is not None or predicate == "holdsRole" else office.body
    tokens = LinkTokens(office.holder.i, (target or office.noun).i, office.noun.i)
    return Draft(predicate, holder, other, None, tokens, RULE, _CONFIDENCE, qualifier=qualifier)
