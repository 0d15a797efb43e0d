"""Whether a dataset is what it must be: when it is built, and later from its files alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from rdflib import Graph, URIRef

from kgraph.errors import SourceError
from kgraph.graph.echoes import check_echoes
from kgraph.graph.identifiers import Minter
from kgraph.graph.invariants import (
    check_corpus_quotes,
    check_direct_links,
    check_quotes,
    check_references,
)
from kgraph.graph.places import find_places
from kgraph.graph.reading import read_statements
from kgraph.graph.shapes import (
    Check,
    Finding,
    check_by_reference,
    check_in_passing,
    check_shapes,
    problems_of,
)
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph, StoredSource
from kgraph.graph.vocabulary import Triple
from kgraph.model import Corpus, Document, Problem
from kgraph.ontology import (
    check_ontology,
    check_standards,
    find_ontology_folder,
    load_ontology,
    shapes_path,
)
from kgraph.ontology.types import Ontology
from kgraph.sources import read_document

GRAPH_FILE = "graph.ttl"
REFERENCE_LIMIT = 300_000
"""Statements above which the reference implementation of SHACL would take minutes."""


def check_dataset(
    corpus: Corpus,
    ontology: Ontology,
    *,
    shapes: Path,
    base_iri: str = DEFAULT_BASE_IRI,
    model: str | None = None,
) -> list[Problem]:
    """Return what is wrong with the dataset of a corpus; an empty list is the good news.

    Args:
        corpus: Entities and the claims between them, with their documents.
        ontology: What the corpus was extracted with.
        shapes: A Turtle file with SHACL shapes.
        base_iri: As for ``build_statements``.
        model: As for ``build_statements``.

    Raises:
        OntologyError: the shapes are not usable.
    """

    def statements() -> Iterator[Triple]:
        return build_statements(corpus, ontology, base_iri=base_iri, model=model)

    return [
        *_told_of_corpus(
            partial(_findings, statements=statements),
            corpus,
            shapes=shapes,
            statements=statements,
            base_iri=base_iri,
        ),
        *check_references(statements(), base_iri=base_iri, place=GRAPH_FILE),
        *check_corpus_quotes(corpus),
    ]


def told_problems(
    findings: list[Finding],
    corpus: Corpus,
    *,
    shapes: Path,
    statements: Callable[[], Iterable[Triple]],
    base_iri: str,
) -> list[Problem]:
    """Return findings in people's words and with their places in the sources.

    Args:
        findings: What breaks the shapes.
        corpus: What was looked at.
        shapes: The shapes, which are up to date.
        statements: Gives the statements that tell where the findings stand.
        base_iri: As for ``build_statements``.
    """
    return _told_of_corpus(
        lambda *_: findings, corpus, shapes=shapes, statements=statements, base_iri=base_iri
    )


def _told_of_corpus(
    check: Check,
    corpus: Corpus,
    *,
    shapes: Path,
    statements: Callable[[], Iterable[Triple]],
    base_iri: str,
) -> list[Problem]:
    minter = Minter(base_iri)
    return _told(
        shapes,
        check,
        statements=statements,
        documents={minter.source(each.document_id): each.document for each in corpus.extracts},
        labels={str(minter.entity(each.id)): each.canonical_label for each in corpus.entities},
        place=GRAPH_FILE,
    )


def verify_output(
    out: Path, *, root: Path | None = None, ontology_folder: Path | None = None
) -> list[Problem]:
    """Return what is wrong with a built graph, from its file and its sources as they are now.

    Every source must be as it was, every quote must stand at its place, every direct link must
    have its claim and every claim its entities, and the graph must have its shapes. The ontology
    must be sound too.

    Args:
        out: The folder with ``graph.ttl``.
        root: The folder that the paths of sources are relative to; the working folder if none.
        ontology_folder: The folder with ontology and shapes; the package's own if none.

    Raises:
        OutputError: ``graph.ttl`` is missing or not Turtle.
        OntologyError: the ontology or its shapes are not usable.
    """
    path = out / GRAPH_FILE
    stored = StoredGraph.read(path)
    folder = find_ontology_folder() if ontology_folder is None else ontology_folder
    documents, problems = _read_sources(stored, root or Path())
    ontology = load_ontology(folder)
    return [
        *problems,
        *(each for each in check_ontology(ontology) if each.severity == "error"),
        *check_standards(folder),
        *check_quotes(stored, documents),
        *check_echoes(stored, documents, place=str(path)),
        *check_direct_links(stored, ontology, place=str(path)),
        *check_references(
            read_statements(path), base_iri=str(stored.graph.base or ""), place=str(path)
        ),
        *_shape_problems(stored, path, shapes=shapes_path(folder), documents=documents),
    ]


def _shape_problems(
    stored: StoredGraph, path: Path, *, shapes: Path, documents: dict[URIRef, Document]
) -> list[Problem]:
    def check(shapes: Path, ontology: Path) -> list[Finding]:
        if len(stored.graph) > REFERENCE_LIMIT:
            return _findings(shapes, ontology, statements=lambda: read_statements(path))
        return check_by_reference(stored.graph, shapes, ontology=ontology)

    return _told(
        shapes,
        check,
        statements=lambda: read_statements(path),
        documents=documents,
        labels={str(iri): each.label for iri, each in stored.entities_by_iri.items()},
        place=str(path),
    )


def _told(
    shapes: Path,
    check: Check,
    *,
    statements: Callable[[], Iterable[Triple]],
    documents: Mapping[URIRef, Document],
    labels: Mapping[str, str],
    place: str,
) -> list[Problem]:
    """Return what a check finds, in people's words and with its place in a source."""
    findings, is_current = check_shapes(shapes, check)
    places = find_places({each.told for each in findings}, statements, documents=documents)
    told = problems_of(findings, labels, places=places, place=place)
    return told if is_current else [_older(shapes), *told]


def _findings(
    shapes: Path, ontology: Path, *, statements: Callable[[], Iterable[Triple]]
) -> list[Finding]:
    found = check_in_passing(statements, shapes, ontology=ontology)
    if found is not None:
        return found
    graph = Graph()
    for triple in statements():
        graph.add(triple)
    return check_by_reference(graph, shapes, ontology=ontology)


def _older(shapes: Path) -> Problem:
    message = (
        "these shapes are of an earlier kgraph, so that what breaks them may be no fault; those of "
        "today were checked too. Renew the file: kgraph ontology renew."
    )
    return Problem(str(shapes), message, "notice")


def _read_sources(stored: StoredGraph, root: Path) -> tuple[dict[URIRef, Document], list[Problem]]:
    documents: dict[URIRef, Document] = {}
    problems: list[Problem] = []
    for iri, source in stored.sources_by_iri.items():
        found = _read_source(source, root)
        if isinstance(found, Document):
            documents[iri] = found
        else:
            problems.append(found)
    return documents, sorted(problems)


def _read_source(source: StoredSource, root: Path) -> Document | Problem:
    path = root / source.path
    if not path.exists():
        return Problem(source.path, "the source is gone. Bring it back, or build again.")
    try:
        document = read_document(path, source=source.path)
    except SourceError as error:
        return Problem(error.place or source.path, error.message)
    if document.sha256 != source.sha256:
        return Problem(source.path, "the source has changed since the build. Build again.")
    return document
