"""Which claims and chains of a document are kept.

Phrases and single words are, only where a claim uses them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from kgraph.extraction.kin_pairs import KIN_LINKS
from kgraph.model import Claim, CoreferenceChain, Extract

_DOCTRINES = ("ism", "cracy", "archy", "ology", "pathy", "nomy")
_RECURRING = 3
_DOUBT_WITHOUT_NAME = 0.577


def keep_telling(extract: Extract) -> Extract:
    """Return the extract without kin of whom a name alone tells all: "Ben's mother".

    Where something else is said of her, the link tells whose mother that is.
    """
    labels = {f"c{chain.number}": chain.labels[0] for chain in extract.chains}
    spoken_of = Counter(each for claim in extract.claims for each in set(_references(claim)))
    return replace(
        extract,
        claims=tuple(
            claim
            for claim in extract.claims
            if not any(spoken_of[kin] == 1 for kin in _kin_by_name(claim, labels))
        ),
    )


def _kin_by_name(claim: Claim, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the end of a link of kin whose name says whose kin it is."""
    if claim.predicate in KIN_LINKS and claim.object is not None:
        ends = (claim.subject, claim.object)
        for kin, other in (ends, ends[::-1]):
            if labels[kin].startswith((f"{labels[other]}'s ", f"{labels[other]}' ")):
                yield kin


def keep_used(extract: Extract) -> Extract:
    """Return the extract without the phrases and single words that no claim speaks of."""
    used = {reference for claim in extract.claims for reference in _references(claim)}
    chains = tuple(
        chain for chain in extract.chains if _stands_alone(chain) or f"c{chain.number}" in used
    )
    kept = {chain.number for chain in chains}
    mentions = tuple(mention for mention in extract.mentions if mention.chain in kept)
    return replace(extract, chains=chains, mentions=mentions)


def _stands_alone(chain: CoreferenceChain) -> bool:
    """Say whether a thing is worth a node without a claim.

    So are names, terms of several words, and doctrines and disciplines that recur: "pietism".
    """
    if chain.is_term:
        return True
    label = chain.labels[0]
    if label.endswith(_DOCTRINES) and chain.salience >= _RECURRING and not chain.is_phrase:
        return True
    is_word = chain.entity_type == "concept" and " " not in label and label.islower()
    return not chain.is_phrase and not is_word


def _references(claim: Claim) -> Iterator[str | None]:
    yield from (claim.subject, claim.object, claim.qualifier)
    yield from (evidence.speaker for evidence in claim.evidence)


def keep_sure(
    claims: Iterable[Claim], named: Collection[str], *, least_confidence: float
) -> Iterator[Claim]:
    """Yield the claims that are sure enough; where neither end has a name, less doubt is allowed.

    What is said of two things without names is seldom what a text is there to say.

    Args:
        claims: of one document.
        named: references of the chains that have a name.
        least_confidence: that of a claim with a name, 0 to 1.
    """
    for claim in claims:
        speaks_of_name = claim.subject in named or claim.object in named
        doubt = (1.0 - least_confidence) * (1.0 if speaks_of_name else _DOUBT_WITHOUT_NAME)
        if claim.confidence >= 1.0 - doubt:
            yield claim
