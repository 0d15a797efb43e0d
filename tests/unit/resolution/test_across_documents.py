"""Which names of different documents are one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Extract
from kgraph.resolution import resolve
from tests.unit.resolution.chains import extract_of, groups_of, labels_of

GUILD = {"Tide Guild": "organization", "Ben Okafor": "person", "Lornwick": "place"}
CHOIR = {"Skerry Choir": "organization", "Cora Lind": "person", "Dunmarsh": "place"}


def guild_text(source: str, name: str, *, kind: str = "person", spoken: bool = False) -> Extract:
    """A text about the guild that names one thing more, a member of it in Lornwick."""
    said = [(name, "memberOf", "Tide Guild"), (name, "basedIn", "Lornwick")]
    return extract_of(source, {name: kind, **GUILD}, said=said, spoken=spoken)


def choir_text(source: str, name: str) -> Extract:
    """A text about the choir that names one person more, a member of it in Dunmarsh."""
    said = [(name, "memberOf", "Skerry Choir"), (name, "basedIn", "Dunmarsh")]
    return extract_of(source, {name: "person", **CHOIR}, said=said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ana Ruiz", "Ana Ruiz", id="the same full name"),
        pytest.param("Ana Ruiz", "Ana Ruis", id="one that sounds like it"),
        pytest.param("Ana Ruiz", "ana ruiz", id="small letters"),
        pytest.param("Ana Ruiz", "Ana Maria Ruiz", id="a middle name left out"),
        pytest.param("Ana Ruiz", "A. Ruiz", id="an initial"),
        pytest.param("Ana Featherstone", "Ana Feather stone", id="a name heard as two words"),
        pytest.param("Ana Ruiz", "Ruiz", id="the last name alone"),
        pytest.param("Ana Ruiz", "Ana", id="the first name alone"),
    ],
)
def test_a_name_and_what_is_heard_of_it_are_one_among_the_same_people(one: str, other: str) -> None:
    found = groups_of(guild_text("a.txt", one), guild_text("b.txt", other, spoken=True))
    assert sorted([f"a.txt: {one}", f"b.txt: {other}"]) in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ana Ruiz", "Ana Ruiz", id="the same full name, all else different"),
        pytest.param("Ana Ruiz", "Ana Ruis", id="one that sounds like it"),
        pytest.param("Ana Ruiz", "Ruiz", id="the last name alone"),
        pytest.param("Ana Ruiz", "Ana", id="the first name alone"),
    ],
)
def test_other_people_in_another_place_are_other_people(one: str, other: str) -> None:
    texts = [guild_text("a.txt", one), choir_text("b.txt", other)]
    circles = [guild_text("c.txt", "Ida Holm"), choir_text("d.txt", "Ole Brandt")]
    assert sorted([f"a.txt: {one}", f"b.txt: {other}"]) not in groups_of(*texts, *circles)


def test_people_whose_names_have_other_parts_in_the_middle_are_two_among_the_same_people() -> None:
    texts = [guild_text("a.txt", "Ana Feather Stone"), guild_text("b.txt", "Ana Sand Stone")]
    assert ["a.txt: Ana Feather Stone", "b.txt: Ana Sand Stone"] not in groups_of(*texts)


def test_one_full_name_of_which_nothing_else_is_known_is_one_person() -> None:
    texts = [
        extract_of("a.txt", {"Ana Ruiz": "person"}),
        extract_of("b.txt", {"Ana Ruiz": "person"}),
    ]
    assert groups_of(*texts) == [["a.txt: Ana Ruiz", "b.txt: Ana Ruiz"]]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        pytest.param("1950", "1972", False, id="two years of birth"),
        pytest.param("1950", "1950-03-01", True, id="a year and a day in it"),
    ],
)
def test_a_person_is_born_once(first: str, second: str, together: bool) -> None:
    texts = [
        extract_of("a.txt", {"Ana Ruiz": "person"}, said=[("Ana Ruiz", "bornOn", first)]),
        extract_of("b.txt", {"Ana Ruiz": "person"}, said=[("Ana Ruiz", "bornOn", second)]),
    ]
    assert bool(groups_of(*texts)) is together


def test_names_that_one_document_tells_apart_stay_apart() -> None:
    names = {"Maria Garcia": "person", "Mario Garcia": "person", **GUILD}
    texts = [extract_of("a.txt", names), guild_text("b.txt", "Maria Garcia")]
    assert not any("a.txt: Mario Garcia" in group for group in groups_of(*texts))


def test_a_single_name_that_fits_two_people_about_equally_is_neither() -> None:
    names = {"Ana Ruiz": "person", "Ana Holm": "person", **GUILD}
    found = groups_of(extract_of("a.txt", names), guild_text("b.txt", "Ana"))
    assert not any("b.txt: Ana" in group for group in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Harbour Transport Union", "HTU", id="initials"),
        pytest.param("LeftBank", "Left Bank", id="words joined"),
        pytest.param("Brackenford", "Brakkenford", id="a sound"),
    ],
)
def test_names_of_bodies_are_heard_wrong_too(one: str, other: str) -> None:
    texts = [guild_text("a.txt", one, kind="organization")]
    texts += [guild_text("b.txt", other, kind="organization", spoken=True)]
    assert sorted([f"a.txt: {one}", f"b.txt: {other}"]) in groups_of(*texts)


def test_the_label_is_the_full_name_and_prose_spells_it() -> None:
    spoken = [guild_text(f"{n}.txt", "Ana Ruis", spoken=True) for n in "abc"]
    corpus = resolve([*spoken, guild_text("d.txt", "Ana Ruiz"), guild_text("e.txt", "Ruiz")])
    assert "Ana Ruiz" in labels_of(corpus)
    (ana,) = [entity for entity in corpus.entities if entity.canonical_label == "Ana Ruiz"]
    assert ana.aliases == ("Ana Ruis", "Ruiz")


def test_a_merge_keeps_its_reason() -> None:
    corpus = resolve([guild_text("a.txt", "Ana Ruiz"), guild_text("b.txt", "Ana Ruis")])
    (ana,) = [entity for entity in corpus.entities if entity.canonical_label.startswith("Ana")]
    (join,) = ana.joins
    assert join.reason.startswith("sounds like it; both with ")
    assert {join.label, join.to} == {"Ana Ruiz", "Ana Ruis"}


def test_the_id_of_the_other_spelling_is_kept_as_a_former_one() -> None:
    corpus = resolve(
        [guild_text("a.txt", "Ana Ruiz"), guild_text("b.txt", "Ana Ruis", spoken=True)]
    )
    (ana,) = [entity for entity in corpus.entities if entity.canonical_label == "Ana Ruiz"]
    assert (ana.id, ana.former_ids) == ("person/ana-ruiz", ("person/ana-ruis",))


def test_people_of_one_name_have_ids_of_their_own_that_say_which() -> None:
    texts = [guild_text("a.txt", "Ana Ruiz"), choir_text("b.txt", "Ana Ruiz")]
    circles = [guild_text("c.txt", "Ida Holm"), choir_text("d.txt", "Ole Brandt")]
    ids = [entity.id for entity in resolve([*texts, *circles]).entities]
    assert {"person/ana-ruiz", "person/ana-ruiz-dunmarsh"} <= set(ids)


def test_the_order_of_documents_makes_no_difference() -> None:
    texts = [guild_text("a.txt", "Ana Ruiz"), choir_text("b.txt", "Ana Ruiz")]
    texts += [guild_text("c.txt", "Ana Ruis"), guild_text("d.txt", "Ana")]
    assert resolve(texts) == resolve(texts[::-1]) == resolve([texts[n] for n in (2, 0, 3, 1)])


@pytest.mark.parametrize(("also", "one"), [
    pytest.param("Salt Song", True, id="told by the text"),
    pytest.param("Star Boats", False, id="the title without its subtitle, which may be another's"),
])  # fmt: skip
def test_another_name_that_a_text_gives_joins(also: str, one: bool) -> None:
    first = extract_of("a.txt", {"Star Boats: A New Sail": "work", **GUILD})
    chains = tuple(
        replace(chain, labels=(*chain.labels, also)) if chain.entity_type == "work" else chain
        for chain in first.chains
    )
    other = extract_of("b.txt", {also: "work", **GUILD})
    found = groups_of(replace(first, chains=chains), other)
    assert (["a.txt: Star Boats: A New Sail", f"b.txt: {also}"] in found) is one
