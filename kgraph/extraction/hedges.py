"""Whether a link is put as a possibility: "she may have led it", "I think he joined"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import Scope, base, child_words

_MODALS = frozenset("may might could can".split())
_ADVERBS = frozenset(
    "maybe perhaps possibly probably presumably conceivably apparently seemingly likely".split()
)
_THINKING = re.compile(
    r"think|thought|guess|reckon|believe|suppose|suspect|imagine|seem\w*|appear\w*|likely|argue|wanna"
)
_PERMITTING = re.compile(
    r"(?:authori[sz]|empower|permit|entitl|enabl|allow|qualif|equip|licen[cs])\w*"
)
_SPEAKERS = frozenset({"i", "we", "you"})


def hedge_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that makes a mere possibility of a link."""
    below: Token | None = None
    for token in scope.predicates:
        if below is not None and (_THINKING.fullmatch(token.lower_) or _permits(token, below)):
            return token
        for child in token.children:
            if base(child) == "aux" and child.lower_ in _MODALS and not _is_denied(child):
                return child
            if child.lower_ in _ADVERBS:
                return child
            if base(child) == "parataxis" and _is_aside(child):
                return child
        below = token
    for token in scope.path:
        for child in child_words(token, "advmod"):
            if child.lower_ in _ADVERBS:
                return child
    return None


def _permits(verb: Token, below: Token) -> bool:
    """Say whether a verb only lets be done what depends on it: "authorised her to sign"."""
    deed = base(below) in {"xcomp", "advcl"}
    return deed and _PERMITTING.fullmatch(verb.lower_) is not None


def _is_denied(modal: Token) -> bool:
    """Say whether a modal is that of "cannot", which leaves nothing possible."""
    return modal.i + 1 < len(modal.doc) and modal.nbor().lower_ in {"not", "n't", "n’t", "never"}


def _is_aside(verb: Token) -> bool:
    """Say whether a clause is "I think", thrown in."""
    subject = next(child_words(verb, "nsubj"), None)
    return (
        subject is not None
        and subject.lower_ in _SPEAKERS
        and _THINKING.fullmatch(verb.lower_) is not None
    )
