"""The heads on the word vectors: tags, trees, spans, and pairs of mentions.

Sources:
    Dozat & Manning 2017, "Deep Biaffine Attention" (trees); Yu et al. 2020, "Named Entity
    Recognition as Dependency Parsing" (spans); Lee et al. 2017, "End-to-end Neural Coreference
    Resolution" (mention ranking).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from kgraph.language.decoding import MENTION_WIDTH
from kgraph.language.labels import ENTITY_TYPES, RELATIONS, STANCES, UPOS
from kgraph.language.pair_features import FEATURES
from kgraph.training.inventory import Inventory
from kgraph.training.network import WIDTH, Encoder

ARC_WIDTH = 256
LABEL_WIDTH = 96
SPAN_WIDTH = 128
MENTION_VECTOR = 256
PAIR_WIDTH = 128
PRODUCT_WIDTH = 96
ATTENTION_WIDTH = 64
FARTHEST = 20
"""Words beyond which the distance of two mentions is all the same."""
SPAN_CLASSES = 1 + len(ENTITY_TYPES)


@dataclass(frozen=True, slots=True)
class WordScores:
    """What one pass says of the words; shapes begin ``[windows, words]``."""

    words: Tensor
    upos: Tensor
    tag: Tensor
    morph: Tensor
    lemma: Tensor
    start: Tensor
    arcs: Tensor
    mentions: Tensor
    names: Tensor


def _projection(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.2))


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


class Parser(nn.Module):
    """Scores heads and relations; column 0 of the heads is the root."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc_dependent, self.arc_head = _projection(ARC_WIDTH), _projection(ARC_WIDTH)
        self.label_dependent, self.label_head = _projection(LABEL_WIDTH), _projection(LABEL_WIDTH)
        self.arc = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.01)
        self.label = nn.Parameter(torch.randn(relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1) * 0.01)

    def arcs(self, words: Tensor) -> Tensor:
        """Return ``[windows, words, 1 + words]``: how well each word suits as the head."""
        dependents = _with_one(self.arc_dependent(words)) @ self.arc
        result: Tensor = dependents @ self.arc_head(self._with_root(words)).transpose(1, 2)
        return result

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return ``[windows, words, relations]`` for the given heads (0 is the root)."""
        dependents = _with_one(self.label_dependent(words))
        candidates = _with_one(self.label_head(self._with_root(words)))
        index = heads[..., None].expand(-1, -1, candidates.shape[-1])
        chosen = torch.gather(candidates, 1, index)
        rows, count, width = dependents.shape
        flat = self.label.permute(1, 0, 2).reshape(width, -1)
        mapped = (dependents @ flat).view(rows, count, -1, width)
        result: Tensor = (mapped @ chosen[..., None])[..., 0]
        return result

    def _with_root(self, words: Tensor) -> Tensor:
        root = self.root.view(1, 1, -1).expand(words.shape[0], 1, -1)
        return torch.cat([root, words], 1)


class SpanScorer(nn.Module):
    """Scores every pair of first and last word for every class."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.first, self.last = _projection(SPAN_WIDTH), _projection(SPAN_WIDTH)
        self.weight = nn.Parameter(torch.randn(classes, SPAN_WIDTH + 1, SPAN_WIDTH + 1) * 0.01)
        self.width = nn.Embedding(MENTION_WIDTH + 1, classes)
        nn.init.zeros_(self.width.weight)
        with torch.no_grad():
            self.width.weight[:, 0] = 4.0  # nearly all spans are nothing: begin there

    @override
    def forward(self, words: Tensor) -> Tensor:
        """Return ``[windows, words, words, classes]``."""
        first, last = _with_one(self.first(words)), _with_one(self.last(words))
        scores = torch.matmul(
            torch.matmul(first[:, None], self.weight[None]), last.transpose(1, 2)[:, None]
        )
        number = torch.arange(words.shape[1], device=words.device)
        gap = (number[None, :] - number[:, None]).clamp(0, MENTION_WIDTH)
        result: Tensor = scores.permute(0, 2, 3, 1) + self.width(gap)
        return result


