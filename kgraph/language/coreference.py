"""Which mentions of one document refer to the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.language.lexicon import ABBREVIATIONS
from kgraph.language.mentions import Candidate, name_key
from kgraph.language.sound import Spellings, sounds_like
from kgraph.model import KnownName, Participant

_MOST_SPELLINGS = 10_000  # a text with more names is a list: there no one name is another misspelt
_SHORTENED = frozenset({"organization", "work", "event"})
_OF = "of"
_NO_INITIALS = frozenset("of for the and in on de la".split())


@dataclass(slots=True)
class Group:
    """Candidates under one key while chains are being built.

    ``labels`` counts the spellings; ``fixed`` is a spelling that outranks all counts.
    """

    key: str
    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    fixed: str | None = None
    named: bool = False

    @property
    def label(self) -> str:
        """The spelling shown: the fixed one, else the most frequent, the longer of equals."""
        if self.fixed:
            return self.fixed
        return max(self.labels, key=lambda label: (self.labels[label], len(label), label))

    @property
    def entity_type(self) -> str:
        """The type most mentions agree on; a concept only when nothing better is there."""
        return max(self.types, key=lambda kind: (self.types[kind], kind != "concept", kind))


def group_candidates(
    candidates: Iterable[Candidate],
    roster: Sequence[Participant],
    *,
    known_names: Sequence[KnownName],
) -> dict[str, Group]:
    """Return groups by key: roster first, then known names, then what the text names."""
    groups: dict[str, Group] = {}
    for person in roster:
        _fix(groups, person.label, label=person.label, entity_type="person")
    for candidate in candidates:
        group = groups.setdefault(candidate.key, Group(candidate.key))
        group.labels[candidate.label] += 1
        group.types[candidate.entity_type] += 1
        group.named = group.named or candidate.named
    for known in known_names:
        if name_key(known.label) in groups or any(
            name_key(name) in groups for name in known.aliases
        ):
            _fix(groups, known.label, label=known.label, entity_type=known.entity_type)
    return groups


def merge_groups(
    groups: Mapping[str, Group],
    *,
    roster: Sequence[Participant],
    known_names: Sequence[KnownName],
    misheard: Mapping[str, str],
) -> dict[str, str]:
    """Return, by key, the key of the group it belongs to (itself where it stands alone)."""
    target: dict[str, str] = {}
    _join_given(target, groups, roster=roster, known_names=known_names)
    for key, label in misheard.items():
        target.setdefault(key, name_key(label))
    persons = [group for group in groups.values() if group.named and group.entity_type == "person"]
    _join_misheard_full_names(target, persons, roster=roster)
    _join_parts_of_names(target, persons, groups=groups)
    _join_spellings(target, persons)
    _join_acronyms(target, groups)
    _join_short_forms(target, groups)
    _join_abbreviations(target, groups)
    return {key: _end_of(target, key) for key in groups}


def _fix(groups: dict[str, Group], name: str, *, label: str, entity_type: str | None) -> None:
    group = groups.setdefault(name_key(name), Group(name_key(name)))
    group.fixed = label
    group.named = True
    if entity_type:
        group.types[entity_type] += 1000


def _join_given(
    target: dict[str, str],
    groups: Mapping[str, Group],
    *,
    roster: Sequence[Participant],
    known_names: Sequence[KnownName],
) -> None:
    given = [(person.label, person.aliases) for person in roster]
    given += [(known.label, known.aliases) for known in known_names]
    for label, aliases in given:
        key = name_key(label)
        for alias in aliases:
            if name_key(alias) in groups and name_key(alias) != key:
                target.setdefault(name_key(alias), key)


def _join_misheard_full_names(
    target: dict[str, str], persons: Sequence[Group], *, roster: Sequence[Participant]
) -> None:
    """Join "Jonni Marsh" to the roster's "Joanni Marsh": same sound in both parts."""
    own = {name_key(person.label) for person in roster}
    for group in persons:
        words = group.label.split()
        if group.key in own or group.key in target or len(words) != 2:
            continue
        for person in roster:
            known = person.label.split()
            if len(known) == 2 and _same_sounding(
                words, known, target=target, key=name_key(person.label)
            ):
                target[group.key] = name_key(person.label)
                target.setdefault(name_key(words[0]), name_key(person.label))


