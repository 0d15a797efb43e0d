"""Extracts -> corpus -> the files of an output: what every build makes of all documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.build.changed import note_changes
from kgraph.build.inputs import Inputs
from kgraph.build.report import BuildReport, render_report
from kgraph.build.staging import GRAPH_FILE, PAGE_FILE, REPORT_FILE, staged
from kgraph.build.stopwatch import Stopwatch
from kgraph.export.atomic import write_atomically
from kgraph.export.page import write_page
from kgraph.export.turtle import write_turtle
from kgraph.graph.network import build_network
from kgraph.graph.statements import build_statements
from kgraph.graph.validate import check_dataset
from kgraph.model import Corpus, Extract, Problem
from kgraph.ontology import shapes_path
from kgraph.resolution import curate, link_authorities, resolve


def resolve_all(extracts: Sequence[Extract], inputs: Inputs) -> Corpus:
    """Return all things and the claims between them, as people want them."""
    curated = curate(resolve(extracts), inputs.ledger, ontology=inputs.ontology)
    return link_authorities(curated, inputs.authorities)


def notices_of(corpus: Corpus, inputs: Inputs) -> list[Problem]:
    """Return what finding and reading the files and joining what they say gave notice of."""
    file_by_source = {file.source: file for file in inputs.files.files}
    notices = [
        file_by_source[extract.document.source].shown(notice)
        for extract in corpus.extracts
        for notice in extract.document.notices
    ]
    return [*inputs.files.problems, *notices, *corpus.problems]


def check(corpus: Corpus, inputs: Inputs) -> list[Problem]:
    """Return what is wrong with the dataset of a corpus."""
    return check_dataset(
        corpus,
        inputs.ontology,
        shapes=shapes_path(inputs.ontology_folder),
        base_iri=inputs.base_iri,
        model=inputs.model,
    )


def write_output(
    corpus: Corpus, inputs: Inputs, *, report: BuildReport, watch: Stopwatch
) -> BuildReport:
    """Write the files of the output, the report last: it tells how long the others took."""
    with staged(report.out) as folder:
        with watch.stage("write graph"):
            statements = build_statements(
                corpus, inputs.ontology, base_iri=inputs.base_iri, model=inputs.model
            )
            write_turtle(statements, folder / GRAPH_FILE, base_iri=inputs.base_iri)
            report = replace(report, changes=note_changes(report.out, folder))
        with watch.stage("write page"):
            write_page(
                corpus,
                inputs.ontology,
                network=build_network(corpus),
                path=folder / PAGE_FILE,
                title=inputs.project.settings.title,
            )
        report = replace(report, stages=watch.stages)
        write_atomically(folder / REPORT_FILE, render_report(report))
    return report
