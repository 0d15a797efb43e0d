"""Words of a raw text, as the runtime's tokenizer cuts them, and spans in words."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language

from kgraph.language.tokenizing import english
from kgraph.language.words import break_of


@cache
def _tokenizer() -> Language:
    return english()


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """A text's words with the code point offsets where they start and end."""

    words: list[str]
    breaks: list[int]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> "TokenizedText":
        """Cut ``text`` as the runtime does; white space is no word."""
        doc = _tokenizer().make_doc(text)
        tokens = [token for token in doc if not token.is_space]
        starts = [token.idx for token in tokens]
        ends = [token.idx + len(token.text) for token in tokens]
        return cls([token.text for token in tokens], _breaks(text, starts, ends=ends), starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and last word that the code points ``start:end`` touch."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def sentence_numbers(self, sentences: list[list[int]]) -> list[int] | None:
        """Return the number of each word's sentence, from the sentences' offsets."""
        if not sentences:
            return None
        begins = [start for start, _ in sentences]
        return [max(0, bisect_right(begins, start) - 1) for start in self.starts]


def _breaks(text: str, starts: list[int], *, ends: list[int]) -> list[int]:
    gaps = [text[end:start] for end, start in zip([0, *ends[:-1]], starts, strict=True)]
    return [int(break_of(gap)) for gap in gaps]


def align_words(text: str, words: list[str]) -> TokenizedText:
    """Find the treebank's words in the document's text, in order.

    Raises:
        ValueError: a word is not where the one before it ends.
    """
    starts, ends = [], []
    position = 0
    for word in words:
        found = text.find(word, position, position + len(word) + 40)
        if found < 0:
            raise ValueError(f"{word!r} is not at {position} in {text[position : position + 60]!r}")
        starts.append(found)
        position = found + len(word)
        ends.append(position)
    return TokenizedText(list(words), _breaks(text, starts, ends=ends), starts, ends)


def speakers_of(text: TokenizedText, turns: list[dict[str, Any]]) -> list[int] | None:
    """Return the number of each word's speaker, ``None`` for a text without turns."""
    if not turns:
        return None
    number: dict[str, int] = {}
    for turn in turns:
        number.setdefault(turn["speaker"], len(number) + 1)
    begins = [turn["start"] for turn in turns]
    speakers = []
    for start in text.starts:
        turn = turns[max(0, bisect_right(begins, start) - 1)]
        speakers.append(number[turn["speaker"]] if turn["start"] <= start < turn["end"] else 0)
    return speakers
