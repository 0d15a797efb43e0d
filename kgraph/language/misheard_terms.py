"""Names and terms of a transcript that a recogniser has spelt in several ways.

Words that it does not know it writes anew each time, by their sound: such a word is rare in the
language and in the document, and stands where another stands that sounds all but like it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import jellyfish
from rapidfuzz.distance import Levenshtein

from kgraph.language.written import ChainJoin, Written
from kgraph.model import CoreferenceChain

HEARD: Final = "sounds all but like it in the same place"
SAME_SOUND: Final = "the same sounds in other letters"

_SHORTEST_NAME: Final = 4
_SHORTEST_WORD: Final = 7
_SHORTEST_SOUND: Final = 5
_SAME_END: Final = 3
_RARE: Final = 3
_MOST_WORDS: Final = 300
"""Words in one slot; where more stand, that several sound alike is chance."""
_PREFIXES: Final = (
    "hyper hypo", "inter intra", "pre pro per", "macro micro", "mono multi", "anti ante auto",
    "sub super", "over under", "im in il ir un em en e",
)  # fmt: skip
_PREFIX_SETS: Final = tuple(tuple(line.split()) for line in _PREFIXES)


def find_misheard_terms(written: Written) -> Iterator[ChainJoin]:
    """Yield "coxwanes school" for "coxswains school": the same slot, nearly the same sounds."""
    if not written.is_spoken:
        return
    counts = Counter(token.lower_ for token in written.doc)
    slots: dict[str, dict[str, list[CoreferenceChain]]] = defaultdict(lambda: defaultdict(list))
    for form, chains in written.by_form.items():
        words = form.split()
        if len(words) > 1 and _may_be_misheard(words[-2], written):
            slots[words[-1]][words[-2]] += chains
    for by_word in slots.values():
        if len(by_word) > _MOST_WORDS:
            continue
        for word, heard in _heard_as(by_word, counts).items():
            target = max(by_word[heard], key=lambda each: (written.count(each.number), each.number))
            for each in by_word[word]:
                yield ChainJoin(each.number, target.number, HEARD)


def find_homophones(written: Written) -> Iterator[ChainJoin]:
    """Yield "Katie" for "Katy": single names of people of a transcript with the same sounds."""
    if not written.is_spoken:
        return
    alike: dict[str, list[CoreferenceChain]] = defaultdict(list)
    for chain in written.chains:
        name = chain.labels[0]
        if chain.entity_type == "person" and name.isalpha() and len(name) >= _SHORTEST_NAME:
            alike[plain_sound(name)].append(chain)
    for same in alike.values():
        best = max(same, key=lambda each: (written.count(each.number), -each.number))
        yield from (
            ChainJoin(each.number, best.number, SAME_SOUND) for each in same if each != best
        )


def plain_sound(name: str) -> str:
    """Return a name with one letter for what always sounds the same.

    >>> plain_sound("Katy") == plain_sound("Katie"), plain_sound("Jon") == plain_sound("John")
    (True, True)
    >>> plain_sound("Mary") == plain_sound("Mark")
    False
    """
    sound = re.sub(r"(.)\1+", r"\1", name.casefold().replace("ph", "f").replace("y", "i"))
    return re.sub(r"(?<=[^csptw])h|ie?$", lambda found: found[0][:1].replace("h", ""), sound)


def _may_be_misheard(word: str, written: Written) -> bool:
    return len(word) >= _SHORTEST_WORD and word.isalpha() and written.is_rare(word)


def _heard_as(words: Mapping[str, object], counts: Counter[str]) -> dict[str, str]:
    """Return, for each rare word of one slot, the most frequent one that sounds like it."""
    ordered = sorted(words, key=lambda word: (-counts[word], word))
    found: dict[str, str] = {}
    for at, word in enumerate(ordered):
        like = [other for other in ordered[:at] if sounds_all_but_like(word, other)]
        if like and counts[word] <= _RARE:
            found[word] = found.get(like[0], like[0])
    return found


def sounds_all_but_like(one: str, other: str) -> bool:
    """Say whether two long words have the same consonants but for one, and end alike.

    Words that differ in a prefix with a meaning of its own are two.

    >>> sounds_all_but_like("ratification", "gratification")
    False
    >>> sounds_all_but_like("documentation", "dockermentation")
    True
    """
    first, second = jellyfish.metaphone(one), jellyfish.metaphone(other)
    long_enough = min(len(first), len(second)) >= _SHORTEST_SOUND
    if not long_enough or first[0] != second[0] or one[-_SAME_END:] != other[-_SAME_END:]:
        return False
    if Levenshtein.distance(first, second, score_cutoff=1) > 1:
        return False
    return not any(_differ_in(one, other, prefixes=prefixes) for prefixes in _PREFIX_SETS)


def _differ_in(one: str, other: str, *, prefixes: tuple[str, ...]) -> bool:
    begun = [next((p for p in prefixes if word.startswith(p)), None) for word in (one, other)]
    return None not in begun and begun[0] != begun[1]
