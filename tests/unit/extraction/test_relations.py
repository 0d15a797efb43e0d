"""Links that the trained relation model finds between two mentions; its scores are made up here."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft
from kgraph.extraction.relations import common_anchor, find_trained_links
from tests.placed import Placed, links, placed

ONTOLOGY = links(
    "affiliatedWith person organization",
    "basedIn person|organization place",
    "bornOn person date",
    "holdsRole person concept",
    "leaderOf person organization",
    "worksFor person organization",
)
# She leads the Guild, says Wren, since May 1990. Then Lorn sings.
TEXT = """
    She    she    PRON  PRP nsubj 1
    leads  lead   VERB  VBZ ROOT  1
    the    the    DET   DT  det   3
    Guild  guild  PROPN NNP obj   1
    says   say    VERB  VBZ parataxis 1
    Wren   wren   PROPN NNP nsubj 4
    since  since  ADP   IN  case  8
    May    may    PROPN NNP compound 8
    1990   1990   NUM   CD  obl   1
    as     as     ADP   IN  case  10
    chair  chair  NOUN  NN  obl   1
    .      .      PUNCT .   punct 1
    Then   then   ADV   RB  advmod 14
    Lorn   lorn   PROPN NNP nsubj 14
    sings  sing   VERB  VBZ ROOT  14
"""
WHO = {
    "Guild": "organization", "Wren": "person", "She": "person", "Lorn": "place", "chair": "concept",
}  # fmt: skip
SHE, GUILD, WREN, DATE, CHAIR, LORN = (0, 1), (3, 4), (5, 6), (7, 9), (10, 11), (13, 14)

Scored = tuple[tuple[int, int], tuple[int, int], str, float]


def scored(*relations: Scored, **who: str) -> Placed:
    read = placed(TEXT, {**WHO, **who})
    read.doc._.relations = list(relations)
    return read


def drafts(*relations: Scored, **who: str) -> list[Draft]:
    read = scored(*relations, **who)
    return list(find_trained_links(read.doc, read.finder, ontology=ONTOLOGY))


def told(*relations: Scored, **who: str) -> list[str]:
    return scored(**who).told(drafts(*relations, **who))


@pytest.mark.parametrize(("name", "link"), [
    pytest.param("leaderOf", ["Wren leaderOf Guild"], id="by its own name"),
    pytest.param("affiliation", ["Wren affiliatedWith Guild"], id="by that of the vocabulary"),
    pytest.param("chiefOf", ["Wren leaderOf Guild"], id="one that encyclopaedias teach"),
    pytest.param("employedBy", [], id="not one that they teach too badly"),
    pytest.param("hostOf", [], id="not one that the ontology does not know"),
    pytest.param("holdsRole", [], id="not one between other types"),
])  # fmt: skip
def test_what_the_model_scores_highly_is_a_link(name: str, link: list[str]) -> None:
    assert told((WREN, GUILD, name, 0.9)) == link


def test_what_it_scores_low_is_none() -> None:
    assert told((WREN, GUILD, "leaderOf", 0.2)) == []


def test_encyclopaedias_count_only_where_nothing_else_is_found() -> None:
    found = [(WREN, GUILD, "chiefOf", 0.9), (WREN, GUILD, "worksFor", 0.5)]
    assert told(*found) == ["Wren worksFor Guild"]


def test_encyclopaedias_make_less_sure() -> None:
    (theirs,), (ours,) = (drafts((WREN, GUILD, name, 0.9)) for name in ("chiefOf", "leaderOf"))
    assert theirs.confidence < ours.confidence == 0.9


def test_a_pronoun_makes_less_sure_since_coreference_must_be_right_too() -> None:
    (distant,) = drafts((SHE, GUILD, "leaderOf", 0.9))
    assert 0 < distant.confidence < 0.9


def test_the_best_of_two_scores_of_one_link_counts() -> None:
    scores = [(WREN, GUILD, "leaderOf", score) for score in (0.5, 0.7, 0.6)]
    assert [draft.confidence for draft in drafts(*scores)] == [0.7]


def test_two_mentions_of_different_sentences_are_not_linked() -> None:
    assert told((GUILD, LORN, "basedIn", 0.9)) == []


def test_a_date_is_a_value_and_needs_to_be_one() -> None:
    assert told((WREN, DATE, "bornOn", 0.9)) == ["Wren bornOn 1990-05"]
    assert told((WREN, GUILD, "bornOn", 0.9)) == []


def test_nobody_is_linked_to_himself() -> None:
    assert told((WREN, GUILD, "leaderOf", 0.9), Guild="organization", Wren="Guild") == []


def test_a_role_is_held_in_the_body_that_the_model_joins_to_it() -> None:
    found = [(SHE, CHAIR, "holdsRole", 0.9), (CHAIR, GUILD, "roleIn", 0.9)]
    assert told(*found) == ["She holdsRole chair [Guild]"]


def test_the_surest_detail_counts_and_none_that_is_unsure() -> None:
    held = (SHE, CHAIR, "holdsRole", 0.9)
    assert told(held, (CHAIR, GUILD, "roleIn", 0.4)) == ["She holdsRole chair"]
    two = [(CHAIR, WREN, "roleIn", 0.6), (CHAIR, GUILD, "roleIn", 0.8)]
    for details in (two, two[::-1]):
        assert told(held, *details) == ["She holdsRole chair [Guild]"]


def test_details_say_who_says_it_and_from_when_to_when_it_holds() -> None:
    (draft,) = drafts(
        (SHE, GUILD, "leaderOf", 0.9),
        (SHE, WREN, "saidBy", 0.9),
        (GUILD, DATE, "holdsFrom", 0.9),
        (GUILD, CHAIR, "holdsTo", 0.9),
    )
    assert draft.source is not None
    assert draft.source.mention.text == "Wren"
    assert (draft.valid_from, draft.valid_to) == ("1990-05", None)


STUDIED = """
    She    she    PRON  PRP nsubj 1
    joined join   VERB  VBD ROOT  1
    the    the    DET   DT  det   3
    Guild  guild  PROPN NNP obj   1
    and    and    CCONJ CC  cc    {verb}
    {she}  she    PRON  PRP {dep} {verb}
    sang   sing   VERB  VBD {how} {at}
    until  until  ADP   IN  case  8
    1990   1990   NUM   CD  obl   6
"""


@pytest.mark.parametrize(("dep", "until"), [
    pytest.param("nsubj", None, id="in a clause with a subject of its own"),
    pytest.param("advmod", "1990", id="in one that shares the subject"),
])  # fmt: skip
def test_a_date_of_another_clause_dates_nothing(dep: str, until: str | None) -> None:
    table = STUDIED.format(verb=6, she="she", dep=dep, how="conj", at=1)
    read = placed(table, {"Guild": "organization", "She": "person"})
    read.doc._.relations = [
        ((0, 1), (3, 4), "leaderOf", 0.9), ((3, 4), (8, 9), "holdsTo", 0.9),
    ]  # fmt: skip
    (draft,) = find_trained_links(read.doc, read.finder, ontology=ONTOLOGY)
    assert draft.valid_to == until


@pytest.mark.parametrize(("pair", "anchor"), [
    pytest.param((SHE, GUILD), 1, id="the verb over both"),
    pytest.param((GUILD, WREN), 1, id="the verb over the clause of one"),
    pytest.param((GUILD, LORN), 14, id="of two trees, what the later hangs on"),
])  # fmt: skip
def test_the_word_that_joins_two_mentions(
    pair: tuple[tuple[int, int], tuple[int, int]], anchor: int
) -> None:
    assert common_anchor(scored().doc, pair) == anchor
