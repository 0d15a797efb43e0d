"""The whole way from files to a graph. Start reading here.

source file -> Document -> AnnotatedDocument -> Extract | -> Corpus -> dataset -> files
               '----- per document, kept for later ----'   '-- all, in every build --'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.build.cache import ExtractCache
from kgraph.build.collecting import collect_extracts
from kgraph.build.collector import collector_at_rest
from kgraph.build.engines import Workers
from kgraph.build.extract_tables import ExtractTables
from kgraph.build.inputs import Inputs, load_inputs
from kgraph.build.lock import Holder, build_lock
from kgraph.build.made import Made, note_made, output_key, read_made, still_stands, unchanged_report
from kgraph.build.progress import Progress, Step, ignore_progress
from kgraph.build.project import Project
from kgraph.build.reading import read_sources
from kgraph.build.report import BuildReport, render_report, report_of
from kgraph.build.staging import REPORT_FILE
from kgraph.build.state import DamagedStateError, State, open_state, remove_state
from kgraph.build.stopwatch import Stopwatch
from kgraph.build.stores.addresses import parse_places
from kgraph.build.stores.fetching import COPIES_FOLDER, Fetched, fetch_places
from kgraph.export.atomic import write_atomically
from kgraph.model import Corpus, Extract, Problem


@dataclass(frozen=True, slots=True)
class _Order:
    """What a build was asked for."""

    sources: Sequence[Path | str]
    out: Path
    project: Project
    workers: Workers
    force: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Start:
    """What is known when a build begins: ``key`` is that of the output, if it has one.

    ``made`` is what was noted of the last build of the output, ``before`` are its sources;
    ``tables`` are those that are asked for.
    """

    inputs: Inputs
    key: str | None
    made: Made | None
    before: frozenset[str]
    notices: tuple[Problem, ...]
    watch: Stopwatch
    tables: ExtractTables | None


def build_graph(
    sources: Sequence[Path | str],
    *,
    out: Path,
    project: Project | None = None,
    workers: Workers = None,
    force: bool = False,
    progress: Progress = ignore_progress,
) -> BuildReport:
    """Build the graph of files and folders; what did not change is not read again.

    A source that cannot be read is a problem in the report, and the others are built. Where
    none can be read, ``out`` stays as it was. Where nothing has changed since the last build of
    ``out``, its graph and its page stay too.

    Args:
        sources: Files and folders to read; those that lie elsewhere by their address, such as
            ``s3://bucket/folder``.
        out: The folder for ``graph.ttl``, ``graph.html`` and ``report.json``.
        project: Settings, ontology, known names and decisions; the package's ontology without one.
        workers: So many processes, or a cluster, that read; ``None`` to read in this process.
        force: Read every source again.
        progress: Is told how far the build is.

    Raises:
        KgraphError: ontology, known names, decisions or the output folder cannot be used, or
            another build of the project goes on and on.
    """
    order = _Order(sources, out, project or Project(), workers, force, progress)
    folder = order.project.cache_folder(out)
    waiting = partial(_tell_holder, progress)
    with collector_at_rest(), build_lock(folder, on_wait=waiting):
        try:
            with open_state(folder) as state:
                return _build(order, state)
        except DamagedStateError:
            notice = remove_state(folder)
        with open_state(folder) as state:
            return _build(order, state, notices=(notice,))


def _tell_holder(progress: Progress, holder: Holder) -> None:
    progress(Step(f"wait for {holder}"))


def _build(order: _Order, state: State, *, notices: tuple[Problem, ...] = ()) -> BuildReport:
    watch = Stopwatch(on_stage=lambda stage: order.progress(Step(stage)))
    notices = (*state.problems, *notices)
    fetched = _fetch(order, watch)
    with watch.stage("prepare"):
        inputs = load_inputs(fetched, order.project)
        key = output_key(inputs)
        made = None if order.force else read_made(state.made_of(order.out))
        is_there = made is not None and still_stands(made, key, out=order.out)
    before = state.sources_of(order.out)
    tables = ExtractTables(order.project.extracts) if order.project.extracts else None
    if is_there and tables is not None:
        is_there = tables.has_exactly([inputs.key_by_source.get(name) or "" for name in before])
    if made is None or not is_there:
        return _make(order, state, start=_Start(inputs, key, made, before, notices, watch, tables))
    report = unchanged_report(made, inputs, sources=before, notices=notices, out=order.out)
    report = replace(report, stages=watch.stages)
    write_atomically(order.out / REPORT_FILE, render_report(report))
    return report


def _fetch(order: _Order, watch: Stopwatch) -> Fetched:
    places = parse_places(order.sources)
    folder = order.project.cache_folder(order.out) / COPIES_FOLDER
    if all(isinstance(place, Path) for place in places):
        return fetch_places(places, folder=folder)
    with watch.stage("fetch"):
        return fetch_places(places, folder=folder, progress=order.progress)


def _make(order: _Order, state: State, *, start: _Start) -> BuildReport:
    inputs, watch = start.inputs, start.watch
    cache = ExtractCache(state.connection)
    with watch.stage("read"):
        if start.tables is not None and not order.force:
            start.tables.lend(cache, [key for key in inputs.key_by_source.values() if key])
        collected = collect_extracts(
            inputs,
            cache,
            before=start.before,
            force=order.force,
            workers=order.workers,
            progress=order.progress,
        )
    # Here, because it loads what a build without changes does without.
    from kgraph.build.making import keep_graph, notices_of, resolve_all, write_output
    from kgraph.build.shrinking import guarded

    with watch.stage("resolve"):
        corpus = resolve_all(collected.extracts, inputs)
    lasting = [*collected.problems, *notices_of(corpus, inputs)]
    problems = [*start.notices, *collected.notices, *lasting]
    report = report_of(corpus, inputs, collected=collected, problems=problems, out=order.out)
    if corpus.extracts:
        guard = partial(guarded, corpus=corpus, inputs=inputs, extracts=collected.extracts)
        kept = keep_graph(start.made, order.out)
        with state.writing():
            report, graph = write_output(
                corpus, inputs, report=report, kept=kept, watch=watch,
                guard=_let if order.project.accepts_shrink else guard,
            )  # fmt: skip
            if graph is None:
                return replace(report, stages=watch.stages)
            made = note_made(
                report,
                start.key if collected.is_final else None,
                lasting=[*lasting, *graph.problems],
                portions=graph.portions,
            )
            state.finish_build(order.out, collected.key_by_source, made=made)
        if start.tables is not None:
            with watch.stage("write tables"):
                faults = start.tables.keep(collected, cache=cache)
            report = replace(report, problems=tuple(sorted({*report.problems, *faults})))
    return replace(report, stages=watch.stages)


def _let(report: BuildReport) -> BuildReport:
    return report


def extract_corpus(
    sources: Sequence[Path | str],
    *,
    project: Project | None = None,
    progress: Progress = ignore_progress,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return what files and folders say, resolved together, and what could not be read.

    Nothing is written, and nothing kept from earlier builds is used.

    Raises:
        KgraphError: ontology, known names or decisions cannot be used.
    """
    from kgraph.build.making import notices_of, resolve_all  # here: slow to load

    extracts, problems = [], []
    with TemporaryDirectory(prefix="kgraph-") as folder:
        fetched = fetch_places(parse_places(sources), folder=Path(folder), progress=progress)
        inputs = load_inputs(fetched, project or Project())
        for _, result in read_sources(inputs.files.files, inputs, progress=progress):
            if isinstance(result, Extract):
                extracts.append(result)
            else:
                problems.append(result)
    corpus = resolve_all(extracts, inputs)
    return corpus, tuple(sorted([*problems, *notices_of(corpus, inputs)]))
