"""Clauses that stand for a thing: "building a network", "the aim is to win free travel"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kgraph.language.noun_phrases import Phrase, clause_end, phrase_words

_NOMINAL: Final = frozenset(
    """csubj csubj:pass nsubj nsubj:pass obj obl nmod xcomp ccomp acl advcl conj dep parataxis
    csubj:outer""".split()
)
_WEAK: Final = frozenset(
    """be have do go get let seem want try say think know mean see hear talk come look call name
    tell ask guess feel happen sure like love hate need thank""".split()
)
_UNTELLING: Final = frozenset("PUNCT PRON INTJ SPACE SYM SCONJ".split())
_VOWELS: Final = "aeiou"


def clause_phrase(verb: Token) -> Phrase | None:
    """Return the phrase of a gerund or infinitive with its nearest complements, else ``None``.

    ``None`` for a clause that has a subject of its own, or that is nothing but a weak verb.
    """
    if verb.pos_ != "VERB" or not (_is_gerund(verb) or _is_infinitive(verb)):
        return None
    copular = any(child.dep_ == "cop" for child in verb.children)
    if (verb.dep_ not in _NOMINAL and not copular) or (_has_subject(verb) and not copular):
        return None
    end = clause_end(verb)
    span = verb.doc[verb.i : end]
    if verb.lemma_ in _WEAK or any(word.pos_ in _UNTELLING for word in span[1:]):
        return None
    if not any(word.pos_ in {"NOUN", "PROPN"} for word in span[1:]) and not _is_subject(verb):
        return None
    rest = phrase_words(verb.doc[verb.i + 1 : end])
    label = f"{gerund(verb.lemma_.casefold())} {rest}".strip()
    return Phrase(span, verb.doc[verb.i : verb.i + 1], label, f"{verb.lower_} {rest}".strip())


def gerund(verb: str) -> str:
    """Return the ing-form of a verb.

    >>> gerund("bring"), gerund("make"), gerund("win"), gerund("agree"), gerund("lie")
    ('bringing', 'making', 'winning', 'agreeing', 'lying')
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    short = sum(letter in _VOWELS for letter in verb) == 1 and len(verb) > 2
    if short and verb[-1] not in "wxyaeiou" and verb[-2] in _VOWELS:
        return verb + verb[-1] + "ing"
    return verb + "ing"


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.children)


def _is_subject(verb: Token) -> bool:
    """Say whether a bare gerund stands where a noun would: "organizing matters"."""
    return _is_gerund(verb) and verb.dep_ in {"csubj", "nsubj", "obj"}


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBP"} and any(
        child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.lefts
    )


def _has_subject(verb: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "csubj", "expl")) for child in verb.children)
