"""Which chains of a document are kept: phrases only where a claim uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph.model import Claim, Extract


def keep_used(extract: Extract) -> Extract:
    """Return the extract without the phrases that no claim speaks of."""
    used = {reference for claim in extract.claims for reference in _references(claim)}
    chains = tuple(
        chain for chain in extract.chains if not chain.is_phrase or f"c{chain.number}" in used
    )
    kept = {chain.number for chain in chains}
    mentions = tuple(mention for mention in extract.mentions if mention.chain in kept)
    return replace(extract, chains=chains, mentions=mentions)


def _references(claim: Claim) -> Iterator[str | None]:
    yield from (claim.subject, claim.object, claim.qualifier)
    yield from (evidence.speaker for evidence in claim.evidence)
