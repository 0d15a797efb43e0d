"""Claims of two graphs -> which of them are the same claim, be it put otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kgraph.graph.compared import ComparedClaim

Keys: TypeAlias = Callable[[ComparedClaim], Iterable[Hashable]]


def pair_claims(
    was: Sequence[ComparedClaim], now: Sequence[ComparedClaim], *, renames: Mapping[str, str]
) -> dict[str, ComparedClaim]:
    """Return what each old claim is now, by its id; those that are gone are left out.

    What says the same of the same things is the same, and where things became one, several old
    claims may be one new claim. What is left is paired one by one where it links the same things:
    by its quotes, then by how it is put.

    Args:
        was: The claims of the old graph.
        now: The claims of the new graph.
        renames: The new ids of things whose old ones are gone.
    """

    def link(claim: ComparedClaim) -> tuple[str, ...]:
        ends = (claim.subject, claim.target, claim.qualifier or "")
        return (claim.predicate, *(renames.get(end, end) for end in ends))

    def quotes(claim: ComparedClaim) -> Iterator[Hashable]:
        yield from ((link(claim), each.source, each.quote) for each in claim.quotes)

    now_by_key = {(link(claim), *_manner(claim)): claim for claim in now}
    pairs = {
        claim.id: now_by_key[link(claim), *_manner(claim)]
        for claim in was
        if (link(claim), *_manner(claim)) in now_by_key
    }
    ways: tuple[Keys, ...] = (
        quotes,
        lambda claim: [(link(claim), claim.polarity, claim.modality)],
        lambda claim: [(link(claim), claim.polarity)],
        lambda claim: [link(claim)],
    )
    for keys in ways:
        taken = {claim.id for claim in pairs.values()}
        left = [claim for claim in was if claim.id not in pairs]
        pairs |= _one_by_one(left, [claim for claim in now if claim.id not in taken], keys=keys)
    return pairs


def _manner(claim: ComparedClaim) -> tuple[str | None, ...]:
    return (claim.polarity, claim.modality, claim.valid_from, claim.valid_to)


def _one_by_one(
    was: Iterable[ComparedClaim], now: Iterable[ComparedClaim], *, keys: Keys
) -> dict[str, ComparedClaim]:
    by_key: dict[Hashable, list[ComparedClaim]] = defaultdict(list)
    for claim in now:
        for key in keys(claim):
            by_key[key].append(claim)
    pairs: dict[str, ComparedClaim] = {}
    taken: set[str] = set()
    for claim in was:
        found = (each for key in keys(claim) for each in by_key[key] if each.id not in taken)
        best = next(found, None)
        if best is not None:
            pairs[claim.id] = best
            taken.add(best.id)
    return pairs
