"""A spaCy pipeline that parses from a table, saved to a folder as a trained one would be."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

FACTORY = "hand_parser"

SENTENCE = "Ana Ruiz was elected by the Harbour Union."
# Head, label, tag, part of speech of each word, as a pipeline trained on OntoNotes gives them.
_ROWS = [
    (1, "compound", "NNP", "PROPN"),
    (3, "nsubjpass", "NNP", "PROPN"),
    (3, "auxpass", "VBD", "AUX"),
    (3, "ROOT", "VBN", "VERB"),
    (3, "agent", "IN", "ADP"),
    (7, "det", "DT", "DET"),
    (7, "compound", "NNP", "PROPN"),
    (4, "pobj", "NNP", "PROPN"),
    (3, "punct", ".", "PUNCT"),
]
_ENTITIES = [(0, 2, "PERSON"), (5, 8, "ORG")]


def hand_parse(doc: Doc) -> Doc:
    """Give each sentence of as many words as ``SENTENCE`` its parse."""
    entities = []
    for start in range(0, len(doc), len(_ROWS)):
        for token, (head, label, tag, pos) in zip(doc[start:], _ROWS, strict=False):
            token.head, token.dep_ = doc[min(start + head, len(doc) - 1)], label
            token.tag_, token.pos_, token.lemma_ = tag, pos, token.lower_
        entities += [(start + first, start + end, kind) for first, end, kind in _ENTITIES]
    inside = [entity for entity in entities if entity[1] <= len(doc)]
    doc.set_ents([Span(doc, first, end, label=kind) for first, end, kind in inside])
    return doc


def saved_pipeline(folder: Path) -> Path:
    """Write the pipeline to a folder and return it."""
    if not Language.has_factory(FACTORY):
        Language.component(FACTORY, func=hand_parse)
    folder.parent.mkdir(parents=True, exist_ok=True)
    language = spacy.blank("en")
    language.add_pipe(FACTORY)
    language.to_disk(folder)
    return folder
