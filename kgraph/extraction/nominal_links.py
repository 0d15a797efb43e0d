"""What kind of thing something is, from the noun that says so: "the Guild is a union"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.components import MENTIONS
from kgraph.language.nominals import Nominal, find_nominals
from kgraph.language.noun_phrases import content_noun
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

_PREDICATE = "instanceOf"
_OF_CONCEPTS = "broader"
_CONFIDENCE = 0.75
_POINTING = frozenset({"this", "that", "these", "those", "which", "what"})
_OF_KIND = frozenset({"kind", "type", "form", "sort"})
_OPEN_ARTICLES = frozenset({"a", "an", "another", "no"})
NO_KINDS = frozenset(
    """reason result cause way thing part case fact matter example problem question answer issue
    key point place time step start end beginning danger threat risk success failure disaster hit
    source basis subject object focus goal aim target choice enemy friend favorite favourite name
    winner loser victim lot bit number process mess joke shame surprise one other rest kind sort
    type form mistake pleasure honor honour must challenge opportunity member
    influence feature property experience perk benefit advantage aspect factor element component
    sign symbol effect consequence duty task haven activity""".split()
)
"""Nouns of a predicate that judge or refer and name no kind of thing."""
_KINDS = frozenset({"organization", "event", "work"})


def find_nominal_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield instanceOf drafts of bodies, events and works, broader drafts of named concepts."""
    for nominal in find_nominals(doc):
        subject = finder.place_of(nominal.subject)
        object_ = _kind_of(nominal, finder)
        if subject is None or object_ is None or not _tells_kind(nominal, subject):
            continue
        if not _is_of_a_kind(nominal, subject) or object_.mention.entity_type != "concept":
            continue
        predicate = _OF_CONCEPTS if subject.mention.entity_type == "concept" else _PREDICATE
        if predicate in ontology.relations and subject.reference != object_.reference:
            noun = nominal.noun.root
            tokens = LinkTokens(nominal.subject.i, noun.i, noun.i)
            yield Draft(
                predicate, subject, object_, None, tokens, "nominal", _CONFIDENCE,
                polarity=Polarity.NEGATED if nominal.negated else None,
            )  # fmt: skip


def _kind_of(nominal: Nominal, finder: PlaceFinder) -> Place | None:
    """Return the noun as a place without its owner: of "Ana's novel The Weir" it is "novel"."""
    noun = nominal.noun.root
    if content_noun(noun) != noun and noun.lower_ not in _OF_KIND:
        return None
    place = finder.place_of(noun)
    if place is not None and place.mention.named:
        return None
    start = _after_superlative(nominal.noun)
    owned = any(child.dep_ == "nmod:poss" for child in noun.children)
    if owned or place is None or start > nominal.noun.start:
        return finder.make_place(start, nominal.noun.end)
    return place


def _after_superlative(phrase: Span) -> int:
    """Return where a noun begins without what sets one above the others: "most famous novel"."""
    most = [token.i for token in phrase if token.lower_ in {"most", "least"}]
    return most[0] + 2 if most and most[0] + 2 < phrase.end else phrase.start


def _tells_kind(nominal: Nominal, subject: Place) -> bool:
    """Say whether the noun tells of what kind the thing is, and does not only judge or point.

    What a pronoun stands for is less sure: there the noun needs "a" or nothing ("it is a club",
    "we are musicians"), as "it is the enemy" says which one and not what; and it names no idea.
    """
    noun = nominal.noun.root
    if noun.lower_ in NO_KINDS:
        return False
    if subject.mention.named:
        return True
    pointing = any(
        child.dep_ in {"det", "nmod:poss"} and child.lower_ not in _OPEN_ARTICLES
        for child in noun.children
    )
    return not pointing and not _is_idea(noun)


def _is_idea(noun: Token) -> bool:
    """Say whether the trained mentions take a noun for a concept."""
    group = noun.doc.spans.get(MENTIONS, [])
    return any(span.root.i == noun.i and span.label_ == "concept" for span in group)


def _is_of_a_kind(nominal: Nominal, subject: Place) -> bool:
    """Say whether a thing is of the sort of which kinds are told: of concepts only the named."""
    if subject.mention.entity_type == "concept":
        said = nominal.noun.root.dep_ != "appos" and nominal.subject.head == nominal.noun.root
        return said and subject.mention.named and nominal.subject.pos_ == "PROPN"
    pointing = subject.mention.text.casefold() in _POINTING
    return subject.mention.entity_type in _KINDS and not pointing
