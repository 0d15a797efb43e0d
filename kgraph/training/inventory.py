"""The labels that are read off the treebanks: tags, morphology, lemma rules, relations."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kgraph.language.lemma_rules import lemma_rule
from kgraph.training.conllu import TreeDocument, TreeWord
from kgraph.training.examples import UNKNOWN


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels in the order of the network's outputs, the most frequent first."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    dependencies: tuple[str, ...]
    demonyms: tuple[str, ...]

    @classmethod
    def of_treebank(cls, documents: Iterable[TreeDocument]) -> "Inventory":
        """Count the labels of training documents; keep those seen often enough to be learnt."""
        words = [word for d in documents for s in d.sentences for word in s.words]
        return cls(
            tags=_frequent((w.xpos for w in words), 3),
            morphs=_frequent((w.feats for w in words), 5),
            lemma_rules=_frequent((lemma_rule(w.form, w.lemma) for w in words), 3),
            dependencies=_frequent((w.label for w in words if w.label != "_"), 15),
            demonyms=_demonyms(words),
        )

    @classmethod
    def read(cls, path: Path) -> "Inventory":
        """Read what ``write`` wrote."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(labels) for name, labels in raw.items()})

    def write(self, path: Path) -> None:
        """Write the inventory as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


class Numbering:
    """Turns a treebank word's labels into the numbers of an inventory."""

    def __init__(self, inventory: Inventory) -> None:
        self.tag = _numbers(inventory.tags)
        self.morph = _numbers(inventory.morphs)
        self.lemma = _numbers(inventory.lemma_rules)
        self.dependency = _numbers(inventory.dependencies)

    def dependency_number(self, label: str) -> int:
        """Return the number of a relation, of its main part where the whole is rare."""
        main = self.dependency.get(label.split(":")[0], UNKNOWN)
        return self.dependency.get(label, main)


def _numbers(labels: tuple[str, ...]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def _frequent(labels: Iterable[str], least: int) -> tuple[str, ...]:
    counts = Counter(labels)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(label for label, count in ranked if count >= least)


def _demonyms(words: list[TreeWord]) -> tuple[str, ...]:
    """Return the capitalised words that are adjectives more often than names."""
    adjective: Counter[str] = Counter()
    name: Counter[str] = Counter()
    for word in words:
        if word.form[:1].isupper() and word.form[1:].islower() and len(word.form) > 3:
            adjective[word.form] += word.upos == "ADJ" and word.lemma[:1].isupper()
            name[word.form] += word.upos == "PROPN"
    return tuple(sorted(form for form, n in adjective.items() if n > name[form]))
