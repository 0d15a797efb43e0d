"""Which thing of one graph is which thing of another, where its id is not the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from kgraph.graph.compared import ComparedEntity
from kgraph.model.folding import fold

Things = Mapping[str, ComparedEntity]


def find_renames(
    was: Things, now: Things, *, led: Mapping[str, str], leads: Mapping[str, str]
) -> dict[str, str]:
    """Return the new id of each thing whose old id is gone and which is still there.

    A graph says itself which ids lead to which others. Beyond that a thing is known by its label,
    if one thing that went and one that came have it, or have it as an alias.

    Args:
        was: The things of the old graph, by id.
        now: The things of the new graph, by id.
        led: In the old graph, ids that lead to others.
        leads: In the new graph, ids that lead to others, which need not be among ``now``.
    """
    renames = {name: leads[name] for name in was if name not in now and name in leads}
    for former, name in sorted(led.items()):
        if name in was and name not in now and former in now and former not in was:
            renames.setdefault(name, former)
    for names_of in (_label, _all_names):
        gone = [was[name] for name in was if name not in now and name not in renames]
        come = [now[name] for name in now.keys() - was.keys() - set(renames.values())]
        renames |= _pairs(gone, come, names_of=names_of)
    return renames


def _label(entity: ComparedEntity) -> Iterator[str]:
    yield fold(entity.label)


def _all_names(entity: ComparedEntity) -> Iterator[str]:
    yield from {fold(name) for name in (entity.label, *entity.aliases)}


def _pairs(
    gone: Iterable[ComparedEntity],
    come: Iterable[ComparedEntity],
    *,
    names_of: Callable[[ComparedEntity], Iterable[str]],
) -> dict[str, str]:
    """Return what went and what came, paired where a name is one's alone on either side."""
    before, after = _by_name(gone, names_of), _by_name(come, names_of)
    old_by_new: dict[str, str] = {}
    for name in sorted(before.keys() & after.keys()):
        if len(before[name]) == len(after[name]) == 1:
            old_by_new.setdefault(after[name][0], before[name][0])
    return {old: new for new, old in sorted(old_by_new.items())}


def _by_name(
    entities: Iterable[ComparedEntity], names_of: Callable[[ComparedEntity], Iterable[str]]
) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for name in names_of(entity):
            ids[name].append(entity.id)
    return ids
