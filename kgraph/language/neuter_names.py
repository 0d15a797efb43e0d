"""Names taken for a person's that the text goes on with "it"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from kgraph.language.chain_owners import mentions_of
from kgraph.language.genders import HE, IT, SHE
from kgraph.language.labels import PRONOUNS
from kgraph.language.pair_features import GROUP_BY_PRONOUN

_LEAST: Final = 2
"""How often "it" must stand for a thing whose name alone is taken for a person's."""
_NEUTER: Final = "concept"
_KINDS: Final = frozenset({"organization", "place", "event", "work", "concept"})


def neuter_types(
    doc: Doc, names: Sequence[Span], *, types: Mapping[str, str], keys: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the keys of such names with the type that the rest of their chains tells.

    Args:
        doc: carries the trained mentions and chains.
        names: the names.
        types: by key what each is taken for.
        keys: that of each name.
    """
    key_at = {
        token.i: key
        for name, key in zip(names, keys, strict=True)
        for token in name
        if types.get(key) == "person"
    }
    chains: dict[int, list[Span]] = {}
    named: dict[str, set[int]] = {}
    for span, chain in mentions_of(doc):
        chains.setdefault(chain, []).append(span)
        if span.root.i in key_at:
            named.setdefault(key_at[span.root.i], set()).add(chain)
    for key in sorted(named):
        mentions = [span for chain in sorted(named[key]) for span in chains[chain]]
        groups = Counter(GROUP_BY_PRONOUN.get(span.text.casefold(), 0) for span in mentions)
        if groups[IT] >= _LEAST and not groups[HE] + groups[SHE]:
            yield key, _kind_of([span for span in mentions if span.root.i not in key_at])


def _kind_of(mentions: Sequence[Span]) -> str:
    """Return what type most nouns of a chain are of."""
    told = Counter(
        span.label_
        for span in mentions
        if span.label_ in _KINDS and span.text.casefold() not in PRONOUNS
    )
    return max(told, key=lambda kind: (told[kind], kind != _NEUTER, kind), default=_NEUTER)
