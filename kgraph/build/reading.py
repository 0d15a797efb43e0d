"""Source files -> extracts, in this process or in several."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

from kgraph.build.codec import encode
from kgraph.build.collector import collector_at_rest
from kgraph.build.engines import RayCluster, Workers
from kgraph.build.inputs import Inputs
from kgraph.build.keys import Recipe
from kgraph.build.language_model import ReadsWith
from kgraph.build.progress import Progress, Step, ignore_progress
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task, working
from kgraph.errors import SourceError
from kgraph.model import Extract, KnownName, Problem
from kgraph.ontology.types import Ontology

if TYPE_CHECKING:
    from kgraph.extraction.patterns import PatternBook
    from kgraph.language import Annotator

R = TypeVar("R")

_UNUSED: Final = ("torch", "tensorflow", "mxnet", "cupy")
_LEAST_SECONDS: Final = 120.0
_BYTES_A_SECOND: Final = 200.0  # a twentieth or less of what a slow machine reads


@dataclass(frozen=True, slots=True)
class Read:
    """What one file says, as it is kept: an encoded extract, and the hashes of what was read."""

    sha256: str
    meta_sha256: str | None
    content: bytes


Result: TypeAlias = tuple[SourceFile, Read | Problem | Lost]


@contextmanager
def reading(
    files: Sequence[SourceFile],
    inputs: Inputs,
    *,
    workers: Workers = None,
    progress: Progress = ignore_progress,
) -> Iterator[Iterator[Result]]:
    """Give what each file says, or why it cannot be read, in the order in which that is known.

    Args:
        files: What to read.
        inputs: What is known before they are read.
        workers: Who reads; ``None`` to read in this process.
        progress: Is told how many bytes have been read.
    """
    read = partial(
        read_encoded,
        ontology=inputs.ontology,
        known_names=inputs.known_names,
        least_confidence=inputs.project.settings.least_confidence,
        reads_with=inputs.reads_with,
    )
    if workers is None or not files:
        yield _told(((file, read(file)) for file in files), files, progress=progress)
        return
    # The largest first, so that at the end no worker is alone with a large one.
    ordered = sorted(files, key=lambda file: (-_size(file.path), file))
    task = Task(partial(prepare_to_read, inputs.reads_with), read, _seconds_for)
    with _readers(task, ordered, workers=workers, recipe=inputs.recipe) as results:
        yield _told(results, files, progress=progress)


def _readers(
    task: Task[SourceFile, Read | Problem],
    files: Sequence[SourceFile],
    *,
    workers: int | RayCluster,
    recipe: Recipe,
) -> AbstractContextManager[Iterator[Result]]:
    if isinstance(workers, int):
        return working(task, files, workers=workers)
    from kgraph.build.cluster.pool import working_on_ray  # here: most builds need none

    sizes = [_size(file.path) for file in files]
    return working_on_ray(task, files, sizes=sizes, cluster=workers, recipe=recipe)


def read_sources(
    files: Sequence[SourceFile], inputs: Inputs, *, progress: Progress = ignore_progress
) -> Iterator[tuple[SourceFile, Extract | Problem]]:
    """Yield what each file says, in the order of the files, or why it cannot be read."""
    results = (
        (
            file,
            read_source(
                file,
                ontology=inputs.ontology,
                known_names=inputs.known_names,
                least_confidence=inputs.project.settings.least_confidence,
                reads_with=inputs.reads_with,
            ),
        )
        for file in files
    )
    yield from _told(results, files, progress=progress)


def prepare_to_read(reads_with: ReadsWith) -> None:
    """Load what this process, which does nothing but read, reads with.

    Raises:
        ModelError: the language model cannot be loaded.
    """
    if reads_with.language_model is None:
        # spaCy loads these wherever they are installed: 400 MB that kgraph's own model never uses.
        sys.modules.update(dict.fromkeys(_UNUSED, cast("ModuleType", None)))
    with collector_at_rest():
        _annotator(reads_with)
        import kgraph.extraction
        import kgraph.sources  # noqa: F401  as it reads with them

    gc.freeze()  # what was loaded stays; it need not be looked through again and again


def read_encoded(
    file: SourceFile,
    *,
    ontology: Ontology,
    known_names: tuple[KnownName, ...],
    least_confidence: float,
    reads_with: ReadsWith,
) -> Read | Problem:
    """Return what one file says as it is kept, or why it cannot be read.

    Raises:
        ModelError: the language model cannot be loaded.
    """
    result = read_source(
        file,
        ontology=ontology,
        known_names=known_names,
        least_confidence=least_confidence,
        reads_with=reads_with,
    )
    if isinstance(result, Problem):
        return result
    return Read(result.document.sha256, result.document.meta.sha256, encode(result))


def read_source(
    file: SourceFile,
    *,
    ontology: Ontology,
    known_names: tuple[KnownName, ...],
    least_confidence: float,
    reads_with: ReadsWith,
) -> Extract | Problem:
    """Return what one file says, or why it cannot be read.

    Raises:
        ModelError: the language model cannot be loaded.
    """
    # Here, because they load spaCy: a build in which nothing has changed does without.
    from kgraph.extraction import extract
    from kgraph.sources import read_document, read_source_meta, with_meta

    try:
        document = read_document(file.path, source=file.source)
        if file.meta is not None:
            document = with_meta(document, read_source_meta(file.meta))
    except SourceError as error:
        return file.shown(Problem(error.place or file.source, error.message))
    annotated = _annotator(reads_with).annotate(document, (*known_names, *document.meta.people))
    patterns = _teacher(reads_with).patterns_of(ontology)
    return extract(annotated, ontology, patterns=patterns, least_confidence=least_confidence)


class _Teacher:
    """Keeps what the ontology of this process has taught: its examples are read once."""

    def __init__(self, reads_with: ReadsWith) -> None:
        self._reads_with = reads_with
        self._taught: tuple[Ontology, PatternBook] | None = None

    def patterns_of(self, ontology: Ontology) -> PatternBook:
        """Return the patterns that the examples of an ontology teach."""
        from kgraph.extraction.learning import compile_patterns
        from kgraph.extraction.precompiled import shipped_patterns

        if self._taught is None or self._taught[0] != ontology:
            book = shipped_patterns(ontology) if self._reads_with.language_model is None else None
            language = _annotator(self._reads_with).language
            self._taught = ontology, book or compile_patterns(ontology, language)
        return self._taught[1]


@cache
def _teacher(reads_with: ReadsWith) -> _Teacher:
    """Return the teacher of this process."""
    return _Teacher(reads_with)


@cache
def _annotator(reads_with: ReadsWith) -> Annotator:
    """Return this process's annotator of what it reads with."""
    from kgraph.language import load_annotator

    return load_annotator(language_model=reads_with.language_model, device=reads_with.device)


def _told(
    results: Iterable[tuple[SourceFile, R]], files: Sequence[SourceFile], *, progress: Progress
) -> Iterator[tuple[SourceFile, R]]:
    """Yield results, and tell how many bytes of the files are behind them."""
    total, finished = sum(_size(file.path) for file in files), 0
    for number, (file, result) in enumerate(results, start=1):
        finished += _size(file.path)
        progress(Step("read", finished, total, note=f"{number:,} of {len(files):,}"))
        yield file, result


def _seconds_for(file: SourceFile) -> float:
    return _LEAST_SECONDS + _size(file.path) / _BYTES_A_SECOND


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
