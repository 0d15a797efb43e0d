"""Which mentions of one document refer to the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgraph.language import name_joins, person_joins
from kgraph.language.mentions import name_key
from kgraph.language.name_groups import Group
from kgraph.language.name_joins import Joins
from kgraph.model import KnownName, Participant


def merge_groups(
    groups: Mapping[str, Group],
    *,
    roster: Sequence[Participant] = (),
    known_names: Sequence[KnownName] = (),
    misheard: Mapping[str, str] | None = None,
    bracketed: Mapping[str, str] | None = None,
) -> Joins:
    """Return which groups are another's, and why.

    Args:
        groups: the names and terms by key.
        roster: who speaks.
        known_names: names that the user lists.
        misheard: by key of a name called out, the roster label of the speaker it was meant for.
        bracketed: by key of a short form in brackets, the key of what it is short for.
    """
    joins = Joins()
    name_joins.join_given(joins, groups, roster=roster, known_names=known_names)
    for key, label in (misheard or {}).items():
        joins.add(key, name_key(label), reason=name_joins.CALLED)
    for key, full in (bracketed or {}).items():
        if key in groups and full in groups and key != joins.end_of(full):
            joins.add(key, full, reason=name_joins.BRACKETS)
    persons = [group for group in groups.values() if group.named and group.entity_type == "person"]
    person_joins.join_misheard_full_names(joins, persons, roster=roster)
    person_joins.join_parts_of_names(joins, persons, groups=groups)
    person_joins.join_spellings(joins, persons)
    name_joins.join_acronyms(joins, groups)
    name_joins.join_same_words(joins, groups)
    name_joins.join_kinds(joins, groups)
    name_joins.join_abbreviations(joins, groups)
    name_joins.join_national(joins, groups)
    name_joins.join_short_forms(joins, groups)
    name_joins.join_members(joins, groups)
    name_joins.join_pet_names(joins, groups)
    if roster:
        name_joins.join_misheard_bodies(joins, groups)
    return joins
