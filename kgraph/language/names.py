"""Names by their capital letters: which runs of tokens may name something.

This is the stage's rule-based finder. It knows nothing of types; see ``name_types``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgraph.language.lexicon import (
    INTERJECTIONS,
    MONTHS,
    OFFICES,
    ORGANIZATION_NOUNS,
    PLACE_NOUNS,
    SPEECH_VERBS,
    TITLES,
    WEEKDAYS,
    WORK_NOUNS,
    is_general,
)

_CONNECTORS = frozenset(
    "of for the de del della di da du des von van der den la le el al and & - –".split()
)
_PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
_ENDS_NAME = frozenset("of for the and & in - –".split())
_FIELD = re.compile(r".+(?:tion|sion|ity|ment|ness|ture|ism|nce|ship|ogy|ics|ing|acy)")
_COUNTRY_INITIALS = re.compile(r"(?:U\.? ?S\.?(?: ?A\.?)?|U\.? ?K\.?|E\.? ?U\.?)")
_INITIAL = re.compile(r"[A-Z]\.")
_HAS_CAPITAL = re.compile(r"^[^\W\d_a-z]|^[a-z]{1,2}[A-Z]")
_NUMERAL = re.compile(r"\d{1,4}|[IVX]+")
_FUNCTION_TAGS = frozenset("ADP ADV AUX CCONJ INTJ PRON SCONJ".split())
_LONGEST_ACRONYM = 6
_NUMBERED = frozenset("figure fig fig. table tab page section slide exhibit".split())
_ERAS = frozenset("BC BCE AD CE".split())
_AFTER_SUBJECT = SPEECH_VERBS | frozenset(
    "is was has had will would were are does did can could 's ’s : ,".split()
)
_OPENERS = frozenset("\"“‘'(:–—-…")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How often the document writes each word small, and with a capital where none was due."""

    small: Counter[str]
    capital: Counter[str]

    @classmethod
    def of(cls, doc: Doc) -> Spelling:
        """Count the tokens of a Doc, by lower-case form."""
        small = Counter(token.lower_ for token in doc if token.is_lower)
        due = (token for token in doc if _HAS_CAPITAL.match(token.text) and not opens(token))
        return cls(small, Counter(token.lower_ for token in due))


def opens(token: Token) -> bool:
    """Say whether a capital is due here anyway: sentence start, or after an opening mark."""
    before = token.nbor(-1) if token.i else token
    after_stop = before.text in _OPENERS or before.text.endswith(".")
    return bool(token.is_sent_start) or after_stop or _starts_line(token)


def find_name_spans(doc: Doc, spelling: Spelling | None = None) -> list[Span]:
    """Return runs of tokens that look like names, in order, without overlap.

    ``spelling`` is the Doc's, counted here where it is not given.
    """
    spelling = spelling or Spelling.of(doc)
    spans = []
    for sentence in doc.sents:
        shouted = _is_heading(sentence)
        for start, end in _runs(sentence):
            span = _trim(doc[start:end], spelling)
            if span is not None and not (shouted and not _named_elsewhere(span, spelling)):
                spans.append(span)
    return spans


def _runs(sentence: Span) -> Iterator[tuple[int, int]]:
    index = sentence.start
    while index < sentence.end:
        if not _may_be_name(sentence.doc[index]):
            index += 1
            continue
        end = _run_end(sentence, index)
        yield index, end
        index = end


def _run_end(sentence: Span, start: int) -> int:
    doc, end = sentence.doc, start + 1
    while end < sentence.end:
        reach = _reach(doc, start, end=end)
        if reach == end or reach > sentence.end:
            break
        end = reach
    return end


