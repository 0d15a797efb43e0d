"""Which names of one document are one person's, and the reason for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from kgraph.language.lexicon import ABBREVIATIONS, countries, is_title
from kgraph.language.mentions import name_key
from kgraph.language.name_groups import Group
from kgraph.language.name_joins import SOUNDS, Joins
from kgraph.language.sound import Spellings, sounds_like
from kgraph.language.terms import is_role, singular
from kgraph.model import Participant

SPELT: Final = "spelt almost like it"
PART: Final = "part of the one full name that has it"
FIRST: Final = "the family name of whom the text names first"
SHORTER: Final = "the same full name without a middle part"

_MOST_SPELLINGS = 10_000  # a text with more names is a list: there no one name is another misspelt
_RANKS = frozenset("vice deputy assistant acting prime chief senior junior former".split())
_GENERATIONS = frozenset("jr sr ii iii iv".split())


def join_misheard_full_names(
    joins: Joins, persons: Sequence[Group], *, roster: Sequence[Participant]
) -> None:
    """Join "Jonni Marsh" to the roster's "Joanni Marsh": same sound in both parts."""
    own = {name_key(person.label) for person in roster}
    for group in persons:
        words = group.label.split()
        if group.key in own or group.key in joins or len(words) != 2:
            continue
        for person in roster:
            known = person.label.split()
            key = name_key(person.label)
            if len(known) == 2 and _same_sounding(words, known, joins=joins, key=key):
                joins.add(group.key, key, reason=SOUNDS)
                joins.add(name_key(words[0]), key, reason=SOUNDS)


def _same_sounding(words: Sequence[str], known: Sequence[str], *, joins: Joins, key: str) -> bool:
    first = sounds_like(words[0], known[0]) or joins.next_of(name_key(words[0])) == key
    if first and sounds_like(words[1], known[1]):
        return True
    vowels = {letter.casefold() for letter in (words[0][0], known[0][0])} <= set("aeiouy")
    return vowels and sounds_like(words[1], known[1])


def join_parts_of_names(
    joins: Joins, persons: Sequence[Group], *, groups: Mapping[str, Group]
) -> None:
    """A first or last name alone is the one person whose full name has it there.

    Of several with one last name it is whom the text names first, if nobody is named oftener.
    """
    _join_shorter_full_names(joins, persons)
    owners: dict[str, set[str]] = defaultdict(set)
    family: dict[str, Counter[str]] = defaultdict(Counter)
    for group in persons:
        words = group.label.split()
        if len(words) > 1 and not _is_office(words):
            whole = joins.end_of(group.key)
            for part in (words[0], words[-1]):
                owners[name_key(part)].add(whole)
            family[name_key(_family_name(words))][whole] += group.count
    for group in groups.values():
        if not group.named or not _may_be_part_of_name(group):
            continue
        found = owners.get(group.key, set()) - {group.key}
        bearers = family.get(group.key, Counter())
        if len(found) == 1:
            joins.add(group.key, next(iter(found)), reason=PART)
        elif bearers and max(bearers.values()) == next(iter(bearers.values())):
            joins.add(group.key, next(iter(bearers)), reason=FIRST)


def _family_name(words: Sequence[str]) -> str:
    """Return the last name of a full one: Desh of "Paul Desh Jr."."""
    kept = [word for word in words if name_key(word) not in _GENERATIONS]
    return (kept or words)[-1]


def _is_office(words: Sequence[str]) -> bool:
    """Say whether a name is what people are and no person's: "Liberal Senators", "Vice Dean"."""
    last = words[-1].casefold()
    many = last.endswith("s") and is_role(singular(last))
    return many or (is_role(last) and words[0].casefold().split("-")[0] in _RANKS)


def _may_be_part_of_name(group: Group) -> bool:
    """Say whether a name alone may be a person's: no country, no word for many ("Senators").

    What is taken for a place may be one as long as nobody is in, at or from it.
    """
    if group.entity_type == "place" and (group.is_gone_to or group.key in countries()):
        return False
    return len(group.label.split()) == 1 and group.key not in ABBREVIATIONS


def _join_shorter_full_names(joins: Joins, persons: Sequence[Group]) -> None:
    """Join "Ana Ruiz" to "Ana Maria Ruiz": first and last part equal, one left out.

    A title before a name of two words is no part of it: "General Ana Ruiz".
    """
    by_ends: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in persons:
        words = _untitled(group.label.split())
        if len(words) > 1:
            by_ends[name_key(words[0]), name_key(words[-1])].append(group)
    for found in by_ends.values():
        longest = max(found, key=lambda group: (len(group.label.split()), group.key))
        for group in found:
            if group is not longest:
                joins.add(group.key, longest.key, reason=SHORTER)


def _untitled(words: Sequence[str]) -> Sequence[str]:
    titled = len(words) > 2 and is_title(words[0])
    return words[1:] if titled else words


def join_spellings(joins: Joins, persons: Sequence[Group]) -> None:
    """A rare long spelling next to a frequent one, a letter or two apart, is the same name."""
    spelt = [group.label.split() for group in persons]
    words = {
        parts[-1]: group
        for group, parts in zip(persons, spelt, strict=True)
        if parts and not (len(parts) > 1 and _is_office(parts))
    }
    if len(words) > _MOST_SPELLINGS:
        return
    spellings = Spellings(sorted(words))
    for group in sorted(persons, key=lambda group: (group.count, group.key)):
        if group.key in joins or len(group.label.split()) > 1 or group.fixed:
            continue
        like = (words[part] for part in spellings.like(group.label))
        other = next((other for other in like if not _has_part(other, group)), None)
        if other is not None:
            joins.add(group.key, joins.end_of(other.key), reason=SPELT)


def _has_part(other: Group, group: Group) -> bool:
    """Say whether a name is a part of another, letter for letter: that is no other spelling."""
    return group.key in map(name_key, other.label.split())
