"""Participles set off by a comma: of which noun before the comma they tell.

The tree hangs them on the noun that stands nearest: on the Guild in "Ana is a singer of the Guild,
trained in Lorn". They tell of what the whole phrase is said of, or of nobody that is certain.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

_INNER: Final = frozenset({"nmod", "conj", "appos", "compound", "flat"})
PICTURES: Final = frozenset(
    "picture photo photograph image footage video snapshot portrait painting drawing".split()
)
_AGENT: Final = "obl:agent"
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def is_aside(clause: Token, noun: Token) -> bool:
    """Say whether a participle after a comma hangs on a noun within a phrase that goes on before.

    A subject is near enough to be meant: "Ana and Ben, trained in Lorn, sing". Of a picture nothing
    is told that is seen on it: "a photo of Ana sewing nets".
    """
    if _seen_on(noun) is not None and noun.i < clause.i:
        return True
    if not _is_set_off(clause) or noun.i > clause.i:
        return False
    top = _top_of(noun)
    inner = noun != top or noun.dep_ == _AGENT
    return inner and top.dep_ not in _SUBJECTS


def told_aside(noun: Token) -> list[Token]:
    """Return the subject of what the phrase is said of, nothing where it is said of nothing."""
    seen = _seen_on(noun)
    if seen is not None:
        return [seen]
    top = _top_of(noun)
    if not any(child.dep_ == "cop" for child in top.children):
        return []
    return [child for child in top.lefts if child.dep_ in _SUBJECTS][:1]


def is_nested(clause: Token) -> bool:
    """Say whether a clause after a comma hangs on a noun two steps down in a phrase.

    What it tells is told as well of the phrase: "the use of nets of rope, which harms the bay".
    """
    noun = clause.head
    inner = noun.dep_ in _INNER and noun.head.dep_ in _INNER
    return inner and _is_set_off(clause)


def _seen_on(noun: Token) -> Token | None:
    """Return who or what a picture shows."""
    if noun.lemma_.casefold() not in PICTURES:
        return None
    shown = (child for child in noun.rights if child.dep_ == "nmod")
    return next((each for each in shown if any(c.lower_ == "of" for c in each.lefts)), None)


def _is_set_off(clause: Token) -> bool:
    """Say whether a comma stands before a clause."""
    opening = clause.left_edge
    return opening.text == "," or (opening.i > 0 and opening.nbor(-1).text == ",")


def _top_of(noun: Token) -> Token:
    """Return the noun that a whole phrase is built on."""
    while noun.dep_ in _INNER and noun.head != noun:
        noun = noun.head
    return noun