def _reach(doc: Doc, start: int, *, end: int) -> int:
    """Return where the run stands after taking the next token or connector in, or ``end``."""
    token = doc[end]
    if _COUNTRY_INITIALS.fullmatch(doc[start:end].text):
        return end + 1 if token.lower_ in ORGANIZATION_NOUNS and token.is_title else end
    if _may_be_name(token) or (_NUMERAL.fullmatch(token.text) and doc[end - 1].text not in ",;"):
        return end + 1
    after = end
    while after < len(doc) and after - end < 2 and _joins(doc, start, index=after):
        after += 1
    if after == end or after >= len(doc):
        return end
    follows = doc[after]
    slogan = doc[after - 1].lower_ == "for" and follows.is_digit and not _counts(follows)
    if _may_be_name(follows) or slogan:
        return after + 1
    return end


def _counts(token: Token) -> bool:
    """Say whether a numeral counts what follows: "15 years"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after.is_lower and after.text.endswith("s") and not after.is_stop


def _joins(doc: Doc, start: int, *, index: int) -> bool:
    token = doc[index]
    before = doc[index - 1]
    if token.text in {"'s", "’s"}:
        return index - start == 1 and not before.is_stop
    if token.text in {"-", "–"}:
        return not before.whitespace_ or bool(token.whitespace_)
    if token.lower_ == "in":
        return _is_list_of_fields(doc, start, end=index)
    if token.lower_ not in _CONNECTORS:
        return False
    if token.lower_ in {"of", "for"}:
        return _may_head_of(doc, start, index=index)
    if token.lower_ == "the":
        titled = before.is_title and before.pos_ == "ADP" and not opens(before)
        return titled or before.lower_ in {"of", "for", "on"}
    if token.lower_ in {"and", "&"}:
        return token.text == "&" or _goes_on(doc, start, index=index)
    return True


def _goes_on(doc: Doc, start: int, *, index: int) -> bool:
    """Say whether "and" joins what a name is of or for: "Ministry of Fish and Salt"."""
    cases = {doc[i].lower_ for i in range(start, index)}
    after = [token.lower_ for token in doc[index + 1 : index + 4]]
    if "of" in cases:  # "Ministry of Fish and Board of Salt" are two, "Lord of Elba and Ana of"
        apart = _is_kind(after[0]) if after else False
        apart = apart or after[2:] == ["the"] or bool(cases & TITLES)
        return after[1:2] != ["of"] or not apart
    field = index + 1 < len(doc) and _FIELD.fullmatch(doc[index + 1].lower_)
    return "for" in cases and bool(field) and bool(_FIELD.fullmatch(doc[index - 1].lower_))


def _is_list_of_fields(doc: Doc, start: int, *, end: int) -> bool:
    """Say whether a name goes on with where: "Bureau for Trade and Transport in Africa"."""
    words = [doc[i].lower_ for i in range(start, end)]
    return "for" in words and words[-2:-1] == ["and"] and bool(_FIELD.fullmatch(words[-1]))


def _may_head_of(doc: Doc, start: int, *, index: int) -> bool:
    """``University of X`` is one name, ``Ana Ruiz of X`` two: the head must be a kind of thing."""
    before = doc[index - 1].lower_
    if doc[index - 1].tag_ in _PARTICIPLES and opens(doc[index - 1]):
        return False  # "Named for Ana Ruiz, it"
    if before in OFFICES and index + 1 < len(doc) and doc[index + 1].lower_ == "the":
        return False  # "Chairman of the Harbour Trust" is an office and a body
    kind = _is_kind(before)
    inner = any(doc[i].lower_ in ORGANIZATION_NOUNS for i in range(start, index))
    if inner and any(doc[i].lower_ == "for" for i in range(start, index)):
        return True  # "Centre for Control of Weeds"
    return kind or index - start == 1 or (before.endswith("s") and not doc[index - 1].is_upper)


def _is_kind(word: str) -> bool:
    kinds = (ORGANIZATION_NOUNS, PLACE_NOUNS, WORK_NOUNS, TITLES)
    return any(word in words for words in kinds)


def _may_be_name(token: Token) -> bool:
    text = token.text
    if (
        text in {"I", "I."}
        or _is_era(token)
        or token.lower_ in WEEKDAYS
        or (token.lower_ in MONTHS and text != "May")
    ):
        return False
    if _INITIAL.fullmatch(text) or _COUNTRY_INITIALS.fullmatch(text):
        return True
    return (
        bool(_HAS_CAPITAL.match(text))
        and any(letter.isalpha() for letter in text)
        and text[-1] != "'"
    )


def _is_era(token: Token) -> bool:
    """Say whether a word counts years: "776 BC"."""
    beside = [token.nbor(-1)] if token.i else []
    beside += [token.nbor(1)] if token.i + 1 < len(token.doc) else []
    return token.text in _ERAS and any(each.is_digit for each in beside)


def _trim(span: Span, spelling: Spelling) -> Span | None:
    """Drop words at the ends that only look like a name; ``None`` when nothing is left."""
    doc, start, end = span.doc, span.start, span.end
    while end > start and (doc[end - 1].lower_ in _ENDS_NAME or _is_stray_end(doc[end - 1])):
        end -= 1
    while start < end and _is_mere_word(doc[start], spelling, alone=end - start == 1):
        start += 1
    while span.start < start < end and doc[start].is_digit:
        start += 1  # "In 1912 Ana Ruiz": the year goes with the word that was dropped
    if start >= end or not any(_may_be_name(token) for token in doc[start:end]):
        return None
    left = doc[start:end]
    following = doc[start + 1 : start + 2].text  # "1.5" is no part of the run
    if left[0].lower_ in _NUMBERED and following[:1].isdigit():
        return None
    shouted = left.text.isupper() and len(left.text) > _LONGEST_ACRONYM
    too_short = len(left.text.strip(".")) < 2
    return None if len(left) == 1 and (too_short or shouted) else left


def _is_mere_word(token: Token, spelling: Spelling, *, alone: bool) -> bool:
    word = token.lower_
    if _COUNTRY_INITIALS.fullmatch(token.text):
        return False
    if word in _CONNECTORS or word in INTERJECTIONS or token.is_stop:
        if token.is_title and not alone and not opens(token) and len(word) > 3:
            return False  # "Beyond the Bar": no other reason for the capital
        return not (token.is_upper and len(word) > 2 and spelling.capital[word] > 0)
    seen_small, seen_capital = spelling.small[word], spelling.capital[word]
    if alone and is_general(word):
        return True
    if opens(token) and not alone:
        doing = token.tag_ == "VBG" and token.pos_ == "VERB"  # "Leading Ana Ruiz out, he"
        mere = seen_capital == 0 and (is_general(word) or doing)
        return mere or token.pos_ in _FUNCTION_TAGS
    if opens(token):
        return seen_capital <= seen_small and not (seen_small == 0 and _is_subject(token))
    return alone and seen_small > 2 * seen_capital


def _is_subject(token: Token) -> bool:
    """Say whether a word that only ever opens sentences is followed as a name would be."""
    acronym = token.is_upper and 1 < len(token) <= _LONGEST_ACRONYM
    return acronym or (token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _AFTER_SUBJECT)


def _is_stray_end(token: Token) -> bool:
    return token.lower_ in INTERJECTIONS or (token.is_stop and token.is_title)


def _named_elsewhere(span: Span, spelling: Spelling) -> bool:
    return all(spelling.capital[token.lower_] > 0 for token in span if not token.is_stop)


def _is_heading(sentence: Span) -> bool:
    words = [token for token in sentence if token.is_alpha]
    last = sentence[-1] if not sentence[-1].is_space else sentence[max(len(sentence) - 2, 0)]
    capitals = sum(not word.is_lower for word in words)
    return not last.is_punct and len(words) < 16 and capitals * 2 > len(words)


def _starts_line(token: Token) -> bool:
    before = token.nbor(-1)
    return before.is_space and "\n" in before.text