class MentionEncoder(nn.Module):
    """One vector a mention, from its first word, last word, mean, and what the spans say of it."""

    def __init__(self) -> None:
        super().__init__()
        self.content = nn.Linear(3 * WIDTH, MENTION_VECTOR)
        self.types = nn.Linear(2 * SPAN_CLASSES, MENTION_VECTOR, bias=False)
        self.norm = nn.LayerNorm(MENTION_VECTOR)
        self.dropout = nn.Dropout(0.2)

    @override
    def forward(self, words: Tensor, types: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return ``[mentions, MENTION_VECTOR]``.

        Args:
            words: word vectors of one window ``[words, WIDTH]``.
            types: probabilities of mention and name classes ``[mentions, 2 * SPAN_CLASSES]``.
            first: first word of each mention.
            last: last word of each mention.
        """
        total = torch.cat([torch.zeros_like(words[:1]), words.cumsum(0)])
        mean = (total[last + 1] - total[first]) / (last + 1 - first)[:, None].to(words.dtype)
        parts = self.dropout(torch.cat([words[first], words[last], mean], -1))
        result: Tensor = self.norm(functional.relu(self.content(parts) + self.types(types)))
        return result


class CoreferenceScorer(nn.Module):
    """Scores an earlier mention as the antecedent of a later one; 0 is "a new thing"."""

    def __init__(self) -> None:
        super().__init__()
        self.later = nn.Linear(MENTION_VECTOR, PAIR_WIDTH)
        self.earlier = nn.Linear(MENTION_VECTOR, PAIR_WIDTH, bias=False)
        self.features = nn.Linear(FEATURES, PAIR_WIDTH, bias=False)
        self.product = nn.Linear(MENTION_VECTOR, MENTION_VECTOR, bias=False)
        self.hidden = nn.Linear(PAIR_WIDTH, 64)
        self.output = nn.Linear(64, 1)
        self.direct = nn.Linear(FEATURES, 1)
        nn.init.normal_(self.product.weight, std=0.004)

    @override
    def forward(self, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """Return ``[later, earlier]``; features are ``[later, earlier, FEATURES]``."""
        summed = self.later(later)[:, None] + self.earlier(earlier)[None] + self.features(features)
        inner = functional.relu(self.hidden(functional.relu(summed)))
        product = self.product(later) @ earlier.transpose(0, 1)
        result: Tensor = (self.output(inner) + self.direct(features))[..., 0] + product
        return result


class PairAttention(nn.Module):
    """Reads, for each pair, the words of the window that matter for it."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(PAIR_WIDTH, ATTENTION_WIDTH)
        self.key = nn.Linear(WIDTH, ATTENTION_WIDTH)
        self.value = nn.Linear(WIDTH, PAIR_WIDTH)
        self.from_subject = nn.Parameter(torch.zeros(2 * FARTHEST + 1))
        self.from_object = nn.Parameter(torch.zeros(2 * FARTHEST + 1))
        nn.init.zeros_(self.value.weight)
        nn.init.zeros_(self.value.bias)

    @override
    def forward(self, words: Tensor, pairs: Tensor, *, subject: Tensor, object_: Tensor) -> Tensor:
        """Return ``[pairs, PAIR_WIDTH]``.

        Args:
            words: word vectors of one window ``[words, WIDTH]``.
            pairs: what is known of each pair ``[pairs, PAIR_WIDTH]``.
            subject: last word of each pair's subject.
            object_: last word of each pair's object.
        """
        number = torch.arange(words.shape[0], device=words.device)[None]
        scores = self.query(pairs) @ self.key(words).transpose(0, 1) * ATTENTION_WIDTH**-0.5
        for place, bias in ((subject, self.from_subject), (object_, self.from_object)):
            gap = (number - place[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
            scores = scores + bias[gap]
        result: Tensor = scores.softmax(-1) @ self.value(words)
        return result


class RelationScorer(nn.Module):
    """Scores each relation, on its own, for ordered pairs of mentions, and how each is put."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = nn.Linear(MENTION_VECTOR, PAIR_WIDTH)
        self.object = nn.Linear(MENTION_VECTOR, PAIR_WIDTH)
        self.between = nn.Linear(WIDTH, PAIR_WIDTH)
        self.around = nn.Linear(WIDTH, PAIR_WIDTH)
        self.distance = nn.Embedding(2 * FARTHEST + 1, PAIR_WIDTH)
        self.attended = PairAttention()
        self.subject_product = nn.Linear(MENTION_VECTOR, PRODUCT_WIDTH)
        self.object_product = nn.Linear(MENTION_VECTOR, PRODUCT_WIDTH)
        self.product = nn.Parameter(
            torch.randn(len(RELATIONS), PRODUCT_WIDTH, PRODUCT_WIDTH) * 0.005
        )
        self.hidden = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.output = nn.Linear(PAIR_WIDTH, len(RELATIONS))
        self.stance = nn.Linear(2 * PAIR_WIDTH, len(STANCES))
        self.dropout = nn.Dropout(0.2)
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.constant_(self.output.bias, -4.0)

    @override
    def forward(
        self, words: Tensor, mentions: Tensor, first: Tensor, last: Tensor, pairs: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return ``[pairs, relations]`` before the sigmoid, and ``[pairs, stances]``.

        Args:
            words: word vectors of one window ``[words, WIDTH]``.
            mentions: vectors ``[mentions, MENTION_VECTOR]``.
            first: first word of each mention.
            last: last word of each mention.
            pairs: numbers of subject and object ``[pairs, 2]``; the two do not overlap.
        """
        subject, object_ = pairs[:, 0], pairs[:, 1]
        total = torch.cat([torch.zeros_like(words[:1]), words.cumsum(0)])
        low = torch.minimum(last[subject], last[object_]) + 1
        high = torch.maximum(first[subject], first[object_])
        between = (total[high] - total[low]) / (high - low).clamp(min=1)[:, None].to(words.dtype)
        near = (torch.minimum(first[subject], first[object_]) - 6).clamp(min=0)
        far = (torch.maximum(last[subject], last[object_]) + 7).clamp(max=words.shape[0])
        around = (total[far] - total[near]) / (far - near)[:, None].to(words.dtype)
        distance = (first[object_] - first[subject]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        subjects, objects = self.subject(mentions)[subject], self.object(mentions)[object_]
        attended = self.attended(
            words, subjects + objects, subject=last[subject], object_=last[object_]
        )
        summed = (
            subjects
            + objects
            + self.between(between)
            + self.around(around)
            + self.distance(distance)
            + attended
        )
        first_layer = functional.relu(summed)
        hidden = functional.relu(self.hidden(self.dropout(first_layer)))
        left = functional.relu(self.subject_product(mentions))
        right = functional.relu(self.object_product(mentions))
        mapped = torch.einsum("md,rde->mre", left, self.product)
        product = torch.einsum("mre,ne->mnr", mapped, right)[subject, object_]
        relations: Tensor = self.output(self.dropout(hidden)) + product
        stance: Tensor = self.stance(self.dropout(torch.cat([first_layer, hidden], -1)))
        return relations, stance


class Network(nn.Module):
    """The encoder with all heads."""

    def __init__(self, inventory: Inventory) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.tag = nn.Linear(WIDTH, len(inventory.tags))
        self.morph = nn.Linear(WIDTH, len(inventory.morphs))
        self.lemma = nn.Linear(WIDTH, len(inventory.lemma_rules))
        self.start = nn.Linear(WIDTH, 1)
        self.parser = Parser(len(inventory.dependencies))
        self.mentions = SpanScorer(SPAN_CLASSES + 1)
        self.names = SpanScorer(SPAN_CLASSES)
        self.mention = MentionEncoder()
        self.coreference = CoreferenceScorer()
        self.relation = RelationScorer()

    def score_words(self, words: Tensor) -> WordScores:
        """Return the scores of the heads on words and spans; the last mention class is "named"."""
        dropped = self.dropout(words)
        return WordScores(
            words=words,
            upos=self.upos(dropped),
            tag=self.tag(dropped),
            morph=self.morph(dropped),
            lemma=self.lemma(dropped),
            start=self.start(dropped)[..., 0],
            arcs=self.parser.arcs(dropped),
            mentions=self.mentions(dropped),
            names=self.names(dropped),
        )