def _same_sounding(
    words: Sequence[str], known: Sequence[str], *, target: Mapping[str, str], key: str
) -> bool:
    first = sounds_like(words[0], known[0]) or target.get(name_key(words[0])) == key
    if first and sounds_like(words[1], known[1]):
        return True
    vowels = {letter.casefold() for letter in (words[0][0], known[0][0])} <= set("aeiouy")
    return vowels and sounds_like(words[1], known[1])


def _join_parts_of_names(
    target: dict[str, str], persons: Sequence[Group], *, groups: Mapping[str, Group]
) -> None:
    """A first or last name alone is the one person whose full name has it there."""
    _join_shorter_full_names(target, persons)
    owners: dict[str, set[str]] = defaultdict(set)
    for group in persons:
        words = group.label.split()
        if len(words) > 1:
            for part in {name_key(words[0]), name_key(words[-1])} - ABBREVIATIONS.keys():
                owners[part].add(_end_of(target, group.key))
    for group in groups.values():
        found = owners.get(group.key, set()) - {group.key}
        if group.named and len(found) == 1 and len(group.label.split()) == 1:
            target.setdefault(group.key, next(iter(found)))


def _join_shorter_full_names(target: dict[str, str], persons: Sequence[Group]) -> None:
    """Join "Ana Ruiz" to "Ana Maria Ruiz": first and last part equal, one left out."""
    by_ends: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in persons:
        words = group.label.split()
        if len(words) > 1:
            by_ends[name_key(words[0]), name_key(words[-1])].append(group)
    for found in by_ends.values():
        longest = max(found, key=lambda group: (len(group.label.split()), group.key))
        for group in found:
            if group is not longest:
                target.setdefault(group.key, longest.key)


def _join_spellings(target: dict[str, str], persons: Sequence[Group]) -> None:
    """A rare long spelling next to a frequent one, a letter or two apart, is the same name."""
    words = {part: group for group in persons for part in group.label.split()[-1:]}
    if len(words) > _MOST_SPELLINGS:
        return
    spellings = Spellings(sorted(words))
    for group in sorted(persons, key=lambda group: (sum(group.labels.values()), group.key)):
        if group.key in target or len(group.label.split()) > 1 or group.fixed:
            continue
        like = (words[part] for part in spellings.like(group.label))
        other = next((other for other in like if other is not group), None)
        if other is not None:
            target[group.key] = _end_of(target, other.key)


def _join_acronyms(target: dict[str, str], groups: Mapping[str, Group]) -> None:
    full: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        words = [word for word in group.label.split() if word.casefold() not in _NO_INITIALS]
        if group.named and len(words) > 2 and all(word[0].isupper() for word in words):
            full["".join(word[0] for word in words).casefold()].add(group.key)
    for group in groups.values():
        owners = full.get(group.key, set())
        if len(owners) == 1 and group.label.isupper():
            target.setdefault(group.key, next(iter(owners)))


def _join_short_forms(target: dict[str, str], groups: Mapping[str, Group]) -> None:
    """Join "Congress" to the one "United States Congress", "House" to "House of Commons"."""
    named = [group for group in groups.values() if group.named and group.entity_type in _SHORTENED]
    owners: dict[str, set[str]] = defaultdict(set)
    for group in named:
        words = group.label.split()
        heads = {words[-1], words[0]} if _OF in words[1:-1] else {words[-1]}
        for head in heads if len(words) > 1 else ():
            owners[name_key(head)].add(_end_of(target, group.key))
    for group in named:
        found = owners.get(group.key, set()) - {group.key}
        plural = group.label.endswith("s") and not group.label.endswith("ss")  # "Congress"
        single = " " not in group.label and not plural
        if len(found) == 1 and group.key not in target and single:
            target[group.key] = next(iter(found))


def _join_abbreviations(target: dict[str, str], groups: Mapping[str, Group]) -> None:
    for short, full in sorted(ABBREVIATIONS.items()):
        if short in groups and name_key(full) in groups:
            target.setdefault(short, name_key(full))


def _end_of(target: Mapping[str, str], key: str) -> str:
    seen = {key}
    while key in target and target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key
