"""What changed from one built graph to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kgraph.export.turtle import write_turtle
from kgraph.graph.difference import Difference, compare_graphs
from kgraph.graph.statements import build_statements
from kgraph.model import Claim, Corpus, Decision, Entity, Modality, Polarity
from tests.builders import claim, evidence, id_of, organization, person, small_ontology
from tests.harbour_corpus import ANA, ARTICLE, BO, COMMITTEE, TALK, UNION, harbour_corpus

Compare = Callable[[Corpus, Corpus], Difference]

HARBOUR = harbour_corpus()
(PART_OF,) = (each for each in HARBOUR.claims if each.predicate == "partOf")
JOINED = claim(COMMITTEE, "memberOf", UNION, at=evidence(ARTICLE, "the union"))


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Return a way to compare the graphs of two corpora."""

    def compare_built(old: Corpus, new: Corpus) -> Difference:
        for name, corpus in (("old.ttl", old), ("new.ttl", new)):
            write_turtle(build_statements(corpus, small_ontology()), tmp_path / name)
        return compare_graphs(tmp_path / "old.ttl", tmp_path / "new.ttl")

    return compare_built


def with_claims(*claims: Claim) -> Corpus:
    return replace(HARBOUR, claims=(*HARBOUR.claims, *claims))


def without(predicate: str) -> Corpus:
    return replace(HARBOUR, claims=tuple(c for c in HARBOUR.claims if c.predicate != predicate))


def with_entity(old: Entity, new: Entity) -> Corpus:
    """Return the corpus with one thing under another id, in its claims too."""

    def renamed(name: str | None) -> Any:  # noqa: ANN401  a name or none, as it was
        return new.id if name == old.id else name

    claims = (
        replace(
            each,
            subject=renamed(each.subject),
            object=renamed(each.object),
            qualifier=renamed(each.qualifier),
        )
        for each in HARBOUR.claims
    )
    entities = (new if each == old else each for each in HARBOUR.entities)
    return replace(HARBOUR, entities=tuple(entities), claims=tuple(claims))


def test_equal_graphs_do_not_differ(compare: Compare) -> None:
    assert not compare(HARBOUR, HARBOUR)


def test_a_claim_that_came_is_told_with_its_words(compare: Compare) -> None:
    difference = compare(HARBOUR, with_claims(JOINED))
    (added,) = difference.claims.added
    assert added.labels == ("Tide Committee", "member of", "Harbour Union", None)
    assert [(each.source, each.quote) for each in added.quotes] == [(ARTICLE.source, "the union")]
    assert not difference.claims.removed
    assert not difference.claims.changed
    assert not difference.entities


def test_a_claim_that_went_is_told_with_its_words(compare: Compare) -> None:
    difference = compare(HARBOUR, without("holdsRole"))
    (removed,) = difference.claims.removed
    assert removed.labels == ("Ana Ruiz", "holds role", "treasurer", "Harbour Union")
    assert [each.speaker for each in removed.quotes] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"polarity": Polarity.NEGATED}, ("polarity",), id="denied"),
        pytest.param({"modality": Modality.POSSIBLE}, ("modality",), id="put as possible"),
        pytest.param({"valid_to": "1960"}, ("valid_to",), id="holding to another year"),
        pytest.param(
            {"decision": Decision("Mina Duarte", "read it")}, ("decided_by", "confidence"),
            id="vouched for",
        ),
        pytest.param(
            {"evidence": (replace(PART_OF.evidence[0], confidence=0.5),)},
            ("confidence",), id="less sure",
        ),
        pytest.param(
            {"evidence": (evidence(ARTICLE, "part of it"),)}, ("quotes",), id="said in other words"
        ),
    ],
)  # fmt: skip
def test_a_claim_that_is_put_otherwise_has_changed(
    compare: Compare, fields: dict[str, Any], told: tuple[str, ...]
) -> None:
    others = tuple(each for each in HARBOUR.claims if each != PART_OF)
    new = replace(HARBOUR, claims=(*others, replace(PART_OF, **fields)))
    difference = compare(HARBOUR, new)
    (change,) = difference.claims.changed
    assert change.fields == told
    assert difference.claims.added == difference.claims.removed == ()


def test_a_claim_that_somebody_else_says_in_the_same_words_has_changed(compare: Compare) -> None:
    (mended,) = (each for each in HARBOUR.claims if each.predicate == "open:mend nets for")
    others = tuple(each for each in HARBOUR.claims if each != mended)
    by_ana = replace(mended, evidence=(replace(mended.evidence[0], speaker=ANA.id),))
    (change,) = compare(HARBOUR, replace(HARBOUR, claims=(*others, by_ana))).claims.changed
    assert change.fields == ("speakers",)
    assert change.before.quotes[0].speaker != change.after.quotes[0].speaker == "Ana Ruiz"


