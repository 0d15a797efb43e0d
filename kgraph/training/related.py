"""Reads the relation corpora and maps their properties to the relations of the network."""

from collections.abc import Iterator
from typing import Any, Final

from kgraph.language.labels import PRONOUNS, RELATIONS, type_bits
from kgraph.training.annotated import chains_of, outermost
from kgraph.training.examples import Example, GoldSpan, RelationLayer, SpanLayer
from kgraph.training.named import OPEN_TYPES, name_layer
from kgraph.training.tokens import TokenizedText

_PERSON = type_bits("person")
_ORGANIZATION = type_bits("organization")
_PLACE = type_bits("place")
_DATE = type_bits("date")

KNOWLEDGENET: Final = {
    "EMPLOYEE_OR_MEMBER_OF": ("employedBy", False, _PERSON, _ORGANIZATION),
    "CEO": ("chiefOf", True, _ORGANIZATION, _PERSON),
    "POLITICAL_AFFILIATION": (
        "affiliatedWith",
        False,
        _PERSON,
        _ORGANIZATION | type_bits("concept"),
    ),
    "EDUCATED_AT": ("educatedAt", False, _PERSON, _ORGANIZATION),
    "FOUNDED_BY": ("founderOf", True, _ORGANIZATION, _PERSON | _ORGANIZATION),
    "SUBSIDIARY_OF": ("subsidiaryOf", False, _ORGANIZATION, _ORGANIZATION),
    "HEADQUARTERS": ("headquarteredIn", False, _ORGANIZATION, _PLACE),
    "PLACE_OF_RESIDENCE": ("livesIn", False, _PERSON, _PLACE),
    "PLACE_OF_BIRTH": ("bornIn", False, _PERSON, _PLACE),
    "NATIONALITY": ("nationality", False, _PERSON, _PLACE | type_bits("concept")),
    "SPOUSE": ("spouseOf", False, _PERSON, _PERSON),
    "CHILD_OF": ("childOf", False, _PERSON, _PERSON),
    "DATE_OF_BIRTH": ("bornOn", False, _PERSON, _DATE),
    "DATE_OF_DEATH": ("diedOn", False, _PERSON, _DATE),
    "DATE_FOUNDED": ("foundedOn", False, _ORGANIZATION, _DATE),
}
"""Property -> relation, whether it runs the other way, types of its subject and object."""

DOCRED: Final = {
    "P463": (("employedBy",), False),
    "P102": (("affiliatedWith",), False),
    "P54": (("employedBy",), False),
    "P241": (("employedBy",), False),
    "P108": (("employedBy",), False),
    "P488": (("employedBy",), True),
    "P6": (("employedBy",), True),
    "P35": (("employedBy",), True),
    "P112": (("founderOf",), True),
    "P159": (("headquarteredIn",), False),
    "P551": (("livesIn",), False),
    "P19": (("bornIn",), False),
    "P69": (("educatedAt",), False),
    "P26": (("spouseOf",), False),
    "P22": (("childOf",), False),
    "P25": (("childOf",), False),
    "P40": (("childOf",), True),
    "P3373": (("relativeOf",), False),
    "P749": (("subsidiaryOf",), False),
    "P355": (("subsidiaryOf",), True),
    "P1365": (("successorOf",), False),
    "P1366": (("successorOf",), True),
    "P50": (("creatorOf",), True),
    "P57": (("creatorOf",), True),
    "P58": (("creatorOf",), True),
    "P86": (("creatorOf",), True),
    "P170": (("creatorOf",), True),
    "P162": (("creatorOf",), True),
    "P175": (("creatorOf",), True),
    "P676": (("creatorOf",), True),
    "P178": (("creatorOf",), True),
    "P800": (("creatorOf",), False),
    "P123": (("publisherOf",), True),
    "P264": (("publisherOf",), True),
    "P1344": (("participantIn",), False),
    "P607": (("participantIn",), False),
    "P710": (("participantIn",), True),
    "P571": (("foundedOn",), False),
    "P576": (("dissolvedOn",), False),
    "P569": (("bornOn",), False),
    "P570": (("diedOn",), False),
}
"""Wikidata property -> relations, and whether it runs the other way.

Citizenship (P27) is left out, since the corpus marks it from background knowledge, and so are links
that our own passages teach by another rule: parts, kinds, heads of state, where somebody works.
"""

_DOCRED_SCOPE: Final = frozenset(
    RELATIONS.index(name) for names, _ in DOCRED.values() for name in names
)


