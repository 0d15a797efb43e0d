"""Whose office it is: the subject of "is", what it stands beside, what it precedes."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import is_passive, joined, subjects_of
from kgraph.extraction.grammar import fronted_for, owner_of
from kgraph.extraction.office_nouns import names_office
from kgraph.extraction.open_words import BECOMING, EQUALLY
from kgraph.language.nominals import has_case

_DESCRIBING: Final = frozenset("ADJ NOUN PROPN VERB ADV".split())
_BEFORE_NAMES: Final = frozenset({"compound", "flat", "nmod:desc"})
_CHOOSING: Final = frozenset("appoint elect name make crown hire ordain proclaim choose".split())
_MOST_WORDS: Final = 3
_NAMES_TOO: Final = frozenset("dean earl duke prince king bishop pope major".split())
_POINTING: Final = frozenset("the our their his her its my your".split())


def holders_of(noun: Token) -> list[Token]:
    """Return whose office it is: of "writers Ana Ruiz and Ben Okafor" each of the names."""
    holder = holder_of(noun)
    if holder is None:
        return []
    if noun.tag_ != "NNS" or holder.i < noun.i:
        return [holder]
    return [each for each in joined(holder) if each.pos_ == "PROPN"]


def holder_of(noun: Token) -> Token | None:
    """Return whose office it is: the subject of "is", what it stands beside, what it precedes."""
    first = _first_of_list(noun)
    if any(child.dep_ == "cop" for child in first.children):
        return _holder_by_is(first)
    if first.dep_ == "nsubj" and first.head.pos_ == "PROPN" and _is_said_of_one(first):
        return first.head
    if first.dep_ in {"appos", "list"} and first.head.i < first.i:
        return _nearest(first)
    if _goes_on_with_offices(first):
        return first.head
    if first.dep_ in {"obl", "advcl", "xcomp"} and _is_as(first) and not _has_name(first):
        subjects = [subject.token for subject in subjects_of(first.head)]
        return subjects[0] if subjects else None
    return (
        _holder_by_verb(first)
        or _holder_after(first)
        or _name_by_comma(first)
        or fronted_for(first)
    )


def _holder_by_is(noun: Token) -> Token | None:
    """Return who is said to be what a noun says; what he is "for" or "in" is no office."""
    if has_case(noun):
        return None
    subjects = [subject.token for subject in subjects_of(noun)]
    return _name_beside(subjects[0]) if subjects else _name_after_is(noun)


def _holder_by_verb(noun: Token) -> Token | None:
    """Return who comes to an office by a verb: "became chair", "appointed her editor"."""
    verb = noun.head
    if noun.dep_ not in {"obl", "xcomp", "obj"} or verb.i > noun.i:
        return None
    if has_case(noun) or _has_name(noun):
        return None
    chosen = verb.lemma_ in _CHOOSING
    if verb.lemma_ in BECOMING or (chosen and is_passive(verb)):
        subjects = [subject.token for subject in subjects_of(verb)]
        return subjects[0] if subjects else None
    given = [child for child in verb.rights if child.dep_ in {"obj", "iobj"} and child.i < noun.i]
    return given[0] if chosen and given else None


def _holder_after(noun: Token) -> Token | None:
    """Return the name that an office stands before: "editor Ana Ruiz", "the editor, Ana Ruiz"."""
    for child in noun.children:
        if child.dep_ == "conj" or (child.dep_ == "flat" and _is_first_name(noun)):
            break
        if child.dep_ in {"appos", "flat"} and child.pos_ == "PROPN" and child.i > noun.i:
            return child
    if noun.dep_ in _BEFORE_NAMES and noun.head.pos_ == "PROPN" and noun.i < noun.head.i:
        return None if _is_first_name(noun) else noun.head
    return None


def _is_first_name(title: Token) -> bool:
    """Say whether a title begins a name of two words, as many a first name reads: "Dean Holm"."""
    name = title.doc[title.i : title.i + 3]
    long = len(name) == 3 and name[2].pos_ == "PROPN"
    return title.lower_ in _NAMES_TOO and not long


def _is_said_of_one(noun: Token) -> bool:
    """Say whether a name is said of the one office: "the director is Ana Ruiz"."""
    return noun.tag_ == "NN" and any(child.dep_ == "cop" for child in noun.head.children)


def _name_after_is(noun: Token) -> Token | None:
    """Return the name right after the "is" of which the tree makes an office the predicate."""
    for child in noun.rights:
        if child.dep_ == "cop" and child.i + 1 < len(noun.doc):
            return _name_of(noun.doc[child.i + 1])
    return None


def _name_by_comma(noun: Token) -> Token | None:
    """Return the name that only commas join to a noun where the tree has lost it.

    "Ana Ruiz, a practising lawyer," and "the whip, Ana Ruiz," but no list.
    """
    doc, start = noun.doc, _start_of(noun)
    if _is_comma(doc, start - 2) and doc[start - 1].lower_ in {"a", "an"}:
        before = doc[max(start - 3, 0)]
        return _name_of(before) if not _is_in_list(doc, noun.i + 1) else None
    after = noun.i + 2
    pointed = doc[max(start - 1, 0)].lower_ in _POINTING or doc[start].lower_ in _POINTING
    if pointed and noun.tag_ == "NN" and _is_comma(doc, noun.i + 1) and after < len(doc):
        name = doc[after]
        end = after
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
        closed = end < len(doc) and (
            doc[end].text in {",", "."} or doc[end].pos_ in {"VERB", "AUX"}
        )
        if closed and name.ent_type_ == "person" and not _is_in_list(doc, end):
            return _name_of(name)
    return None


def _is_comma(doc: Doc, index: int) -> bool:
    return 0 <= index < len(doc) and doc[index].text == ","


def _is_in_list(doc: Doc, index: int) -> bool:
    words = [token.lower_ for token in doc[index : index + 2]]
    return bool({"and", "or", "&"} & set(words))


def _name_of(token: Token) -> Token | None:
    """Return the first word of the name of a person that a token is part of."""
    while token.dep_ == "flat" and token.head.i < token.i:
        token = token.head
    return token if token.ent_type_ == "person" else None


def _name_beside(noun: Token) -> Token:
    """Return the name that follows a noun: Ana in "my friend Ana", else the noun."""
    if noun.pos_ != "NOUN":
        return noun
    beside = {"appos", "flat", "nsubj"}
    names = [c for c in noun.rights if c.dep_ in beside and c.pos_ == "PROPN" and c.i == noun.i + 1]
    return names[0] if names else noun


def _has_name(noun: Token) -> bool:
    """Say whether a name follows an office: "she starred as the judge Ana Ruiz"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN"


