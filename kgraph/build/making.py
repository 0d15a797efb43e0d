"""Extracts -> corpus -> the files of an output: what every build makes of all documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from kgraph.build.beside import beside
from kgraph.build.changed import note_changes
from kgraph.build.graph_file import GraphFile, KeptGraph, read_kept, write_graph
from kgraph.build.inputs import Inputs
from kgraph.build.made import Made
from kgraph.build.report import BuildReport, render_report
from kgraph.build.staging import GRAPH_FILE, PAGE_FILE, REPORT_FILE, empty, staged, unfinished
from kgraph.build.stopwatch import Stopwatch
from kgraph.export.atomic import write_atomically
from kgraph.export.page import write_page
from kgraph.graph.network import build_network
from kgraph.model import Corpus, Extract, Problem
from kgraph.resolution import curate, link_authorities, resolve

_MANY_CLAIMS: Final = 5000  # whose page takes a second or two


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


def keep_graph(made: Made | None, out: Path) -> KeptGraph:
    """Return what can be taken over from the graph of the last build."""
    if made is None:
        return KeptGraph()
    return read_kept(out / GRAPH_FILE, portions=made.portions, sha256=made.sha256s[0])


def write_output(
    corpus: Corpus,
    inputs: Inputs,
    *,
    report: BuildReport,
    kept: KeptGraph,
    watch: Stopwatch,
    guard: Callable[[BuildReport], BuildReport],
) -> tuple[BuildReport, GraphFile | None]:
    """Write the files of the output, the report last: it tells how long the others took.

    ``guard`` returns a report whose ``shrink`` is set where they must not be written.

    Returns:
        The report, with what is wrong with the graph, and what is to be known of its file;
        ``None`` where nothing was written.
    """
    with staged(report.out) as folder:
        page = partial(_write_page, corpus, inputs, path=folder / PAGE_FILE)
        graph: GraphFile | None = None
        with beside(page, pays=len(corpus.claims) >= _MANY_CLAIMS) as finish_page:
            report = guard(report)
            if report.shrink is None:
                graph, report = _write_graph(corpus, inputs, report=report, kept=kept, watch=watch)
                _finish(finish_page, watch)
        if graph is None:
            empty(folder)
            return report, None
        problems = tuple(sorted({*report.problems, *graph.problems}))
        report = replace(report, problems=problems, stages=watch.stages)
        write_atomically(folder / REPORT_FILE, render_report(report))
    return report, graph


def _write_graph(
    corpus: Corpus, inputs: Inputs, *, report: BuildReport, kept: KeptGraph, watch: Stopwatch
) -> tuple[GraphFile, BuildReport]:
    folder = unfinished(report.out)
    with watch.stage("write graph"):
        graph = write_graph(corpus, inputs, path=folder / GRAPH_FILE, kept=kept)
        return graph, replace(report, changes=note_changes(report.out, folder))


def _finish(page: Callable[[], None], watch: Stopwatch) -> None:
    with watch.stage("write page"):
        page()


def _write_page(corpus: Corpus, inputs: Inputs, *, path: Path) -> None:
    network, title = build_network(corpus), inputs.project.settings.title
    write_page(corpus, inputs.ontology, network=network, path=path, title=title)