def test_of_two_claims_between_the_same_things_the_one_with_the_quote_has_changed(
    compare: Compare,
) -> None:
    denied, wished = (each for each in HARBOUR.claims if each.predicate == "memberOf")
    others = tuple(each for each in HARBOUR.claims if each.predicate != "memberOf")
    changed = (
        replace(denied, polarity=Polarity.AFFIRMED, modality=Modality.POSSIBLE),
        replace(wished, polarity=Polarity.NEGATED),
    )
    difference = compare(HARBOUR, replace(HARBOUR, claims=(*others, *changed)))
    fields = {each.after.quotes[0].quote: each.fields for each in difference.claims.changed}
    assert fields == {
        "I never joined the union": ("polarity", "modality"),
        "Perhaps I should have": ("polarity",),
    }


def test_a_thing_that_came_and_one_that_went_are_told(compare: Compare) -> None:
    guild = organization("Rope Guild")
    new = replace(HARBOUR, entities=(*HARBOUR.entities, guild))
    assert [each.label for each in compare(HARBOUR, new).entities.added] == ["Rope Guild"]
    assert [each.label for each in compare(new, HARBOUR).entities.removed] == ["Rope Guild"]


@pytest.mark.parametrize(
    ("new", "fields"),
    [
        pytest.param(
            replace(person("Ana Ruiz Soto", "Ana"), former_ids=(ANA.id,)), ("label",),
            id="an id that leads to the new one",
        ),
        pytest.param(
            replace(ANA, id="organization/ana-ruiz", entity_type="organization"), ("entity_type",),
            id="a label that it keeps",
        ),
        pytest.param(
            person("Ana Soto", "Ana", "Ana Ruiz"), ("label", "aliases"),
            id="an alias that was its label",
        ),
    ],
)  # fmt: skip
def test_a_thing_of_another_id_is_known_by(
    compare: Compare, new: Entity, fields: tuple[str, ...]
) -> None:
    difference = compare(HARBOUR, with_entity(ANA, new))
    (change,) = difference.entities.changed
    assert (change.before.id, change.after.id, change.fields) == (ANA.id, new.id, fields)
    assert not difference.entities.added
    assert not difference.claims


def test_two_things_that_are_one_now_are_told_and_their_claims_stay(compare: Compare) -> None:
    other = person("Anna Ruis")
    joined = claim(other, "founderOf", UNION, at=evidence(TALK, "I founded"))
    old = replace(HARBOUR, entities=(*HARBOUR.entities, other), claims=(joined, *HARBOUR.claims))
    ana = replace(ANA, former_ids=(other.id,))
    new = replace(with_entity(ANA, ana), claims=(replace(joined, subject=ANA.id), *HARBOUR.claims))
    difference = compare(old, new)
    assert [(each.before.label, each.fields) for each in difference.entities.changed] == [
        ("Anna Ruis", ("merged",))
    ]
    assert difference.claims.removed == difference.claims.added == ()


def test_claims_that_deny_each_other_are_newly_contradicted_once(compare: Compare) -> None:
    affirmed = claim(BO, "memberOf", UNION, at=evidence(ARTICLE, "Bo Lind mends nets for it"))
    new = with_claims(affirmed)
    ((one, other),) = compare(HARBOUR, new).contradicted
    assert {one.polarity, other.polarity} == {"positive", "negative"}
    both = {each.quotes[0].quote for each in (one, other)}
    assert both == {"Bo Lind mends nets for it", "I never joined the union"}
    later = replace(new, claims=(*new.claims, JOINED))
    assert compare(new, later).contradicted == ()


def test_a_source_that_was_edited_leaves_the_claims_that_it_still_states(compare: Compare) -> None:
    edited, moved = replace(ARTICLE, sha256="0" * 64), {id_of(ARTICLE): "article-txt-0000"}
    extracts = (
        replace(each, document_id=moved[id_of(ARTICLE)], document=edited)
        if each.document == ARTICLE
        else each
        for each in HARBOUR.extracts
    )
    claims = (replace(each, evidence=tuple(
        replace(place, document_id=moved.get(place.document_id, place.document_id))
        for place in each.evidence
    )) for each in HARBOUR.claims)  # fmt: skip
    new = replace(HARBOUR, extracts=tuple(extracts), claims=tuple(claims))
    assert not compare(HARBOUR, new)


def test_another_base_makes_no_difference(tmp_path: Path) -> None:
    for name, base in (
        ("old.ttl", "https://example.org/a/"),
        ("new.ttl", "https://example.org/b/"),
    ):
        statements = build_statements(HARBOUR, small_ontology(), base_iri=base)
        write_turtle(statements, tmp_path / name, base_iri=base)
    assert not compare_graphs(tmp_path / "old.ttl", tmp_path / "new.ttl")
