"""Who speaks in a document, under which spellings, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from kgraph.model import Participant, Reading, Turn
from kgraph.sources.draft import Draft
from kgraph.sources.labels import is_generic

_FIRST_PERSON_HOST = re.compile(
    r"\bi(?:'m| am) your (?:co-?)?host\b|\bhosted by (?:me|myself)\b"
    r"|\bi host this (?:show|podcast)\b"
)
_FIRST_PERSON_GUEST = re.compile(
    r"\b(?:thank you|thanks)(?: \w+){0,3} for (?:having|inviting) (?:me|us)\b"
)
_NAMED_HOST = re.compile(
    r"(?<!i'm )(?<!i am )\b(?:hosted by|(?:your|our|my co-?) ?hosts?|hosts?:)(?=\W)"
)
_NAMED_GUEST = re.compile(
    r"\b(?:(?:our|my|today's|special|this week's)(?: \w+)? guests?(?: today)?(?: is| are)?"
    r"|guests?:|welcome to the (?:show|podcast|program(?:me)?),?)(?=\W)"
)
_TITLE_GUEST = re.compile(r"\b(?:with|featuring|feat\.|ft\.|interviews?)\s", re.IGNORECASE)
_TITLES = frozenset(
    "dr mr mrs ms prof professor sir dame lady lord rev reverend sen senator rep representative "
    "gov governor gen general col colonel capt captain mayor president minister judge".split()
)
_GUESTS_TO_COME = re.compile(
    r"\bi(?:'ve| have)(?: got)? (?:a|two|three|four|five|some)(?: \w+)? guests?\b"
)
_SENTENCE_BREAK = re.compile(r"[.?!](?:\s|$)")
_WINDOW = 120
_CLOSE = 0.85


def build_roster(
    turns: Sequence[Turn], reading: Reading, *, draft: Draft
) -> tuple[Participant, ...]:
    """Return the persons of a document in the order in which they first speak."""
    labels = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    labels += [person.label for person in draft.people if person.label not in labels]
    groups = group_labels(labels)
    known = {person.label: person.part for person in draft.people if person.part}
    parts = _find_parts(groups, turns, reading=reading, draft=draft)
    roster = []
    for spellings in groups:
        label = spellings[0]
        said = next((known[name] for name in spellings if name in known), parts.get(label))
        first = _first_name(label, groups)
        aliases = sorted({*spellings[1:], *([first] if first else [])} - {label})
        roster.append(Participant(label, tuple(aliases), said))
    return tuple(roster)


def group_labels(labels: Iterable[str]) -> list[list[str]]:
    """Return the labels grouped by person, the fullest spelling first.

    >>> group_labels(["Ana Ruiz", "RUIZ", "Ben Okoro", "ANA RUIZ"])
    [['Ana Ruiz', 'ANA RUIZ', 'RUIZ'], ['Ben Okoro']]
    """
    groups: dict[str, list[str]] = {}
    for label in labels:
        groups.setdefault(label.casefold(), []).append(label)
    names = [key for key in groups if " " in key and not is_generic(key)]
    for key in [key for key in groups if " " not in key and not is_generic(key)]:
        fuller = [name for name in names if key in (name.split()[0], name.split()[-1])]
        if len(fuller) == 1:
            groups[fuller[0]] += groups.pop(key)
    return [sorted(group, key=_fullness) for group in groups.values()]


def _fullness(label: str) -> tuple[int, bool, str]:
    return (-len(label.split()), label.isupper() or label.islower(), label)


def _first_name(label: str, groups: Sequence[Sequence[str]]) -> str | None:
    """Return the given name of a full name, unless two persons share it."""
    name = _given(label)
    if name is None or sum(_given(group[0]) == name for group in groups) > 1:
        return None
    return name


def _given(label: str) -> str | None:
    words = [word for word in label.split() if word.rstrip(".").casefold() not in _TITLES]
    if len(words) < 2 or is_generic(label) or len(words[0].rstrip(".")) < 2:
        return None
    return words[0]


def _find_parts(
    groups: Sequence[Sequence[str]], turns: Sequence[Turn], *, reading: Reading, draft: Draft
) -> dict[str, str]:
    """Return ``host`` or ``guest`` by label; who hosts by any word is no guest."""
    page = _plain(f"{draft.title}\n{draft.aside}")
    text = _plain(reading.text)
    label_by_speaker = {name: group[0] for group in groups for name in group}
    parts: dict[str, str] = {}
    for part, first_person, named in (
        ("host", _FIRST_PERSON_HOST, _NAMED_HOST),
        ("guest", _FIRST_PERSON_GUEST, _NAMED_GUEST),
    ):
        for match in first_person.finditer(_same_length_lower(text)):
            section = reading.section_at(match.start())
            speaker = turns[section.turn].speaker if section else None
            if speaker:
                parts.setdefault(label_by_speaker[speaker], part)
        for words in (page, text):
            for label in _named_after(words, named, groups=groups):
                parts.setdefault(label, part)
    for label in _named_after(text, _GUESTS_TO_COME, groups=groups, sentences=3):
        parts.setdefault(label, "guest")
    for match in _TITLE_GUEST.finditer(draft.title):
        for label in _names_in(draft.title[match.end() :], groups):
            parts.setdefault(label, "guest")
    return parts


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _named_after(
    text: str, cue: re.Pattern[str], *, groups: Sequence[Sequence[str]], sentences: int = 1
) -> list[str]:
    """Return who is named in the sentence that goes on after a cue, or in so many sentences."""
    found = []
    for match in cue.finditer(_same_length_lower(text)):
        window = text[match.end() : match.end() + _WINDOW * sentences].split("\n\n")[0]
        found += _names_in(" ".join(_SENTENCE_BREAK.split(window)[:sentences]), groups)
    return found


def _same_length_lower(text: str) -> str:
    """Return text in lower case, with letters kept whose lower case is longer ("İ")."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _names_in(window: str, groups: Sequence[Sequence[str]]) -> list[str]:
    """Return who is named; a name that recognition misheard counts where it is close."""
    words = [word for word in re.findall(r"[^\W\d_]+", window) if word[0].isupper()]
    found = []
    for group in groups:
        given = _given(group[0])
        whole = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", window) for name in group)
        if whole or (given and any(_is_close(word, given) for word in words)):
            found.append(group[0])
    return found


def _is_close(word: str, name: str) -> bool:
    matcher = SequenceMatcher(None, word.casefold(), name.casefold(), autojunk=False)
    return matcher.ratio() >= _CLOSE
