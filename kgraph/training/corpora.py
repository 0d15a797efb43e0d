"""Reads the corpora into examples; only files and documents free for training are opened.

Source:
    The formats are those of the README beside the corpora.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kgraph.language.labels import UPOS
from kgraph.language.lemma_rules import lemma_rule
from kgraph.training.annotated import chains_of, mention_layer, name_layer
from kgraph.training.conllu import TreeDocument, read_conllu, read_lines
from kgraph.training.examples import ROOT, UNKNOWN, Example, Syntax
from kgraph.training.inventory import Inventory, Numbering
from kgraph.training.tokens import TokenizedText, align_words, speakers_of

Record = dict[str, Any]


def read_records(path: Path) -> list[Record]:
    """Return the JSON objects of a JSON Lines file, gzipped or not."""
    return [json.loads(line) for line in read_lines(path) if line.strip()]


def training_records(path: Path) -> list[Record]:
    """Return the records of ``path`` that may be trained on."""
    return [record for record in read_records(path) if not record.get("evaluation_only", False)]


def read_treebank(path: Path) -> list[TreeDocument]:
    """Return the documents of one CoNLL-U file."""
    return list(read_conllu(path))


def treebank_examples(
    trees: list[TreeDocument], records: list[Record], *, inventory: Inventory
) -> Iterator[Example]:
    """Yield one example a document, with mentions and chains where ``records`` has the document."""
    numbering = Numbering(inventory)
    record_by_id = {record["id"]: record for record in records}
    for tree in trees:
        record = record_by_id.get(tree.identifier)
        example = _tree_example(tree, numbering)
        yield example if record is None else _with_mentions(example, record)


def _tree_example(tree: TreeDocument, numbering: Numbering) -> Example:
    words: list[str] = []
    breaks: list[int] = []
    sentences: list[int] = []
    syntax = Syntax([], [], [], [], [], [])
    for number, sentence in enumerate(tree.sentences):
        offset = len(words)
        for position, word in enumerate(sentence.words):
            words.append(word.form)
            breaks.append(int(position == 0 and sentence.paragraph))
            sentences.append(number)
            syntax.upos.append(UPOS.index(word.upos) if word.upos in UPOS else UNKNOWN)
            syntax.tag.append(numbering.tag.get(word.xpos, UNKNOWN))
            syntax.morph.append(numbering.morph.get(word.feats, UNKNOWN))
            rule = lemma_rule(word.form, word.lemma)
            syntax.lemma.append(numbering.lemma.get(rule, UNKNOWN))
            syntax.head.append(ROOT if word.head == 0 else offset + word.head - 1)
            syntax.label.append(numbering.dependency_number(word.label))
    return Example("tree", tree.identifier, words, breaks, sentences, syntax=syntax)


def _with_mentions(example: Example, record: Record) -> Example:
    text = align_words(record["text"], example.words)
    mentions = record["mentions"]
    return Example(
        "gum",
        example.document,
        example.words,
        text.breaks,
        example.sentences,
        speakers=speakers_of(text, record["turns"]),
        syntax=example.syntax,
        mentions=mention_layer(text, mentions),
        names=name_layer(text, mentions),
        chains=chains_of(text, mentions),
    )


def litbank_examples(records: list[Record]) -> Iterator[Example]:
    """Yield LitBank: typed positives and chains; spans that are not marked teach nothing."""
    for record in records:
        text = TokenizedText.of(record["text"])
        yield Example(
            "litbank",
            record["id"],
            text.words,
            text.breaks,
            text.sentence_numbers(record.get("sentences", [])),
            mentions=mention_layer(text, record["mentions"], positives_only=True),
            chains=chains_of(text, record["mentions"]),
        )
