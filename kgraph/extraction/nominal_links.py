"""Claims from what a noun says somebody or something is: roles, and kinds of things."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place, Sentence
from kgraph.extraction.stance import is_false_belief, modality_of
from kgraph.language.nominals import Nominal, find_nominals
from kgraph.language.terms import is_role
from kgraph.model import Claim, Polarity
from kgraph.ontology.types import Ontology

_CONFIDENCE = 0.75
_BEFORE = 60
_ROLE_CASES = frozenset({"of", "at", "for", "with", "in"})
_POINTING = frozenset({"this", "that", "these", "those", "which", "what"})
_KINDS = frozenset({"organization", "event", "work"})


def find_nominal_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Claim]:
    """Yield holdsRole claims of persons and instanceOf claims of other named things."""
    for nominal in find_nominals(doc):
        subject = finder.place_of(nominal.subject)
        object_ = finder.place_of(nominal.noun.root)
        sentence = finder.sentence_of(nominal.noun.root)
        if subject is None or object_ is None or sentence is None:
            continue
        predicate = _predicate(subject, nominal)
        if object_.mention.entity_type != "concept" or subject.reference == object_.reference:
            continue
        if predicate in ontology.relations:
            qualifier = _organization(nominal.noun.root, finder)
            yield _claim(
                sentence,
                nominal,
                predicate=predicate,
                subject=subject,
                object_=object_,
                qualifier=qualifier if predicate == "holdsRole" else None,
            )


def _predicate(subject: Place, nominal: Nominal) -> str:
    kind = subject.mention.entity_type
    if kind == "person":
        return "holdsRole" if nominal.is_person and is_role(nominal.noun.text) else ""
    pointing = subject.mention.text.casefold() in _POINTING
    return "instanceOf" if kind in _KINDS and not pointing else ""


def _organization(noun: Token, finder: PlaceFinder) -> str | None:
    """Return the organisation a role is held in: "editor of the Harbour Post"."""
    for child in noun.children:
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        place = finder.place_of(child) if child.dep_ == "nmod" and cases & _ROLE_CASES else None
        if place is not None and place.mention.entity_type == "organization":
            return place.reference
    return None


def _claim(
    sentence: Sentence,
    nominal: Nominal,
    *,
    predicate: str,
    subject: Place,
    object_: Place,
    qualifier: str | None,
) -> Claim:
    end = max(subject.view.end, object_.view.end)
    first = min(subject.view.start, object_.view.start)
    before = sentence.between(max(sentence.view.start, first - _BEFORE), end)
    evidence = sentence.evidence(subject, object_, rule="nominal", confidence=_CONFIDENCE, end=end)
    return Claim(
        subject=subject.reference,
        predicate=predicate,
        object=object_.reference,
        value=None,
        evidence=(evidence,),
        polarity=Polarity.NEGATED
        if nominal.negated or is_false_belief(before)
        else Polarity.AFFIRMED,
        modality=modality_of(before, is_question=sentence.is_question),
        qualifier=qualifier,
    )
