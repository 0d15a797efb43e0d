"""Example sentences of an ontology, parsed: where their subject and object stand in the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.extraction.ends import date_units
from kgraph.extraction.grammar import children, word_of
from kgraph.extraction.link_graph import LinkGraph
from kgraph.language.mended_trees import mend_trees
from kgraph.model import Span
from kgraph.ontology.types import Example, Ontology

_A_BATCH = 50
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class ReadExample:
    """An example as the pipeline reads it: the graph, and the nodes of subject and object.

    ``word`` is what the object is in its base form, "" for a name or a date; ``bare``: it is
    marked without adjectives that stand before it.
    """

    relation: str
    example: Example
    graph: LinkGraph
    subject: int
    object: int
    holds: bool
    word: str = ""
    bare: bool = False
    is_name: bool = False

    @property
    def object_text(self) -> str:
        """What the object is called, in small letters."""
        mark = self.example.object
        return mark.of(self.example.text).casefold() if mark is not None else ""


class Objects(TypedDict):
    """What the objects of a link are in its examples; see ``Pattern``."""

    noun: bool
    named: bool
    bare: bool
    adjective: bool


def objects_of_link(right: Sequence[ReadExample]) -> Objects:
    """Return what the objects of examples are that have their link."""
    return Objects(
        noun=2 * sum(bool(each.word) for each in right) > len(right),
        named=all(each.is_name for each in right),
        bare=2 * sum(each.bare for each in right) > len(right),
        adjective=4 * sum(each.graph.doc[each.object].pos_ == "ADJ" for each in right)
        >= len(right),
    )


def read_examples(ontology: Ontology, language: Language) -> list[ReadExample]:
    """Return all marked examples and counter-examples, parsed in few Docs."""
    marked = [
        (relation.name, example, holds)
        for relation in ontology.relations.values()
        for holds, examples in ((True, relation.examples), (False, relation.counter_examples))
        for example in examples
        if example.subject is not None and example.object is not None
    ]
    batches = (marked[start : start + _A_BATCH] for start in range(0, len(marked), _A_BATCH))
    return [read for batch in batches for read in _read_batch(batch, language)]


def _read_batch(
    batch: Sequence[tuple[str, Example, bool]], language: Language
) -> Iterator[ReadExample]:
    starts, text = [], ""
    for _, example, _ in batch:
        starts.append(len(text))
        text += example.text + _GAP
    doc = language.make_doc(text)
    # A change of speaker begins a sentence, so no example runs into the next one.
    doc._.turns = [
        (start, start + len(example.text), str(number))
        for number, (start, (_, example, _)) in enumerate(zip(starts, batch, strict=True))
    ]
    doc = mend_trees(language(doc))
    marks = [
        [_tokens(doc, mark, start=start) for mark in (example.subject, example.object) if mark]
        for start, (_, example, _) in zip(starts, batch, strict=True)
    ]
    graph = _graph(doc, [each for pair in marks for each in pair])
    for (relation, example, holds), (subject, object_) in zip(batch, marks, strict=True):
        nodes = [graph.node(doc[start:end].root) for start, end in (subject, object_)]
        word, bare = _object_word(doc, object_)
        root = doc[slice(*object_)].root
        is_name = not word and root.pos_ == "PROPN"
        yield ReadExample(relation, example, graph, nodes[0], nodes[1], holds, word, bare, is_name)


def _object_word(doc: Doc, object_: tuple[int, int]) -> tuple[str, bool]:
    span = doc[slice(*object_)]
    root = span.root
    inside = [child.i >= object_[0] for child in children(root, "amod")]
    named = root.ent_type_ not in {"", "concept"} or (root.pos_ == "PROPN" and not root.ent_type_)
    last = root if any(token.pos_ == "ADP" for token in span) else span[-1]
    word = "" if named or root.pos_ in {"PRON", "NUM"} else word_of(last)
    return word, bool(inside) and not any(inside)


def _tokens(doc: Doc, mark: Span, *, start: int) -> tuple[int, int]:
    span = doc.char_span(start + mark.start, start + mark.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"the mark at {mark.start} stands outside its example")
    return span.start, span.end


def _graph(doc: Doc, marked: Sequence[tuple[int, int]]) -> LinkGraph:
    taken = {index for start, end in marked for index in range(start, end)}
    dates = list(date_units(doc))
    names = [
        (entity.start, entity.end)
        for entity in doc.ents
        if entity.label_ not in {"date", "quantity"}
    ]
    free = [unit for unit in names if not taken & set(range(*unit))]
    inside = [unit for unit in dates if not taken & set(range(*unit)) or unit in marked]
    return LinkGraph(doc, [*(each for each in marked if each not in dates), *free], dates=inside)
