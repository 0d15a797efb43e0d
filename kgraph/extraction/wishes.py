"""Whether a link is wished for or planned: "she wants to join", "they will found a club"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.clauses import is_passive
from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.grammar import rank_of
from kgraph.extraction.open_words import ASKING
from kgraph.extraction.scopes import Scope, base, child_words, framed_by
from kgraph.extraction.unsaid_doers import DEEDS

_WISHES = re.compile(
    r"want\w*|wish\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|aim\w*|intend\w*|wait(?:ing|s)?|try|tri\w+|trying"
    r"|going|gon|gonna|wan|wanna|look(?:ing|s)|like|love|seek\w*|sought|dream\w*|expect\w*|due"
    r"|propos\w*|recommend\w*|need\w*|ought|prefer\w*|eager|keen|appl(?:y|ied|ies|ying)|aspir\w*|beg(?:s|ged|ging)?"
    r"|offer\w*|supposed|desire\w*|long(?:s|ed|ing)?|yearn\w*|mean(?:s|t)?|rather|consider\w*|promis\w*|vow\w*|urg\w*|commit(?:ted|ments?)"
    r"|requir\w*|oblig\w*|design(?:ed|s)|bound"
)
_MODALS = frozenset("will 'll ’ll wo shall should must ought".split())
_PLANS = re.compile(r"gon|gonna|wanna|will|wants?|wanted|hop(?:es?|ing)|plann?(?:s|ing)?")
_NEEDFUL = frozenset("essential necessary vital crucial critical imperative important".split())
_NEAR = 6
_IS = frozenset("am is are 'm ’m 's ’s 're ’re".split())
_TO_COME = frozenset({"tomorrow", "tonight", "next"})
_NOTING = frozenset(
    "note notice mention remember add say stress emphasize emphasise point recall acknowledge "
    "recognize recognise admit know".split()
)
"""What one should or will do with a fact: "it should be noted that she won"."""
_PERIODS = frozenset(
    """day week weekend month year season summer autumn fall winter spring monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
_FRAMING = re.compile(
    r"want\w*|wish\w*|hop(?:e|es|ed|ing)|plan\w*|aim\w*|intend\w*|need\w*|seek\w*|sought"
    r"|dream\w*|desire\w*|yearn\w*"
)
"""Verbs that wish for a thing and so for what is told of it: "I want a club that sings"."""
_EXPECTING = re.compile(rf"{_FRAMING.pattern}|expect\w*|propos\w*|promis\w*")


def wish_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that makes a wish or a plan of a link."""
    below: Token | None = None
    for token in scope.predicates:
        governs = below is not None and base(below) != "conj"
        if governs and below is not None and _is_wish(token) and _wishes_for(token, below):
            return token
        if governs and _secures(token):
            return token
        if below is scope.carrier and token.lower_ in _NEEDFUL and _has_to(below):
            return token
        noted = governs and token.lemma_ in _NOTING
        for child in () if noted else child_words(token, "aux"):
            if child.lower_ in _MODALS or (child.lower_ in _IS and _is_arranged(token)):
                return child
        hoped = next((c for c in child_words(token, "advmod") if c.lower_ == "hopefully"), None)
        if hoped is not None:
            return hoped
        purpose = _purpose_of(token)
        if purpose is not None:
            return purpose
        below = token
    frames = (*framed_by(scope, "obj", "xcomp"), *framed_by(scope, "nsubj", existing=True))
    wished = (token for token in frames if _frames(token))
    return _just_before(scope.carrier) or _opened_by(scope.carrier) or next(wished, None)


def _secures(word: Token) -> bool:
    """Say whether a clause tells what somebody is to see to: "to ensure that", "make sure"."""
    verb = word.head if word.lower_ == "sure" and word.head.lemma_ == "make" else word
    return verb.tag_ == "VB" and (verb.lemma_ == "ensure" or verb != word)


def _is_arranged(verb: Token) -> bool:
    """Say whether somebody is to do a thing at a time to come: "we are sailing tomorrow"."""
    when = (each for each in verb.subtree if each.lower_ in _TO_COME)
    return verb.tag_ == "VBG" and any(_is_to_come(each) for each in when)


def _is_to_come(word: Token) -> bool:
    return word.lower_ != "next" or word.head.lemma_.casefold() in _PERIODS


def _frames(verb: Token) -> bool:
    return verb.pos_ == "VERB" and _FRAMING.fullmatch(verb.lower_) is not None


def _purpose_of(verb: Token) -> Token | None:
    """Return the "to" of what a noun is for: "a mandate to write laws"; not "the first to sing"."""
    if base(verb) == "advcl" and verb.tag_ == "VB":
        return _of_deed(verb)
    if base(verb) != "acl" or verb.tag_ != "VB" or verb.dep_ == "acl:relcl":
        return None
    if rank_of(verb.head):
        return None
    return next((mark for mark in child_words(verb, "mark") if mark.lower_ == "to"), None)


def _of_deed(verb: Token) -> Token | None:
    """Return the noun that a purpose is of which the tree hangs on a verb: "seek leave to go"."""
    nouns = child_words(verb.head, "obj", "nsubj")
    return next(
        (n for n in nouns if verb.head.i < n.i < verb.i and n.lemma_.casefold() in DEEDS), None
    )


def _wishes_for(word: Token, below: Token) -> bool:
    """Say whether a word wishes for what depends on it.

    "Meant to win", not "meant that she won"; "a plan to win", not "the plans made there"; "is
    considering it", not "is considered to be it".
    """
    to = _has_to(below)
    if word.lemma_ in {"mean", "require", "oblige", "design", "bind"} or word.pos_ == "NOUN":
        return to
    return word.lemma_ != "consider" or not to


def _has_to(verb: Token) -> bool:
    return any(mark.lower_ == "to" for mark in child_words(verb, "mark", "aux"))


def _is_wish(verb: Token) -> bool:
    if verb.lower_ in {"like", "love", "liked", "loved"}:
        return _is_would(verb)
    return _WISHES.fullmatch(verb.lower_) is not None


def _is_would(verb: Token) -> bool:
    return any(aux.lower_ in {"would", "'d", "’d"} for aux in child_words(verb, "aux"))


def is_bidden(verb: Token, phrase: str) -> bool:
    """Say whether somebody is only asked to do a thing, and a link does not say that he is."""
    above = verb.head
    purpose = verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB" and is_passive(above)
    return purpose and above.lemma_ in ASKING and above.lower_ not in phrase.split()


def is_subjunctive(verb: Token) -> bool:
    """Say whether a clause tells what shall be: "(his order that) the league be dissolved"."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    marks = [child for child in verb.children if child.lower_ == "to"]
    return len(helpers) == 1 and not marks and helpers[0].lower_ == "be"


def _opened_by(clause: Token) -> Token | None:
    """Return the "expect" right before a clause with "that" that the tree hangs elsewhere."""
    edge = clause.left_edge
    that = edge.lower_ == "that" and base(edge) == "mark" and edge.i > clause.sent.start
    if not that or base(clause) != "acl":
        return None
    before = edge.nbor(-1)
    return before if before.pos_ == "VERB" and _EXPECTING.fullmatch(before.lower_) else None


def _just_before(carrier: Token) -> Token | None:
    """Return the "want" of "want to join" right before a verb that the parse hangs elsewhere."""
    for token in reversed(carrier.doc[max(carrier.i - _NEAR, carrier.sent.start) : carrier.i]):
        if token.is_punct or token.pos_ in {"NOUN", "PROPN"}:
            return None
        if _PLANS.fullmatch(token.lower_):
            return token
    return None
