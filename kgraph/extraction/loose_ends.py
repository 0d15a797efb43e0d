"""Links of which the words leave open of whom or what they are told.

"It was dark in the hall" tells nothing of what "it" stood for before; "this is the field they
plough" does not say which field; "not a rule that all keep" does not deny that it is a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.grammar import NOT, clause_on
from kgraph.extraction.polarity import denials
from kgraph.extraction.scopes import scope_of
from kgraph.extraction.sentences import Place
from kgraph.language.noun_phrases import modified
from kgraph.language.terms import singular

_AIRS: Final = frozenset(
    """dark light cold hot warm cool chilly late early quiet silent noisy rainy windy cloudy foggy
    sunny humid dry wet snowy icy dim gloomy bright""".split()
)
"""What "it" is without standing for anything."""
_POINTING: Final = frozenset("this that it these those here there what".split())
_SOME: Final = frozenset("parts pieces fractions".split())
_LESS: Final = frozenset("less fewer little lesser".split())
_WHICH: Final = frozenset("what which whose whatever whichever".split())
_EMPTY: Final = frozenset("result option idea reason answer alternative problem point".split())
_FIXED: Final = frozenset({("cause", "action"), ("cause", "concern"), ("cause", "alarm")})
"""Nouns with what they are of or for that are a term together and tell no link."""
_KINDS: Final = frozenset({"broader", "instanceOf"})
_PIECES: Final = frozenset("subset part portion segment section half fraction piece".split())
"""What a thing is of another, not what kind of thing it is."""
_HOLLOW: Final = _PIECES | frozenset(
    """attempt series list group idea notion basis detail number amount variety range effect
    result matter issue point level form direction lack role use factor kind type sort
    way""".split()
)
"""Nouns that are nothing unless it is said of what."""


def has_loose_end(draft: Draft, doc: Doc) -> bool:
    """Say whether an end of a link stands for nothing that the words tell."""
    subject, anchor = doc[draft.tokens.subject], doc[draft.tokens.anchor]
    if _is_empty_it(subject, anchor) or _is_empty_noun(draft, subject):
        return True
    if draft.object is None:
        return False
    object_ = doc[draft.tokens.object]
    if draft.is_open and not draft.subject.mention.named and _is_lacking(subject, anchor):
        return True
    ends = ((draft.subject.mention.named, subject), (draft.object.mention.named, object_))
    if not draft.is_open and any(map(_is_hollow, (draft.subject, draft.object))):
        return True
    return (
        any(not named and _is_told_by_link(end, anchor) for named, end in ends)
        or any(not named and (end.lower_ in _SOME or _is_unsettled(end)) for named, end in ends)
        or (draft.predicate == "leadsTo" and any(_is_term(end) for _, end in ends))
        or (draft.predicate in _KINDS and _is_no_kind(draft, doc, kind=object_))
    )


def _is_lacking(subject: Token, anchor: Token) -> bool:
    """Say whether a clause tells what is not there: "we have no boats that can cross the bay"."""
    clause = clause_on(subject, anchor)
    if clause is None or not clause.dep_.startswith("acl") or subject.dep_ not in {"obj", "nsubj"}:
        return False
    verb = subject.head
    there = any(child.dep_ == "expl" for child in verb.lefts)
    if verb.lemma_ != "have" and not there:
        return False
    denied = any(child.lower_ in NOT for child in verb.lefts)
    return denied or any(child.lower_ == "no" for child in subject.lefts)


def _is_hollow(place: Place) -> bool:
    """Say whether a noun alone stands for what it is of: "opposed the attempt", "led a series"."""
    mention = place.mention
    return not mention.named and singular(mention.text.casefold()) in _HOLLOW


def _is_empty_it(subject: Token, anchor: Token) -> bool:
    """Say whether "it" only fills the place of a subject: "it was dark", "when it comes to"."""
    if subject.lower_ != "it" or subject.head != anchor:
        return False
    if anchor.lemma_ == "come":
        return any(child.lower_ == "when" for child in anchor.lefts)
    return anchor.pos_ == "ADJ" and anchor.lower_ in _AIRS


def _is_empty_noun(draft: Draft, subject: Token) -> bool:
    """Say whether a subject names nothing: "the result is", "another option is"."""
    bare = not draft.subject.mention.named and len(draft.subject.mention.text.split()) <= 2
    return bare and subject.lower_ in _EMPTY and len(modified(subject)) == 1


def _is_unsettled(noun: Token) -> bool:
    """Say whether it is asked which one, or how little of it there is: "less salt"."""
    if noun.dep_ == "nsubj" and noun.head.lower_ == "what":  # "what is the rule"
        return True
    for child in noun.lefts:
        if child.lower_ in _WHICH and child.dep_ == "det":
            return True
        if child.dep_ == "amod" and any(word.lower_ in _LESS for word in child.lefts):
            return True  # "a less useful net" is no useful net
        if child.lower_ in _LESS and child.dep_ in {"amod", "det"}:
            return not any(each.lower_ == "a" for each in (*child.lefts, *noun.lefts))
    return False


def _is_term(noun: Token) -> bool:
    """Say whether "cause" and what stands with it are a term: "a cause of action"."""
    pair = (noun.head.lemma_, noun.lemma_) if noun.dep_ == "nmod" else ("", "")
    inner = {(noun.lemma_, child.lemma_) for child in noun.rights if child.dep_ == "nmod"}
    above = {(noun.head.lemma_, c.lemma_) for c in noun.head.rights if c.dep_ == "nmod"}
    return bool({pair, *inner, *above} & _FIXED)


def _is_told_by_link(noun: Token, anchor: Token) -> bool:
    """Say whether only the link says which thing it is: "that is the field they plough"."""
    if noun.pos_ != "NOUN" or len(modified(noun)) > 1:
        return False
    if not any(child.dep_ == "cop" for child in noun.children):
        return False
    clause = clause_on(noun, anchor)
    pointed = any(c.lower_ in _POINTING for c in noun.lefts if c.dep_ in {"nsubj", "expl"})
    return clause is not None and clause.dep_ == "acl:relcl" and pointed


def _is_no_kind(draft: Draft, doc: Doc, *, kind: Token) -> bool:
    """Say whether a thing is only a part of what is named, or of a kind that is half denied.

    One thing that includes others is no kind of them: "the tour included a sail".
    """
    included = any(word.lemma_ == "include" for end in _ends_of(draft, doc) for word in end)
    if draft.predicate == "broader" and kind.tag_ == "NN" and included:
        return True
    return kind.lemma_.casefold() in _PIECES or _is_half_denied(draft, doc, kind=kind)


def _ends_of(draft: Draft, doc: Doc) -> Iterator[tuple[Token, ...]]:
    """Yield the words on which and on whose dependents a link rests."""
    yield scope_of(doc, draft.tokens).path
    yield from (tuple(doc[end].children) for end in (draft.tokens.subject, draft.tokens.object))


def _is_half_denied(draft: Draft, doc: Doc, *, kind: Token) -> bool:
    """Say whether only what a clause adds to a kind is denied: "not a rule that all keep"."""
    narrowed = any(child.dep_.startswith("acl") for child in kind.rights)
    return narrowed and any(denials(doc, draft.tokens, predicate=draft.predicate))
