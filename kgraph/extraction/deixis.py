"""Whom "I" and "we" stand for: the speaker, the one quoted, the organisation he speaks for.

The contract: what these functions return is sure enough to state; where it is not, they return
``None`` and the pronoun gives no mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kgraph.extraction.grammar import NOT
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.quotations import sayer_of_quotation
from kgraph.extraction.scopes import base, child_words
from kgraph.extraction.sentences import Place

WE = frozenset("we us our ours ourselves".split())
_I = frozenset("i me my mine myself".split())
_HERE = frozenset({"at", "here", "in"})
_SPEAKS_FOR = frozenset("with for from at of represent".split())
_WORKING = frozenset("work speak write organize organise volunteer".split())


def referent_of_i(doc: Doc, index: int, *, finder: PlaceFinder) -> Place | None:
    """Return the mention that an "I" inside quotation marks stands for, in prose.

    In a transcript it is the speaker of the turn, which needs no mention of its own.
    """
    sayer = sayer_of_quotation(doc, index)
    return None if sayer is None else finder.place_of(sayer)


def referent_of_we(
    doc: Doc,
    index: int,
    *,
    finder: PlaceFinder,
    declared: Mapping[str, Sequence[tuple[int, Place]]] | None = None,
) -> Place | None:
    """Return the organisation that a "we" or "our" stands for.

    It is, in this order: the one of "we at the Guild", "we, the Guild"; the one that the same
    speaker has said before that he is with, works for or speaks for, the last one said. Where the
    speaker has named none, or several in one breath, the answer is ``None``.

    Args:
        doc: the parse.
        index: the token number of the pronoun.
        finder: the document's mentions by token.
        declared: what ``declarations`` returns, where many pronouns are asked for.
    """
    beside = _named_beside(doc[index], finder)
    if beside is not None:
        return beside
    here = finder.sentence_of(doc[index])
    if here is None or here.speaker is None:
        return None
    known = declarations(doc, finder) if declared is None else declared
    said = [place for number, place in known.get(here.speaker, ()) if number <= index]
    return said[-1] if said else None


def declarations(doc: Doc, finder: PlaceFinder) -> dict[str, list[tuple[int, Place]]]:
    """Return, by speaker, where he says for which organisation he speaks, in token order."""
    found: dict[str, list[tuple[int, Place]]] = {}
    for token in doc:
        if token.lower_ in _I | WE:
            where = finder.sentence_of(token)
            if where is None or where.speaker is None:
                continue
            body = _spoken_for(token, finder)
            if body is not None:
                found.setdefault(where.speaker, []).append((token.i, body))
    return found


def _named_beside(pronoun: Token, finder: PlaceFinder) -> Place | None:
    """Return the organisation of "we at the Guild", "here at the Guild we", "we, the Guild"."""
    for child in child_words(pronoun, "nmod", "appos"):
        place = _organisation(child, finder)
        cases = {case.lower_ for case in child_words(child, "case")}
        if place is not None and (base(child) == "appos" or cases & _HERE):
            return place
    for child in child_words(pronoun.head, "obl", "nmod"):
        joints = [case.lower_ for case in child_words(child, "case", "advmod")]
        beside = child.left_edge.i == pronoun.i + 1 and joints[:1] == ["at"]
        if (
            beside
            or joints[:2] == ["here", "at"]
            or (joints[:1] == ["at"] and _follows_here(child))
        ):
            return _organisation(child, finder)
    return None


def _follows_here(phrase: Token) -> bool:
    first = phrase.left_edge
    return first.i > 0 and first.nbor(-1).lower_ == "here"


def _spoken_for(pronoun: Token, finder: PlaceFinder) -> Place | None:
    """Return the organisation of "I'm with the Guild", "I work for it", "we are the Guild"."""
    named = _named_beside(pronoun, finder)
    if named is not None or base(pronoun) != "nsubj":
        return named
    head = pronoun.head
    if _is_copular(head):
        return _organisation(head, finder) if _is_with(head, pronoun) else None
    if head.lower_ not in _WORKING:
        return None
    found = [
        _organisation(child, finder)
        for child in child_words(head, "obl")
        if any(case.lower_ in _SPEAKS_FOR for case in child_words(child, "case"))
    ]
    return found[0] if len(found) == 1 else None


def _is_copular(head: Token) -> bool:
    """Say whether "is" says it of a subject; a tree may hang "is" on the "with" after it."""
    cases = child_words(head, "case")
    return any(child_words(head, "cop")) or any(any(child_words(case, "cop")) for case in cases)


def _is_with(head: Token, pronoun: Token) -> bool:
    """Say whether "is" joins the pronoun to a body: "I'm with it", or "we are it"."""
    between = head.doc[pronoun.i : head.i]
    if any(word.lower_ in NOT for word in between):
        return False
    cases = {case.lower_ for case in child_words(head, "case")}
    return bool(cases & _SPEAKS_FOR) if cases else pronoun.lower_ in WE


def _organisation(token: Token, finder: PlaceFinder) -> Place | None:
    place = finder.place_of(token)
    if place is None or not place.mention.named:
        return None
    return place if place.mention.entity_type == "organization" else None
