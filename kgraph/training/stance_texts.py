"""Links of real texts with how they are put, to learn from beside our passages.

Passages are short and pointed: who has read only these takes a long plain sentence for a denial.
Facts of relation corpora are stated, and what readers found right of real texts is put as it was
read. Half of the judged texts is left out, so that the network can be tried on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import md5
from pathlib import Path
from random import Random
from typing import Final

from kgraph.language.labels import RELATIONS, STANCES
from kgraph.language.pipeline import Annotator
from kgraph.model import Claim, Polarity
from kgraph.ontology.types import Ontology
from kgraph.training.corpora import training_records
from kgraph.training.examples import Example, RelationLayer
from kgraph.training.judged import Place, Verdict, place_of
from kgraph.training.judged_reading import told_of_judged
from kgraph.training.related import docred_examples, knowledgenet_examples
from kgraph.training.stance_examples import PutLink, PutPassage, Variant
from kgraph.training.tokens import TokenizedText

MOST_FACTS: Final = 3500
_A_TEXT: Final = 2
"""Facts of one text that are learnt from."""
_FARTHEST: Final = 40
_AROUND: Final = 15
"""Words that are seen before and after a fact of a text without sentences."""
_NAMES: Final = {
    "employedBy": "worksFor",
    "headquarteredIn": "basedIn",
    "livesIn": "basedIn",
    "nationality": "basedIn",
    "subsidiaryOf": "partOf",
    "chiefOf": "leaderOf",
}
"""What the network of relations calls otherwise than the ontology."""

Ends = tuple[int, int]


def is_left_out(name: str) -> bool:
    """Say whether a judged text is left out of training, by a hash of its name."""
    return md5(name.encode(), usedforsecurity=False).digest()[0] % 2 == 1


def corpus_facts(corpora: Path) -> list[Example]:
    """Return the examples with relations of the corpora under a folder."""
    passages = training_records(corpora / "knowledgenet" / "train.jsonl")
    abstracts = training_records(corpora / "docred" / "train.jsonl")
    found = [
        *knowledgenet_examples(passages, frozenset()),
        *docred_examples(abstracts, frozenset()),
    ]
    return [example for example in found if example.relations is not None]


def fact_passages(
    examples: Iterable[Example], *, most: int = MOST_FACTS, seed: int = 4
) -> list[PutPassage]:
    """Return facts of texts as links that are stated, a few of each text, ``most`` in all."""
    chance = Random(seed)
    found: list[PutPassage] = []
    for example in examples:
        layer = example.relations
        if layer is None:
            continue
        pairs = [pair for pair, links in layer.facts.items() if links]
        chance.shuffle(pairs)
        told = (_stated(example, layer, pair=pair, chance=chance) for pair in pairs[:_A_TEXT])
        found += [each for each in told if each is not None]
    chance.shuffle(found)
    return found[:most]


def _stated(
    example: Example, layer: RelationLayer, *, pair: Ends, chance: Random
) -> PutPassage | None:
    subject, object_ = (layer.anchors[number] for number in pair)
    first, last = min(subject[0], object_[0]), max(subject[1], object_[1])
    apart = subject[1] < object_[0] or object_[1] < subject[0]
    if not apart or last - first > _FARTHEST:
        return None
    name = RELATIONS[chance.choice(sorted(layer.facts[pair]))]
    words = tuple(word.lower() for word in example.words)
    start, end = _bounds(example.sentences, first, last=last, words=len(words))
    link = PutLink(0, _NAMES.get(name, name), 1, denied=False, modality=0)
    return PutPassage((Variant(words, (subject, object_), start, end),), (link,))


def _bounds(sentences: Sequence[int] | None, first: int, *, last: int, words: int) -> Ends:
    if sentences is None:
        return max(0, first - _AROUND), min(words, last + _AROUND)
    inside = [i for i in range(words) if sentences[first] <= sentences[i] <= sentences[last]]
    return inside[0], inside[-1] + 1


def judged_passages(
    texts: Iterable[tuple[str, str]],
    verdicts: Mapping[str, Mapping[Place, Verdict]],
    *,
    annotator: Annotator,
    ontology: Ontology,
) -> Iterator[PutPassage]:
    """Yield the claims that a reader found right, of the texts that are not left out."""
    kept = ((name, text) for name, text in texts if not is_left_out(name))
    for name, told in told_of_judged(kept, verdicts, annotator=annotator, ontology=ontology):
        for claim, _ in told:
            verdict = verdicts[name].get(place_of(claim))
            found = put_claim(claim) if verdict is not None and verdict.right else None
            if found is not None:
                yield found


def put_claim(claim: Claim) -> PutPassage | None:
    """Return a claim as a link within the words that it is read off, ``None`` for a value."""
    evidence = claim.evidence[0]
    if evidence.object_span is None:
        return None
    words = TokenizedText.of(evidence.quote)
    offset = evidence.span.start
    spans = [
        words.span(span.start - offset, span.end - offset)
        for span in (evidence.subject_span, evidence.object_span)
    ]
    marks = tuple(span for span in spans if span is not None)
    if len(set(marks)) < len(spans):
        return None
    lower = tuple(word.lower() for word in words.words)
    modality = STANCES.index(claim.modality.value) - 1
    denied = claim.polarity is Polarity.NEGATED
    link = PutLink(0, claim.predicate, 1, denied=denied, modality=modality)
    return PutPassage((Variant(lower, marks, 0, len(lower)),), (link,))
