"""What the examples of an ontology teach, tried on themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from kgraph.extraction.examples import ReadExample, read_examples
from kgraph.extraction.learning import Taught, learn_patterns
from kgraph.extraction.paths import PathTree
from kgraph.extraction.patterns import Pattern, steps_beside
from kgraph.ontology.types import Ontology


@dataclass(frozen=True, slots=True)
class Trial:
    """How well the examples of one relation teach it.

    ``found`` examples are found by the patterns that they teach, ``found_by_others`` by those that
    the other examples teach. ``missed`` are the rest; ``wrong`` are counter-examples in which the
    relation is found all the same.
    """

    relation: str
    examples: int
    found: int
    found_by_others: int
    counter_examples: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def try_examples(ontology: Ontology, language: Language) -> tuple[Trial, ...]:
    """Return a trial for each relation that has examples, in name order."""
    read = read_examples(ontology, language)
    taught = learn_patterns(ontology, read)
    by_relation: dict[str, list[ReadExample]] = {}
    for each in read:
        by_relation.setdefault(each.relation, []).append(each)
    return tuple(_trial(name, by_relation[name], taught=taught) for name in sorted(by_relation))


def _trial(name: str, read: Sequence[ReadExample], *, taught: dict[Pattern, Taught]) -> Trial:
    own = {pattern: of for pattern, of in taught.items() if pattern.predicate == name}
    examples = [each for each in read if each.holds]
    others = [each for each in read if not each.holds]
    found = {each.example: list(_finds(each, own)) for each in read}
    return Trial(
        relation=name,
        examples=len(examples),
        found=sum(bool(found[each.example]) for each in examples),
        found_by_others=sum(any(of != [each] for of in found[each.example]) for each in examples),
        counter_examples=len(others),
        missed=tuple(each.example.text for each in examples if not found[each.example]),
        wrong=tuple(each.example.text for each in others if found[each.example]),
    )


def _finds(each: ReadExample, own: dict[Pattern, Taught]) -> Iterator[Taught]:
    """Yield, for each pattern that finds an example, the examples that taught it."""
    patterns = list(own)
    tree = PathTree(pattern.path for pattern in patterns)
    for match in tree.matches(each.graph, each.subject):
        pattern = patterns[match.number]
        admitted = not pattern.objects or each.word in pattern.objects
        admitted &= not steps_beside(each.graph, match) & set(pattern.without)
        if match.nodes[-1] == each.object and admitted:
            yield own[pattern]
    for pattern, of in own.items():
        if pattern.objects == (each.object_text,) and each in of:
            yield of
