"""One thing of several documents, or one chain of a document, taken apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kgraph.model import ChainPlace, Claim, CoreferenceChain, Evidence, Extract, Mention, Span
from kgraph.model.folding import fold
from kgraph.resolution.ledger import Split


@dataclass(frozen=True, slots=True)
class Parted:
    """What a split takes from a thing: its chains, and documents in which one chain became two.

    ``places`` are the chains that leave. ``extracts`` are the documents that changed.
    ``unused`` are the labels and sources of the decision that nothing has any more.
    """

    places: frozenset[ChainPlace]
    extracts: tuple[Extract, ...]
    unused: tuple[str, ...]


def part(
    split: Split, places: Collection[ChainPlace], *, extracts: Mapping[str, Extract]
) -> Parted:
    """Return what leaves a thing.

    A chain whose names are all among the labels leaves as a whole. Of one that has other names
    too, the mentions with these names leave, and each pronoun or description with the name
    before it.

    Args:
        split: The decision.
        places: The chains of the thing that is split.
        extracts: The documents by their ids.
    """
    wanted = {fold(label): label for label in split.labels}
    sources = {extracts[name].document.source for name, _ in places}
    leaving: set[ChainPlace] = set()
    changed: dict[str, Extract] = {}
    used = {source for source in split.sources if source in sources}
    for name, number in sorted(places):
        extract = changed.get(name, extracts[name])
        if split.sources and extract.document.source not in split.sources:
            continue
        names = _names_of(extract, number)
        used |= {wanted[each] for each in names & wanted.keys()}
        if not wanted or names <= wanted.keys():
            leaving.add((name, number))
        elif names & wanted.keys():
            divided = divide(extract, number, names=wanted.keys())
            if divided is not None:
                changed[name] = divided
                leaving.add((name, divided.chains[-1].number))
    unused = [each for each in (*split.labels, *split.sources) if each not in used]
    return Parted(frozenset(leaving), tuple(changed.values()), tuple(unused))


def divide(extract: Extract, number: int, *, names: Collection[str]) -> Extract | None:
    """Return a document in which the mentions with these names are a chain of their own, the last.

    Args:
        extract: What the document yields.
        number: The chain to divide.
        names: Names in the form that ``fold`` gives.

    Returns:
        ``None`` where no mention has one of the names.
    """
    leaving = _leaving(extract, number, names=names)
    if not any(mention.named for mention in leaving):
        return None
    new = max(chain.number for chain in extract.chains) + 1
    staying = [m for m in extract.mentions if m.chain == number and m not in leaving]
    cut = _Cut(f"c{number}", f"c{new}", tuple(leaving), tuple(staying))
    turns = zip(extract.document.turns, extract.speaker_chains, strict=True)
    moved = {
        turn.span for turn, who in turns if who == number and fold(turn.speaker or "") in names
    }
    return replace(
        extract,
        mentions=tuple(
            replace(each, chain=new) if each in leaving else each for each in extract.mentions
        ),
        chains=(
            *(each for each in extract.chains if each.number != number),
            *_divided_chain(_chain(extract, number), cut, new=new, names=names),
        ),
        claims=tuple(each for claim in extract.claims for each in cut.claims(claim, moved)),
        speaker_chains=tuple(
            new if turn.span in moved else who
            for turn, who in zip(extract.document.turns, extract.speaker_chains, strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """Which mentions of a chain leave it for a new one; chains as claims name them."""

    old: str
    new: str
    leaving: tuple[Mention, ...]
    staying: tuple[Mention, ...]

    def claims(self, claim: Claim, turns: Collection[Span]) -> Iterator[Claim]:
        """Yield a claim once for each way in which its places now name its ends."""
        by_ends: dict[tuple[str, str | None], list[Evidence]] = {}
        for evidence in claim.evidence:
            ends = (
                self._named(claim.subject, evidence.subject_span) or claim.subject,
                self._named(claim.object, evidence.object_span),
            )
            by_ends.setdefault(ends, []).append(self._spoken(evidence, turns))
        for (subject, target), evidence_here in by_ends.items():
            yield replace(claim, subject=subject, object=target, evidence=tuple(evidence_here))

    def _named(self, reference: str | None, span: Span | None) -> str | None:
        return self.new if reference == self.old and span and self._leaves(span) else reference

    def _leaves(self, span: Span) -> bool:
        """Say whether a stretch is of a mention that leaves, and of none that stays."""
        return any(each.span.overlaps(span) for each in self.leaving) and not any(
            each.span.overlaps(span) for each in self.staying
        )

    def _spoken(self, evidence: Evidence, turns: Collection[Span]) -> Evidence:
        if evidence.speaker != self.old or not any(turn.overlaps(evidence.span) for turn in turns):
            return evidence
        return replace(evidence, speaker=self.new)


def _leaving(extract: Extract, number: int, *, names: Collection[str]) -> list[Mention]:
    """Return the mentions that leave; what has no name goes with the last name before it."""
    found, goes = [], False
    for mention in sorted(
        (each for each in extract.mentions if each.chain == number), key=lambda each: each.span
    ):
        if mention.named:
            goes = fold(mention.text) in names
        if goes:
            found.append(mention)
    return found


def _divided_chain(
    chain: CoreferenceChain, cut: _Cut, *, new: int, names: Collection[str]
) -> tuple[CoreferenceChain, CoreferenceChain]:
    share = len(cut.leaving) / (len(cut.leaving) + len(cut.staying))
    gone = [label for label in chain.labels if fold(label) in names]
    kept = [label for label in chain.labels if fold(label) not in names]
    return (
        replace(
            chain,
            labels=tuple(kept),
            salience=chain.salience * (1 - share),
            joins=tuple(each for each in chain.joins if fold(each.label) not in names),
        ),
        replace(chain, number=new, labels=tuple(gone), salience=chain.salience * share, joins=()),
    )


def _names_of(extract: Extract, number: int) -> set[str]:
    return {fold(label) for label in _chain(extract, number).labels}


def _chain(extract: Extract, number: int) -> CoreferenceChain:
    return next(chain for chain in extract.chains if chain.number == number)


def chains_at(
    places: Iterable[ChainPlace], extracts: Mapping[str, Extract]
) -> list[CoreferenceChain]:
    """Return chains, the most salient first."""
    found = [_chain(extracts[name], number) for name, number in sorted(places)]
    return sorted(found, key=lambda chain: (-chain.salience, chain.labels))
