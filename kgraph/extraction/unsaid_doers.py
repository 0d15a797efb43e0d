"""Clauses without a subject of which the clause above does not tell who does it.

"The speed was measured by watching a dial": no speed watches. "They sent Ana to mend it": Ana
mends, though the tree hangs the mending on the sending.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

_RESULTING: Final = frozenset("thereby thus hence".split())
_NAMING_EXAMPLES: Final = frozenset({"including", "such"})
_SENDING: Final = frozenset(
    "send dispatch deploy lead cause allow enable force prompt permit oblige compel bring".split()
)
_USING: Final = frozenset("use utilise utilize need require have offer provide".split())
_JUDGING: Final = frozenset({"make", "find", "deem", "consider", "render", "think"})
DEEDS: Final = frozenset(
    """permission duty right plan decision proposal attempt effort order obligation promise
    intention commitment agreement mandate licence license refusal power authority request
    responsibility""".split()
)
"""Nouns that tell of a deed that is not done yet: "a right to resist"."""


def is_of_nobody(head: Token, above: Token, *, passive: bool) -> bool:
    """Say whether a clause has a doer of whom the clause above says nothing.

    ``passive`` tells how the clause above is put.
    """
    words = {child.lower_ for child in head.lefts}
    marks = {child.lower_ for child in head.lefts if child.dep_ in {"mark", "case"}}
    if head.tag_ == "VBG" and (words & _RESULTING or marks & _NAMING_EXAMPLES):
        return True
    if head.tag_ == "VBG" and above.lemma_ == "mean":  # "peace means mending nets"
        return True
    if head.tag_ == "VBG" and passive and head.i > above.i:
        return "by" in marks or (head.lemma_ == "use" and not marks)
    if head.tag_ == "VBN":
        return "as" in marks and bool(agents_of(head))
    return _is_judged(head, above) or _is_of_aim(head, above)


def _is_judged(head: Token, above: Token) -> bool:
    """Say whether a deed is only called so: "made it hard to measure the speed"."""
    judged = above.pos_ == "ADJ" and above.head.lemma_ in _JUDGING
    return judged and head.tag_ == "VB" and any(c.lower_ == "it" for c in above.head.children)


def _is_of_aim(head: Token, above: Token) -> bool:
    """Say whether a clause is one of an aim: "the aim was to mend it before leaving"."""
    deed = above.tag_ == "VB" and any(child.dep_ == "cop" for child in above.children)
    return deed and head.dep_ == "advcl"


def is_sent(verb: Token) -> bool:
    """Say whether a verb sends its object to do something."""
    return verb.lemma_ in _SENDING


def is_using(verb: Token) -> bool:
    """Say whether a verb only uses its object: "used the hall for hosting guests"."""
    return verb.lemma_ in _USING


def user_of(verb: Token, purpose: Token) -> Token | None:
    """Return who has a purpose with a thing: the painters of "used by the painters to draw".

    Who is "hired by the painters to draw" draws himself, unless it is "in order to".
    """
    meant = purpose.left_edge.lower_ in {"in", "so"} or is_using(verb)
    agents = (agent for agent in agents_of(verb) if agent.i < purpose.i)
    return next(agents, None) if meant and purpose.tag_ == "VB" else None


def agents_of(verb: Token) -> list[Token]:
    """Return by whom a thing is done."""
    return [child for child in verb.children if child.dep_ == "obl:agent"]
