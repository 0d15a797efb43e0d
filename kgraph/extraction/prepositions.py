"""The prepositions of nouns."""

from __future__ import annotations

from spacy.tokens import Token


def case_of(noun: Token) -> str:
    """Return the preposition of a noun, small; empty where it has none."""
    cases = [child for child in noun.lefts if child.dep_ == "case" and _is_adposition(child)]
    choice = [each for case in cases[:1] for each in case.rights if each.dep_ == "conj"]
    if choice:  # "for or against"
        return noun.doc[cases[0].i : choice[0].i + 1].text.casefold()
    words = [word for case in cases[:2] for word in (case, *_fixed(case))]
    close = [word.lower_ for number, word in enumerate(words) if word.i - words[0].i == number]
    return " ".join(close)


def case_after_and(noun: Token) -> str:
    """Return the preposition that a joined noun has of its own: "around the mill and inside it"."""
    first = next((child for child in noun.lefts if child.dep_ == "case"), None)
    own = noun.dep_ == "conj" and first is not None and first.nbor(-1).dep_ in {"cc", "punct"}
    return case_of(noun) if own else ""


def _is_adposition(case: Token) -> bool:
    """Say whether a word is a preposition: the "such" of "such as" is tagged an adjective."""
    return case.pos_ == "ADP" or (case.lower_ == "such" and bool(_fixed(case)))


def _fixed(case: Token) -> list[Token]:
    return [child for child in case.children if child.dep_ == "fixed"]
