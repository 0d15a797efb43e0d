"""The whole way from files to a graph. Start reading here.

source file -> Document -> AnnotatedDocument -> Extract | -> Corpus -> dataset -> files
               '----- per document, kept for later ----'   '-- all, in every build --'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kgraph.build.cache import ExtractCache
from kgraph.build.changed import note_changes
from kgraph.build.collecting import collect_extracts
from kgraph.build.inputs import Inputs, load_inputs
from kgraph.build.progress import Progress, Step, ignore_progress
from kgraph.build.project import Project
from kgraph.build.reading import read_sources
from kgraph.build.report import BuildReport, render_report, report_of
from kgraph.build.staging import GRAPH_FILE, PAGE_FILE, REPORT_FILE, staged
from kgraph.build.state import open_state
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


def build_graph(
    sources: Sequence[Path],
    *,
    out: Path,
    project: Project | None = None,
    workers: int = 1,
    force: bool = False,
    progress: Progress = ignore_progress,
) -> BuildReport:
    """Build the graph of files and folders; what did not change is not read again.

    A source that cannot be read is a problem in the report, and the others are built. Where
    none can be read, ``out`` stays as it was.

    Args:
        sources: Files and folders to read.
        out: The folder for ``graph.ttl``, ``graph.html`` and ``report.json``.
        project: Settings, ontology, known names and decisions; the package's ontology without one.
        workers: Processes that read sources.
        force: Read every source again.
        progress: Is told how far the build is.

    Raises:
        KgraphError: ontology, known names, decisions or the output folder cannot be used.
    """
    project = project or Project()
    watch = Stopwatch(on_stage=lambda stage: progress(Step(stage)))
    with watch.stage("prepare"):
        inputs = load_inputs(sources, project)
    with open_state(project.cache_folder(out)) as state:
        before, cache = state.sources_of(out), ExtractCache(state.connection)
        with watch.stage("read"):
            collected = collect_extracts(
                inputs, cache, before=before, force=force, workers=workers, progress=progress
            )
        with watch.stage("resolve"):
            corpus = _resolve(collected.extracts, inputs)
        with watch.stage("check"):
            faults = _check(corpus, inputs)
        problems = [*state.problems, *collected.problems, *faults, *_notices(corpus, inputs)]
        report = report_of(corpus, inputs, collected=collected, problems=problems, out=out)
        if corpus.extracts:
            with state.writing():
                report = _write(corpus, inputs, report=report, watch=watch)
                state.finish_build(out, collected.key_by_source)
    return replace(report, stages=watch.stages)


def extract_corpus(
    sources: Sequence[Path],
    *,
    project: Project | None = None,
    progress: Progress = ignore_progress,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return what files and folders say, resolved together, and what could not be read.

    Nothing is written, and nothing kept from earlier builds is used.

    Raises:
        KgraphError: ontology, known names or decisions cannot be used.
    """
    inputs = load_inputs(sources, project or Project())
    extracts, problems = [], []
    for _, result in read_sources(inputs.files.files, inputs, progress=progress):
        if isinstance(result, Extract):
            extracts.append(result)
        else:
            problems.append(result)
    corpus = _resolve(extracts, inputs)
    return corpus, tuple(sorted([*problems, *_notices(corpus, inputs)]))


def _resolve(extracts: Sequence[Extract], inputs: Inputs) -> Corpus:
    """Return all things and the claims between them, as people want them."""
    curated = curate(resolve(extracts), inputs.ledger, ontology=inputs.ontology)
    return link_authorities(curated, inputs.authorities)


def _notices(corpus: Corpus, inputs: Inputs) -> list[Problem]:
    """Return what finding and reading the files and joining what they say gave notice of."""
    file_by_source = {file.source: file for file in inputs.files.files}
    notices = [
        file_by_source[extract.document.source].shown(notice)
        for extract in corpus.extracts
        for notice in extract.document.notices
    ]
    return [*inputs.files.problems, *notices, *corpus.problems]


def _check(corpus: Corpus, inputs: Inputs) -> list[Problem]:
    return check_dataset(
        corpus,
        inputs.ontology,
        shapes=shapes_path(inputs.ontology_folder),
        base_iri=inputs.base_iri,
        model=inputs.model,
    )


def _write(corpus: Corpus, inputs: Inputs, *, report: BuildReport, watch: Stopwatch) -> BuildReport:
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
