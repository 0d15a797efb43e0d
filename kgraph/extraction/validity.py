"""From when to when a link holds, by the dates of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kgraph.extraction.asides import PICTURES
from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import Scope, child_words, clause_head, scope_of
from kgraph.language.dates import find_dates
from kgraph.language.noun_words import TIME_NOUNS
from kgraph.language.spoken_years import find_spoken_years

_ENDING = re.compile(
    r"left|leaves?|leaving|quit\w*|resign\w*|retire[sd]?|stepp?(?:ed|ing|s)?|depart\w*|divorc\w*"
    r"|stopp?(?:ed|ing|s)|ceas\w*|closed|shut|fired|sacked|dismissed|expelled|ousted|sold|split"
    r"|dissolv\w*|disband\w*|withdr[ae]w\w*|renounc\w*|gave|lost|died|handed|separat\w*|broke"
)
_UNTIL = re.compile(
    r"\b(?:until|till|to|up to|through|by|before)(?: (?:the|end|beginning|start|of|early|mid|late"
    r"|about|around|spring|summer|autumn|fall|winter|year|at|least|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|\d\d?))* ?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:the )?(?:(?:end|middle|beginning|start) of )?$", re.IGNORECASE)
_ERA = re.compile(r" ?(?:BCE?|B\.C\.)")
_LIFE = re.compile(r"\([^()]*\b\d{3,4} *[–—-][^()]*\d{3,4}\)")
_AND = re.compile(r"\W*(?:to|until|till|through|-|–|—)\W*", re.IGNORECASE)
_TIMELESS = frozenset(
    """bornIn bornOn diedOn foundedOn dissolvedOn childOf relativeOf leadsTo broader
    contrasts""".split()
)
_AGO = re.compile(
    r"\b(?:(?P<last>last|this) (?:year|spring|summer|autumn|fall|winter)"
    r"|(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d+) years? ago)\b",
    re.I,
)
_BESIDE_NAME = frozenset({"nummod", "compound", "flat", "nmod:unmarked"})
_COUNTS = "zero one two three four five six seven eight nine ten".split()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of a sentence and where it stands in the text."""

    start: int
    end: int
    date: str


def validity_of(
    doc: Doc, tokens: LinkTokens, *, predicate: str = "", today: str | None = None
) -> tuple[str | None, str | None]:
    """Return from when to when a link holds, as ISO 8601, ``None`` where nothing says it.

    Args:
        doc: the parse.
        tokens: the link; a date that is its object dates nothing.
        predicate: the link's name; one that cannot begin or end, such as a birth, has no dates.
        today: ISO date of the document, which "last year" counts from.
    """
    if predicate in _TIMELESS:
        return None, None
    scope = scope_of(doc, tokens)
    if _is_caption(scope.carrier.sent):
        return None, None
    found = list(_dates(doc, scope, today=today))
    sentence = scope.carrier.sent
    dates = list(_of_link(found, doc, scope=scope))
    if not dates or any(_covers(dated, doc[tokens.object]) for dated in found):
        return None, None
    first = dates[0]
    if len(dates) > 1 and _is_stretch(first, dates[1], sentence=sentence):
        return first.date, dates[1].date
    before = sentence.text[: first.start - sentence.start_char]
    if _BY.search(before) and _is_perfect(scope.carrier):
        return None, None
    if _UNTIL.search(before) or (
        not predicate.startswith("open:") and _ends(scope, doc[tokens.object])
    ):
        return None, first.date
    return first.date, None


def _of_link(found: list[_Dated], doc: Doc, *, scope: Scope) -> Iterator[_Dated]:
    """Yield the dates of a link; the second of two ends goes where the first goes."""
    others: _Dated | None = None
    for dated in found:
        ends = others is not None and _is_stretch(others, dated, sentence=scope.carrier.sent)
        if ends or not _is_of(dated, doc, scope=scope):
            others = dated
        else:
            others = None
            yield dated


