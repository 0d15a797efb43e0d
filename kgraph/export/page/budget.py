"""What a page can hold: where all would be too much, the longest texts and tails of quotes go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

MOST_BYTES = 26_000_000
"""Of contents in a page; with scripts and drawing a file of some 30 MB, which still opens."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """Numbers of the documents whose text is in the page, and of the quotes that are not.

    A quote whose text is in the page is not left out: it is shown from there.
    """

    texts: frozenset[int]
    left_out: frozenset[int]


def what_fits(claims: Sequence[Record], size: Mapping[int, int], *, room: int) -> Fitting:
    """Return what of the texts and quotes goes into ``room`` bytes; everything where it does.

    ``size`` is what each document's text takes. The longest texts go first. Of quotes that then
    stand nowhere else the surest of each claim is kept before the others, and of these the second
    surest of a claim before the third.
    """
    texts, needed = set(size), sum(size.values())
    if needed > room:
        leading = _leading(claims, size)
        for number in sorted(size, key=lambda each: (-size[each], each)):
            if needed <= room:
                break
            texts.remove(number)
            needed += leading[number] - size[number]
    room -= sum(size[number] for number in texts)
    return Fitting(frozenset(texts), frozenset(_left_out(claims, texts, room=room)))


def _leading(claims: Iterable[Record], documents: Iterable[int]) -> dict[int, int]:
    """Return the bytes of the surest quotes of all claims, by document."""
    leading = dict.fromkeys(documents, 0)
    for claim in claims:
        for place in _surest_first(claim["evidence"])[:1]:
            each = claim["evidence"][place]
            if each.get("document") in leading:
                leading[each["document"]] += _length(each)
    return leading


def _left_out(claims: Sequence[Record], texts: set[int], *, room: int) -> Iterator[int]:
    evidence = [each for claim in claims for each in claim["evidence"]]
    if all(each.get("document") in texts for each in evidence):
        return
    for place in _tails_last(claims):
        if evidence[place].get("document") not in texts:
            room -= _length(evidence[place])
            if room < 0:
                yield place


def _tails_last(claims: Sequence[Record]) -> list[int]:
    """Return the numbers of all evidence, the surest of each claim before any second."""
    ranked: list[tuple[int, int]] = []
    for claim in claims:
        start = len(ranked)
        order = _surest_first(claim["evidence"])
        ranked += [(rank, start + place) for rank, place in enumerate(order)]
    return [place for _, place in sorted(ranked)]


def _surest_first(evidence: Sequence[Record]) -> list[int]:
    return sorted(range(len(evidence)), key=lambda place: -evidence[place]["confidence"])


def _length(evidence: Record) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text, *_ in evidence["parts"]) + 11
