"""The components, in order, in one list."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.language import Language

from kgraph.language.annotated import AnnotatedDocument
from kgraph.model import Document, KnownName

COMPONENTS = ("sentencizer",)


class Annotator:
    """Holds the loaded spaCy pipeline; one a process."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def annotate(
        self, document: Document, known_names: Sequence[KnownName] = ()
    ) -> AnnotatedDocument:
        """Return the document with mentions and chains. The same document gives the same result."""
        doc = self._language(document.reading.text)
        return AnnotatedDocument(document, doc, (), (), tuple(None for _ in document.turns))


def load_annotator() -> Annotator:
    """Load the language pipeline; takes about a second."""
    language = spacy.blank("en")
    for component in COMPONENTS:
        language.add_pipe(component)
    return Annotator(language)