def _is_caption(sentence: TokenSpan) -> bool:
    """Say whether it tells of a picture, whose date it has: "Ana Ruiz, photograph, 1871"."""
    has_verb = any(token.tag_.startswith(("VB", "MD")) for token in sentence)
    return not has_verb and any(token.lemma_.casefold() in PICTURES for token in sentence)


def _is_perfect(verb: Token) -> bool:
    """Say whether a verb tells what has come about: "by 1900 it had grown"."""
    return any(word.lower_ in {"had", "have", "has"} for word in child_words(verb, "aux"))


def _is_stretch(first: _Dated, second: _Dated, *, sentence: TokenSpan) -> bool:
    """Say whether two dates are the two ends of "from 1990 to 1995", "1990-95"."""
    text, start = sentence.text, sentence.start_char
    joint = text[first.end - start : second.start - start]
    if joint.strip().lower() == "and":
        return text[: first.start - start].lower().endswith("between ")
    return _AND.fullmatch(joint) is not None


def _ends(scope: Scope, object_: Token) -> bool:
    """Say whether the clause tells of the link's end: "left the Guild", "moved from Oslo"."""
    cases = {case.lower_ for case in child_words(object_, "case")}
    if cases & {"for", "to", "into"}:
        return False
    return "from" in cases or _ENDING.fullmatch(scope.carrier.lower_) is not None


def _dates(doc: Doc, scope: Scope, *, today: str | None) -> Iterator[_Dated]:
    sent = doc[scope.carrier.i].sent
    found = [*find_dates(sent.text), *find_spoken_years(sent.text), *_relative(sent.text, today)]
    for start, end, date in sorted(found):
        yield _Dated(sent.start_char + start, sent.start_char + end, date)


def _relative(text: str, today: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield "last year" and "two years ago" as years, where the document is dated."""
    for match in _AGO.finditer(text) if today else ():
        back = 1 if match["last"] else 0
        if match["last"] and match["last"].lower() == "this":
            back = 0
        if match["count"]:
            count = match["count"].lower()
            back = _COUNTS.index(count) if count in _COUNTS else int(count)
        yield match.start(), match.end(), str(int((today or "")[:4]) - back)


def _is_of(dated: _Dated, doc: Doc, *, scope: Scope) -> bool:
    """Say whether a date stands in the clause that carries the link, or on its way."""
    span = doc.char_span(dated.start, dated.end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    if _tells_no_time(dated, root):
        return False
    on_the_way = {token.i for token in scope.path}
    if scope.in_phrase:
        return root.head.i in on_the_way
    return clause_head(root).i == scope.carrier.i or root.head.i in on_the_way


def _tells_no_time(dated: _Dated, root: Token) -> bool:
    """Say whether a date dates no link: "1709 pupils", "the 1999 storm", "(1901–1950)"."""
    counts = root.dep_ in {"nummod", "compound", "amod"} and root.head.pos_ in {"NOUN", "PROPN"}
    start, words = root.sent.start_char, root.sent.text_with_ws
    lives = [(m.start() + start, m.end() + start) for m in _LIFE.finditer(words)]
    in_life = any(first < dated.start and dated.end < last for first, last in lives)
    era = _ERA.match(words, dated.end - start)
    told = (counts and root.head.i > root.i) or _is_of_name(dated, root)
    return told or era is not None or in_life


def _is_of_name(dated: _Dated, root: Token) -> bool:
    """Say whether a year is part of a name: "Vision 2030", "the draft 2025"."""
    noun = root.head
    right_after = noun.i == root.i - 1 and root.dep_ in _BESIDE_NAME
    named = noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.casefold() not in TIME_NOUNS
    return right_after and named and dated.end - dated.start == len(root)


def _covers(dated: _Dated, token: Token) -> bool:
    return dated.start < token.idx + len(token) and token.idx < dated.end
