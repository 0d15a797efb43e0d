"""Extracts made by hand for the tests of resolution: names, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgraph.model import Claim, CoreferenceChain, Corpus, Evidence, Extract, Span, Turn
from kgraph.resolution import resolve
from tests.builders import document_of, id_of

Said = tuple[str, str, str]


def extract_of(
    source: str,
    names: Mapping[str, str],
    *,
    said: Sequence[Said] = (),
    spoken: bool = False,
    mentions: float = 2.0,
) -> Extract:
    """Return the extract of a document that has these names, given with their types.

    ``said`` are links between two names, or from a name to a date.
    """
    text = f"All of {source}."
    turns = [Turn(Span(0, len(text)), "Host", None, 0)] if spoken else None
    document = document_of(text, source=source, turns=turns)
    numbers = {name: number for number, name in enumerate(names)}
    evidence = Evidence(id_of(document), Span(0, len(text)), text, Span(0, 3))
    claims = [
        Claim(
            f"c{numbers[subject]}",
            predicate,
            f"c{numbers[other]}" if other in numbers else None,
            None if other in numbers else other,
            (evidence,),
        )
        for subject, predicate, other in said
    ]
    return Extract(
        document_id=id_of(document),
        document=document,
        mentions=(),
        chains=tuple(
            CoreferenceChain(numbers[name], kind, (name,), mentions) for name, kind in names.items()
        ),
        claims=tuple(claims),
        speaker_chains=(None,),
    )


def groups_of(*extracts: Extract) -> list[list[str]]:
    """Return, for each thing that more than one chain is of, its chains as ``source: name``."""
    corpus = resolve(extracts)
    found: dict[str, list[str]] = {}
    for extract in corpus.extracts:
        for chain in extract.chains:
            entity = corpus.entity_by_chain[extract.document_id, chain.number]
            found.setdefault(entity, []).append(f"{extract.document.source}: {chain.labels[0]}")
    return sorted(sorted(group) for group in found.values() if len(group) > 1)


def labels_of(corpus: Corpus) -> list[str]:
    """Return the labels of all things, sorted."""
    return sorted(entity.canonical_label for entity in corpus.entities)
