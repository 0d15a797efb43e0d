from __future__ import annotations

from dataclasses import replace

from kgraph.model import Claim, CoreferenceChain, Evidence, Extract, Span
from kgraph.resolution import resolve
from tests.builders import document_of, id_of

TEXT = "Ana Ruiz joined the Harbour Union."


def extract_of(source: str, *, speaker: str | None = None) -> Extract:
    document = document_of(TEXT, source=source)
    evidence = Evidence(id_of(document), Span(0, 34), TEXT, Span(0, 8), speaker=speaker)
    return Extract(
        document_id=id_of(document),
        document=document,
        mentions=(),
        chains=(
            CoreferenceChain(0, "person", ("Ana Ruiz", "Ana"), 2.0),
            CoreferenceChain(1, "organization", ("Harbour Union",), 1.0),
        ),
        claims=(Claim("c0", "memberOf", "c1", None, (evidence,)),),
        speaker_chains=(None,),
    )


def test_one_name_in_two_documents_is_one_entity_with_all_its_mentions() -> None:
    corpus = resolve([extract_of("a.txt"), extract_of("b.txt")])
    assert [(entity.id, entity.mention_count) for entity in corpus.entities] == [
        ("organization/harbour-union", 2),
        ("person/ana-ruiz", 4),
    ]
    assert corpus.entities[1].aliases == ("Ana",)


def test_what_two_documents_state_is_one_claim_with_both_places() -> None:
    first, second = extract_of("a.txt"), extract_of("b.txt")
    claims = resolve([first, second]).claims
    assert len(claims) == 1
    places = [evidence.document_id for evidence in claims[0].evidence]
    assert places == sorted([first.document_id, second.document_id])


def test_the_order_of_documents_does_not_matter() -> None:
    first, second = extract_of("a.txt"), extract_of("b.txt")
    assert resolve([first, second]) == resolve([second, first])


def test_the_speaker_of_the_evidence_becomes_an_entity() -> None:
    corpus = resolve([extract_of("a.txt", speaker="c0")])
    assert corpus.claims[0].evidence[0].speaker == "person/ana-ruiz"


def test_a_claim_of_a_thing_about_itself_is_dropped() -> None:
    found = extract_of("a.txt")
    claim = replace(found.claims[0], object="c0")
    assert resolve([replace(found, claims=(claim,))]).claims == ()


def test_a_word_of_one_document_is_not_the_name_of_another() -> None:
    named = extract_of("a.txt")
    word = replace(
        extract_of("b.txt"),
        chains=(CoreferenceChain(0, "concept", ("harbour union",), 1.0),),
        claims=(),
    )
    ids = [entity.id for entity in resolve([named, word]).entities]
    assert {"concept/harbour-union", "organization/harbour-union"} <= set(ids)
