"""Noun phrases off the tree: how far one reaches, what it is called, whether it says anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.lexicon import INTERJECTIONS
from kgraph.language.names import opens
from kgraph.language.noun_words import (
    BARE_ROLES,
    COMPLEMENT_CASES,
    EMPTY_MODIFIERS,
    OWN_CASES,
    TIME_NOUNS,
    TRANSPARENT_NOUNS,
    VAGUE_NOUNS,
)
from kgraph.language.terms import is_role

_MODIFIERS: Final = frozenset(
    {"amod", "compound", "nmod:npmod", "nmod:desc", "nmod:poss", "flat", "nmod:unmarked"}
)
_INSIDE: Final = frozenset({"compound", "flat", "amod", "fixed", "goeswith", "discourse", "case"})
_LONGEST_MODIFIER: Final = 4
_LONGEST_PAIR: Final = 3
_LONGEST_COMPLEMENT: Final = 7
_DESCRIBING: Final = frozenset("ADJ NOUN PROPN VERB ADV CCONJ PART DET NUM X".split())
_HYPHENS: Final = frozenset("-–'’.")
LONGEST_CLAUSE: Final = 8
"""Words in a clause that stands for a thing or says which thing."""
_LONGEST_WHOLE: Final = 9
_BREAKS: Final = frozenset({"PRON", "PUNCT", "INTJ", "SPACE"})
_COMPLEMENTS: Final = frozenset({"obj", "iobj", "obl", "compound:prt", "xcomp", "advmod", "fixed"})
_GOING_ON: Final = frozenset({"nmod", "fixed", "flat", "compound", "obj", "obl", "conj", "xcomp"})
_NAMING: Final = frozenset({"called", "named", "titled", "entitled", "dubbed"})
_ARTICLES: Final = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or clause that stands for a thing.

    ``head`` is its noun with the modifiers on its left, or the verb of a clause; ``label`` its
    name in the base form, ``surface`` as written, ``shorts`` without adjectives where a
    complement says what it is, and without the complement.
    """

    span: Span
    head: Span
    label: str
    surface: str
    shorts: tuple[str, ...] = ()


def content_noun(token: Token) -> Token:
    """Return what a phrase speaks of: the unions in "a lot of unions", Ana in "one named Ana"."""
    for _ in range(3):
        inner = _name_given(token)
        if token.lower_ in TRANSPARENT_NOUNS:
            inner = [child for child in token.children if _case_of(child) == "of"]
        if not inner:
            break
        token = inner[0]
    return token


def _name_given(token: Token) -> list[Token]:
    clauses = [child for child in token.rights if child.dep_ == "acl" and child.lower_ in _NAMING]
    return [
        child
        for clause in clauses[:1]
        for child in clause.rights
        if child.dep_ in {"xcomp", "obj", "obl"} and child.pos_ == "PROPN"
    ]


def is_telling(token: Token) -> bool:
    """Say whether a noun can head a phrase that is worth a node of its own."""
    word, lemma = token.lower_, token.lemma_.casefold()
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in _INSIDE or token.ent_type_ == "date":
        return False
    if not token.is_alpha or len(word) < 3 or token.is_stop:
        return False
    if word in TIME_NOUNS or lemma in TIME_NOUNS:
        return False
    alone = modified(token).start == token.i
    if word in INTERJECTIONS or word == "people":
        return not alone
    return word not in VAGUE_NOUNS and lemma not in VAGUE_NOUNS


def modified(token: Token) -> Span:
    """Return a noun with the modifiers on its left that say something, articles left out."""
    start = token.i
    for child in sorted(token.lefts, key=lambda child: -child.i):
        left, right = child.left_edge.i, child.right_edge.i
        whole = child.doc[left : right + 1]
        if right + 1 != start or not _modifies(child) or not _is_plain(whole):
            break
        start = left
    while start < token.i and _is_pointer(token.doc[start]):
        start += 1
    return token.doc[_whole_word(token.doc, start) : token.i + 1]


def _whole_word(doc: Doc, start: int) -> int:
    """Return where the word begins of which a token may be the latter part: "well-kept"."""
    while start > 1 and doc[start - 1].text in _HYPHENS & {"-", "–"}:
        if doc[start - 1].whitespace_ or doc[start - 2].whitespace_ or not doc[start - 2].is_alpha:
            break
        start -= 2
    return start


