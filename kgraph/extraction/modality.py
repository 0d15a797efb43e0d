"""How a link is put: as a fact, a possibility, a wish, a condition, a question or hearsay."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from kgraph.extraction.conditions import condition_in
from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.hearsay import hearsay_in
from kgraph.extraction.hedges import hedge_in
from kgraph.extraction.questions import answer_to, question_in
from kgraph.extraction.quotations import quotation_at
from kgraph.extraction.scopes import Scope, scope_of
from kgraph.extraction.wishes import wish_in
from kgraph.model import Modality

_Cue = Callable[[Scope, LinkTokens], Token | None]
_CUES: tuple[tuple[Modality, _Cue], ...] = (
    (Modality.ASKED, question_in),
    (Modality.HYPOTHETICAL, condition_in),
    (Modality.REPORTED, hearsay_in),
    (Modality.DESIRED, wish_in),
    (Modality.POSSIBLE, hedge_in),
)
"""The ways of putting a link, from the one that outweighs the others down."""
_QUOTING = frozenset({"goes", "go"})
_STATED_BY = {
    Modality.DESIRED: frozenset({"aimsAt", "supports", "opposes", "requires", "agreesWith"}),
    Modality.HYPOTHETICAL: frozenset({"requires", "identifiesAs"}),
    Modality.REPORTED: frozenset({"identifiesAs"}),
}
"""Links that a wish, a condition or a word of saying states: "we want better pay" is an aim."""


def modality_of(doc: Doc, tokens: LinkTokens, *, predicate: str = "") -> Modality:
    """Return how the words put a link.

    ``predicate`` is the link's name: "we want better pay" wishes for a membership, but states an
    aim.
    """
    return modality_and_cue(doc, tokens, predicate=predicate)[0]


def modality_and_cue(
    doc: Doc, tokens: LinkTokens, *, predicate: str = ""
) -> tuple[Modality, Token | None]:
    """Return how the words put a link, and the word that says so, ``None`` for a plain fact."""
    scope = scope_of(doc, tokens)
    if scope.in_phrase:
        return Modality.ASSERTED, None
    for modality, find in _CUES:
        cue = None if predicate in _STATED_BY.get(modality, ()) else find(scope, tokens)
        if cue is None:
            continue
        if modality is Modality.REPORTED and _states(cue, predicate, tokens=tokens):
            continue
        if modality is Modality.POSSIBLE and _is_named(cue, predicate):
            return Modality.ASSERTED, None
        if modality is Modality.ASKED and answer_to(cue) is not None:
            return Modality.ASSERTED, None
        return modality, cue
    return Modality.ASSERTED, None


def _is_named(cue: Token, predicate: str) -> bool:
    """Say whether an open link is named by a word: "open:be allowed to sing" is a fact."""
    named = predicate.removeprefix("open:").split() if predicate.startswith("open:") else []
    return cue.lower_ in named


def _states(cue: Token, predicate: str, *, tokens: LinkTokens) -> bool:
    """Say whether a word of saying leaves a link a plain fact, stated by whoever is quoted.

    That are words between quotation marks or after "she goes", and an open link that the word
    itself names: "open:be described as".
    """
    if cue.lower_ in _QUOTING or _is_named(cue, predicate):
        return True
    quoted = quotation_at(cue.doc, tokens.anchor)
    return quoted is not None and not quoted[0] <= cue.i < quoted[1]
