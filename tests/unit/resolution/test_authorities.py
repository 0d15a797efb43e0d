"""Which entity a row of the authority file speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import AuthorityRecord, AuthorityStatus, Corpus, Entity, Problem
from kgraph.resolution import link_authorities
from tests.builders import corpus_of, organization, person

IRI = "https://example.org/ana"
ANA = person("Ana Ruiz", "Ana", "A. Ruiz")
SOTO = person("Ana Soto", "Ana")
UNION = organization("Ana Ruiz")


def record(label: str, *aliases: str, iri: str = IRI) -> AuthorityRecord:
    return AuthorityRecord(label, "person", iri, aliases, place="a.csv:2")


def linked(*entities: Entity, by: AuthorityRecord) -> list[str]:
    """Return the ids of the entities that a record links."""
    corpus = link_authorities(corpus_of(entities=list(entities)), [by])
    return [entity.id for entity in corpus.entities if entity.same_as == (by.iri,)]


@pytest.mark.parametrize(
    "by",
    [
        pytest.param(record("Ana Ruiz"), id="its label"),
        pytest.param(record(" ana  RUIZ"), id="its label in other case and spacing"),
        pytest.param(record("A. Ruiz"), id="an alias that only it has"),
        pytest.param(record("Ana Maria Ruiz", "Ana Ruiz"), id="an alias of the row"),
        pytest.param(record("Ana Maria Ruiz", "A. Ruiz"), id="aliases on both sides"),
        pytest.param(record("person/ana-ruiz"), id="its id"),
        pytest.param(record("Ana Ruiz", "Ana Soto"), id="its label, before an alias of the row"),
    ],
)
def test_a_row_links_the_entity_of_its_type_that_it_names_by(by: AuthorityRecord) -> None:
    assert linked(ANA, SOTO, UNION, by=by) == [ANA.id]


def test_the_label_that_is_shown_comes_before_an_alias_of_another() -> None:
    alone = person("Ana")
    assert linked(ANA, alone, SOTO, by=record("ana")) == [alone.id]


def test_a_row_links_an_entity_by_an_id_that_it_had_before() -> None:
    renamed = replace(ANA, former_ids=("person/anna-ruis",))
    assert linked(renamed, SOTO, by=record("person/anna-ruis")) == [ANA.id]


def test_a_row_of_another_type_or_name_links_nothing_and_is_no_problem() -> None:
    corpus = corpus_of(entities=[UNION, SOTO])
    assert link_authorities(corpus, [record("Ana Ruiz")]) == corpus


def test_a_row_that_may_mean_two_entities_is_a_problem_that_names_both() -> None:
    corpus = link_authorities(corpus_of(entities=[ANA, SOTO]), [record("Ana")])
    assert [entity.same_as for entity in corpus.entities] == [(), ()]
    (problem,) = corpus.problems
    assert str(problem) == (
        "a.csv:2: 'Ana' may be person/ana-ruiz or person/ana-soto, so it is linked to none of "
        "them. Write the id of the one that is meant in place of the label, or merge them."
    )
    assert problem.severity == "error"


@pytest.mark.parametrize("status", [AuthorityStatus.SUGGESTED, AuthorityStatus.REJECTED])
def test_only_accepted_rows_link(status: AuthorityStatus) -> None:
    assert linked(ANA, by=replace(record("Ana Ruiz"), status=status)) == []


def test_several_rows_give_several_iris_sorted_and_once() -> None:
    rows = [record("Ana Ruiz", iri=iri) for iri in ("urn:b", "urn:a", "urn:b")]
    corpus = link_authorities(corpus_of(entities=[ANA]), rows)
    assert corpus.entities[0].same_as == ("urn:a", "urn:b")


def test_what_was_known_and_wrong_before_stays() -> None:
    before = Problem("x.toml:1", "it matches nothing.")
    corpus = replace(corpus_of(entities=[replace(ANA, same_as=("urn:z",))]), problems=(before,))
    after: Corpus = link_authorities(corpus, [record("Ana Ruiz")])
    assert after.entities[0].same_as == (IRI, "urn:z")
    assert after.problems == (before,)
