"""What the short names in the JSON-LD files mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rdflib import RDF, XSD, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.short_names import PREFIXES
from kgraph.graph.terms import TermRenderer
from kgraph.ontology.types import Ontology

CONTEXT_FILE: Final = "context.jsonld"
TO_THING: Final = "@id"

_THINGS = (
    *(v.SUBJECT, v.PREDICATE, v.POLARITY, v.MODALITY, v.QUALIFIER, v.HAS_EVIDENCE, v.QUOTED_FROM),
    *(v.SPEAKER, v.MEMBER, v.ROLE, v.IN_ORGANIZATION, v.DERIVED_FROM, v.ATTRIBUTED_TO),
    *(v.USED, v.GENERATED),
    *(v.SAME_AS, v.REPLACED_BY, v.JOIN, v.SUBPROPERTY_OF),
)
_TEXTS = (
    *(v.LABEL, v.TITLE, v.PREF_LABEL, v.ALT_LABEL, v.QUOTE, v.RULE, v.PATH, v.SHA256),
    *(v.JOINED_LABEL, v.JOINED_TO, v.REASON, v.COMMENT),
    *(v.KGRAPH_VERSION, v.ONTOLOGY_SHA256, v.LANGUAGE_MODEL),
)
_MIXED = (v.OBJECT, v.VALID_FROM, v.VALID_TO, v.DATE)
_NUMBERS = {
    **dict.fromkeys((v.MENTION_COUNT, v.START, v.END), XSD.integer),
    **dict.fromkeys((v.SALIENCE, v.CONFIDENCE, v.START_TIME), XSD.decimal),
}
_CLASSES = (v.CLAIM, v.EVIDENCE, v.SOURCE, v.JOIN_CLASS, v.MEMBERSHIP, v.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Context:
    """Short names, and what a plain text under one of them stands for.

    ``coercion_by_property`` says ``@id`` where it is an IRI, else the IRI of its datatype; a
    property without one has strings.
    """

    name_by_iri: Mapping[URIRef, str]
    coercion_by_property: Mapping[URIRef, str]

    @classmethod
    def of(cls, ontology: Ontology) -> Context:
        """Return the names for what any dataset of an ontology says."""
        names = {each: _ending(each) for each in (*_THINGS, *_TEXTS, *_MIXED, *_NUMBERS)}
        names |= {each: _ending(each) for each in _CLASSES}
        for entity_type in ontology.entity_types.values():
            name = entity_type.name[:1].upper() + entity_type.name[1:]
            names.setdefault(URIRef(entity_type.iri), name)
        links = [
            URIRef(assertion.iri)
            for relation in ontology.relations.values()
            for assertion in relation.assertions
            if relation.literal is None
        ]
        coercions = dict.fromkeys((*_THINGS, *links), TO_THING) | {
            each: str(datatype) for each, datatype in _NUMBERS.items()
        }
        return cls(names, coercions)

    def as_json(self) -> dict[str, Any]:
        """Return the context as JSON-LD has it: prefixes, then names in their order."""
        renderer = TermRenderer()

        def short(iri: str) -> str:
            return renderer.prefixed(URIRef(iri)) or iri

        terms: dict[str, Any] = {"id": "@id", "type": "@type"}
        for iri in sorted({*self.name_by_iri, *self.coercion_by_property}):
            meaning, coercion = short(iri), self.coercion_by_property.get(iri)
            name = self.name_by_iri.get(iri, meaning)
            to = coercion if coercion in (None, TO_THING) else short(coercion)
            terms[name] = meaning if to is None else {"@id": meaning, "@type": to}
        return {**dict(sorted(PREFIXES.items())), **dict(sorted(terms.items()))}


def render_context(ontology: Ontology) -> str:
    """Return the file that publishes the context."""
    return json.dumps({"@context": Context.of(ontology).as_json()}, indent=2) + "\n"


def _ending(iri: URIRef) -> str:
    name = iri.rstrip("#/").rpartition("#")[2].rpartition("/")[2]
    return "rdfType" if iri == RDF.type else name
