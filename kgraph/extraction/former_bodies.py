"""To which bodies people say that they belonged once: no "we" of today stands for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.scopes import base, child_words, clause_head

_BELONGING: Final = frozenset("memberOf worksFor leaderOf affiliatedWith".split())
_FOUNDING: Final = "founderOf"
_BEGINNING: Final = frozenset(
    """join found cofound co-found start begin create establish build launch form become enter elect
    appoint hire recruit""".split()
)
"""Of who began a thing in the past nobody says that it is over."""
_PRESENT: Final = frozenset({"VBP", "VBZ", "MD"})


def former_bodies(drafts: Iterable[Draft], doc: Doc) -> dict[str, frozenset[str]]:
    """Return, by reference of a person, the bodies of which all that is told is past."""
    over: dict[tuple[str, str], bool] = {}
    for draft in drafts:
        if draft.object is None or draft.predicate not in {*_BELONGING, _FOUNDING}:
            continue
        key = (draft.subject.reference, draft.object.reference)
        anchor = doc[draft.tokens.anchor]
        past = _is_over(anchor) and (draft.predicate != _FOUNDING or _is_of_years(anchor))
        over[key] = over.get(key, True) and past
    found: dict[str, set[str]] = {}
    for (person, body), past in over.items():
        if past:
            found.setdefault(person, set()).add(body)
    return {person: frozenset(bodies) for person, bodies in found.items()}


def _is_over(anchor: Token) -> bool:
    """Say whether a clause tells what was: "I led the Guild", "I spent my youth in it"."""
    head = clause_head(anchor)
    while base(head) in {"advcl", "xcomp", "acl", "conj"} and head.tag_ not in {"VBD", *_PRESENT}:
        if any(child.tag_ in {"VBD", *_PRESENT} for child in child_words(head, "cop", "aux")):
            break
        head = clause_head(head.head)
    words = (head, *child_words(head, "cop", "aux"))
    if any(word.lemma_.casefold() in _BEGINNING for word in (head, anchor)):
        return False
    past = any(word.tag_ == "VBD" for word in words)
    return past and not any(word.tag_ in _PRESENT for word in words)


def _is_of_years(anchor: Token) -> bool:
    """Say whether somebody tells of years gone by: "I spent my youth as a founder of the Guild"."""
    return any(word.lower_ == "spent" for word in (anchor, *anchor.ancestors))


def is_of_now(pronoun: Token) -> bool:
    """Say whether a "we" tells of the present: "we meet", "our club is open"."""
    head = clause_head(pronoun)
    words = (head, *child_words(head, "cop", "aux"))
    return any(word.tag_ in _PRESENT for word in words)
