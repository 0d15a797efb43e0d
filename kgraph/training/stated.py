"""Turns our own annotated passages into examples: names, links, and how each link is put."""

from collections.abc import Iterable, Iterator
from typing import Final

from kgraph.language.labels import PRONOUNS, RELATIONS, STANCES, type_bits
from kgraph.model import Polarity
from kgraph.training.annotated import outermost
from kgraph.training.examples import Example, GoldSpan, RelationLayer, SpanLayer
from kgraph.training.passages import SAME, MarkedLink, Passage
from kgraph.training.tokens import TokenizedText

RENAMED: Final = {"affiliatedWith": "affiliation"}
"""Links whose column is another than that of the public corpora, which draw the line elsewhere."""

LINKS: Final = tuple(
    """memberOf worksFor holdsRole founderOf leaderOf successorOf partOf instanceOf basedIn activeIn
    bornIn nationality educatedAt affiliation relativeOf spouseOf childOf identifiesAs worksOn
    aimsAt supports opposes agreesWith creatorOf hostOf publisherOf guestOn participantIn broader
    requires leadsTo contrasts foundedOn dissolvedOn bornOn diedOn
    roleIn saidBy holdsFrom holdsTo""".split()
)
"""The columns that the passages are annotated for; the last four join a link to its details."""

SYMMETRIC: Final = frozenset("relativeOf spouseOf agreesWith contrasts".split())

_SCOPE: Final = frozenset(RELATIONS.index(name) for name in LINKS)
_NAMED_TYPES: Final = frozenset("person organization place event work".split())

Facts = dict[tuple[int, int], frozenset[int]]
Stances = dict[tuple[int, int], tuple[int, int]]


def passage_examples(passages: Iterable[Passage]) -> Iterator[Example]:
    """Yield one example a passage; those kept for tests are left out."""
    for passage in passages:
        if not passage.is_test:
            yield passage_example(passage)


def passage_example(passage: Passage) -> Example:
    """Return the passage with its marks as anchors and its links as facts between them."""
    text = TokenizedText.of(passage.text)
    number, anchors = _anchors(passage, text)
    facts: Facts = {}
    stances: Stances = {}
    for link in passage.links:
        for subject, object_ in _directions(passage, link):
            _add_link(link, (number[subject], number[object_]), facts=facts, stances=stances)
        _add_details(passage, link, number=number, facts=facts)
    return Example(
        "passages",
        passage.text[:40],
        text.words,
        text.breaks,
        None,
        names=_names(passage, text),
        relations=RelationLayer(
            anchors, facts, frozenset(), _SCOPE, propose=True, stances=stances, nouns=True
        ),
    )


def _anchors(passage: Passage, text: TokenizedText) -> tuple[dict[str, int], list[tuple[int, int]]]:
    number: dict[str, int] = {}
    anchors: list[tuple[int, int]] = []
    for key, mention in passage.mentions.items():
        span = text.span(mention.span.start, mention.span.end)
        if span is None:
            raise ValueError(f"{key!r} covers no word of {passage.text!r}")
        number[key] = len(anchors)
        anchors.append(span)
    return number, anchors


def _directions(passage: Passage, link: MarkedLink) -> list[tuple[str, str]]:
    if link.predicate == SAME:
        return []
    forward = (link.subject, link.object)
    return [forward, forward[::-1]] if link.predicate in SYMMETRIC else [forward]


def _add_link(link: MarkedLink, pair: tuple[int, int], *, facts: Facts, stances: Stances) -> None:
    name = RENAMED.get(link.predicate, link.predicate)
    facts[pair] = facts.get(pair, frozenset()) | {RELATIONS.index(name)}
    stances[pair] = (
        int(link.polarity is Polarity.NEGATED),
        STANCES.index(link.modality.value) - 1,
    )


def _add_details(
    passage: Passage, link: MarkedLink, *, number: dict[str, int], facts: Facts
) -> None:
    """Add what joins the link to a role's organisation, to who says it, and to its dates."""
    details = [
        (link.object, "roleIn", link.qualifier),
        (link.subject, "saidBy", link.source),
        *((link.object, "holdsFrom", key) for key in _dates(passage, link.valid_from)),
        *((link.object, "holdsTo", key) for key in _dates(passage, link.valid_to)),
    ]
    for key, name, other in details:
        if other is not None and other != key:
            pair = (number[key], number[other])
            facts[pair] = facts.get(pair, frozenset()) | {RELATIONS.index(name)}


def _dates(passage: Passage, value: str | None) -> list[str]:
    """Return the marked dates whose words hold the year of ``value``."""
    if value is None:
        return []
    return [
        key
        for key, mention in passage.mentions.items()
        if mention.entity_type == "date" and value[:4] in mention.span.of(passage.text)
    ]


def _names(passage: Passage, text: TokenizedText) -> SpanLayer:
    """Return the capitalised part of each mark as a name; what no mark says teaches nothing."""
    spans = []
    for mention in passage.mentions.values():
        whole = text.span(mention.span.start, mention.span.end)
        if whole is None:
            continue
        if mention.entity_type == "date":
            spans.append(GoldSpan(*whole, type_bits("date")))
        elif mention.entity_type in _NAMED_TYPES:
            part = _capitalised_part(text.words, whole)
            if part is not None:
                spans.append(GoldSpan(*part, type_bits(mention.entity_type)))
    names, inner = outermost(spans)
    return SpanLayer(names, None, inner, exclusive=True)


def _capitalised_part(words: list[str], whole: tuple[int, int]) -> tuple[int, int] | None:
    """Return from the first to the last capitalised word; nothing where only one may be due."""
    capital = [
        number
        for number in range(whole[0], whole[1] + 1)
        if words[number][0].isupper()
        and words[number].lower() not in PRONOUNS
        and words[number].lower() not in ("the", "a", "an", "our", "this", "that", "these")
    ]
    if not capital or (capital == [0] and whole[1] > 0):
        return None
    if len(capital) == 1 and capital[0] < whole[1] and _opens(words, capital[0]):
        return None
    return capital[0], capital[-1]


def _opens(words: list[str], number: int) -> bool:
    return number == 0 or words[number - 1] in {".", "?", "!", ":", '"', "“"}
