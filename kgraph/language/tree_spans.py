"""Which stretches of a text are phrases of its trees: what hangs on a noun, whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

Stretch = tuple[int, int]
"""First and last word."""

_NOMINAL: Final = frozenset("NOUN PROPN PRON NUM ADJ SYM X DET".split())
_AROUND: Final = frozenset("case cc punct mark cop nsubj aux parataxis discourse csubj".split())
"""What hangs on the head of a phrase and is no part of it."""
_JOINED: Final = frozenset({"conj"})
_ADDED: Final = frozenset({"conj", "appos"})


def tree_spans(
    heads: Sequence[int], relations: Sequence[str], *, tags: Sequence[str]
) -> set[Stretch]:
    """Return the phrases of trees: of each noun, with and without what is joined or added to it.

    Args:
        heads: The number of each word's head; that of a root, or of a word whose head is
            elsewhere, is its own or outside.
        relations: How each word hangs on its head, in Universal Dependencies.
        tags: The words' universal tags.
    """
    inside = range(len(heads))
    above = [head if head in inside and head != word else None for word, head in enumerate(heads)]
    children = _children(above)
    whole = _whole(above, children)
    found: set[Stretch] = set()
    for word, tag in enumerate(tags):
        if tag in _NOMINAL:
            inner = [child for child in children[word] if relations[child] not in _AROUND]
            for left_out in (frozenset[str](), _JOINED, _ADDED):
                found.add(
                    _stretch(word, inner, whole=whole, relations=relations, left_out=left_out)
                )
    return found


def _children(above: Sequence[int | None]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in above]
    for word, head in enumerate(above):
        if head is not None:
            children[head].append(word)
    return children


def _whole(above: Sequence[int | None], children: Sequence[Sequence[int]]) -> list[Stretch]:
    """Return the first and last word of all that hangs on each word."""
    waiting = [len(each) for each in children]
    stretches = [(word, word) for word in range(len(above))]
    ready = [word for word, count in enumerate(waiting) if not count]
    while ready:
        word = ready.pop()
        head = above[word]
        if head is not None:
            stretches[head] = _joined(stretches[head], stretches[word])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return stretches


def _stretch(
    word: int,
    children: Sequence[int],
    *,
    whole: Sequence[Stretch],
    relations: Sequence[str],
    left_out: Collection[str],
) -> Stretch:
    stretch = (word, word)
    for child in children:
        if relations[child] not in left_out:
            stretch = _joined(stretch, whole[child])
    return stretch


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return min(one[0], other[0]), max(one[1], other[1])
