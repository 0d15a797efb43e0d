"""What a build has to read again. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of sources, sorted: to read, to keep as they were read before, and gone."""

    read: tuple[str, ...]
    keep: tuple[str, ...]
    drop: tuple[str, ...]


def plan_build(
    key_by_source: Mapping[str, str | None], *, kept: Collection[str], before: Collection[str] = ()
) -> Plan:
    """Return what to read, keep and drop.

    Args:
        key_by_source: The sources on disk with the keys of their results; ``None`` for a file
            that cannot be opened, which is tried again so that it is reported.
        kept: Keys of the results at hand.
        before: The sources of the last build of the same output.

    >>> plan_build({"a.txt": "1", "b.txt": "2"}, kept={"2"}, before=["b.txt", "c.txt"])
    Plan(read=('a.txt',), keep=('b.txt',), drop=('c.txt',))
    """
    keep = {source for source, key in key_by_source.items() if key in kept}
    return Plan(
        read=tuple(sorted(set(key_by_source) - keep)),
        keep=tuple(sorted(keep)),
        drop=tuple(sorted(set(before) - set(key_by_source))),
    )
