"""Second clauses that leave their verb out: "Ana went to Lorn and Ben to Harwick".

The tree joins Ben to Lorn and hangs Harwick on the verb. Who went to Harwick it does not tell.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token


def left_over(verb: Token) -> frozenset[int]:
    """Return the tokens of such a clause that the tree gives to the verb before it."""
    found: set[int] = set()
    placed = [child for child in verb.rights if child.dep_.startswith("obl")]
    for first, second in pairwise(placed):
        doers = [each for each in first.rights if each.dep_ == "conj"]
        if doers and _is_left_over(first, doers[-1], second=second):
            found |= {doers[-1].i, second.i}
    return frozenset(found)


def _is_left_over(first: Token, doer: Token, *, second: Token) -> bool:
    same = _preposition(first) == _preposition(second) != ""
    follows = second.left_edge.i == doer.right_edge.i + 1
    person = doer.ent_type_ == "person" != first.ent_type_
    return same and follows and person and _preposition(doer) == ""


def _preposition(noun: Token) -> str:
    return next((child.lower_ for child in noun.lefts if child.dep_ == "case"), "")
