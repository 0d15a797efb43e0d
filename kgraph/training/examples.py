"""One annotated text as training sees it: words, and whichever layers its corpus annotates.

Positions are word numbers; a span ``(first, last)`` includes its last word.
"""

from dataclasses import dataclass, field

UNKNOWN = -100
"""The label of a word whose label the corpus does not give; losses skip it."""
ROOT = -1
"""The head of a sentence's root."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A mention or name with the set of entity types it may have (``types`` is a bit mask)."""

    first: int
    last: int
    types: int
    named: int = UNKNOWN


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tags and trees, one entry a word. Heads are word numbers, ``ROOT`` or ``UNKNOWN``."""

    upos: list[int]
    tag: list[int]
    morph: list[int]
    lemma: list[int]
    head: list[int]
    label: list[int]


@dataclass(frozen=True, slots=True)
class SpanLayer:
    """Gold spans, and what may stand unannotated elsewhere.

    Args:
        spans: what the corpus marks.
        open_types: bit mask of types that the corpus leaves unmarked; ``None``: no negatives.
        open_regions: stretches where further types may stand unmarked.
        exclusive: what overlaps a span is no span itself, even where only positives are marked.
    """

    spans: list[GoldSpan]
    open_types: int | None
    open_regions: list[GoldSpan] = field(default_factory=list)
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class RelationLayer:
    """Facts between anchors (spans): ``(subject, object)``, as anchor numbers, to relations.

    Pairs in ``unknown`` teach nothing; only the relations in ``scope`` are scored. With
    ``propose``, what the network takes for names joins the anchors as further spans between
    which no relation holds; with ``nouns``, all other mentions too. ``stances`` has, for pairs
    with a fact, whether it is denied (0 or 1) and the number of its modality.
    """

    anchors: list[tuple[int, int]]
    facts: dict[tuple[int, int], frozenset[int]]
    unknown: frozenset[tuple[int, int]]
    scope: frozenset[int]
    propose: bool
    stances: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    nouns: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text or a stretch of one."""

    corpus: str
    document: str
    words: list[str]
    breaks: list[int]
    sentences: list[int] | None
    speakers: list[int] | None = None
    syntax: Syntax | None = None
    mentions: SpanLayer | None = None
    names: SpanLayer | None = None
    chains: list[tuple[int, int, int]] = field(default_factory=list)
    relations: RelationLayer | None = None

    def __len__(self) -> int:
        return len(self.words)
