"""Whether a dataset is what it must be: when it is built, and later from its files alone."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, URIRef

from kgraph.errors import SourceError
from kgraph.graph.identifiers import Minter
from kgraph.graph.invariants import check_direct_links, check_quotes
from kgraph.graph.shapes import check_shapes
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph, StoredSource
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI
from kgraph.model import Corpus, Document, Problem
from kgraph.ontology import find_ontology_folder, load_ontology, shapes_path
from kgraph.ontology.types import Ontology
from kgraph.sources import read_document

GRAPH_FILE = "graph.ttl"
BUILD_STATEMENT_LIMIT = 30_000


def check_dataset(
    corpus: Corpus,
    ontology: Ontology,
    *,
    shapes: Path,
    base_iri: str = DEFAULT_BASE_IRI,
    statement_limit: int | None = BUILD_STATEMENT_LIMIT,
) -> list[Problem]:
    """Return what is wrong with the dataset of a corpus; an empty list is the good news.

    Args:
        corpus: Entities and the claims between them, with their documents.
        ontology: What the corpus was extracted with.
        shapes: A Turtle file with SHACL shapes.
        base_iri: As for ``build_statements``.
        statement_limit: In a larger dataset shapes are not checked, which is one notice.

    Raises:
        OntologyError: the shapes are not usable.
    """
    graph = Graph()
    for triple in build_statements(corpus, ontology, base_iri=base_iri):
        graph.add(triple)
    stored = StoredGraph(graph)
    minter = Minter(base_iri)
    documents = {minter.source(each.document_id): each.document for each in corpus.extracts}
    return [
        *check_shapes(stored, shapes, place=GRAPH_FILE, statement_limit=statement_limit),
        *check_direct_links(stored, ontology, place=GRAPH_FILE),
        *check_quotes(stored, documents),
    ]


def verify_output(
    out: Path, *, root: Path | None = None, ontology_folder: Path | None = None
) -> list[Problem]:
    """Return what is wrong with a built graph, from its file and its sources as they are now.

    Every source must be as it was, every quote must stand at its place, every direct link must
    have its claim, and the graph must have its shapes.

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
    return [
        *problems,
        *check_quotes(stored, documents),
        *check_direct_links(stored, load_ontology(folder), place=str(path)),
        *check_shapes(stored, shapes_path(folder), place=str(path)),
    ]


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
