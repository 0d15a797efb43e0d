"""Trees with what the trained parser gets wrong where the words leave no doubt.

- "So Ana Ruiz and I founded the club": who does it, of which the parser makes a list of three.
- "The director is Ana": what stands before "is", of which it makes an apposition.
- "between the party left and the movement left": a noun of which it makes a verb.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

_NAMING: Final = frozenset({"PROPN", "NOUN", "PRON"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_WITH_VERB: Final = frozenset({"cop", "nsubj", "aux", "det", "nmod"})
_BETWEEN: Final = frozenset({"advmod", "aux", "aux:pass"})
_WINGS: Final = frozenset({"left"})
_NO_WINGS: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_OF_CLAUSES: Final = frozenset("after before since until till as when while if because".split())
_OF_NOUN: Final = frozenset("det amod compound case mark nmod:poss cc".split())
_GOING_ON: Final = frozenset({"obj", "obl", "xcomp", "ccomp", "compound:prt"})


def mend_trees(doc: Doc) -> Doc:
    """Mend the trees of a Doc where they are and return it."""
    for token in doc:
        subject = _lost_subject(token)
        if subject is not None:
            _give_subject(token, subject)
        elif token.lower_ in _WINGS and _is_wing(token):
            _make_noun(token)
        elif token.dep_ == "appos" and _is_before_copula(token):
            token.dep_ = "nsubj"
    return doc


def _lost_subject(verb: Token) -> Token | None:
    """Return the first of the nouns joined right before a finite verb that is joined to them."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or first.pos_ not in _NAMING:
        return None
    own = {child.dep_ for child in verb.children} & {"nsubj", "nsubj:pass", "cc"}
    mates = [child for child in first.children if child.dep_ == "conj" and child.i < verb.i]
    if own or len(mates) != 1 or mates[0].pos_ not in _NAMING:
        return None
    if any(child.dep_ in _WITH_VERB for child in first.children) or first.dep_ != "ROOT":
        return None
    start = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in _BETWEEN)])
    joined = any(child.dep_ == "cc" for child in mates[0].children)
    return first if joined and _is_next(mates[0], start, verb=verb) else None


def _is_before_copula(noun: Token) -> bool:
    """Say whether a noun stands before its head and the copula between them."""
    copulas = [child for child in noun.head.children if child.dep_ == "cop"]
    return bool(copulas) and noun.i < copulas[0].i < noun.head.i


def _is_next(mate: Token, start: int, *, verb: Token) -> bool:
    end = max(token.i for token in mate.subtree if token != verb and token.i < verb.i)
    return end + 1 >= min(start, verb.i) or all(
        token.dep_ in _BETWEEN for token in mate.doc[end + 1 : verb.i]
    )


def _give_subject(verb: Token, first: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    for child in list(first.children):
        if child.dep_ in {"punct", "parataxis"} and child.i > verb.i:
            child.head = verb
    first.head, first.dep_ = verb, "nsubj"


def _is_wing(word: Token) -> bool:
    """Say whether "left" ends a noun phrase after a preposition: "of the social movement left"."""
    if word.pos_ not in {"VERB", "ADV", "ADJ"} or word.i < 2:
        return False
    start = _article_before(word)
    after = any(child.dep_ in _GOING_ON and child.i > word.i for child in word.children)
    if word.nbor(-1).pos_ != "NOUN" or word.doc[start].lower_ != "the" or after:
        return False
    lead = word.doc[start - 1] if start > word.sent.start else word
    preposition = lead.pos_ == "ADP" and lead.lower_ not in _OF_CLAUSES
    done_to = lead.pos_ == "VERB" and lead == word.head and word.dep_ == "xcomp"
    return preposition or done_to or _wing_before(word) is not None


def _article_before(word: Token) -> int:
    start = word.i - 1
    while start > word.sent.start and word.doc[start].pos_ in _NO_WINGS:
        start -= 1
    return start


def _wing_before(word: Token) -> Token | None:
    """Return the wing that "and" joins to one: "the party left and the movement left"."""
    start = _article_before(word)
    if start < word.sent.start + 2 or word.doc[start - 1].lower_ != "and":
        return None
    first = word.doc[start - 2]
    noun = first.pos_ == "NOUN" or first.dep_ in {"obj", "obl", "nmod", "nsubj"}
    return first if first.lower_ in _WINGS and noun else None


def _make_noun(word: Token) -> None:
    """Let a word be the noun that the one before it describes."""
    before, mate = word.nbor(-1), _wing_before(word)
    if mate is not None:
        above, relation = mate, "conj"
    elif before.head != word:
        above, relation = before.head, before.dep_
    elif word.dep_ == "xcomp":
        above, relation = word.head, "obj"
    else:
        above, relation = word.head, "nmod" if word.head.pos_ in _NAMING else "obl"
    children = [*before.children, *word.children]
    word.head, word.dep_, word.pos_, word.tag_, word.lemma_ = above, relation, "NOUN", "NN", "left"
    before.head, before.dep_ = word, "compound"
    for child in children:
        if child.dep_ in _OF_NOUN and child != before:
            child.head = word
            if child.dep_ == "mark":
                child.dep_, child.pos_ = "case", "ADP"
