"""A document with what the language stage found in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph.model import CoreferenceChain, Document, Mention


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document, its spaCy Doc over the reading view, its mentions and its chains.

    ``doc.text`` equals ``document.reading.text``, halves of characters aside; mention spans are
    into the source.
    ``speaker_chains[i]`` is the number of the chain of the speaker of ``document.turns[i]``,
    ``None`` in prose.
    """

    document: Document
    doc: Doc
    mentions: tuple[Mention, ...]
    chains: tuple[CoreferenceChain, ...]
    speaker_chains: tuple[int | None, ...]
