"""Ends of open links of which one bare noun is left of what the words say.

"They draw on lessons that were learned" is not told of any lesson; "those mills" are not mills as
such; "our conditions" are nobody's once the owner is lost.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.labels import PRONOUNS
from kgraph.language.lexicon import TITLES
from kgraph.language.terms import is_role

_NARROWING: Final = frozenset({"acl", "acl:relcl", "nmod"})
_OTHER: Final = frozenset("another those these such".split())
_COUNTING: Final = frozenset("this that the many several numerous various".split())
_PLAIN: Final = frozenset({"the", "a", "an", "no"})


def has_bare_end(
    draft: Draft, doc: Doc, *, finder: PlaceFinder, unnamed: frozenset[int] = frozenset()
) -> bool:
    """Say whether a bare noun stands for more than itself at an end of an open link.

    ``unnamed`` are the chains that a bare noun stands for of which the text knows the name.
    """
    if draft.object is None or not draft.is_open:
        return False
    if draft.subject.mention.chain in unnamed:
        return True
    subject, object_ = doc[draft.tokens.subject], doc[draft.tokens.object]
    ends = ((subject, draft.subject), (object_, draft.object))
    if any(_is_of_more(noun, place, finder=finder) for noun, place in ends):
        return True
    if any(_is_cut_title(noun, place) for noun, place in ends):
        return True
    if doc[draft.tokens.anchor].lemma_ == "include" and _is_any(subject, draft.subject):
        return True
    if not draft.subject.mention.named and _is_role_of_other(subject):
        return True
    if _is_bare(draft.subject, finder) and (_is_pointed_at(subject) or _is_somebodys(subject)):
        return True
    if _is_word(draft.object) and _is_other(object_):
        return True
    if not _is_bare(draft.object, finder):
        return False
    return _is_pointed_at(object_) or _is_cut(object_, draft.object)


def _is_bare(place: Place, finder: PlaceFinder) -> bool:
    return _is_word(place) and finder.is_phrase(place)


def _is_word(place: Place) -> bool:
    """Say whether all that is left of an end is one word that is no name."""
    mention = place.mention
    one = len(mention.text.split()) == 1 and mention.text.casefold() not in PRONOUNS
    return one and not mention.named


def _is_other(noun: Token) -> bool:
    """Say whether which one is told by what was said before: "this other mill", "those mills"."""
    words = [child.lower_ for child in noun.lefts if child.dep_ in {"case", "det", "amod"}]
    pointed = "other" in words and any(word in {"among", *_COUNTING} for word in words)
    return pointed or any(word in _OTHER for word in words)


def _is_of_more(noun: Token, place: Place, *, finder: PlaceFinder) -> bool:
    """Say whether a phrase is told by what it lacks: "the same year", "her ability to sail"."""
    if place.mention.named or not finder.is_phrase(place) or noun.pos_ != "NOUN":
        return False
    if any(child.lower_ == "same" for child in noun.lefts):
        return True
    owned = any(child.tag_ == "PRP$" or child.dep_ == "nmod:poss" for child in noun.lefts)
    after = (child for child in noun.rights if child.dep_ == "acl" and child.idx >= place.view.end)
    return owned and any(word.lower_ == "to" for child in after for word in child.lefts)


def _is_cut_title(noun: Token, place: Place) -> bool:
    """Say whether a title alone is left of whom it is: "the Senator from Alaska"."""
    word = place.mention.text.casefold()
    after = (child for child in noun.rights if child.dep_ == "nmod")
    return word in TITLES and any(child.idx >= place.view.end for child in after)


def _is_any(noun: Token, place: Place) -> bool:
    """Say whether nobody can tell whose many things are: "other works include"."""
    bare = not any(child.dep_ in {"det", "nmod:poss"} for child in noun.lefts)
    whole = " of " in place.mention.text
    return noun.tag_ == "NNS" and not place.mention.named and bare and not whole


def _is_pointed_at(noun: Token) -> bool:
    """Say whether some of a kind are meant: "those mills", "another mill", "every mill"."""
    first = next((child for child in noun.lefts if child.dep_ in {"det", "nmod:poss"}), None)
    return first is not None and first.dep_ == "det" and first.lower_ not in _PLAIN


def _is_somebodys(noun: Token) -> bool:
    """Say whether a thing is somebody's who is not told: "my uncle"."""
    owned = any(child.tag_ == "PRP$" for child in noun.lefts)
    return owned and noun.tag_ == "NN"


def _is_role_of_other(noun: Token) -> bool:
    """Say whether a noun only says what somebody is: "poet and singer Ana", "a poet and singer"."""
    joined = noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.rights)
    bare = not any(child.dep_ in {"det", "nmod:poss", "nummod"} for child in noun.lefts)
    return joined and bare and noun.tag_ == "NN" and is_role(noun.lemma_.casefold())


def _is_cut(noun: Token, place: Place) -> bool:
    """Say whether a noun has lost what says which it is, or may hang on the wrong word.

    A noun that "and" joins to another shares what narrows that one, or is not of the link at all.
    """
    if noun.dep_ == "conj":
        return True
    view = place.view
    outside = [each for each in noun.children if each.idx < view.start or each.idx >= view.end]
    if any(child.dep_ in _NARROWING and not _tells_by_whom(child) for child in outside):
        return True
    return noun.tag_ == "NNS" and any(child.dep_ == "nmod:poss" for child in outside)


def _tells_by_whom(clause: Token) -> bool:
    """Say whether a clause only tells where a thing comes from: "a flood caused by the rain"."""
    done = clause.dep_ == "acl" and clause.tag_ == "VBN"
    return done and any(child.dep_ == "obl:agent" for child in clause.rights)
