"""Claims from what a noun says somebody or something is: roles, and kinds of things."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.nominals import Nominal, find_nominals
from kgraph.language.terms import is_role
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

_CONFIDENCE = 0.75
_ROLE_CASES = frozenset({"of", "at", "for", "with", "in"})
_POINTING = frozenset({"this", "that", "these", "those", "which", "what"})
_KINDS = frozenset({"organization", "event", "work"})


def find_nominal_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield holdsRole drafts of persons and instanceOf drafts of other named things."""
    for nominal in find_nominals(doc):
        subject = finder.place_of(nominal.subject)
        object_ = finder.place_of(nominal.noun.root)
        if subject is None or object_ is None:
            continue
        predicate = _predicate(subject, nominal)
        if object_.mention.entity_type != "concept" or subject.reference == object_.reference:
            continue
        if predicate in ontology.relations:
            noun = nominal.noun.root
            qualifier = _organization(noun, finder) if predicate == "holdsRole" else None
            tokens = LinkTokens(nominal.subject.i, noun.i, noun.i)
            yield Draft(
                predicate, subject, object_, None, tokens, "nominal", _CONFIDENCE,
                qualifier=qualifier, polarity=Polarity.NEGATED if nominal.negated else None,
            )  # fmt: skip


def _predicate(subject: Place, nominal: Nominal) -> str:
    kind = subject.mention.entity_type
    if kind == "person":
        return "holdsRole" if nominal.is_person and is_role(nominal.noun.text) else ""
    pointing = subject.mention.text.casefold() in _POINTING
    return "instanceOf" if kind in _KINDS and not pointing else ""


def _organization(noun: Token, finder: PlaceFinder) -> Place | None:
    """Return the organisation a role is held in: "editor of the Harbour Post"."""
    for child in noun.children:
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        place = finder.place_of(child) if child.dep_ == "nmod" and cases & _ROLE_CASES else None
        if place is not None and place.mention.entity_type == "organization":
            return place
    return None
