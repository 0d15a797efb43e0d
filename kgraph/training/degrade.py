"""Turns written text into what a plain transcript looks like, with its annotations moved along."""

from collections.abc import Callable
from typing import Any

Record = dict[str, Any]

_MARKS = frozenset('.,;:!?"()[]“”…—–*')


def as_transcript(record: Record) -> Record:
    """Return ``record`` lower-cased and without punctuation between words.

    Marks inside words ("u.s", "don't") stay; spans that are punctuation only are dropped.
    """
    kept = _kept_characters(record["text"])
    moved = {old: new for new, old in enumerate(kept)}
    text = "".join(_lower(record["text"][old]) for old in kept)

    def span(start: int, end: int) -> tuple[int, int] | None:
        places = [moved[i] for i in range(start, end) if i in moved]
        while places and text[places[-1]].isspace():
            places.pop()
        while places and text[places[0]].isspace():
            places.pop(0)
        return (places[0], places[-1] + 1) if places else None

    result = {**record, "text": text}
    for name in ("mentions", "entities", "turns"):
        if name in record:
            result[name] = _moved(record[name], span)
    result.pop("sentences", None)
    return result


def _moved(marks: list[Record], span: Callable[[int, int], tuple[int, int] | None]) -> list[Record]:
    result = []
    for mark in marks:
        place = span(mark["start"], mark["end"])
        if place is None:
            continue
        changed = {**mark, "start": place[0], "end": place[1]}
        if "head" in mark:
            changed["head"] = list(span(*mark["head"]) or place)
        result.append(changed)
    return result


def _kept_characters(text: str) -> list[int]:
    kept: list[int] = []
    for number, character in enumerate(text):
        if character in _MARKS and not _inside_word(text, number):
            continue
        if character == " " and (not kept or text[kept[-1]] in " \n"):
            continue
        kept.append(number)
    return kept


def _inside_word(text: str, number: int) -> bool:
    before = number > 0 and text[number - 1].isalnum()
    after = number + 1 < len(text) and text[number + 1].isalnum()
    return before and after and text[number] in ".:,"


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
