"""Spans that may take part in a relation, found without the network."""

from collections.abc import Sequence

from kgraph.language.labels import PRONOUNS

_LINKS = frozenset("of & de for van von the la and".split())


def pronoun_spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pronouns that may stand for an entity.

    >>> pronoun_spans(["She", "met", "him"])
    [(0, 0), (2, 2)]
    """
    return [(i, i) for i, word in enumerate(words) if word.lower() in PRONOUNS]


def capitalised_spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return runs of capitalised words or numbers, small linking words between them included.

    >>> capitalised_spans("Ana Ruiz of the Harbour Union left in 1999".split())
    [(0, 5), (8, 8)]
    """
    spans: list[tuple[int, int]] = []
    start = last = -1
    for number, word in enumerate(words):
        solid = (word[0].isupper() or word[0].isdigit()) and word.lower() not in PRONOUNS
        if solid:
            start = number if start < 0 else start
            last = number
        elif start >= 0 and (word not in _LINKS or number - last > 2):
            spans.append((start, last))
            start = -1
    if start >= 0:
        spans.append((start, last))
    return spans


def base_span(span: tuple[int, int], heads: Sequence[int]) -> tuple[int, int]:
    """Return a mention without what follows its head: "the choir that sang" -> "the choir".

    Args:
        span: first and last word.
        heads: number of each word's head in the tree; a root's own, or one out of range.

    >>> base_span((0, 3), [1, 1, 3, 1])
    (0, 1)
    """
    first, last = span
    root = next(
        (word for word in range(first, last + 1) if not first <= heads[word] <= last
         or heads[word] == word),
        last,
    )  # fmt: skip
    return first, root
