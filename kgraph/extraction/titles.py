"""Names that the mention finder cuts short: what a sentence describes, and what stands in quotes.

In "Salt and Light, Part One (1961) is a play" the words before the bracket are one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.grammar import children

_OPENING = {'"': '"', "“": "”", "«": "»"}
_JOINTS = frozenset(":-–—'’&!?.")
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "PRON", "SCONJ"})
_NO_NAME = frozenset({"PRON", "ADV", "SCONJ", "ADP", "INTJ"})
_NAMING = frozenset({"PROPN", "NUM", "X"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?")
_BREAKS = frozenset({",", "(", "[", ";"})
_TOLD_OF = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_LONGEST = 14
_LEAST_CAPITAL = 0.5

Unit = tuple[int, int]
"""A stretch of tokens: where it starts and where it ends, the end exclusive."""


def find_titles(doc: Doc, names: Sequence[Unit]) -> Iterator[Unit]:
    """Yield names that are longer than the known ones in them, in token order.

    ``names`` are those that are known.
    """
    known = set(names)
    for sentence in doc.sents:
        quoted = list(_quoted(sentence))
        start = sentence.start
        described = None
        if not quoted or quoted[0][0] > start + 1:
            described = _described(doc[start : sentence.end]) or _described(_from_subject(sentence))
        if described is None or not _is_cut(doc, described, names=names):
            described = _of_a_year(sentence)
        if described is not None:
            quoted.insert(0, described)
        yield from (unit for unit in quoted if unit not in known)


def _quoted(sentence: Span) -> Iterator[Unit]:
    """Yield what stands in quotes and is written like a name."""
    index = sentence.start
    while index < sentence.end:
        closing = _OPENING.get(sentence.doc[index].text)
        end = _end_of_quote(sentence, index + 1, closing=closing) if closing else None
        if end is not None and _is_written_as_name(sentence.doc[index + 1 : end]):
            yield index + 1, end
        index = end + 1 if end is not None else index + 1


def _end_of_quote(sentence: Span, start: int, *, closing: str) -> int | None:
    last = min(sentence.end, start + _LONGEST)
    ends = (index for index in range(start, last) if sentence.doc[index].text == closing)
    return next((end for end in ends if end > start), None)


def _is_written_as_name(words: Span) -> bool:
    if words[-1].text in {",", "."} or not _is_capital(words[0]):
        return False
    letters = [token for token in words if token.is_alpha]
    return sum(map(_is_capital, letters)) >= _LEAST_CAPITAL * len(letters)


def _described(sentence: Span) -> Unit | None:
    """Return the words that a sentence begins with and says something of, where a name may be."""
    doc, start = sentence.doc, sentence.start
    while start < sentence.end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    if start == sentence.end or doc[start].pos_ in _NO_NAME or not _is_capital(doc[start]):
        return None
    end = start
    while end < sentence.end and _goes_on(doc[end]):
        end += 1
    stops = end < sentence.end and (doc[end].text in "([" or doc[end].pos_ in {"AUX", "VERB"})
    stops = stops or (end < sentence.end and doc[end].text == "," and doc[end - 1].like_num)
    while end > start and not _is_capital(doc[end - 1]) and doc[end - 1].text not in "!?.":
        end -= 1
        stops = False
    return (start, end) if stops and 2 <= end - start <= _LONGEST else None


def _from_subject(sentence: Span) -> Span:
    """Return a sentence from the subject of its main clause on."""
    subject = next((t for t in sentence.root.children if t.dep_ in _TOLD_OF), sentence[0])
    return sentence.doc[subject.left_edge.i : sentence.end]


def _of_a_year(sentence: Span) -> Unit | None:
    """Return what a sentence describes that is called by its year: "the 1931 Lorn tennis cup"."""
    doc, start = sentence.doc, sentence.start
    while start < sentence.end and (doc[start].is_space or doc[start].lower_ in {"the", '"'}):
        start += 1
    if start + 1 >= sentence.end or not _YEAR.fullmatch(doc[start].text):
        return None
    head = doc[start].head
    end = head.right_edge.i + 1
    end = next((index for index in range(start, end) if doc[index].text in _BREAKS), end)
    is_told_of = start < head.i < end and head.dep_ in _TOLD_OF
    return (start, end) if is_told_of and end - start <= _LONGEST else None


def _goes_on(token: Token) -> bool:
    if token.text in _JOINTS or token.tag_ == "POS" or _is_capital(token):
        return True
    return token.pos_ in _SMALL and not children(token, "case")


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def _is_cut(doc: Doc, unit: Unit, *, names: Sequence[Unit]) -> bool:
    """Say whether known names leave out, or part, what joins the words of a name.

    Of "President Ana Ruiz" the name is known; of "Salt and Light" two are. "Ana and Ben" are two.
    """
    inside = [each for each in names if unit[0] <= each[0] and each[1] <= unit[1]]
    covered = {index for start, end in inside for index in range(start, end)}
    across = any(s < unit[1] and unit[0] < e for s, e in names if (s, e) not in inside)
    left = [doc[index] for index in range(*unit) if index not in covered]
    people = bool(covered) and all(doc[index].ent_type_ == "person" for index in covered)
    if people and left and all(token.pos_ == "CCONJ" for token in left):
        return False
    joints = (token for token in left if token.i > unit[0])
    joined = any(token.pos_ in _SMALL or token.text in _JOINTS for token in joints)
    after = any(token.i > start for token in left for start, _ in inside)
    return not across and bool(left) and (joined or after or not inside)
