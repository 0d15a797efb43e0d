"""Makes what another spaCy pipeline has set look like what the trained core sets.

``kgraph_adapter`` stands between the components of the other pipeline and ``kgraph_core``: trees
become Universal Dependencies, entities take the names of our types and lose their articles.
``kgraph_turns`` stands before them all: nobody's sentence goes on in somebody else's turn.
"""

from __future__ import annotations

from typing import Any, Final, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kgraph.language.clear_trees import TreeWord, universal_tree

ADAPTER: Final = "kgraph_adapter"
TURNS: Final = "kgraph_turns"

ENTITY_TYPE_BY_LABEL: Final = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "object",
    "NORP": "concept",
    "LANGUAGE": "concept",
    "MISC": "concept",
    "DATE": "date",
    "TIME": "quantity",
    "PERCENT": "quantity",
    "MONEY": "quantity",
    "QUANTITY": "quantity",
    "ORDINAL": "quantity",
    "CARDINAL": "quantity",
}
"""Our type of each label of OntoNotes and of CoNLL-2003; other labels stay as they are."""

_NO_ARTICLE: Final = frozenset({"organization", "place", "event", "object"})
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})


@Language.component(ADAPTER, assigns=["token.dep", "token.head", "doc.ents"])
def adapt(doc: Doc) -> Doc:
    """Rename the entities and convert the trees; what is ours already stays as it is."""
    if doc.has_annotation("ENT_IOB"):
        doc.set_ents([_entity(span) for span in doc.ents])
    if doc.has_annotation("DEP"):
        _convert_trees(doc)
    return doc


@Language.component(TURNS, assigns=["token.is_sent_start"])
def mark_turns(doc: Doc) -> Doc:
    """Begin a sentence wherever somebody begins to speak."""
    turns = doc._.turns or []
    begins = sorted(begin for begin, _, _ in turns)
    number = 0
    for token in doc:
        if number < len(begins) and token.idx >= begins[number]:
            token.is_sent_start = True
            while number < len(begins) and token.idx >= begins[number]:
                number += 1
    return doc


def _entity(span: Span) -> Span:
    kind = ENTITY_TYPE_BY_LABEL.get(span.label_, span.label_)
    start, end = span.start, span.end
    while start < end - 1 and _is_article(span.doc[start], kind):
        start += 1
    while end > start + 1 and span.doc[end - 1].text in _POSSESSIVES:
        end -= 1
    return Span(span.doc, start, end, label=kind)


def _is_article(token: Token, kind: str) -> bool:
    """Say whether a word is an article that a name does without; a title of a work keeps it."""
    opens = bool(token.is_sent_start) or token.i == 0
    return kind in _NO_ARTICLE and token.lower_ in {"the", "a", "an"} and (token.is_lower or opens)


def _convert_trees(doc: Doc) -> None:
    words = [TreeWord(token.text, token.pos_, token.head.i, token.dep_) for token in doc]
    persons = [(span.start, span.end - 1) for span in doc.ents if span.label_ == "person"]
    converted = universal_tree(words, persons)
    if converted == [(word.head, word.label) for word in words]:
        return
    add = doc.vocab.strings.add
    heads = [head - number for number, (head, _) in enumerate(converted)]
    labels = [add(label) for _, label in converted]
    table = np.array([np.array(heads, dtype=np.int64).astype(np.uint64), labels], dtype=np.uint64)
    doc.from_array(["HEAD", "DEP"], cast(Any, table.T))
