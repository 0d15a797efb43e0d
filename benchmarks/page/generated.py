"""A corpus of any size, made up: communities of things, links between them, quotes that say so."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import (
    Claim,
    Corpus,
    Document,
    Entity,
    Evidence,
    Extract,
    Mention,
    Modality,
    Polarity,
    Reading,
    Span,
    Turn,
)
from kgraph.model.identifiers import document_id, entity_id

_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu za bri cle dro flu gra sto".split()
_FILLING = (
    "as we said then the harbour was quiet and nobody came to ask about the nets again",
    "which is what everybody in town heard that year before the long winter set in",
    "and I have thought about it since with some doubt but it is what they told me",
)
_TYPES = ("person", "organization", "concept", "place", "event", "work")
_SPEAKERS = 40
_TURNS_A_DOCUMENT = 250
_A_COMMUNITY = 45  # things, of which the first are the hubs


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of each."""

    nodes: int
    edges: int
    quotes: int


@dataclass(frozen=True, slots=True)
class _Saying:
    """One turn: what it says about which link."""

    link: int
    words: str
    subject: Span
    object: Span


def generated_corpus(size: Size, *, links: Sequence[str], seed: int = 1) -> Corpus:
    """Return a corpus of a size, always the same; ``links`` are the predicates to choose from."""
    chance = random.Random(seed)
    entities = _entities(size.nodes, chance)
    ends = _ends(size, chance)
    chosen = [chance.choice(links) for _ in ends]
    sayings = [
        _saying(number % len(ends), entities, ends=ends, chance=chance)
        for number in range(size.quotes)
    ]
    chain_of = {entity.id: number for number, entity in enumerate(entities)}
    evidence: list[list[Evidence]] = [[] for _ in ends]
    extracts = []
    for first in range(0, len(sayings), _TURNS_A_DOCUMENT):
        part = sayings[first : first + _TURNS_A_DOCUMENT]
        document, starts = _document(part, number=first // _TURNS_A_DOCUMENT)
        name = document_id(document.source, document.sha256)
        mentions: list[Mention] = []
        for place, (saying, start) in enumerate(zip(part, starts, strict=True)):
            evidence[saying.link].append(
                _evidence(saying, start, document_name=name, place=place, chance=chance)
            )
            mentions += _mentions(saying, start, ends=ends, entities=entities)
        nobody = (None,) * len(document.turns)
        extracts.append(Extract(name, document, tuple(mentions), (), (), nobody))
    claims = [
        _claim(entities[one], predicate, entities[other], at=found, chance=chance)
        for (one, other), predicate, found in zip(ends, chosen, evidence, strict=True)
    ]
    by_chain = {
        (extract.document_id, mention.chain): entities[mention.chain].id
        for extract in extracts
        for mention in extract.mentions
    }
    assert len(chain_of) == len(entities), "names must differ"
    return Corpus(tuple(extracts), tuple(sorted(entities)), tuple(claims), by_chain)


def _entities(number: int, chance: random.Random) -> list[Entity]:
    made, taken = [], set()
    while len(made) < number:
        words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(2)]
        label = " ".join(word.capitalize() for word in words)
        kind = _TYPES[min(int(chance.expovariate(0.6)), len(_TYPES) - 1)]
        if entity_id(kind, label) in taken:
            continue
        taken.add(entity_id(kind, label))
        aliases = (f"the {words[1]}",) if chance.random() < 0.4 else ()
        mentions = 1 + int(chance.paretovariate(1.1))
        made.append(Entity(entity_id(kind, label), kind, label, aliases, mentions, mentions / 10))
    return made


def _ends(size: Size, chance: random.Random) -> list[tuple[int, int]]:
    """Return who is linked: each to a hub of its community first, then mostly within it."""
    found: dict[tuple[int, int], None] = {}
    for node in range(size.nodes):
        hub = node - node % _A_COMMUNITY
        if node != hub:
            found[node, hub] = None
    while len(found) < size.edges:
        one = chance.randrange(size.nodes)
        home = one - one % _A_COMMUNITY
        reach = chance.random()
        if reach < 0.75:
            other = home + int(chance.betavariate(1, 3) * _A_COMMUNITY)
        else:
            other = int(chance.betavariate(0.6, 2) * size.nodes)
        if one != other < size.nodes:
            found[one, other] = None
    return list(found)


def _saying(
    link: int,
    entities: Sequence[Entity],
    *,
    ends: Sequence[tuple[int, int]],
    chance: random.Random,
) -> _Saying:
    one, other = (entities[each].canonical_label for each in ends[link])
    lead = chance.choice(("So ", "I know that ", "Well, "))
    middle = chance.choice((" worked with ", " wrote to ", " spoke for ", " left "))
    words = f"{lead}{one}{middle}{other}, {chance.choice(_FILLING)}."
    second = len(lead) + len(one) + len(middle)
    return _Saying(
        link, words, Span(len(lead), len(lead) + len(one)), Span(second, second + len(other))
    )


def _document(sayings: Sequence[_Saying], *, number: int) -> tuple[Document, list[int]]:
    """Return a transcript and where each saying starts in it."""
    lines, turns, starts, position = [], [], [], 0
    for place, saying in enumerate(sayings):
        speaker = f"Speaker {(number + place % 3) % _SPEAKERS}"
        start = position + len(speaker) + 2
        label = Span(position, position + len(speaker))
        turns.append(Turn(Span(start, start + len(saying.words)), speaker, label, place * 9000))
        starts.append(start)
        lines.append(f"{speaker}: {saying.words}\n")
        position += len(lines[-1])
    text = "".join(lines)
    source = f"talks/talk-{number:04}.txt"
    document = Document(
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=f"Talk {number}",
        text=text,
        turns=tuple(turns),
        substitutions=(),
        time_marks=(),
        roster=(),
        reading=Reading("", (), ()),
        reader="generated",
        date=f"{1990 + number % 30}",
    )
    return document, starts


def _evidence(
    saying: _Saying, start: int, *, document_name: str, place: int, chance: random.Random
) -> Evidence:
    return Evidence(
        document_name,
        Span(start, start + len(saying.words)),
        saying.words,
        _moved(saying.subject, start),
        _moved(saying.object, start),
        f"Speaker {place % _SPEAKERS}",
        place * 9000,
        round(chance.uniform(0.45, 1), 4),
        chance.choice(("patterns", "network", "offices")),
    )


def _mentions(
    saying: _Saying, start: int, *, ends: Sequence[tuple[int, int]], entities: Sequence[Entity]
) -> Iterator[Mention]:
    for span, number in zip((saying.subject, saying.object), ends[saying.link], strict=True):
        place = _moved(span, start)
        kind = entities[number].entity_type
        yield Mention(place, place, span.of(saying.words), kind, named=True, chain=number)


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _claim(
    one: Entity, predicate: str, other: Entity, *, at: Sequence[Evidence], chance: random.Random
) -> Claim:
    put = chance.random()
    return Claim(
        one.id,
        predicate,
        other.id,
        None,
        tuple(at),
        Polarity.NEGATED if put < 0.06 else Polarity.AFFIRMED,
        Modality.POSSIBLE if put > 0.94 else Modality.ASSERTED,
    )