def knowledgenet_examples(
    records: list[dict[str, Any]], demonyms: frozenset[str]
) -> Iterator[Example]:
    """Yield one example a passage; only the properties it is annotated for are in scope."""
    for record in records:
        text = TokenizedText.of(record["text"])
        scope = frozenset(RELATIONS.index(KNOWLEDGENET[name][0]) for name in record["annotated"])
        numbers: dict[tuple[int, int], int] = {}
        types: dict[tuple[int, int], int] = {}
        facts: dict[tuple[int, int], frozenset[int]] = {}
        for fact in record["facts"]:
            name, is_reversed, *sides = KNOWLEDGENET[fact["property"]]
            spans = [text.span(*fact["subject"]), text.span(*fact["object"])]
            if spans[0] is None or spans[1] is None or spans[0] == spans[1]:
                continue
            for span, bits in zip(spans, sides, strict=True):
                assert span is not None
                types[span] = types.get(span, 0) | int(bits)
            pair = [numbers.setdefault(s, len(numbers)) for s in spans if s is not None]
            key = (pair[1], pair[0]) if is_reversed else (pair[0], pair[1])
            facts[key] = facts.get(key, frozenset()) | {RELATIONS.index(str(name))}
        yield Example(
            "knowledgenet",
            record["id"],
            text.words,
            text.breaks,
            None,
            names=_anchor_names(text, types, demonyms=demonyms),
            relations=RelationLayer(list(numbers), facts, frozenset(), scope, propose=True),
        )


def _anchor_names(
    text: TokenizedText, types: dict[tuple[int, int], int], *, demonyms: frozenset[str]
) -> SpanLayer:
    """Return the anchors that are names or dates; what overlaps them is none."""
    spans = []
    for (first, last), bits in types.items():
        words = text.words[first : last + 1]
        if first == last and words[0] in demonyms and bits & _PLACE:
            bits = type_bits("concept")
        is_pronoun = first == last and words[0].lower() in PRONOUNS
        if not is_pronoun and any(word[0].isupper() or word[0].isdigit() for word in words):
            spans.append(GoldSpan(first, last, bits))
    names, inner = outermost(spans)
    return SpanLayer(names, None, inner, exclusive=True)


def docred_examples(records: list[dict[str, Any]], demonyms: frozenset[str]) -> Iterator[Example]:
    """Yield documents with names, chains of names and the relations stated in one sentence."""
    for record in records:
        text = TokenizedText.of(record["text"])
        sentences = text.sentence_numbers(record["sentences"])
        assert sentences is not None
        yield Example(
            "docred",
            record["id"],
            text.words,
            text.breaks,
            sentences,
            names=name_layer(
                text, record["mentions"], open_types=OPEN_TYPES["docred"], demonyms=demonyms
            ),
            chains=chains_of(text, record["mentions"]),
            relations=_stated_relations(text, record, sentences=sentences),
        )


def _stated_relations(
    text: TokenizedText, record: dict[str, Any], *, sentences: list[int]
) -> RelationLayer:
    anchors: list[tuple[int, int]] = []
    entities: list[int] = []
    for mark in record["mentions"]:
        span = text.span(mark["start"], mark["end"])
        if span is not None and span not in anchors:
            anchors.append(span)
            entities.append(mark["entity"])
    stated: dict[tuple[int, int], list[tuple[set[int], frozenset[int]]]] = {}
    for fact in record["relations"]:
        names, is_reversed = DOCRED.get(fact["property"], ((), False))
        pair = (fact["subject"], fact["object"])
        relations = frozenset(RELATIONS.index(name) for name in names)
        key = (pair[1], pair[0]) if is_reversed else pair
        stated.setdefault(key, []).append((set(fact["evidence"]), relations))
    facts: dict[tuple[int, int], frozenset[int]] = {}
    unknown = set()
    for i, subject in enumerate(anchors):
        for j, object_ in enumerate(anchors):
            links = stated.get((entities[i], entities[j]), [])
            sentence = sentences[subject[0]]
            if i == j or not links:
                continue
            here = [r for evidence, r in links if sentence in evidence]
            if sentence != sentences[object_[0]] or len(here) < len(links):
                unknown.add((i, j))
            elif found := frozenset().union(*here):
                facts[i, j] = found
    return RelationLayer(anchors, facts, frozenset(unknown), _DOCRED_SCOPE, propose=False)
