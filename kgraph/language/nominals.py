"""What a noun says somebody or something is: "Ana is an editor", "Ana, our editor"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgraph.language.components import MENTIONS
from kgraph.language.terms import noun_phrase

_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_ENDS = frozenset({".", "”", '"', ";", ":", "?", "!"})
_ONE_OF = frozenset({"one", "some", "part", "kind", "sort", "type"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that says what ``subject`` is; ``noun`` is its phrase without the article."""

    subject: Token
    noun: Span
    negated: bool
    is_person: bool


def find_nominals(doc: Doc) -> Iterator[Nominal]:
    """Yield copulas and appositions with a common noun, in token order.

    The noun has an article or a plural, or stands right before its name ("editor Ana Ruiz"). What
    somebody is "for" or "in" is not what he is, and one name is not several things.
    """
    others = _not_persons(doc)
    for token in doc:
        if token.dep_ in _SUBJECTS and _is_copular(token.head) and is_first_subject(token):
            noun = _said_noun(token.head)
            if noun is not None and _is_described(noun):
                negated = is_negated(token.head)
                yield Nominal(token, noun_phrase(noun), negated, noun.i not in others)
        elif token.dep_ == "appos":
            yield from _apposition(token, others)


def is_first_subject(token: Token) -> bool:
    """Say whether a predicate has no subject before this one, as it has where it is misread."""
    before = (child for child in token.head.children if child.i < token.i)
    return not any(child.dep_ == token.dep_ for child in before)


def _apposition(token: Token, others: frozenset[int]) -> Iterator[Nominal]:
    if token.pos_ == "NOUN":
        subject = _name_right_before(token) or token.head
        yield Nominal(subject, noun_phrase(token), False, token.i not in others)
    elif token.pos_ == "PROPN" and token.head.pos_ == "NOUN" and _is_one_of_them(token):
        also = [c for c in token.children if c.dep_ == "conj" and _is_plural(token.head)]
        for name in [token, *(c for c in also if c.pos_ == "PROPN")]:
            yield Nominal(name, noun_phrase(token.head), False, token.head.i not in others)


def _name_right_before(noun: Token) -> Token | None:
    """Return the name of the same type that a comma joins to a noun, where the tree took another.

    Of "a founder of the Tarn Alliance, the organization that" it is the alliance.
    """
    edge = noun.left_edge.i
    if edge < 2 or noun.doc[edge - 1].text != ",":
        return None
    before = noun.doc[edge - 2]
    kinds = [span.label_ for span in noun.doc.spans.get(MENTIONS, []) if span.root.i == noun.i]
    if before.pos_ != "PROPN" or before.ent_type_ not in kinds or noun.head.ent_type_ in kinds:
        return None
    return before


def _is_one_of_them(name: Token) -> bool:
    """Say whether a name after a noun names what the noun tells: not one name after a plural."""
    between = {token.text for token in name.doc[name.head.i + 1 : name.left_edge.i + 1]}
    inside = {token.shape_ for token in name.subtree}
    earlier = any(c.dep_ == "appos" and name.head.i < c.i < name.i for c in name.head.children)
    if between & _ENDS or ("(" in between and "dddd" in inside) or earlier:
        return False
    instance = any(child.dep_ == "conj" or child.lower_ == "e.g." for child in name.children)
    return instance or not _is_plural(name.head)


def _not_persons(doc: Doc) -> frozenset[int]:
    """Return the nouns that the trained mentions take for something else than persons."""
    group = doc.spans.get(MENTIONS, [])
    return frozenset(span.root.i for span in group if span.label_ != "person")


def _is_copular(head: Token) -> bool:
    return any(child.dep_ == "cop" for child in head.children)


def _said_noun(head: Token) -> Token | None:
    """Return the noun of a predicate; of "one of the unions" it is "unions"."""
    if head.lemma_.casefold() in _ONE_OF:
        inner = [child for child in head.children if child.dep_ in {"nmod", "obl"}]
        return inner[0] if inner and inner[0].pos_ == "NOUN" else None
    return head if head.pos_ == "NOUN" and not has_case(head) else None


def has_case(noun: Token) -> bool:
    """Say whether a noun stands with a preposition; the mark of a possessive is none.

    Nor is the "like" of "it's sort of like a club", which only says so with less weight.
    """
    return any(
        child.dep_ == "case" and child.tag_ not in {"POS", "UH"} and not _is_filler(child)
        for child in noun.lefts
    )


def _is_filler(case: Token) -> bool:
    before = case.doc[max(case.i - 2, 0) : case.i].text.casefold()
    return case.lower_ == "like" and before in {"sort of", "kind of"}


def _is_described(noun: Token) -> bool:
    return _is_plural(noun) or any(child.dep_ in {"det", "nmod:poss"} for child in noun.children)


def _is_plural(noun: Token) -> bool:
    return "Number=Plur" in str(noun.morph)


def is_negated(head: Token) -> bool:
    """Say whether a predicate is denied: "Hythe is no club"."""
    return any(child.lower_ in {"not", "n't", "n’t", "never", "no"} for child in head.children)
