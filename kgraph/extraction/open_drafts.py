"""A link that the tree states as a draft: who and what, and how likely it is worth telling."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.extraction.clauses import Subject
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import children
from kgraph.extraction.open_phrases import counts_none, is_parallel
from kgraph.extraction.open_words import ASKING
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.extraction.wishes import is_bidden, is_subjunctive
from kgraph.language.labels import PRONOUNS
from kgraph.language.noun_phrases import modified
from kgraph.model import Modality, Polarity

RULE = "open link"
LONGEST_PHRASE = 7
"""Words of a predicate."""
FAR = 15
"""Tokens from end to end beyond which the tree is often wrong."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two tokens: its phrase and its anchor, ``doubt`` lowers the confidence."""

    phrase: str
    subject: Subject
    object: Token
    anchor: Token
    doubt: float = 0.0


def draft_of(link: Link, finder: PlaceFinder) -> Draft | None:
    """Return a link as a draft, ``None`` where an end is no thing or belongs elsewhere."""
    subject, object_ = finder.place_of(link.subject.token), finder.place_of(link.object)
    phrase = " ".join(link.phrase.split())
    if subject is None or object_ is None or subject.reference == object_.reference:
        return None
    if len(phrase.split()) > LONGEST_PHRASE or not _is_near(link, finder):
        return None
    if _is_misjoined(link.subject.token, subject) or _is_misjoined(link.object, object_):
        return None
    if is_parallel(link.object):
        return None
    deed = _first_purpose(link.anchor)
    above = deed.head
    asked = deed.dep_ == "xcomp" and link.subject.inherited and above.lemma_ in ASKING
    asked = asked and any(child.dep_ in {"obj", "iobj"} for child in above.children)
    asked = asked or is_subjunctive(link.anchor) or is_bidden(link.anchor, link.phrase)
    return Draft(
        predicate=f"open:{phrase}",
        subject=subject,
        object=object_,
        value=None,
        tokens=LinkTokens(link.subject.token.i, link.object.i, link.anchor.i),
        rule=RULE,
        confidence=round(_confidence(link, subject, object_=object_, finder=finder), 2),
        modality=Modality.DESIRED if asked else None,
        polarity=Polarity.NEGATED if _is_none(link) else None,
    )


def _first_purpose(verb: Token) -> Token:
    """Return what is done so that a thing may be: "come" of "asks him to come to mend it"."""
    while verb.tag_ == "VB" and verb.dep_ in {"advcl", "conj"} and verb.head.tag_ == "VB":
        verb = verb.head
    return verb


def _is_misjoined(token: Token, place: Place) -> bool:
    """Say whether a name is joined by "and" in the tree, but stands after a preposition."""
    if token.dep_ != "conj":
        return False
    while token.i and token.idx > place.view.start:
        token = token.nbor(-1)
    return token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _is_none(link: Link) -> bool:
    """Say whether the link is told of none or hardly any: "few farmers", "few effects on it"."""
    tokens = (link.subject.token, link.object, *children(link.anchor, "obj"))
    return any(counts_none(token) for token in tokens)


def _is_near(link: Link, finder: PlaceFinder) -> bool:
    """Say whether all parts stand in one sentence of the document."""
    sentence = finder.sentence_of(link.anchor)
    tokens = (link.subject.token, link.object)
    return sentence is not None and all(finder.sentence_of(token) is sentence for token in tokens)


def _confidence(link: Link, subject: Place, *, object_: Place, finder: PlaceFinder) -> float:
    """Return how likely a link is true and worth telling: names say most, bare nouns least."""
    ends = _weight(link.subject.token, subject, finder=finder) + _weight(
        link.object, object_, finder=finder
    )
    tokens = (link.subject.token.i, link.object.i, link.anchor.i)
    far = max(tokens) - min(tokens) > FAR
    return 0.35 + ends - link.doubt - 0.05 * link.subject.inherited - 0.1 * far


def _weight(token: Token, place: Place, *, finder: PlaceFinder) -> float:
    if _is_name(place) and not finder.is_phrase(place):
        return 0.25
    if place.mention.text.casefold() in PRONOUNS:
        return 0.0 if finder.is_phrase(place) else 0.1
    if not finder.is_phrase(place) or len(place.mention.text.split()) > 1:
        return 0.12
    return 0.1 if len(modified(token)) > 1 else 0.04


def _is_name(place: Place) -> bool:
    return place.mention.named or (
        place.mention.entity_type == "person" and place.mention.text.casefold() in PRONOUNS
    )
