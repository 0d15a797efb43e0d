"""Who is said to say what a link states: "according to Ana", "..., says the mayor"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.hearsay import hearsay_in
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.quotations import sayer_of_quotation
from kgraph.extraction.scopes import base, child_words, scope_of
from kgraph.extraction.sentences import Place

_NOBODY = frozenset("i we you it who that which".split())
_SPEAKING = frozenset({"person", "organization", "work"})
_THIRD = frozenset("he she they".split())


def source_of(doc: Doc, tokens: LinkTokens, *, finder: PlaceFinder) -> Place | None:
    """Return the mention of who is said to say a link, of the innermost clause that tells it.

    ``None`` means the writer or the speaker of the turn says it himself, or nobody is named.
    """
    sayer = sayer_of(doc, tokens)
    if sayer is None:
        return None
    place = finder.place_of(sayer)
    if place is None and sayer.lower_ in _THIRD and tokens.subject < sayer.i:
        place = finder.place_of(doc[tokens.subject])
    return place if place is not None and place.mention.entity_type in _SPEAKING else None


def sayer_of(doc: Doc, tokens: LinkTokens) -> Token | None:
    """Return the token of who is said to say a link."""
    scope = scope_of(doc, tokens)
    cue = None if scope.in_phrase else hearsay_in(scope, tokens)
    if cue is None:
        return sayer_of_quotation(doc, tokens.anchor)
    return sayer_at(cue)


def sayer_at(cue: Token) -> Token | None:
    """Return who says it, by the verb of saying or by "according"."""
    if cue.lower_ == "according":
        if base(cue) in {"case", "fixed"}:
            return cue.head
        return next(child_words(cue, "obl", "nmod", "pobj"), None) or _after_according(cue)
    if any(base(word) == "case" and word.lower_ == "according" for word in cue.children):
        return cue
    for child in child_words(cue, "obl"):
        if any(case.lower_ in {"from", "by"} for case in child_words(child, "case")):
            return child
    return _subject(cue)


def _after_according(cue: Token) -> Token | None:
    """Return who comes right after "according to" where a tree hangs all three on the verb."""
    near = range(cue.i + 1, cue.i + 3)
    phrases = child_words(cue.head, "obl", "nmod")
    return next((phrase for phrase in phrases if phrase.left_edge.i in near), None)


def _subject(verb: Token) -> Token | None:
    """Return who says something, by the verb; of two subjects the nearer, of a passive nobody."""
    found = [child for child in child_words(verb, "nsubj") if child.dep_ != "nsubj:outer"]
    if any(child.dep_ == "nsubj:pass" for child in found):
        return None
    if found:
        nearest = min(found, key=lambda child: abs(child.i - verb.i))
        return None if nearest.lower_ in _NOBODY else nearest
    if base(verb) in {"conj", "xcomp", "advcl"} and verb.dep_ != "advcl:relcl":
        return _subject(verb.head)
    return verb.head if verb.dep_ == "acl:relcl" else None