def _nearest(noun: Token) -> Token:
    """Return what an office is said of: of "Ana Ruiz and Ben Okafor, a baker" it is Ben."""
    names = [each for each in joined(noun.head) if each.i < noun.i and each.pos_ == "PROPN"]
    return max(names, key=lambda each: each.i) if names and noun.tag_ != "NNS" else noun.head


def _goes_on_with_offices(noun: Token) -> bool:
    """Say whether a noun is a further office: "Ana, chair of the Guild, and head of the Trust"."""
    if noun.dep_ != "conj" or noun.head.pos_ != "PROPN":
        return False
    before = (child for child in noun.head.children if child.dep_ == "appos" and child.i < noun.i)
    return any(names_office(child) for child in before)


def _first_of_list(noun: Token) -> Token:
    while (
        noun.dep_ == "conj"
        and noun.head.pos_ in {"NOUN", "PROPN"}
        and not has_subject(noun)
        and not _goes_on_with_offices(noun)
        and not _is_of_another(noun)
    ):
        noun = noun.head
    return noun


def _is_of_another(noun: Token) -> bool:
    """Say whether an office is that of somebody's own man: "Ana Ruiz and her deputy, Ben"."""
    owner = owner_of(noun)
    return owner is not None and owner.lower_ in {"his", "her"}


def _is_as(noun: Token) -> bool:
    """Say whether the noun tells in what office somebody acts: "she served as chair".

    Not so of a comparison: "he was as gentle as our master".
    """
    if any(word.lower_ in EQUALLY and word.dep_ == "advmod" for word in noun.head.lefts):
        return False
    return any(child.lower_ == "as" and child.dep_ in {"case", "mark"} for child in noun.children)


def has_subject(noun: Token) -> bool:
    """Say whether a noun is what a clause says of a subject."""
    return any(child.dep_ in {"cop", "nsubj"} for child in noun.children)


def _start_of(noun: Token) -> int:
    """Return where the words that describe a noun begin, after the article."""
    start = noun.i
    while start and noun.i - start < _MOST_WORDS and noun.doc[start - 1].pos_ in _DESCRIBING:
        start -= 1
    return start
