"""What a listener would not miss: fillers, noises in brackets, words said twice.

The words of the source stay: edits are made to the reading view only. The lists are English;
words of other languages that look like a filler ("um", "er") are dropped from speech as well.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.sources.repetition import find_repetitions
from kgraph.sources.strand import Edit, Strand

_FILLER = (
    r"u+m+|u+h+m*|e+r+m+|er|m+h+m+|h+m+|m{2,}"
    r"|(?:mm+|u[hm]+)[\s-]h[mu][mh]*"
)
_SOUND = re.compile(rf"(?<![\w'’\-.@])(?:{_FILLER})(?![\w'’@]|-\w|\.\w)", re.IGNORECASE)
_YOU_KNOW = re.compile(
    r"(?:(?<=,\s)|(?<=[–—-]\s)|(?<=[.?!]\s)|(?<=[a-z]\s(?=you know,))|^)"
    r"you\s+know(?=\s*(?:[,.?!]|[–—]))",
    re.IGNORECASE | re.MULTILINE,
)
_NOISE = re.compile(
    r"[\[(]\s*(?:laugh\w*+|laughter|chuckl\w*+|applause|music\b[^\])]{0,30}|inaudible|crosstalk"
    r"|cross talk|silence|pause[sd]?|sighs?|cheer\w*+|background noise"
    r"|sound ?bite[^\])]{0,40}|unintelligible|coughs?)"
    r"[\s\d:.,]*[\])]|[♪♫]+",
    re.IGNORECASE,
)
# A comma before or after one of these serves the filler, not the sentence.
_FUNCTION_WORDS = frozenset(
    "a an the this that these those my your his her its our their some any no every each i we "
    "he she they you it who which what where when how why and or but nor so of in on at by for "
    "from to with within into onto about over under between through during after before "
    "against among around as than like is are was were be been being am isn't aren't wasn't "
    "has have had do does did can could will would shall should may might must not just really "
    "very called named if because while although though there's it's that's i'm we're they're "
    "you're he's she's i've we've they've you've i'd we'd".split()
)
_SENTENCE_ENDS = ".?!…\n:"
_LAST_WORD = re.compile(r"([\w'’]+)\s*$")
_NEXT_WORD = re.compile(r"\s*([\w'’]+)")


def clean_speech(strand: Strand) -> Strand:
    """Return spoken words as one would read them aloud without stumbling.

    >>> from kgraph.sources.strand import strand_of
    >>> clean_speech(strand_of("Um, I joined the, uh, the choir.", 0)).text
    'I joined the choir.'
    """
    without = strand.edited(_cuts(strand.text))
    cleaned = without.edited(find_repetitions(without.text)).stripped()
    return cleaned if any(letter.isalnum() for letter in cleaned.text) else strand


def _cuts(text: str) -> list[Edit]:
    shouted = text.isupper()
    found = [match.span() for match in _SOUND.finditer(text) if shouted or not match[0].isupper()]
    found += [match.span() for match in _YOU_KNOW.finditer(text)]
    found += [match.span() for match in _NOISE.finditer(text)]
    cuts: list[Edit] = []
    capitals: list[Edit] = []
    for start, end in _runs(text, sorted(found)):
        cut = _cut(text, start, end=end)
        # Two fillers may claim the same comma or blank: the first one has it.
        taken = cuts[-1].end if cuts else 0
        cut = replace(cut, start=max(cut.start, taken), end=max(cut.end, taken))
        if capitals and capitals[-1].end > cut.start:
            capitals.pop()
        if text[start].isupper() and _opens(text, cut.start):
            capitals += _capital(text, cut.end)
        cuts.append(cut)
    return sorted([*cuts, *capitals])


def _opens(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] in _SENTENCE_ENDS


def _capital(text: str, position: int) -> list[Edit]:
    """Return the edit that gives a sentence its capital where the filler had it."""
    letter = text[position : position + 1]
    upper = letter.upper()
    return [Edit(position, position + 1, upper, stands_in=True)] if letter.islower() else []


def _runs(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join fillers that follow each other with nothing but blanks and commas between."""
    runs: list[tuple[int, int]] = []
    for start, end in found:
        if runs and not text[runs[-1][1] : start].strip(" ,"):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _cut(text: str, start: int, *, end: int) -> Edit:
    """Return the edit that drops a filler with the blanks and commas that serve it."""
    left = _skip_back(text, start, letters=" ")
    comma_before = left > 0 and text[left - 1] == ","
    opening = _opens(text, left)
    right = end
    if opening and not comma_before:
        right = _skip(text, end, letters=",.…?!-–— ")
        joint = " " if left > 0 and text[left - 1] != "\n" and right < len(text) else ""
        return Edit(left, right, joint)
    comma_after = text[right : right + 1] == ","
    right = _skip(text, right + comma_after, letters=" ")
    if right >= len(text) or text[right] in ".?!…;:\n":
        return Edit(_skip_back(text, left, letters=", "), right)
    if not (comma_before or comma_after):
        return Edit(left, right, " ")
    words_end = left - comma_before
    keep_comma = not _serves_filler(text, words_end, after=right)
    return Edit(words_end, right, ", " if keep_comma else " ")


def _serves_filler(text: str, before: int, *, after: int) -> bool:
    last = _LAST_WORD.search(text[max(before - 30, 0) : before])
    following = _NEXT_WORD.match(text, after)
    words = [match[1].replace("’", "'").lower() for match in (last, following) if match]
    return any(word in _FUNCTION_WORDS for word in words)


def _skip(text: str, position: int, *, letters: str) -> int:
    while position < len(text) and text[position] in letters:
        position += 1
    return position


def _skip_back(text: str, position: int, *, letters: str) -> int:
    while position > 0 and text[position - 1] in letters:
        position -= 1
    return position
