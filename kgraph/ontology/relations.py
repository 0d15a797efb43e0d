"""Properties of the ontology file -> relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import IdentifiedNode, Node

from kgraph.ontology.examples import parse_example
from kgraph.ontology.turtle import KG, TurtleFile, local_name
from kgraph.ontology.types import Assertion, Example, Relation

TypeNames = Mapping[URIRef, str]
_DATES = {XSD.gYear, XSD.gYearMonth, XSD.date}
_TOPS = {KG.statedLink, KG.statedValue}


def read_relations(file: TurtleFile, type_names: TypeNames) -> list[Relation]:
    """Return every property below kg:statedLink or kg:statedValue.

    Args:
        file: The ontology file.
        type_names: The local name of each class that is an entity type.

    Raises:
        OntologyError: a link cannot be used; the message says in which line.
    """
    reader = _Reader(file, type_names)
    return [reader.relation(term) for term in _links(file)]


def _links(file: TurtleFile) -> Iterator[URIRef]:
    described = {*file.graph.subjects(RDFS.subPropertyOf), *file.graph.subjects(KG.example)}
    names: set[str] = set()
    for term in sorted(each for each in described if isinstance(each, URIRef)):
        if not _is_link(file, term):
            continue
        if local_name(term) in names:
            raise file.error(term, "has the local name of another link. Rename one of them.")
        names.add(local_name(term))
        yield term


def _is_link(file: TurtleFile, term: URIRef) -> bool:
    above = set(file.graph.transitive_objects(term, RDFS.subPropertyOf)) - {term}
    if above & _TOPS:
        return True
    if (term, KG.example, None) in file.graph:
        raise file.error(term, "has examples but is no link. Add rdfs:subPropertyOf kg:statedLink.")
    return False


@dataclass(frozen=True, slots=True)
class _Reader:
    file: TurtleFile
    type_names: TypeNames

    def relation(self, term: URIRef) -> Relation:
        file = self.file
        is_value = file.is_below(term, KG.statedValue, by=RDFS.subPropertyOf)
        return Relation(
            name=local_name(term),
            iri=str(term),
            label=file.label(term),
            definition=file.text_of(term, SKOS.definition),
            domain=self._allowed_types(term, RDFS.domain),
            range=() if is_value else self._allowed_types(term, RDFS.range),
            literal=self._literal(term) if is_value else None,
            symmetric=(term, RDF.type, OWL.SymmetricProperty) in file.graph,
            assertions=self._assertions(term),
            examples=self._examples(term, KG.example),
            counter_examples=self._examples(term, KG.counterExample),
        )

    def _allowed_types(self, term: URIRef, side: URIRef) -> tuple[str, ...]:
        """Return the local names that a domain or a range admits; empty where anything goes."""
        file = self.file
        stated = list(file.graph.objects(term, side))
        if len(stated) > 1:
            fault = f"has {len(stated)} values of {file.short(side)}, which asks for all at once."
            raise file.error(term, f"{fault} Write a single one with owl:unionOf ( ... ).")
        classes = [each for one in stated for each in self._union_members(one)]
        if OWL.Thing in classes:
            return ()
        for each in classes:
            if not self._names_below(each):
                known = ", ".join(sorted(map(file.short, self.type_names)))
                fault = f"has the {file.short(side)} {file.short(each)}, which is no entity type."
                raise file.error(term, f"{fault} Give that class a kg:localName, or use {known}.")
        return tuple(sorted({name for each in classes for name in self._names_below(each)}))

    def _union_members(self, stated: Node) -> list[Node]:
        union = self.file.graph.value(stated, OWL.unionOf)
        if isinstance(union, IdentifiedNode):
            return list(Collection(self.file.graph, union))
        return [stated]

    def _names_below(self, above: Node) -> set[str]:
        return {
            name
            for term, name in self.type_names.items()
            if self.file.is_below(term, above, by=RDFS.subClassOf)
        }

    def _literal(self, term: URIRef) -> str:
        if not set(self.file.graph.objects(term, KG.valueDatatype)) <= _DATES:
            fault = "has a kg:valueDatatype that is no date."
            raise self.file.error(term, f"{fault} Use xsd:gYear, xsd:gYearMonth and xsd:date.")
        return "date"

    def _assertions(self, term: URIRef) -> tuple[Assertion, ...]:
        """Return one for each subject type that is named, narrow ones first, then one for all."""
        limited: list[tuple[int, Assertion]] = []
        general = []
        for node in self.file.graph.objects(term, KG.asserts):
            names = self._subject_types(term, node)
            for name in names:
                limited.append((len(names), self._assertion(term, node, subject_type=name)))
            if not names:
                general.append(self._assertion(term, node))
        ranked = sorted(limited, key=lambda each: (each[0], str(each[1].subject_type), each[1].iri))
        last = min(general, key=lambda each: each.iri, default=Assertion(str(term)))
        return (*(each for _, each in ranked), last)

    def _subject_types(self, term: URIRef, node: Node) -> set[str]:
        """Return the types that a kg:asserts is limited to, none where it is not limited."""
        subject = self.file.graph.value(node, KG.whenSubject)
        if subject is None:
            return set()
        names = self._names_below(subject)
        if not names:
            fault = f"has the kg:whenSubject {self.file.short(subject)}, which is no entity type."
            raise self.file.error(term, f"{fault} Give that class a kg:localName.")
        return names

    def _assertion(self, term: URIRef, node: Node, *, subject_type: str | None = None) -> Assertion:
        iri = self.file.graph.value(node, KG.property)
        if not isinstance(iri, URIRef):
            raise self.file.error(term, "has a kg:asserts without a kg:property. Add one.")
        reverse = (node, KG.reverse, Literal(True)) in self.file.graph
        return Assertion(str(iri), reverse, subject_type)

    def _examples(self, term: URIRef, kind: URIRef) -> tuple[Example, ...]:
        sentences = sorted(str(each) for each in self.file.graph.objects(term, kind))
        return tuple(self._example(term, each) for each in sentences)

    def _example(self, term: URIRef, sentence: str) -> Example:
        try:
            return parse_example(sentence)
        except ValueError as error:
            message = f'has an example that cannot be read, "{sentence}": {error}.'
            raise self.file.error(term, message, near=sentence) from error
