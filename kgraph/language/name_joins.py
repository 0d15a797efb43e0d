"""Which names of one document are one thing's, and the reason for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from kgraph.language.lexicon import ABBREVIATIONS, ORGANIZATION_NOUNS, WORK_NOUNS, countries
from kgraph.language.mentions import name_key
from kgraph.language.name_groups import Group
from kgraph.model import KnownName, Participant

GIVEN: Final = "given as another spelling"
CALLED: Final = "called out to this speaker"
SOUNDS: Final = "sounds like it"
INITIALS: Final = "its initials"
BRACKETS: Final = "stands in brackets after it"
SHORT: Final = "short for the one full name that has it"
ABBREVIATION: Final = "a common abbreviation of it"
REGION: Final = "the same place with its region"
SAME_WORDS: Final = "the same words but for the small ones"
KIND: Final = "the same name with a word for its kind"
MEMBERS: Final = "the people of this party"
NATIONAL: Final = "the nation's, and the text names one"
DIMINUTIVE: Final = "a pet name of the place"

_SHORTENED = frozenset({"organization", "work", "event"})
_PAPERS = frozenset(
    """act bill code constitution treaty agreement convention declaration amendment protocol charter
    directive statute""".split()
)
_OF = "of"
_NO_INITIALS = frozenset("of for the and in on de la".split())
_KINDS_BESIDE = frozenset("cyclone hurricane mount storm typhoon volcano".split())
_FEWEST_WORDS = 3
_ORGANS = frozenset("congress parliament assembly senate government".split())
_PARTY = "party"
_LONGEST_STEM = 4  # letters that "Tassie" and "Tasmania" need not share beyond
_FEW, _MANY = 2, 8  # mentions of what is heard wrong, and of what it is
_VOWELS = frozenset("aeiouyhw")
_SHORTEST_SKELETON = 5


class Joins:
    """Names that were found to be another's, each with its reason; the first finding counts."""

    def __init__(self) -> None:
        self._target: dict[str, str] = {}
        self._reason: dict[str, str] = {}

    def add(self, key: str, to: str, *, reason: str) -> None:
        """Take one name for another, unless it was taken for one before."""
        if key not in self._target:
            self._target[key] = to
            self._reason[key] = reason

    def __contains__(self, key: str) -> bool:
        """Say whether a name was taken for another."""
        return key in self._target

    def end_of(self, key: str) -> str:
        """Return the name that a name was taken for in the end, itself where for none."""
        seen = {key}
        while key in self._target and self._target[key] not in seen:
            key = self._target[key]
            seen.add(key)
        return key

    def reason_of(self, key: str) -> str | None:
        """Return why a name was taken for another, ``None`` where it was not."""
        return self._reason.get(key)

    def next_of(self, key: str) -> str:
        """Return the name that a name was taken for at first, itself where for none."""
        return self._target.get(key, key)


def join_given(
    joins: Joins,
    groups: Mapping[str, Group],
    *,
    roster: Sequence[Participant],
    known_names: Sequence[KnownName],
) -> None:
    """Join the other spellings that roster and known names give."""
    given = [(person.label, person.aliases) for person in roster]
    given += [(known.label, known.aliases) for known in known_names]
    for label, aliases in given:
        key = name_key(label)
        for alias in aliases:
            if name_key(alias) in groups and name_key(alias) != key:
                joins.add(name_key(alias), key, reason=GIVEN)


