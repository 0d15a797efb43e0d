"""Puts chains of one document together that are one thing's although written differently.

Names are joined before they become chains (``name_joins``); this is for names, terms and
phrases together, when it is known where all of them stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain as chained

from kgraph.language.misheard_terms import find_homophones, find_misheard_terms
from kgraph.language.name_variants import (
    find_brackets,
    find_initials,
    find_kinds,
    find_other_names,
    find_peers,
    find_places_of_name,
    find_tails,
)
from kgraph.language.variants import (
    find_doctrines,
    find_of_place,
    find_same_forms,
    find_shorter_terms,
    find_structures,
)
from kgraph.language.written import ChainJoin, Written
from kgraph.model import CoreferenceChain, Join, Mention

Rule = Callable[[Written], Iterator[ChainJoin]]
RULES: tuple[Rule, ...] = (
    find_other_names,
    find_brackets,
    find_initials,
    find_tails,
    find_peers,
    find_kinds,
    find_places_of_name,
    find_same_forms,
    find_shorter_terms,
    find_homophones,
    find_misheard_terms,
    find_structures,
    find_doctrines,
    find_of_place,
)
"""In the order in which they count: the first finding for a chain stands."""


def join_chains(
    written: Written, mentions: Iterable[Mention], *, rules: Sequence[Rule] = RULES
) -> tuple[list[Mention], tuple[CoreferenceChain, ...]]:
    """Return mentions and chains with those put together that are one thing's."""
    taken: dict[int, ChainJoin] = {}
    for found in chained.from_iterable(rule(written) for rule in rules):
        if found.number not in taken and _end(found.to, taken) != found.number:
            taken[found.number] = found
    if not taken:
        return list(mentions), tuple(written.chains)
    members: dict[int, list[ChainJoin]] = defaultdict(list)
    for number in sorted(taken):
        members[_end(number, taken)].append(taken[number])
    chains = {
        each.number: _whole(each, members.get(each.number, ()), by_number=written.by_number)
        for each in written.chains
        if each.number not in taken
    }
    moved = [_moved(each, chains[_end(each.chain, taken)]) for each in mentions]
    return moved, tuple(chains.values())


def _end(number: int, taken: Mapping[int, ChainJoin]) -> int:
    while number in taken:
        number = taken[number].to
    return number


def _whole(
    chain: CoreferenceChain,
    members: Sequence[ChainJoin],
    *,
    by_number: Mapping[int, CoreferenceChain],
) -> CoreferenceChain:
    """Return a chain with all that was joined to it."""
    if not members:
        return chain
    others = [by_number[join.number] for join in members]
    labels = {label: None for each in (chain, *others) for label in each.labels}
    joins = [
        Join(by_number[join.number].labels[0], by_number[join.to].labels[0], join.reason)
        for join in members
    ]
    joins += [join for each in (chain, *others) for join in each.joins]
    return replace(
        chain,
        labels=tuple(labels),
        salience=chain.salience + sum(each.salience for each in others),
        is_phrase=chain.is_phrase and all(each.is_phrase for each in others),
        is_term=chain.is_term or any(each.is_term for each in others),
        joins=tuple(sorted(set(joins), key=lambda join: join.key)),
    )


def _moved(mention: Mention, chain: CoreferenceChain) -> Mention:
    """Return a mention of a chain; a name keeps its own type, which what is said of it needs."""
    if mention.chain == chain.number:
        return mention
    own = mention.named and mention.entity_type != "concept"
    kind = mention.entity_type if own else chain.entity_type
    return replace(mention, chain=chain.number, entity_type=kind)
