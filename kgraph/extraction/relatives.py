"""Kin without a name who have been named before: "Ana and her son Ben ... her son sang"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language import AnnotatedDocument

_SONS: Final = frozenset({"son", "boy"})
_DAUGHTERS: Final = frozenset({"daughter", "girl"})
_CHILDREN: Final = _SONS | _DAUGHTERS | {"child", "baby"}
_SPOUSES: Final = frozenset({"wife", "husband", "spouse"})
_LEAST: Final = 0.6
_TELLING: Final = frozenset({"amod", "nummod", "acl", "acl:relcl", "appos", "nmod", "cop"})

_Kin = tuple[int, str]
"""A person's chain, and the link to him."""


def find_shared_children(drafts: Sequence[Draft], doc: Doc) -> Iterator[Draft]:
    """Yield the other parent of who is said to be "their" child: the one whom the first married."""
    sure = [draft for draft in drafts if draft.confidence >= _LEAST]
    children = [draft for draft in sure if draft.predicate == "childOf"]
    known = {(draft.subject.reference, _reference(draft)) for draft in children}
    spouses: dict[str, dict[str, Place]] = {}
    for one, two in _couples(sure):
        spouses.setdefault(one.reference, {})[two.reference] = two
    for draft in children:
        others = spouses.get(_reference(draft), {})
        if doc[draft.tokens.object].lower_ != "their" or len(others) != 1:
            continue
        reference, other = next(iter(others.items()))
        if (draft.subject.reference, reference) not in known:
            known.add((draft.subject.reference, reference))
            yield replace(draft, object=other)


def _couples(drafts: Iterable[Draft]) -> Iterator[tuple[Place, Place]]:
    """Yield each person with a spouse who has a name."""
    for draft in drafts:
        if draft.predicate != "spouseOf" or draft.object is None:
            continue
        pairs = ((draft.subject, draft.object), (draft.object, draft.subject))
        yield from (pair for pair in pairs if pair[1].mention.named)


def _reference(draft: Draft) -> str:
    return "" if draft.object is None else draft.object.reference


def with_relatives(
    annotated: AnnotatedDocument, drafts: Iterable[Draft], *, finder: PlaceFinder
) -> AnnotatedDocument:
    """Return the document with a child or spouse without a name for the one who is named.

    Only where the text names one of them, and no other son where a daughter is meant.
    """
    named = _named(drafts)
    joined = {old: new for old, new in _found(annotated, named, finder=finder) if old != new}
    known = {chain.number: chain for chain in annotated.chains}
    joined = {old: new for old, new in joined.items() if _has_no_name(known[old].labels)}
    if not joined:
        return annotated
    mentions = (
        replace(each, chain=joined.get(each.chain, each.chain), entity_type="person")
        if each.chain in joined
        else each
        for each in annotated.mentions
    )
    chains = tuple(chain for chain in annotated.chains if chain.number not in joined)
    return replace(annotated, mentions=tuple(mentions), chains=chains)


def _named(drafts: Iterable[Draft]) -> dict[_Kin, set[int]]:
    """Return whom the text names as the child or spouse of each."""
    sure = [draft for draft in drafts if draft.confidence >= _LEAST]
    named: dict[_Kin, set[int]] = {}
    for one, two in _couples(sure):
        named.setdefault((one.mention.chain, "spouse"), set()).add(two.mention.chain)
    for draft in sure:
        child, parent = draft.subject.mention, draft.object
        if draft.predicate == "childOf" and child.named and parent is not None:
            named.setdefault((parent.mention.chain, "child"), set()).add(child.chain)
    return named


def _found(
    annotated: AnnotatedDocument, named: dict[_Kin, set[int]], *, finder: PlaceFinder
) -> Iterator[tuple[int, int]]:
    """Yield the chain of each mention of unnamed kin with that of the one person it means."""
    words = {token.lower_ for token in annotated.doc}
    mixed = bool(words & _SONS) and bool(words & _DAUGHTERS)
    for noun in annotated.doc:
        kind = _kind(noun)
        if not kind or (kind == "child" and mixed):
            continue
        owner = owner_of(noun)
        holder = None if owner is None else finder.place_of(owner)
        place = finder.place_of(noun)
        if holder is None or place is None or place.mention.named:
            continue
        meant = named.get((holder.mention.chain, kind), set()) - {place.mention.chain}
        if len(meant) == 1:
            yield place.mention.chain, meant.copy().pop()


def _kind(noun: Token) -> str:
    if noun.tag_ != "NN" or any(child.dep_ in _TELLING for child in noun.children):
        return ""
    if noun.lower_ in _CHILDREN:
        return "child"
    return "spouse" if noun.lower_ in _SPOUSES else ""


def _has_no_name(labels: tuple[str, ...]) -> bool:
    """Say whether a chain is called only by what its members are to others."""
    words = (label.split()[-1].casefold() for label in labels)
    return all(word in _CHILDREN | _SPOUSES for word in words)
