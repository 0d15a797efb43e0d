"""Whether a link is asked for rather than stated, with or without a question mark."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.clauses import Scope, base, child_words, heads_a_clause
from kgraph.extraction.drafts import LinkTokens

_AUXILIARIES = frozenset(
    """am is are was were do does did have has had can could will would should shall might may must
    ai wo ca isn aren wasn weren don doesn didn wouldn couldn won 's 're""".split()
)
_WH = frozenset("what who whom whose which where when why how".split())
_ASKING = re.compile(r"ask\w*|wonder\w*|inquir\w*|enquir\w*|question\w*|know\w*|doubt\w*|say|true|unclear")
_WHETHER = frozenset({"whether", "if"})
_OPENERS = frozenset(
    "so and but or well then now like um uh er okay ok oh yeah no i mean you know wait miss".split()
)


def question_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that makes a question of the clause of a link."""
    for token in scope.predicates:
        asked = _indirect(token) or _direct(token)
        if asked is not None:
            return asked
    return None


def _indirect(clause: Token) -> Token | None:
    """Return the "whether", or the "if" of "asked if"."""
    for mark in child_words(clause, "mark"):
        if mark.lower_ == "whether":
            return mark
        if mark.lower_ == "if" and base(clause) == "ccomp" and _ASKING.fullmatch(clause.head.lower_):
            return mark
    return None


def _direct(clause: Token) -> Token | None:
    """Return the auxiliary of "did she found it", or the question mark of "she did what?"."""
    inverted = _inverted(clause)
    mark = _question_mark(clause)
    if inverted is not None and (mark is not None or _opens(inverted)):
        return inverted
    return mark if mark is not None and not _has_tag(mark) else None


def _inverted(clause: Token) -> Token | None:
    """Return the auxiliary that stands before the clause's subject."""
    subject = next(child_words(clause, "nsubj", "expl"), None)
    if subject is None:
        return None
    first = subject.left_edge.i
    for child in clause.children:
        if base(child) in {"aux", "cop"} and child.i < first and child.lower_ in _AUXILIARIES:
            return child
    return None


def _opens(auxiliary: Token) -> bool:
    """Say whether nothing but fillers and wh-words stand before the auxiliary in its clause."""
    index = auxiliary.i - 1
    start = auxiliary.sent.start
    while index >= start:
        word = auxiliary.doc[index]
        if word.is_punct or word.lower_ in _WH:
            return True
        if word.lower_ not in _OPENERS:
            return False
        index -= 1
    return True


def _question_mark(clause: Token) -> Token | None:
    """Return the question mark that ends the clause, not one of a clause after it."""
    for token in clause.doc[clause.i + 1 : clause.sent.end]:
        if token.text == "?":
            return token
        if token.text in {".", "!", ";"}:
            return None
    return None


def _has_tag(mark: Token) -> bool:
    """Say whether a question mark stands after a mere tag: "right?", "isn't it?"."""
    words = [token.lower_ for token in mark.doc[max(mark.i - 3, 0) : mark.i]]
    return words[-1:] in (["right"], ["yeah"], ["ok"], ["okay"], ["huh"], ["innit"], ["no"])


def is_clause(token: Token) -> bool:
    """Say whether a token heads a clause."""
    return heads_a_clause(token)
