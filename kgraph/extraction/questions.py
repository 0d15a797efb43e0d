"""Whether a link is asked for rather than stated, with or without a question mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import Scope, base, child_words, framed_by

_AUXILIARIES = frozenset(
    """am is are was were do does did have has had can could will would should shall might may must
    ai wo ca isn aren wasn weren don doesn didn wouldn couldn won 's 're""".split()
)
_WH = frozenset("what who whom whose which where when why how".split())
_ASKING = re.compile(
    r"ask\w*|wonder\w*|inquir\w*|enquir\w*|question\w*|know\w*|doubt\w*|say|true|unclear"
)
_YES = frozenset("yes yeah yep yup sure absolutely exactly".split())
_ANSWERS = _YES | frozenset("no nope nah never".split())
_CONDITIONAL = frozenset({"had", "should", "were", "may"})  # "had she known", "may it please"
_OPENERS = frozenset(
    "so and but or well then now like um uh er okay ok oh yeah no i mean you know wait miss".split()
)


def question_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that makes a question of the clause of a link."""
    for token in (*scope.predicates, *_alternatives(scope.predicates[-1])):
        asked = _indirect(token) or _direct(token)
        if asked is not None:
            return asked
    frame = next(framed_by(scope, "obj", "obl"), None)
    around = () if frame is None else (frame, *frame.ancestors)
    asking = (_direct(clause) for clause in around if _asks_way(clause))
    return next((asked for asked in asking if asked is not None), None)


def _alternatives(clause: Token) -> Iterator[Token]:
    """Yield the clauses that "or" joins a clause to: "did she, or did Ben found it"."""
    while base(clause) == "conj" and any(c.lower_ == "or" for c in child_words(clause, "cc")):
        clause = clause.head
        yield clause


def _indirect(clause: Token) -> Token | None:
    """Return the "whether", or the "if" of "asked if"."""
    for mark in child_words(clause, "mark"):
        if mark.lower_ == "whether":
            return mark
        if (
            mark.lower_ == "if"
            and base(clause) == "ccomp"
            and _ASKING.fullmatch(clause.head.lower_)
        ):
            return mark
    return None


def answer_to(cue: Token) -> Token | None:
    """Return the "yes" or "no" that follows a question, by whoever answers it.

    It answers none with "how" or "why".
    """
    if any(word.lower_ in _WH for word in cue.head.lefts if word.i < cue.i):
        return None
    after = cue.doc[cue.i :]
    mark = next((token for token in after if token.text in {"?", ".", "!"}), None)
    start = cue.sent.end if mark is None else mark.i + 1
    words = [token for token in cue.doc[start : start + 6] if not token.is_punct]
    if len(words) > 1 and words[0].nbor().text == ":":
        words = words[1:]
    return next((word for word in words[:2] if word.lower_ in _ANSWERS), None)


def is_no(answer: Token) -> bool:
    """Say whether an answer is a denial."""
    return answer.lower_ not in _YES


def _direct(clause: Token) -> Token | None:
    """Return the auxiliary of "did she found it", or the question mark of "she did what?"."""
    inverted = _inverted(clause)
    mark = _question_mark(clause)
    if _presupposes(clause):
        return None
    if inverted is not None and (mark is not None or _asks(inverted) or _is_asked(inverted)):
        return inverted
    return mark if mark is not None and not _has_tag(mark) else None


def _inverted(clause: Token) -> Token | None:
    """Return the auxiliary that stands before the clause's subject."""
    subject = next(child_words(clause, "nsubj", "expl"), None)
    if subject is None:
        return None
    first = subject.i
    for child in clause.children:
        if base(child) in {"aux", "cop"} and child.i < first and child.lower_ in _AUXILIARIES:
            return child
    return None


def _presupposes(clause: Token) -> bool:
    """Say whether the question is why, how or when something is so, and takes it for granted.

    "How do we grow?" does not.
    """
    if _asks_way(clause):
        return False
    return any(token.lower_ in _WH for token in clause.children if token.i < clause.i)


def _asks_way(clause: Token) -> bool:
    """Say whether those who speak ask how they are to do something."""
    how = any(token.lower_ == "how" for token in child_words(clause, "advmod", "mark"))
    ours = any(token.lower_ in {"we", "i", "you", "one"} for token in child_words(clause, "nsubj"))
    past = any(token.lower_ in {"did", "have"} for token in child_words(clause, "aux"))
    return how and ours and not past


def _asks(auxiliary: Token) -> bool:
    return auxiliary.lower_ not in _CONDITIONAL and _opens(auxiliary)


def _is_asked(auxiliary: Token) -> bool:
    """Say whether a question ends the sentence: "when the tide turns will she sail?"."""
    ends = auxiliary.sent.text.rstrip().endswith("?")
    return ends and auxiliary.lower_ not in _CONDITIONAL and auxiliary.nbor().dep_ == "nsubj"


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
    marks = child_words(clause, "punct")
    return next((mark for mark in marks if mark.text == "?" and mark.i > clause.i), None)


def _has_tag(mark: Token) -> bool:
    """Say whether a question mark stands after a mere tag: "right?", "isn't it?"."""
    words = [token.lower_ for token in mark.doc[max(mark.i - 3, 0) : mark.i]]
    return words[-1:] in (["right"], ["yeah"], ["ok"], ["okay"], ["huh"], ["innit"], ["no"])