def join_acronyms(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "HTU" to "Harbour Transport Union", and "N.B." to "North Bay"."""
    full: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        words = [word for word in group.label.split() if word.casefold() not in _NO_INITIALS]
        if group.named and len(words) > 1 and all(word[0].isupper() for word in words):
            full["".join(word[0] for word in words).casefold()].add(group.key)
    for group in groups.values():
        owners = full.get(group.key, set())
        long_enough = len(group.key) > 2 or "." in group.label
        known = group.key in ABBREVIATIONS  # "U.S." is no University of Skye
        if len(owners) == 1 and group.label.isupper() and long_enough and not known:
            joins.add(group.key, next(iter(owners)), reason=INITIALS)


def join_national(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "National Congress" to the one country's Congress that the text names."""
    owners: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        first, _, organ = _spelt_out(group.label).rpartition(" ")
        if group.named and name_key(organ) in _ORGANS and first.casefold() in countries():
            owners[name_key(organ)].add(joins.end_of(group.key))
    for organ, found in owners.items():
        national = groups.get(name_key(f"national {organ}"))
        if len(found) == 1 and national is not None and national.named:
            joins.add(national.key, next(iter(found)), reason=NATIONAL)


def join_short_forms(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "Congress" to the one "United States Congress", "Act" to the one "Clean Water Act"."""
    named = [group for group in groups.values() if group.named and _is_shortened(group)]
    owners: dict[str, set[str]] = defaultdict(set)
    begun: dict[str, set[str]] = defaultdict(set)
    for group in named:
        words = group.label.split()
        if _OF in words[1:-1]:
            begun[name_key(words[0])].add(joins.end_of(group.key))
        elif len(words) > 1:
            owners[name_key(words[-1])].add(joins.end_of(group.key))
    for group in named:
        found = (begun.get(group.key) or owners.get(group.key, set())) - {group.key}
        plural = group.label.endswith("s") and not group.label.endswith("ss")  # "Congress"
        single = " " not in group.label and not plural
        if len(found) == 1 and group.key not in joins and single:
            joins.add(group.key, next(iter(found)), reason=SHORT)


def _is_shortened(group: Group) -> bool:
    """Say whether a thing is spoken of by a part of its name: a body, a work, a law."""
    words = group.label.casefold().split()
    paper = words[-1] in _PAPERS or (words[0] in _PAPERS and words[1:2] == [_OF])
    return group.entity_type in _SHORTENED or (group.entity_type == "concept" and paper)


def join_abbreviations(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "US" to "United States", and "US Senate" to "United States Senate"."""
    for key in sorted(groups):
        full = name_key(_spelt_out(groups[key].label))
        if full != key and full in groups:
            joins.add(key, full, reason=ABBREVIATION)


def _spelt_out(label: str) -> str:
    first, _, rest = label.removeprefix("the ").partition(" ")
    return f"{ABBREVIATIONS.get(name_key(first), first)} {rest}".strip()


def join_same_words(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join names that differ in small words or a plural only, the rarer to the more frequent."""
    alike: dict[str, list[Group]] = defaultdict(list)
    for group in groups.values():
        words = [word.casefold() for word in group.label.split()]
        telling = [word for word in words if word not in _NO_INITIALS]
        if group.named and group.entity_type != "person" and len(words) > 1:
            small_words_left_out = len(telling) >= _FEWEST_WORDS
            alike[_singular("".join(telling if small_words_left_out else words))].append(group)
    for same in alike.values():
        _join_to_most_frequent(joins, same, reason=SAME_WORDS)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _join_to_most_frequent(joins: Joins, same: Iterable[Group], *, reason: str) -> None:
    ordered = sorted(same, key=lambda group: (-group.count, group.key))
    for group in ordered[1:]:
        joins.add(group.key, joins.end_of(ordered[0].key), reason=reason)


def join_kinds(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "Heron magazine" to "Heron", "Etna" to "Mount Etna", "Lorn, Maine" to "Lorn"."""
    for group in sorted(groups.values(), key=lambda group: group.key):
        words = group.label.split()
        if not group.named or len(words) < 2:
            continue
        town = name_key(group.label.partition(",")[0])
        if group.entity_type == "place" and _is_named(groups, town) and town != group.key:
            joins.add(group.key, town, reason=REGION)
        kinds = ORGANIZATION_NOUNS | WORK_NOUNS
        bare = name_key(" ".join(words[:-1]))
        if words[-1] in kinds and _is_named(groups, bare, entity_type=group.entity_type):
            joins.add(group.key, bare, reason=KIND)
        for kind, name in ((words[0], words[1:]), (words[-1], words[:-1])):
            alone = name_key(" ".join(name))
            if kind.casefold() in _KINDS_BESIDE and _is_named(groups, alone):
                joins.add(alone, group.key, reason=KIND)


def _is_named(groups: Mapping[str, Group], key: str, *, entity_type: str | None = None) -> bool:
    group = groups.get(key)
    if group is None or not group.named or group.entity_type == "person":
        return False
    return entity_type in (None, group.entity_type)


def join_members(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "Reformists" to "Reformist Party": its people."""
    parties = [
        (name_key(group.label.split()[0]), group.key)
        for group in groups.values()
        if group.named and group.label.split()[1:] and group.label.split()[-1].casefold() == _PARTY
    ]
    for group in sorted(groups.values(), key=lambda group: group.key):
        stem = _singular(group.key)
        fitting = {key for first, key in parties if _same_root(stem, first)}
        if group.label[0].isupper() and stem != group.key and len(fitting) == 1:
            joins.add(group.key, fitting.pop(), reason=MEMBERS)


def _same_root(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _LONGEST_STEM and longer.startswith(shorter)


def join_pet_names(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join "Tassie" to "Tasmania": the first letters of one place's name, and a small ending."""
    places = [group for group in groups.values() if group.named and group.entity_type == "place"]
    for group in sorted(places, key=lambda group: group.key):
        stem = re.sub(r"(.)\1(?:ie|y)$", r"\1", group.key)
        if stem == group.key or not 3 <= len(stem) <= _LONGEST_STEM:
            continue
        longer = [p.key for p in places if p.key.startswith(stem) and len(p.key) > len(group.key)]
        whole = min(longer, key=len, default="")
        if whole and all(key.startswith(whole) for key in longer):  # "Tasmanians" say the same
            joins.add(group.key, whole, reason=DIMINUTIVE)


def join_misheard_bodies(joins: Joins, groups: Mapping[str, Group]) -> None:
    """Join a rare name of a transcript to the frequent body whose consonants it all but has."""
    frequent = [
        (_skeleton(group.key), group.key)
        for group in groups.values()
        if group.named and group.entity_type in _SHORTENED and group.count >= _MANY
    ]
    for group in sorted(groups.values(), key=lambda group: group.key):
        if not group.named or group.entity_type == "person" or group.count > _FEW:
            continue
        bones = _skeleton(group.key)
        like = {key for other, key in frequent if _all_but_alike(bones, other)} - {group.key}
        if len(like) == 1:
            joins.add(group.key, like.pop(), reason=SOUNDS)


def _skeleton(key: str) -> str:
    """Return the consonants of a name, doubled ones once.

    >>> _skeleton("tidewillow")
    'tdl'
    """
    return re.sub(r"(.)\1+", r"\1", "".join(letter for letter in key if letter not in _VOWELS))


def _all_but_alike(one: str, other: str) -> bool:
    """Say whether the same sounds stand in both but for one."""
    long_enough = min(len(one), len(other)) >= _SHORTEST_SKELETON and one[0] == other[0]
    return long_enough and Levenshtein.distance(one, other, score_cutoff=1) <= 1
