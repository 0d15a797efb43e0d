"""Denials that follow a link and take it up in a word or two: "..., but she isn't one of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import LinkTokens

_FARTHEST = 30
_SPEAKER = frozenset("i we me us my our myself".split())
_JOINTS = frozenset("but and because so though".split())
_AT_TIMES = frozenset("when whenever if where while".split())
_PERSONAL = frozenset("he she it they".split())
_THIRD = frozenset("he she it they him her them his its their who which this that".split())
_DENYING = frozenset("not n't n’t never nor neither".split())
_FILLERS = re.compile(
    r"\b(?:um|uh|er|like|you know|actually|really|even|ever|officially|technically|strictly|exactly"
    r"|quite|once|himself|herself|themselves|itself|myself|i mean)\b[ ,]*"
)
_TAKES_UP = re.compile(
    r"(?:(?:a|an|the|in|any|no|of) ){0,2}"
    r"(?:(?:member|part|one|founder|owner|successor|continuation|section|branch|sense|staff|relation)"
    r"(?: of (?:it|them|us|that|those|the \w+))?(?: or anything)?"
    r"|(?:(?:in|with|on|for|under|of|among) (?:it|them|him|her|us|that)\b.*)"
    r"|(?:join|joined|belong|belonged|signed|work|worked|working|found|founded|start|started|own"
    r"|owned|run|lead|led|married|related|made|make|made it|come off|taken|closed|shut|close|kin)"
    r"(?: (?:it|them|there|up|for them|for it|to it|to them|off|by blood|in))*)?"
)


def denied_after(doc: Doc, tokens: LinkTokens) -> Iterator[Token]:
    """Yield the words after a link that deny it, at most one."""
    last = max(tokens.subject, tokens.object)
    end = min(last + _FARTHEST, doc[last].sent.end)
    for token in doc[last + 1 : end]:
        if token.lower_ in _DENYING and _takes_up(token) and _is_of(token, doc[tokens.subject]):
            yield token
            return


def _takes_up(denying: Token) -> bool:
    rest = list(_rest(denying))
    words = _FILLERS.sub("", " ".join(token.lower_ for token in rest)).strip()
    if words:
        return _TAKES_UP.fullmatch(words) is not None
    return _ends_there(denying, denying.i + 1 + len(rest))


def _ends_there(denying: Token, end: int) -> bool:
    """Say whether "she is not" is all, no broken start of "she is not, she is not here"."""
    following = [token.lower_ for token in denying.doc[end : end + 5] if not token.is_punct]
    repeated = {token.lower_ for token in denying.doc[denying.i - 2 : denying.i + 1]}
    return (
        denying.nbor(-1).pos_ == "AUX"
        and following[:1] not in (["as"], ["like"], ["you"])
        and not repeated & (set(following[:3]) - {"i"})
    )


def _rest(denying: Token) -> Iterator[Token]:
    for token in denying.doc[denying.i + 1 :]:
        if token.is_punct or token.lower_ in _JOINTS:
            return
        yield token


def _is_of(denying: Token, subject: Token) -> bool:
    """Say whether what is denied is said of the link's subject, by a pronoun or by its name."""
    before = denying.nbor(-1)
    while before.i > subject.i and before.pos_ in {"AUX", "ADV"}:
        before = before.nbor(-1)
    word = before.lower_
    if before.i and before.nbor(-1).lower_ in _AT_TIMES:
        return False
    if before.i == subject.i or word == subject.lower_:
        return True
    elliptical = denying.i + 1 == len(denying.doc) or denying.nbor().is_punct
    if subject.lower_ in _SPEAKER:
        return word in _SPEAKER
    if elliptical:
        return word in _PERSONAL
    return word in _THIRD or before.is_punct or word in _JOINTS
