"""What the page can tell about each entity and link, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from kgraph.export.page.counted import counted
from kgraph.export.page.drawing import edge_id, looks_of_types, manner_of
from kgraph.export.page.first_view import first_view
from kgraph.export.page.quotes import quote_parts
from kgraph.export.page.texts import text_turns, turn_of
from kgraph.graph.network import Network, NetworkNode
from kgraph.model import Claim, Corpus, Document, Entity, Evidence
from kgraph.model.claim import ADDED_BY_HAND
from kgraph.model.quote import format_timestamp
from kgraph.ontology.types import Ontology

_Numbered = tuple[int, Document]


def page_contents(corpus: Corpus, ontology: Ontology, *, network: Network) -> dict[str, Any]:
    """Return types, relations, documents, entities, links and claims of the page.

    Entities come the most salient first. Links and claims name entities by id, and links,
    entities and evidence name claims and documents by position. What is empty is left out.
    """
    of_links = chain.from_iterable(edge.claims for edge in network.edges)
    of_nodes = chain.from_iterable(node.facts for node in network.nodes)
    claims = [*of_links, *of_nodes]
    position = {id(claim): place for place, claim in enumerate(claims)}
    documents = {each.document_id: each.document for each in corpus.extracts}
    numbered = {name: (place, documents[name]) for place, name in enumerate(sorted(documents))}
    return {
        "types": looks_of_types(ontology, network),
        "relations": _relations(claims, ontology),
        "documents": _documents(corpus, network),
        "entities": _entities(corpus.entities, network, position=position),
        "links": [
            {
                "id": edge_id(edge),
                "ends": [edge.first, edge.second],
                "manner": manner_of(edge.claims),
                "claims": [position[id(claim)] for claim in edge.claims],
            }
            for edge in network.edges
        ],
        "claims": [_claim(claim, numbered) for claim in claims],
        "statistics": counted(network),
    }


def _entities(
    entities: Iterable[Entity], network: Network, *, position: Mapping[int, int]
) -> list[dict[str, Any]]:
    entity_by_id = {entity.id: entity for entity in entities}
    first = first_view(network)

    def described(node: NetworkNode) -> dict[str, Any]:
        entity = entity_by_id[node.id]
        facts = [position[id(fact)] for fact in node.facts]
        return {
            "id": node.id,
            "label": node.label,
            "type": node.entity_type,
            "mentions": entity.mention_count,
            "salience": node.salience,
        } | _present(
            first=node.id in first or None,
            community=node.community,
            aliases=list(entity.aliases),
            same=list(entity.same_as),
            joins=_joins(entity),
            facts=facts,
        )

    return [described(node) for node in network.nodes]


def _joins(entity: Entity) -> list[dict[str, object]]:
    """Return why its names are one thing's; several documents may give one reason."""
    made = {
        (join.label, join.to, join.reason): _present(
            label=join.label,
            to=join.to,
            reason=join.reason,
            by=join.decision and join.decision.by,
            why=(join.decision and join.decision.why) or None,
        )
        for join in sorted(entity.joins, key=lambda join: join.key)
    }
    return list(made.values())


def _claim(claim: Claim, documents: Mapping[str, _Numbered]) -> dict[str, Any]:
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "manner": manner_of([claim]),
        "evidence": [_evidence(each, documents.get(each.document_id)) for each in claim.evidence],
    } | _present(
        object=claim.object,
        value=claim.value,
        qualifier=claim.qualifier,
        since=claim.valid_from,
        until=claim.valid_to,
        decision=_decision(claim),
    )


def _decision(claim: Claim) -> dict[str, object] | None:
    """Return who vouches for a claim, and whether that person brought it in."""
    made = claim.decision
    if made is None:
        return None
    added = all(evidence.rule == ADDED_BY_HAND for evidence in claim.evidence)
    return {"by": made.by, "added": added} | _present(why=made.why or None, on=made.on)


def _evidence(evidence: Evidence, numbered: _Numbered | None) -> dict[str, Any]:
    number, document = numbered or (None, None)
    time = None if evidence.start_ms is None else format_timestamp(evidence.start_ms)
    return {
        "parts": quote_parts(evidence, document),
        "confidence": round(evidence.confidence, 2),
    } | _present(
        document=number,
        turn=turn_of(evidence, document) if document else None,
        speaker=evidence.speaker,
        time=time,
        rule=evidence.rule or None,
    )


def _document(document: Document) -> dict[str, Any]:
    title = document.title or document.source
    told = document.meta
    return {"title": title} | _present(date=document.date, recording=told.recording, page=told.page)


def _documents(corpus: Corpus, network: Network) -> list[dict[str, Any]]:
    """Return the sources, each with its text."""
    rank = network.ranks()
    return [
        {"id": extract.document_id}
        | _document(extract.document)
        | {"turns": text_turns(extract, corpus, rank=rank)}
        for extract in sorted(corpus.extracts, key=lambda extract: extract.document_id)
    ]


def _relations(claims: Iterable[Claim], ontology: Ontology) -> dict[str, str]:
    """Return what each predicate is called: a link the ontology does not know by its own words."""
    known = ontology.relations
    return {
        name: known[name].label if name in known else name.removeprefix("open:")
        for name in sorted({claim.predicate for claim in claims})
    }


def _present(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, [])}
