"""Whether a description may go on with a name: "the union" with "Harbour Union"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from kgraph.language.nominals import is_negated
from kgraph.language.noun_phrases import modified
from kgraph.model import CoreferenceChain

POINTING: Final = frozenset({"the", "this", "that"})
_FREE: Final = frozenset({"work", "object", "concept"})
OPPOSING: Final = frozenset("new old other another former next second Vice Deputy".split())
"""Words that set a thing apart from others of its noun: the city is not "a new city"."""
_NARROWING: Final = frozenset({"acl", "acl:relcl", "nmod", "nummod"})


def may_describe(span: Span, owner: CoreferenceChain) -> bool:
    """Say whether a description that the trained coreference puts with a name may mean it.

    It points ("the", "this", "our"), is one thing, of the type of what it stands for, and has
    no words of its own that narrow it. What is said of the name ("Ana, an editor", "Ana is the
    editor") is a description and no mention. A term takes only descriptions with its own noun.
    """
    root = span.root
    if root.pos_ not in {"NOUN", "PROPN"}:
        return root.lower_ == "there" and owner.entity_type == "place" == span.label_
    if any(label.split()[0] in OPPOSING for label in owner.labels[:1]):
        return False
    if root.tag_ in {"NNS", "NNPS"}:
        return _repeats(span, owner)
    if is_said(root) or not _points(root):
        return False
    same_type = span.label_ == owner.entity_type or {span.label_, owner.entity_type} <= _FREE
    return same_type and _adds_nothing(root, owner) and (is_name(owner) or _repeats(span, owner))


def _repeats(span: Span, owner: CoreferenceChain) -> bool:
    """Say whether a description ends in the word that a label ends in."""
    return any(
        label.casefold().split()[-1:] == [span.root.lemma_.casefold()] for label in owner.labels
    ) and _adds_nothing(span.root, owner)


def is_said(root: Token) -> bool:
    """Say whether a common noun only says what something is: "is a club", "Ana, the chair"."""
    if root.pos_ == "PROPN":
        return False
    return root.dep_ == "appos" or any(child.dep_ == "cop" for child in root.children)


def said_of(root: Token) -> Token | None:
    """Return the name of which a noun says what it is: "Ana" of "Ana, the chair".

    ``None`` where it says what the name is not.
    """
    if root.dep_ == "appos":
        return root.head
    if is_negated(root):
        return None
    return next((child for child in root.lefts if child.dep_ == "nsubj"), None)


def _points(root: Token) -> bool:
    return any(
        child.lower_ in POINTING or child.dep_ in {"nmod:poss", "det:poss"}
        for child in root.children
    )


def _adds_nothing(root: Token, owner: CoreferenceChain) -> bool:
    """Say whether the words about the noun are all words of the name, and then the noun too."""
    known = {word for label in owner.labels for word in label.casefold().split()}
    own = [token.lower_ for token in modified(root) if token != root]
    narrowed = any(
        child.dep_ in _NARROWING and child.i > root.i and child.lower_ not in known
        for child in root.children
    )
    repeats = not own or root.lemma_.casefold() in known or root.lower_ in known
    return not narrowed and repeats and all(word in known for word in own)


def is_name(owner: CoreferenceChain) -> bool:
    """Say whether a chain has a name for its label."""
    return any(letter.isupper() for letter in owner.labels[0])
