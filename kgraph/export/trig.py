"""The dataset as TriG: one named graph a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import URIRef

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.graph import vocabulary as v
from kgraph.graph.properties import direct_triple
from kgraph.graph.terms import TermRenderer
from kgraph.graph.turtle import (
    Properties,
    group_by_subject,
    render_description,
    render_header,
)
from kgraph.graph.vocabulary import Term
from kgraph.ontology.types import Ontology, Relation


def write_trig(dataset: Dataset, path: Path) -> None:
    """Write a TriG file with a graph for each source, named as the source.

    It holds what the source says: its claims, its evidence, and the links that the claims assert.
    Entities with all their links, sources, and claims that no source carries stand in the default
    graph. All graphs together are the dataset.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, _render(dataset))


def _render(dataset: Dataset) -> Iterator[str]:
    places = _Places.of(group_by_subject(dataset.statements()), dataset.ontology)
    renderer = TermRenderer(dataset.base_iri)
    said: dict[URIRef, list[str]] = defaultdict(list)
    yield render_header(dataset.base_iri)
    for subject, properties in group_by_subject(dataset.statements()):
        sources = places.sources_of(subject)
        if not sources:
            yield f"\n{render_description(renderer, subject, properties=properties)}"
        for source in sources:
            here = places.as_said_in(source, properties)
            said[source] += [
                render_description(renderer, about, properties=part)
                for about, part in (*places.link(properties), (subject, here))
            ]
    for source in sorted(said):
        yield f"\n{renderer.iri(source)} {{\n\n" + "\n".join(said[source]) + "\n}\n"


@dataclass(frozen=True, slots=True)
class _Places:
    """Which source carries what."""

    relation_by_iri: Mapping[str, Relation]
    type_by_entity: dict[URIRef, str] = field(default_factory=dict)
    source_by_evidence: dict[URIRef, URIRef] = field(default_factory=dict)
    evidence_by_claim: dict[URIRef, list[Term]] = field(default_factory=dict)

    @classmethod
    def of(cls, descriptions: Iterable[tuple[URIRef, Properties]], ontology: Ontology) -> _Places:
        """Return the places of all claims and all evidence of a dataset."""
        places = cls({each.iri: each for each in ontology.relations.values()})
        name_by_class = {each.iri: each.name for each in ontology.entity_types.values()}
        for subject, properties in descriptions:
            values = dict(properties)
            if v.MENTION_COUNT in values:
                names = [name_by_class.get(str(each), "") for each in values.get(v.TYPE, ())]
                places.type_by_entity[subject] = next(filter(None, names), "")
            elif v.CLAIM in values.get(v.TYPE, ()):
                places.evidence_by_claim[subject] = values.get(v.HAS_EVIDENCE, [])
            elif v.EVIDENCE in values.get(v.TYPE, ()):
                (source,) = values[v.QUOTED_FROM]
                places.source_by_evidence[subject] = URIRef(source)
        return places

    def sources_of(self, subject: URIRef) -> list[URIRef]:
        """Return the sources that carry a claim or a piece of evidence, sorted."""
        evidence = self.evidence_by_claim.get(subject, [subject])
        return sorted(
            {
                self.source_by_evidence[each]
                for each in evidence
                if isinstance(each, URIRef) and each in self.source_by_evidence
            }
        )

    def as_said_in(self, source: URIRef, properties: Properties) -> Properties:
        """Return the properties of a claim with the evidence of one source alone."""
        return [
            (predicate, [each for each in targets if self._is_from(source, each)])
            if predicate == v.HAS_EVIDENCE
            else (predicate, targets)
            for predicate, targets in properties
        ]

    def link(self, properties: Properties) -> Iterator[tuple[URIRef, Properties]]:
        """Yield the link that a claim asserts, if it asserts one."""
        values = dict(properties)
        stated = (values.get(v.POLARITY), values.get(v.MODALITY))
        if stated == ([v.VALUES["positive"]], [v.VALUES["asserted"]]):
            (subject,), (predicate,), (target,) = (
                values[each] for each in (v.SUBJECT, v.PREDICATE, v.OBJECT)
            )
            first, link, last = direct_triple(
                (URIRef(subject), URIRef(predicate), target),
                self.relation_by_iri.get(str(predicate)),
                subject_type=self.type_by_entity.get(URIRef(subject), ""),
            )
            yield first, [(link, [last])]

    def _is_from(self, source: URIRef, evidence: Term) -> bool:
        return self.source_by_evidence.get(URIRef(evidence)) == source
