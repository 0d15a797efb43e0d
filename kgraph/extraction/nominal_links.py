"""What kind of thing something is, from the noun that says so: "the Guild is a union"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.nominals import Nominal, find_nominals
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

_CONFIDENCE = 0.75
_POINTING = frozenset({"this", "that", "these", "those", "which", "what"})
_KINDS = frozenset({"organization", "event", "work"})


def find_nominal_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield instanceOf drafts of named things that are no persons."""
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
            tokens = LinkTokens(nominal.subject.i, noun.i, noun.i)
            yield Draft(
                predicate, subject, object_, None, tokens, "nominal", _CONFIDENCE,
                polarity=Polarity.NEGATED if nominal.negated else None,
            )  # fmt: skip


def _predicate(subject: Place, nominal: Nominal) -> str:
    kind = subject.mention.entity_type
    if kind == "person":
        return ""
    pointing = subject.mention.text.casefold() in _POINTING
    return "instanceOf" if kind in _KINDS and not pointing else ""
