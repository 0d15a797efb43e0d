"""Words that a speaker retells: "she said, I am leaving" speaks of her, not of him who tells it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

_SAYING: Final = frozenset("said says replied answered shouted asked wrote goes".split())
_BEING: Final = frozenset("was were is 's ’s 're ’re".split())
_TELLERS: Final = frozenset("i we you it they people who that which this".split())
_REACH: Final = 15
_MARKS: Final = frozenset({",", ":", '"', "“"})


def sayer_retold(pronoun: Span) -> Token | None:
    """Return who is said to say an "I" in his own words, ``None`` where the speaker says it.

    In one sentence a mark stands between the verb and the words retold: "she said I could go" is
    told in the speaker's words. Trees of such sentences are rarely right, so the words tell.
    """
    doc = pronoun.doc
    for index in range(pronoun.start - 1, max(pronoun.sent.start, pronoun.start - _REACH), -1):
        if doc[index].lower_ in _SAYING:
            return None
        if doc[index].text in _MARKS:
            teller = _teller(doc[index - 1])
            if teller is not None:
                return None if teller.lower_ in _TELLERS else teller
    return None


def _teller(verb: Token) -> Token | None:
    """Return who "said" or "was like"."""
    if verb.lower_ == "like" and verb.i and verb.nbor(-1).lower_ in _BEING:
        verb = verb.nbor(-1)
    elif verb.lower_ not in _SAYING:
        return None
    if any(child.lower_ in {"as", "like"} and child.i < verb.i for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None and verb.i and verb.nbor(-1).pos_ in {"PRON", "PROPN", "NOUN"}:
        return verb.nbor(-1)
    return subject
