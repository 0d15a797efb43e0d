"""All training examples, and the rounds of batches drawn from them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kgraph.language.wordpiece import WordPieces
from kgraph.training.augment import add_noise
from kgraph.training.config import TrainingConfig
from kgraph.training.corpora import (
    litbank_examples,
    read_treebank,
    training_records,
    treebank_examples,
)
from kgraph.training.examples import Example
from kgraph.training.inventory import Inventory
from kgraph.training.named import name_examples
from kgraph.training.passages import PASSAGES, read_passages
from kgraph.training.related import docred_examples, knowledgenet_examples
from kgraph.training.stated import passage_examples
from kgraph.training.windows import Unit, cut_windows, group_units

"""Our own annotated passages."""


@dataclass(frozen=True, slots=True)
class Material:
    """Examples by corpus, with the inventory of labels they use."""

    inventory: Inventory
    examples_by_corpus: Mapping[str, list[Example]]

    def counts(self) -> dict[str, int]:
        """Return the number of words of each corpus."""
        return {name: sum(map(len, rows)) for name, rows in self.examples_by_corpus.items()}


def read_material(corpora: Path) -> Material:
    """Read every training file under ``corpora``; development files are not opened."""
    trees = read_treebank(corpora / "ud/train.conllu.gz")
    inventory = Inventory.of_treebank(trees)
    known = frozenset(word.form.lower() for d in trees for s in d.sentences for word in s.words)
    demonyms = frozenset(inventory.demonyms)
    documents = training_records(corpora / "documents/train.jsonl.gz")
    examples = [
        *treebank_examples(trees, documents, inventory=inventory),
        *litbank_examples(training_records(corpora / "documents/litbank.jsonl")),
        *name_examples(training_records(corpora / "ner/train.jsonl"), known),
        *knowledgenet_examples(training_records(corpora / "knowledgenet/train.jsonl"), demonyms),
        *docred_examples(training_records(corpora / "docred/train.jsonl"), demonyms),
        *passage_examples(read_passages(PASSAGES)),
    ]
    examples_by_corpus: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        if example.words:
            examples_by_corpus[example.corpus].append(example)
    return Material(inventory, dict(examples_by_corpus))


def draw_round(
    material: Material, pieces: WordPieces, *, config: TrainingConfig, number: int
) -> list[list[Unit]]:
    """Return the batches of round ``number``: the same ones for the same config."""
    random = Random(f"{config.seed}/{number}")
    batches: list[list[Unit]] = []
    for corpus, examples in sorted(material.examples_by_corpus.items()):
        units = [
            [add_noise(window, config.noise, random=random) for window in unit]
            for example in _share(examples, config.share_by_corpus.get(corpus, 1.0), random=random)
            for unit in cut_windows(example, pieces, sizes=config.windows, random=random)
        ]
        filled = [unit for unit in units if all(len(window) for window in unit)]
        batches.extend(group_units(filled, config.batch_words, random=random))
    random.shuffle(batches)
    return batches


def _share(examples: list[Example], share: float, *, random: Random) -> list[Example]:
    whole = int(share)
    part = random.sample(examples, round((share - whole) * len(examples)))
    return examples * whole + part
