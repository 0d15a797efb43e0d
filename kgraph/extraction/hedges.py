"""Whether a link is put as a possibility: "she may have led it", "I think he joined"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.grammar import NOT
from kgraph.extraction.scopes import Scope, base, child_words, cut_short
from kgraph.language.labels import SPEAKERS

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
_CHANCES = frozenset(
    "odds chance chances possibility likelihood probability prospect risk danger".split()
)


def hedge_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that makes a mere possibility of a link."""
    below: Token | None = None
    for token in scope.predicates:
        above = None if below is None else _doubted_above(token, below)
        if above is not None:
            return above
        for child in token.children:
            if _is_hedge(child) and not (below is not None and _is_courtesy(child)):
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


def _is_hedge(word: Token) -> bool:
    hedging = base(word) == "aux" and word.lower_ in _MODALS and not _is_denied(word)
    return hedging and cut_short(word.head) is None


def _is_courtesy(word: Token) -> bool:
    """Say whether a clause only asks leave for what comes: "may it please the board: ..."."""
    return word.lower_ == "may" and base(word.nbor()) in {"nsubj", "expl"}


def _doubted_above(above: Token, below: Token) -> Token | None:
    """Return the word on which a clause hangs that is only thought, allowed or likely."""
    is_afterthought = below.i < above.i and _is_of_number(above)
    if (_THINKING.fullmatch(above.lower_) and not is_afterthought) or _permits(above, below):
        return above
    return _chance(above, below)


def _chance(above: Token, below: Token) -> Token | None:
    """Return the "odds" of "the odds that she wins", "the odds are slim that she wins"."""
    if below.tag_ == "VBG" or base(below) not in {"acl", "ccomp"}:
        return None
    clauses = (above, *(each for each in child_words(above, "ccomp") if each.i < below.i))
    nouns = (above, *(noun for each in clauses for noun in child_words(each, "nsubj")))
    return next((noun for noun in nouns if noun.lower_ in _CHANCES), None)


def _permits(verb: Token, below: Token) -> bool:
    """Say whether a verb only lets be done what depends on it: "authorised her to sign"."""
    deed = base(below) in {"xcomp", "advcl"}
    return deed and _PERMITTING.fullmatch(verb.lower_) is not None


def _is_denied(modal: Token) -> bool:
    """Say whether a modal is that of "cannot", which leaves nothing possible."""
    return modal.i + 1 < len(modal.doc) and modal.nbor().lower_ in NOT


def _is_aside(verb: Token) -> bool:
    """Say whether a clause is "I think", thrown in."""
    subject = next(child_words(verb, "nsubj"), None)
    return (
        subject is not None
        and subject.lower_ in SPEAKERS
        and _THINKING.fullmatch(verb.lower_) is not None
        and not _is_of_number(verb)
    )


def _is_of_number(verb: Token) -> bool:
    """Say whether only a date or a number is doubted: "I joined, I think around 2017"."""
    after = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.pos_ != "PUNCT"]
    return any(token.pos_ == "NUM" for token in after)
