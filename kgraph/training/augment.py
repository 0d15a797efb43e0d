"""Makes written text look like what speech recognition or a careless typist writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from kgraph.language.labels import UPOS
from kgraph.training.examples import ROOT, UNKNOWN, Example, GoldSpan, SpanLayer, Syntax
from kgraph.training.reshape import select_words

FILLERS: tuple[tuple[str, ...], ...] = (("um",), ("uh",), ("uh", ","), ("um", ","), ("er",))
"""What speakers say while they look for a word."""

_MARKS = frozenset(".,;:!?\"'()[]-–—“”‘’…")


@dataclass(frozen=True, slots=True)
class NoiseRates:
    """How often a window gets each kind of noise, from 0 to 1."""

    lower: float = 0.2
    unpunctuated: float = 0.12
    upper: float = 0.02
    fillers: float = 0.06
    joined: float = 0.25
    wrapped: float = 0.04


def add_noise(example: Example, rates: NoiseRates, *, random: Random) -> Example:
    """Return ``example`` with some of its punctuation, letter case and line breaks disturbed."""
    draw = random.random()
    if draw < rates.unpunctuated:
        example = drop_punctuation(example)
        if random.random() < 0.8:
            example = replace(example, words=[word.lower() for word in example.words])
    elif draw < rates.unpunctuated + rates.lower:
        example = replace(example, words=[word.lower() for word in example.words])
    elif draw < rates.unpunctuated + rates.lower + rates.upper:
        example = replace(example, words=[word.upper() for word in example.words])
    if random.random() < rates.fillers:
        example = insert_fillers(example, random)
    return _disturb_breaks(example, rates, random=random)


def drop_punctuation(example: Example) -> Example:
    """Return ``example`` without punctuation marks that stand alone."""
    kept = [i for i, word in enumerate(example.words) if not set(word) <= _MARKS]
    return select_words(example, kept) if kept else example


def _disturb_breaks(example: Example, rates: NoiseRates, *, random: Random) -> Example:
    draw = random.random()
    if draw < rates.joined:
        return replace(example, breaks=[0] * len(example))
    if draw < rates.joined + rates.wrapped:
        width = random.randint(6, 14)
        wrapped = [max(b, int(i % width == width - 1)) for i, b in enumerate(example.breaks)]
        return replace(example, breaks=wrapped)
    return example


def insert_fillers(example: Example, random: Random) -> Example:
    """Return ``example`` with a filler before about one word in fifteen."""
    origin: list[int | str] = []
    for number in range(len(example)):
        if random.random() < 1 / 15:
            origin.extend(random.choice(FILLERS))
        origin.append(number)
    return _spread(example, origin)


def _spread(example: Example, origin: Sequence[int | str]) -> Example:
    """Return ``example`` with new words (the strings of ``origin``) among its own (the numbers)."""
    place = {old: new for new, old in enumerate(origin) if isinstance(old, int)}
    owner = _owners(origin)

    def spans(layer: SpanLayer | None) -> SpanLayer | None:
        if layer is None:
            return None
        return replace(
            layer,
            spans=[_moved(span, place) for span in layer.spans],
            open_regions=[_moved(span, place) for span in layer.open_regions],
        )

    relations = example.relations
    if relations is not None:
        moved = [(place[first], place[last]) for first, last in relations.anchors]
        relations = replace(relations, anchors=moved)
    return replace(
        example,
        words=[old if isinstance(old, str) else example.words[old] for old in origin],
        breaks=[0 if isinstance(old, str) else example.breaks[old] for old in origin],
        sentences=example.sentences and [example.sentences[i] for i in owner],
        speakers=example.speakers and [example.speakers[i] for i in owner],
        syntax=example.syntax and _spread_syntax(example.syntax, origin, owner=owner, place=place),
        mentions=spans(example.mentions),
        names=spans(example.names),
        chains=[(place[first], place[last], entity) for first, last, entity in example.chains],
        relations=relations,
    )


def _owners(origin: Sequence[int | str]) -> list[int]:
    """Return for every new word the old word that follows it, or itself."""
    owners: list[int] = []
    following = max(old for old in origin if isinstance(old, int))
    for old in reversed(origin):
        following = old if isinstance(old, int) else following
        owners.append(following)
    return owners[::-1]


def _moved(span: GoldSpan, place: dict[int, int]) -> GoldSpan:
    return GoldSpan(place[span.first], place[span.last], span.types, span.named)


def _spread_syntax(
    syntax: Syntax, origin: Sequence[int | str], *, owner: list[int], place: dict[int, int]
) -> Syntax:
    tags = {True: UPOS.index("PUNCT"), False: UPOS.index("INTJ")}

    def labels(values: list[int]) -> list[int]:
        return [UNKNOWN if isinstance(old, str) else values[old] for old in origin]

    heads = []
    for new, old in enumerate(origin):
        head = UNKNOWN if isinstance(old, str) else syntax.head[old]
        if isinstance(old, str):
            heads.append(place[owner[new]])
        else:
            heads.append(head if head in (ROOT, UNKNOWN) else place[head])
    return Syntax(
        upos=[tags[o == ","] if isinstance(o, str) else syntax.upos[o] for o in origin],
        tag=labels(syntax.tag),
        morph=labels(syntax.morph),
        lemma=labels(syntax.lemma),
        head=heads,
        label=labels(syntax.label),
    )