def noun_phrase_of(token: Token) -> Phrase:
    """Return the phrase that a noun heads, with a short complement that it asks for."""
    head = modified(token)
    end = _whole_end(token, alone=len(head) == 1)
    span = token.doc[head.start : end]
    before, after = _words(token.doc[head.start : token.i]), _words(token.doc[token.i + 1 : end])
    noun, cased = base_of(token), _cased(token)
    if before and before[-1][-1:] in {"-", "–"} and len(before[-1]) > 1:  # "council-member"
        first = before.pop()
        noun, cased = first + noun, first + cased
    parts = [[noun, *after], [*before, noun]] if after else []
    label = " ".join([*before, noun, *after])
    return Phrase(
        span,
        head,
        label=label,
        surface=" ".join([*before, cased, *after]),
        shorts=tuple(name for name in map(" ".join, parts) if name != label),
    )


def _whole_end(noun: Token, *, alone: bool, nested: bool = False) -> int:
    """Return where a noun ends with what says which it is."""
    wanted = None if nested else _wanted_end(noun)
    if wanted is not None:
        return wanted
    complement = _complement(noun, alone=alone)
    if complement is not None:
        inner = _end(_last_named(complement))
        if nested:
            return inner
        more = _whole_end(complement, alone=len(modified(complement)) == 1, nested=True)
        return max(inner, more) if more - noun.i <= _LONGEST_WHOLE else inner
    return _clause_end(noun, alone=alone) if not nested else _end(noun)


def _last_named(noun: Token) -> Token:
    """Return the last of names that make one thing together: "corner of Elm and Oak"."""
    if noun.pos_ == "PROPN":
        for child in noun.rights:
            near = child.dep_ == "conj" and child.left_edge.i == _end(noun)
            if near and child.pos_ == "PROPN" and child.left_edge.lower_ == "and":
                return child
    return noun


def _wanted_end(noun: Token) -> int | None:
    """Return where a clause ends that says what is to be: "calls for all salt to be iodised"."""
    for clause in noun.rights:
        marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
        told = noun.doc[noun.i + 1 : clause_end(clause)]
        if (
            clause.dep_ == "acl"
            and "to" in marks
            and told[0].lower_ == "for"
            and len(told) <= LONGEST_CLAUSE
        ):
            return told.end if all(word.pos_ not in _BREAKS for word in told) else None
    return None


def _end(noun: Token) -> int:
    """Return where a noun ends with the parts of its name on the right."""
    end = noun.i + 1
    for child in noun.rights:
        if child.i == end and child.dep_ == "flat":
            end += 1
    return end


def clause_end(verb: Token) -> int:
    """Return where the verb and the complements right after it end."""
    end = verb.i + 1
    for child in verb.rights:
        last = _last_word(child)
        follows = child.left_edge.i == end and child.dep_ in _COMPLEMENTS
        if not follows or last + 1 - verb.i > LONGEST_CLAUSE:
            break
        end = last + 1
    return end


def _last_word(child: Token) -> int:
    """Return the last token of a complement, relative clauses and what is added on left out."""
    last = child.i
    for inner in child.rights:
        if inner.left_edge.i != last + 1 or inner.dep_ not in _GOING_ON:
            break
        last = max(last, _last_word(inner))
    return last


def _clause_end(noun: Token, *, alone: bool) -> int:
    """Return where the short clause ends that tells what a noun is.

    "The cost of mending nets"; of a bare noun also "a plan drawn in 1950".
    """
    for child in noun.rights:
        if child.dep_ == "acl" and child.left_edge.i == noun.i + 1 and child.tag_ == "VBG":
            mark = noun.doc[child.left_edge.i : child.i].text.casefold()
            inner = noun.doc[child.i : clause_end(child)]
            told = any(word.pos_ in {"NOUN", "PROPN"} for word in inner)
            if mark == "of" and told and all(word.pos_ not in _BREAKS for word in inner):
                return inner.end
    if not alone or not any(child.lower_ in {"a", "an"} for child in noun.children):
        return _end(noun)
    for child in noun.rights:
        edge, last = child.left_edge.i, child.right_edge.i
        participle = child.tag_ == "VBN" or child.lower_.endswith("ing")
        told = child.dep_.startswith("acl") and participle and edge == noun.i + 1
        words = noun.doc[edge : last + 1]
        if told and len(words) <= LONGEST_CLAUSE and child.lower_ not in _NAMING:
            plain = all(word.pos_ not in _BREAKS for word in words)
            return last + 1 if plain else _end(noun)
    return _end(noun)


