"""Source files -> extracts, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kgraph.build.inputs import Inputs
from kgraph.build.progress import Progress, Step, ignore_progress
from kgraph.build.source_files import SourceFile
from kgraph.errors import SourceError
from kgraph.model import Extract, KnownName, Problem
from kgraph.ontology.types import Ontology

if TYPE_CHECKING:
    from kgraph.extraction.patterns import PatternBook
    from kgraph.language import Annotator

_Read = Callable[[SourceFile], Extract | Problem]
_Map = Callable[[_Read, Iterable[SourceFile]], Iterator[Extract | Problem]]


def read_sources(
    files: Sequence[SourceFile],
    inputs: Inputs,
    *,
    workers: int = 1,
    progress: Progress = ignore_progress,
) -> Iterator[tuple[SourceFile, Extract | Problem]]:
    """Yield what each file says, in the order of the files, or why it cannot be read."""
    read = partial(
        read_source,
        ontology=inputs.ontology,
        known_names=inputs.known_names,
        least_confidence=inputs.project.settings.least_confidence,
        language_model=inputs.language_model.name if inputs.language_model else None,
    )
    with _map_of(min(workers, len(files))) as map_:
        for number, (file, result) in enumerate(zip(files, map_(read, files), strict=True)):
            progress(Step("read", number + 1, len(files)))
            yield file, result


def read_source(
    file: SourceFile,
    *,
    ontology: Ontology,
    known_names: tuple[KnownName, ...],
    least_confidence: float,
    language_model: str | None,
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
    annotated = _annotator(language_model).annotate(document, (*known_names, *document.meta.people))
    patterns = _teacher(language_model).patterns_of(ontology)
    return extract(annotated, ontology, patterns=patterns, least_confidence=least_confidence)


class _Teacher:
    """Keeps what the ontology of this process has taught: its examples are read once."""

    def __init__(self, language_model: str | None) -> None:
        self._language_model = language_model
        self._taught: tuple[Ontology, PatternBook] | None = None

    def patterns_of(self, ontology: Ontology) -> PatternBook:
        """Return the patterns that the examples of an ontology teach."""
        from kgraph.extraction.learning import compile_patterns
        from kgraph.extraction.precompiled import shipped_patterns

        if self._taught is None or self._taught[0] != ontology:
            book = shipped_patterns(ontology) if self._language_model is None else None
            language = _annotator(self._language_model).language
            self._taught = ontology, book or compile_patterns(ontology, language)
        return self._taught[1]


@cache
def _teacher(language_model: str | None) -> _Teacher:
    """Return the teacher of this process."""
    return _Teacher(language_model)


@cache
def _annotator(language_model: str | None) -> Annotator:
    """Return this process's annotator of a language model, kgraph's own where it is ``None``."""
    from kgraph.language import load_annotator

    return load_annotator(language_model=language_model)


@contextmanager
def _map_of(workers: int) -> Iterator[_Map]:
    """Give a ``map`` that works in this process, or in several."""
    if workers <= 1:
        yield map
        return
    # Not forked: a copy of a process with running threads may hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield pool.map
