"""What the runtime says of the development files, in the format of the scorers."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.components import MENTIONS
from kgraph.language.labels import RELATIONS, claim_predicate

Record = dict[str, Any]

_ANNOTATED = frozenset(RELATIONS[:15])
"""The relations that KnowledgeNet annotates."""

PROJECT_TYPES = {"object": "concept"}
"""Our types whose name the scorer does not know."""


def annotate(nlp: Language, record: Record) -> Doc:
    """Return the Doc of one record, with its turns where it has any."""
    doc = nlp.make_doc(record["text"])
    doc._.turns = [(t["start"], t["end"], t["speaker"]) for t in record.get("turns", [])]
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def mention_prediction(doc: Doc, record: Record) -> Record:
    """Return nested mentions with chains."""
    group = doc.spans[MENTIONS]
    mentions = [
        {
            "start": span.start_char,
            "end": span.end_char,
            "type": PROJECT_TYPES.get(span.label_, span.label_),
            "entity": f"e{chain}",
            "named": named,
        }
        for span, chain, named in zip(
            group, group.attrs["chain"], group.attrs["named"], strict=True
        )
    ]
    return {"source": str(record["id"]), "text": record["text"], "mentions": mentions}


def name_prediction(doc: Doc, record: Record) -> Record:
    """Return flat names."""
    mentions = [
        {
            "start": name.start_char,
            "end": name.end_char,
            "type": PROJECT_TYPES.get(name.label_, name.label_),
            "named": True,
        }
        for name in doc.ents
    ]
    return {"source": str(record["id"]), "text": record["text"], "mentions": mentions}


def claim_prediction(doc: Doc, record: Record, *, thresholds: Mapping[str, float]) -> Record:
    """Return the relations as claims; entities are the spans themselves.

    ``thresholds`` has the least score of each relation, as the model's card names them.
    """
    entities: dict[tuple[int, int], str] = {}
    kinds: dict[str, str] = {}
    claims = []
    for subject, object_, relation, score in doc._.relations:
        least = thresholds.get(f"relation {relation}", thresholds.get("relations", 0.5))
        if relation not in _ANNOTATED or score < least:
            continue
        ends = [doc[s:e] for s, e in (subject, object_)]
        places = [(span.start_char, span.end_char) for span in ends]
        keys = [entities.setdefault(place, f"e{len(entities)}") for place in places]
        kinds.setdefault(keys[0], _subject_type(relation))
        claims.append(
            {
                "subject": keys[0],
                "object": keys[1],
                "predicate": claim_predicate(relation),
                "subject_span": list(places[0]),
                "object_span": list(places[1]),
                "polarity": "positive",
                "modality": "asserted",
                "confidence": score,
                "relation": relation,
            }
        )
    return {
        "source": str(record["id"]),
        "text": record["text"],
        "entities": [{"id": key, "type": kind} for key, kind in kinds.items() if kind],
        "claims": claims,
    }


def _subject_type(relation: str) -> str:
    """Return the type that tells two relations of one local name apart."""
    return {
        "headquarteredIn": "organization",
        "subsidiaryOf": "organization",
        "livesIn": "person",
        "employedBy": "person",
    }.get(relation, "")


def sentence_starts(doc: Doc) -> list[int]:
    """Return the code points where sentences begin, at their first word."""
    starts = []
    for sentence in doc.sents:
        first = next((token for token in sentence if not token.is_space), None)
        if first is not None:
            starts.append(first.idx)
    return starts


def f_score(pairs: Iterable[tuple[set[Any], set[Any]]]) -> float:
    """Return F1 in percent over ``(gold, predicted)`` sets."""
    hits = gold_count = predicted_count = 0
    for gold, predicted in pairs:
        hits += len(gold & predicted)
        gold_count += len(gold)
        predicted_count += len(predicted)
    total = gold_count + predicted_count
    return 200 * hits / total if total else 100.0