def base_of(noun: Token) -> str:
    """Return a noun in the singular, in small letters unless it is a name."""
    if noun.tag_ == "NNS":
        return noun.lemma_.casefold() or noun.lower_
    return _cased(noun)


def phrase_words(span: Span) -> str:
    """Return the words of a stretch, with those left out that point ("this", "our")."""
    return " ".join(_words(span))


def without_articles(label: str) -> str:
    """Return a label without articles: what two ways of writing it share.

    >>> without_articles("change in the dairy industry")
    'change in dairy industry'
    """
    return " ".join(word for word in label.split() if word not in _ARTICLES)


def _words(span: Span) -> list[str]:
    """Return words as they are shown, those without blank between them joined."""
    found: list[str] = []
    joined = False
    for token in span:
        if token.is_space or token.tag_ in {"PRP$"} or token.lower_ in {"this", "that", "these"}:
            continue
        close = joined or (found and (token.text in {"'s", "’s", "'", "’"}))
        if close and found:
            found[-1] += _cased(token)
        else:
            found.append(_cased(token))
        joined = not token.whitespace_ and token.i + 1 < len(token.doc)
        joined = joined and not token.nbor(1).is_space and token.text not in {",", ";", "."}
    return found


def _cased(token: Token) -> str:
    due = opens(token) and not token.ent_type_ and token.pos_ != "PROPN"
    return token.lower_ if due or not token.text[:1].isupper() else token.text


def _modifies(child: Token) -> bool:
    if child.dep_ not in _MODIFIERS or child.lower_ in EMPTY_MODIFIERS or child.like_num:
        return False
    if child.tag_ == "JJS":
        return False
    if child.dep_ == "nmod:poss":
        return child.pos_ in {"NOUN", "PROPN"}
    return child.pos_ not in {"DET", "PRON", "NUM", "INTJ"} and child.lower_ not in INTERJECTIONS


def _is_plain(modifier: Span) -> bool:
    """Say whether a modifier is short, of words that describe, and no list of things."""
    nouns = sum(word.dep_ == "conj" and word.pos_ in {"NOUN", "PROPN"} for word in modifier)
    return (
        len(modifier) <= _LONGEST_MODIFIER
        and (not nouns or len(modifier) <= _LONGEST_PAIR)
        and all(word.pos_ in _DESCRIBING or word.text in _HYPHENS for word in modifier)
    )


def _is_pointer(token: Token) -> bool:
    return token.pos_ in {"DET", "PRON", "PUNCT", "ADV"} or token.lower_ in EMPTY_MODIFIERS


def _complement(token: Token, *, alone: bool) -> Token | None:
    for child in token.rights:
        if child.dep_ not in {"nmod", "obl"} or child.pos_ not in {"NOUN", "PROPN"}:
            continue
        wanted = _asks_for(token, _case_of(child), alone=alone)
        inner = modified(child)
        close = inner.start - token.i <= 5 and child.i - token.i < _LONGEST_COMPLEMENT
        pure = all(child.is_ancestor(word) or word == child for word in _between(token, child))
        empty = child.lower_ in VAGUE_NOUNS and len(inner) == 1
        counted = any(word.like_num for word in _between(token, child))
        empty |= counted and child.lemma_.casefold() in TIME_NOUNS
        return child if wanted and close and pure and not empty else None
    return None


def _between(token: Token, child: Token) -> Span:
    return token.doc[token.i + 1 : child.i + 1]


def _case_of(child: Token) -> str:
    cases = [word.lower_ for word in child.children if word.dep_ == "case"]
    return cases[0] if len(cases) == 1 else ""


def _asks_for(token: Token, case: str, *, alone: bool) -> bool:
    lemma = base_of(token).casefold()
    if token.ent_type_ == "person" or is_role(lemma) or lemma in BARE_ROLES:
        return False
    if case == "of":
        return True
    return lemma in COMPLEMENT_CASES.get(case, frozenset()) or (alone and case in OWN_CASES)
