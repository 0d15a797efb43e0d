"""What a name says by the name beside it: "Ana Ruiz of the Guild", "the Old Mill in Harwick"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.office_nouns import is_office_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.lexicon import OFFICES, PLACE_NOUNS, TITLES, is_country
from kgraph.ontology.types import Ontology

RULE: Final = "beside"

_RELATIONS: Final = frozenset({"nmod", "appos", "nmod:unmarked", "conj"})
_PREPOSITIONS: Final = {
    ("person", "organization"): ("affiliatedWith", frozenset({"of", "from", "at", "with", "for"})),
    ("person", "place"): ("basedIn", frozenset({"of", "from"})),
    ("organization", "place"): ("basedIn", frozenset({"in", "of", "from"})),
    ("place", "place"): ("partOf", frozenset({"in"})),
    ("organization", "organization"): ("partOf", frozenset({"of", "at"})),
}
_COMMA: Final = {("place", "place"): "partOf", ("organization", "place"): "basedIn"}
_PARTS: Final = frozenset(
    """school faculty department division library laboratory branch office unit institute centre
    center college section chapter wing subsidiary committee board""".split()
)
_BREAKS: Final = frozenset({"NUM", "VERB"})
_DWELLERS: Final = frozenset("residents people citizens inhabitants members".split())
_OPENING: Final = frozenset({"(", "["})
_NEAR: Final = 6
_CONFIDENCE: Final = 0.7
_COMMA_CONFIDENCE: Final = 0.6


def find_beside(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield a draft for each name that a preposition or a comma joins to the name before it."""
    for token in doc:
        if token.pos_ not in {"PROPN", "NOUN"} or token.dep_ not in _RELATIONS:
            continue
        first, second = finder.place_of(token.head), finder.place_of(token)
        if first is None or second is None or not _are_two_names(first, second):
            continue
        predicate, confidence = _said(token, first, second=second)
        relation = ontology.relations.get(predicate)
        if relation is not None and fits(relation, first, object_=second):
            for noun, place in ((token.head, first), *_alike_before(token.head, finder)):
                tokens = LinkTokens(noun.i, token.i, token.i)
                yield Draft(predicate, place, second, None, tokens, RULE, confidence)
    for name, pairs in (
        ("partOf", _nested),
        ("worksFor", _by_address),
        ("basedIn", _shared_origin),
    ):
        relation = ontology.relations.get(name)
        for one, other, first, second in pairs(doc, finder):
            if relation is not None and fits(relation, first, object_=second):
                tokens = LinkTokens(one.i, other.i, other.i)
                yield Draft(name, first, second, None, tokens, RULE, _CONFIDENCE)


def _alike_before(noun: Token, finder: PlaceFinder) -> Iterator[tuple[Token, Place]]:
    """Yield what shares a complement: Palm Mill in "Palm Mill and Rose Mill in Lorn".

    It is joined by "and" and ends in the same noun.
    """
    before = noun.head
    if noun.dep_ == "conj" and before.lemma_.casefold() == noun.lemma_.casefold():
        place = finder.place_of(before)
        if place is not None and place.mention.named:
            yield before, place


def _shared_origin(doc: Doc, finder: PlaceFinder) -> Iterator[tuple[Token, Token, Place, Place]]:
    """Yield Ana with Lund in "Ana Ruiz and her husband Ben, from Lund, sang"."""
    for token in doc:
        cases = [child for child in token.children if child.dep_ == "case"]
        noun, start = token.head, cases[0].i if cases else 0
        if token.ent_type_ != "place" or not start or cases[0].lower_ != "from":
            continue
        before = doc[start - 1]
        first, second = finder.place_of(noun.head), finder.place_of(token)
        shared = before.text == "," and noun.dep_ == "conj" and noun.head.pos_ == "PROPN"
        if first is None or second is None or not shared:
            continue
        if _are_two_names(first, second):
            yield noun.head, token, first, second


def _by_address(doc: Doc, finder: PlaceFinder) -> Iterator[tuple[Token, Token, Place, Place]]:
    """Yield a person and the body that stands after his address: "Ana Ruiz ana@guild.org Guild"."""
    for token in doc[1:-1]:
        if not token.like_email:
            continue
        before, after = token.nbor(-1), token.nbor(1)
        first, second = finder.place_of(before), finder.place_of(after)
        if first is not None and second is not None and _are_two_names(first, second):
            yield before, after, first, second


