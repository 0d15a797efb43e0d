"""Decisions of people about claims that do not find their claims any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from kgraph.build.inputs import Inputs
from kgraph.graph.built_claims import BuiltClaims
from kgraph.graph.identifiers import Minter, minted_name, phrase_of
from kgraph.model import Corpus, Problem
from kgraph.resolution.ledger import Accept, Add, Ledger


def lost_decisions(
    built: BuiltClaims, corpus: Corpus, *, inputs: Inputs, unchanged: Collection[str]
) -> tuple[Problem, ...]:
    """Return a problem for each decision that held a claim of the graph and holds none now.

    That does not count where all that the claim was said in has changed or gone.

    Args:
        built: The graph that would be replaced.
        corpus: What would be written.
        inputs: What it was made from.
        unchanged: The ids of documents whose sources are as they were.
    """
    minter = Minter(inputs.base_iri)
    now = {_end(minter.claim(claim)): claim for claim in corpus.claims if claim.decision}
    missing = [claim for claim in built.vouched if claim.id not in now]
    if not missing:
        return ()
    places = built.places(unchanged)
    gone = Counter(
        _end(claim.predicate)
        for claim in missing
        if not claim.evidence or any(place in places for place in claim.evidence)
    )
    # What has other ends now, since a thing was renamed, is there under another id.
    known = {claim.id for claim in built.vouched}
    gone -= Counter(
        _name(claim.predicate, of_value=claim.value is not None)
        for name, claim in now.items()
        if name not in known
    )
    return tuple(_problems(gone, corpus, ledger=inputs.ledger))


def _problems(gone: Counter[str], corpus: Corpus, *, ledger: Ledger) -> Iterator[Problem]:
    """Yield as many of the decisions that were not applied as claims with their link are gone."""
    unapplied = {problem.place for problem in corpus.problems}
    for entry in ledger.entries:
        place = f"{ledger.place}:{entry.line}"
        if not isinstance(entry, Accept | Add) or place not in unapplied:
            continue
        link = _name(entry.claim.predicate, of_value=entry.claim.value is not None)
        if gone[link] > 0:
            gone[link] -= 1
            message = f"{entry.made.by} vouches for the claim {entry.claim.shown}, which would go."
            yield Problem(place, message)


def _name(predicate: str, *, of_value: bool) -> str:
    """Return the end of the IRI of the property that stands for a predicate."""
    phrase = phrase_of(predicate)
    if phrase is None:
        return predicate
    return minted_name(f"{phrase} value" if of_value else phrase)


def _end(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
