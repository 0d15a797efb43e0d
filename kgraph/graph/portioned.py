"""Whether a graph is what it must be, looked at portion by portion while it is written.

Finds what ``check_dataset`` finds. What lies within a portion depends on it alone; what leads out
of it leads to entities, or to what stands behind all portions, whose classes are known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.constraints import Classes
from kgraph.graph.identifiers import Minter
from kgraph.graph.invariants import check_claim_quotes, check_references, open_references
from kgraph.graph.nodes import read_graph
from kgraph.graph.portion import documents_in, names_in
from kgraph.graph.shape_rules import Shapes, find_shapes
from kgraph.graph.shapes import Finding, above_of, are_current, findings_at, note_classes
from kgraph.graph.statements import StatementBuilder
from kgraph.graph.turtle import Properties, group_by_subject
from kgraph.graph.validate import GRAPH_FILE, told_problems
from kgraph.graph.vocabulary import Triple
from kgraph.model import Corpus, Entity, Problem
from kgraph.ontology.find import ONTOLOGY_FILE

_WITHIN_A_PORTION = frozenset([v.HAS_SELECTOR])

Subjects = Sequence[tuple[URIRef, Properties]]


def begin_check(
    corpus: Corpus, builder: StatementBuilder, *, shapes: Path, base_iri: str
) -> PortionedCheck | None:
    """Return the check of a corpus, ``None`` where portions cannot be looked at by themselves.

    That is so where shapes are of an earlier kgraph or ask for what lies farther off, and where
    claims name what there is not.

    Args:
        corpus: Entities and the claims between them, with their documents.
        builder: Makes the statements of the corpus.
        shapes: A Turtle file with SHACL shapes.
        base_iri: What the IRI of everything minted starts with.

    Raises:
        OutputError: the shapes cannot be read.
    """
    wanted = find_shapes(read_graph(shapes)) if are_current(shapes) else None
    if wanted is None or wanted.backwards - _WITHIN_A_PORTION or not _is_closed(corpus):
        return None
    classes = Classes({}, above_of(shapes.with_name(ONTOLOGY_FILE)), {v.HAS_SELECTOR: {}})
    return PortionedCheck(
        corpus, builder, wanted=wanted, classes=classes, places=(shapes, base_iri)
    )


def _is_closed(corpus: Corpus) -> bool:
    """Say whether everything that is named is there."""
    entities = {entity.id for entity in corpus.entities}
    documents = {extract.document_id for extract in corpus.extracts}
    joined = {join.document_id for entity in corpus.entities for join in entity.joins} - {None}
    return (
        entities.issuperset(names_in(corpus.claims))
        and documents.issuperset(documents_in(corpus.claims))
        and documents >= joined
    )


class PortionedCheck:
    """Looks at portions, and tells in the end what is wrong."""

    def __init__(
        self,
        corpus: Corpus,
        builder: StatementBuilder,
        *,
        wanted: Shapes,
        classes: Classes,
        places: tuple[Path, str],
    ) -> None:
        self._corpus, self._builder, self._wanted, self._classes = corpus, builder, wanted, classes
        self._shapes, self._base_iri = places
        self._minter = Minter(self._base_iri)
        self._documents = {each.document_id: each.document for each in corpus.extracts}
        self._findings: dict[str, list[Finding]] = {}
        self._quotes: list[Problem] = []
        self._is_open = False
        self.rest: Subjects = list(group_by_subject(builder.rest()))
        note_classes(classes, self.rest)
        for entity in corpus.entities:
            classes.by_node[self._minter.entity(entity.id)] = (builder.class_of(entity),)
        self._look(self.rest, name="")

    def is_sound(self, entity: Entity, subjects: Subjects) -> bool:
        """Look at a portion, and say whether nothing is wrong with it."""
        note_classes(self._classes, subjects)
        is_sound = self._look(subjects, name=entity.id)
        self._forget(subjects, but=self._minter.entity(entity.id))
        quotes = check_claim_quotes(self._builder.claims_of(entity), self._documents)
        self._quotes += quotes
        return is_sound and not quotes

    def problems(self) -> list[Problem]:
        """Return what is wrong with the portions that were looked at, and with the rest."""
        findings = [finding for found in self._findings.values() for finding in found]
        told = told_problems(
            findings,
            self._corpus,
            shapes=self._shapes,
            statements=partial(self._telling, findings),
            base_iri=self._base_iri,
        )
        references: list[Problem] = []
        if self._is_open:
            statements = self._builder.statements()
            references = check_references(statements, base_iri=self._base_iri, place=GRAPH_FILE)
        return [*told, *references, *self._quotes]

    def _look(self, subjects: Subjects, *, name: str) -> bool:
        found = [
            finding
            for subject, properties in subjects
            for finding in findings_at(
                subject, properties, wanted=self._wanted, classes=self._classes
            )
        ]
        if found:
            self._findings[name] = found
        known = self._classes.by_node
        is_open = any(each not in known for each in open_references(subjects, self._base_iri))
        self._is_open = self._is_open or is_open
        return not found and not is_open

    def _forget(self, subjects: Subjects, *, but: URIRef) -> None:
        for subject, _ in subjects:
            if subject != but:
                self._classes.by_node.pop(subject, None)
        for leading in self._classes.leading.values():
            leading.clear()

    def _telling(self, findings: Iterable[Finding]) -> Iterator[Triple]:
        """Yield what is said of the portions that tell where findings stand."""
        meant = {finding.focus for finding in findings}
        named = {each.id for each in self._corpus.entities if self._iri(each.id) in meant}
        wanted = named | self._findings.keys()
        for claim in self._corpus.claims:
            if claim.object in named or claim.qualifier in named:
                wanted.add(claim.subject)
        chosen = (each for each in self._builder.entities() if each.id in wanted)
        return chain.from_iterable(map(self._builder.about, chosen))

    def _iri(self, name: str) -> str:
        return str(self._minter.entity(name))
