"""What kind of thing something is, from the noun that says so: "the Guild is a union"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.nominals import find_nominals
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

_PREDICATE = "instanceOf"
_CONFIDENCE = 0.75
_POINTING = frozenset({"this", "that", "these", "those", "which", "what"})
_KINDS = frozenset({"organization", "event", "work"})


def find_nominal_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield instanceOf drafts of bodies, events and works."""
    for nominal in find_nominals(doc):
        subject = finder.place_of(nominal.subject)
        object_ = finder.place_of(nominal.noun.root)
        if subject is None or object_ is None:
            continue
        if not _is_of_a_kind(subject) or object_.mention.entity_type != "concept":
            continue
        if _PREDICATE in ontology.relations:
            noun = nominal.noun.root
            tokens = LinkTokens(nominal.subject.i, noun.i, noun.i)
            yield Draft(
                _PREDICATE, subject, object_, None, tokens, "nominal", _CONFIDENCE,
                polarity=Polarity.NEGATED if nominal.negated else None,
            )  # fmt: skip


def _is_of_a_kind(subject: Place) -> bool:
    pointing = subject.mention.text.casefold() in _POINTING
    return subject.mention.entity_type in _KINDS and not pointing
