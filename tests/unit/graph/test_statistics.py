"""Who is central, who belongs together, who speaks about what."""

from __future__ import annotations

from dataclasses import replace

from kgraph.graph.network import build_network
from kgraph.graph.statistics import Spoken, Statistics, statistics_of
from kgraph.model import Corpus
from tests.builders import claim, concept, corpus_of, document_of, evidence, person
from tests.harbour_corpus import ANA, BO, COMMITTEE, TREASURER, UNION, harbour_corpus


def counted(corpus: Corpus) -> Statistics:
    return statistics_of(build_network(corpus))


def test_the_most_salient_of_each_type_come_first() -> None:
    central = counted(harbour_corpus()).central_by_type
    assert central == {
        "organization": (UNION.id, COMMITTEE.id),
        "person": (ANA.id, BO.id),
        "concept": (TREASURER.id,),
    }


def test_what_has_no_link_is_not_central() -> None:
    alone = person("Cy Holm")
    corpus = harbour_corpus()
    with_alone = replace(corpus, entities=(*corpus.entities, alone))
    assert alone.id not in counted(with_alone).central_by_type["person"]


def test_communities_have_their_most_salient_members_first() -> None:
    [community] = counted(harbour_corpus()).communities
    assert community.members[0] == UNION.id
    assert set(community.members) == {UNION.id, BO.id, COMMITTEE.id}
    assert community.links == 2


def test_quotes_are_counted_by_speaker_and_topic() -> None:
    assert counted(harbour_corpus()).spoken == Spoken(
        speakers=(ANA.id, BO.id), topics=(UNION.id, TREASURER.id), quotes=((3, 1), (2, 0))
    )


def test_one_quote_for_two_claims_counts_once_and_speakers_are_no_topics() -> None:
    text = document_of("I like nets, and nets like me, says Ana to Bo.")
    nets = concept("nets")
    said = evidence(text, "I like nets", speaker=ANA.id)
    replied = evidence(text, "nets like me", speaker=BO.id)
    claims = [
        claim(ANA, "supports", nets, at=said),
        claim(BO, "supports", nets, at=[said, replied]),
        claim(BO, "supports", ANA, at=replied),
    ]
    corpus = corpus_of(text, entities=[ANA, BO, nets], claims=claims)
    assert counted(corpus).spoken == Spoken((BO.id, ANA.id), (nets.id,), ((1,), (1,)))


def test_a_corpus_without_speakers_has_no_matrix() -> None:
    text = document_of("Ana supports Bo.")
    corpus = corpus_of(
        text,
        entities=[ANA, BO],
        claims=[claim(ANA, "supports", BO, at=evidence(text, "Ana supports Bo"))],
    )
    assert counted(corpus).spoken == Spoken()
    assert counted(corpus_of()) == Statistics()