def _nested(doc: Doc, finder: PlaceFinder) -> Iterator[tuple[Token, Token, Place, Place]]:
    """Yield what lies in what where the tree does not join them, each with its place.

    "in Norway, in Bergen" and "in Bergen, in Norway": what lies in a country; and the parts of
    "Lund University's school of medicine".
    """
    for token in doc:
        after = doc[token.i + 1 : token.i + 3]
        if token.ent_type_ == "place" and [t.lower_ for t in after] == [",", "in"]:
            yield from _in_country(token, doc[token.i + 3 : token.i + 5], finder=finder)
        elif token.lower_ in _PARTS and token.pos_ in {"NOUN", "PROPN"}:
            yield from _part_of_owner(token, finder)


def _in_country(
    token: Token, after: Span, *, finder: PlaceFinder
) -> Iterator[tuple[Token, Token, Place, Place]]:
    other = next((each for each in after if each.ent_type_ == "place"), None)
    first = finder.place_of(token)
    second = None if other is None else finder.place_of(other)
    if other is None or first is None or second is None:
        return
    large = [is_country(place.mention.text) for place in (first, second)]
    if large == [True, False]:
        yield other, token, second, first
    elif large == [False, True]:
        yield token, other, first, second


def _part_of_owner(noun: Token, finder: PlaceFinder) -> Iterator[tuple[Token, Token, Place, Place]]:
    owner = owner_of(noun)
    first = finder.place_of(noun)
    second = None if owner is None else finder.place_of(owner)
    if owner is None or first is None or second is None or first.view.covers(second.view):
        return
    if second.mention.named and second.mention.entity_type == "organization":
        yield noun, owner, first, second


def _are_two_names(first: Place, second: Place) -> bool:
    apart = first.view.end <= second.view.start
    words = first.mention.text.casefold().split()
    office = words[-1] in OFFICES | TITLES or words[0] in _DWELLERS
    office |= is_office_of(first.mention.text)
    return first.mention.named and second.mention.named and apart and not office


def _said(token: Token, first: Place, *, second: Place) -> tuple[str, float]:
    """Return the link that two names side by side state, and how sure that is; "" for none."""
    kinds = (first.mention.entity_type, second.mention.entity_type)
    cases = {child.lower_ for child in token.children if child.dep_ == "case"}
    if not cases and kinds in _COMMA and _is_after_comma(token, second):
        return _COMMA[kinds], _COMMA_CONFIDENCE
    if cases == {"of"} and kinds == ("place", "place") and _is_area(token):
        return "partOf", _CONFIDENCE
    if kinds == ("place", "place") and is_country(first.mention.text):
        return "", 0.0
    if cases == {"of"} and (_is_royal(token.head) or " " not in first.mention.text):
        return "", 0.0
    predicate, allowed = _PREPOSITIONS.get(kinds, ("", frozenset()))
    return (predicate, _CONFIDENCE) if cases and cases <= allowed else ("", 0.0)


def _is_royal(name: Token) -> bool:
    """Say whether a title stands before a name: "King Haakon of Norway" holds it there."""
    return name.i > 0 and name.nbor(-1).lower_ in TITLES


def _is_area(token: Token) -> bool:
    """Say whether a name is of the one before by a noun: "the Tarn Bay area of Norway"."""
    case = next(child for child in token.children if child.dep_ == "case")
    return token.doc[case.i - 1].lower_ in PLACE_NOUNS


def _is_after_comma(token: Token, place: Place) -> bool:
    """Say whether nothing but a comma joins a name to the one before: no list goes on after it."""
    if any(child.dep_ in {"cc", "conj"} for child in (*token.children, *token.head.children)):
        return False
    before = [t for t in token.doc[token.head.i + 1 : token.i] if t.idx < place.view.start]
    comma = [t.text for t in before if t.lower_ != "the"][-1:] == [","]
    plain = all(t.pos_ not in _BREAKS and t.text != ":" for t in before)
    return comma and plain and not _is_other_spelling(token.head)


def _is_other_spelling(token: Token) -> bool:
    """Say whether a name stands in brackets after a colon: "(Greek: Ρόδος, Rodos)"."""
    before = [t.text for t in token.doc[max(token.sent.start, token.i - _NEAR) : token.i]]
    opened = max((i for i, text in enumerate(before) if text in _OPENING), default=-1)
    return opened >= 0 and ":" in before[opened:] and ")" not in before[opened:]
