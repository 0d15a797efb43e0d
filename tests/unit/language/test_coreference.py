"""Which names of a document are one, by the groups of their mentions."""

from __future__ import annotations

import pytest

from kgraph.language.chains import build_chains, number_chains
from kgraph.language.coreference import merge_groups
from kgraph.language.mentions import name_key
from kgraph.language.name_groups import Group
from kgraph.model import Join, Participant


def groups_of(names: dict[str, str]) -> dict[str, Group]:
    """Return the names, given with their type, as groups of one mention each."""
    groups = {}
    for name, kind in names.items():
        group = Group(name_key(name), named=True)
        group.labels[name] += 1
        group.types[kind] += 1
        groups[group.key] = group
    return groups


def joined(names: dict[str, str]) -> dict[str, str]:
    """Return the names that go with another, with that other; names are given with their type."""
    groups = groups_of(names)
    joins = merge_groups(groups)
    ends = {key: joins.end_of(key) for key in groups}
    return {groups[key].label: groups[end].label for key, end in ends.items() if key != end}


@pytest.mark.parametrize(
    ("name", "is_gone_to", "end"),
    [
        pytest.param("Netherby", False, "judithnetherby", id="nobody is there"),
        pytest.param("Netherby", True, "netherby", id="somebody is there"),
        pytest.param("Norway", False, "norway", id="a country"),
    ],
)
def test_a_last_name_taken_for_a_place_is_the_persons(
    name: str, end: str, *, is_gone_to: bool
) -> None:
    groups = groups_of({f"Judith {name}": "person", name: "place"})
    groups[name_key(name)].is_gone_to = is_gone_to
    assert merge_groups(groups).end_of(name_key(name)) == end


@pytest.mark.parametrize(
    ("names", "one"),
    [
        pytest.param(
            {"Congress": "organization", "United States Congress": "organization"},
            {"Congress": "United States Congress"},
            id="the last word of the one that has it",
        ),
        pytest.param(
            {"House": "organization", "House of Commons": "organization"},
            {"House": "House of Commons"},
            id="the first word before of",
        ),
        pytest.param(
            {
                "Board": "organization",
                "Board of Trade": "organization",
                "Red Board": "organization",
            },
            {"Board": "Board of Trade"},
            id="the first word before of rather than the last of another",
        ),
        pytest.param(
            {"National Congress": "organization", "United States Congress": "organization"},
            {"National Congress": "United States Congress"},
            id="the nation's, where the text names one",
        ),
        pytest.param(
            {
                "Parliament": "organization",
                "Houses of Parliament": "organization",
                "Lorn Parliament": "organization",
            },
            {"Parliament": "Lorn Parliament"},
            id="no name that has it after of",
        ),
        pytest.param(
            {"Act": "concept", "Clean Salt Act": "concept"},
            {"Act": "Clean Salt Act"},
            id="a law",
        ),
        pytest.param(
            {"Light": "concept", "Northern Light": "concept"},
            {},
            id="no other concept",
        ),
        pytest.param(
            {"River": "organization", "River Guild": "organization"},
            {},
            id="no other first word",
        ),
        pytest.param(
            {
                "Guild": "organization",
                "Harbour Guild": "organization",
                "Hill Guild": "organization",
            },
            {},
            id="not with two that have it",
        ),
        pytest.param(
            {"Mills": "organization", "Harbour Mills": "organization"},
            {},
            id="no plural",
        ),
        pytest.param({"Harbour": "place", "North Harbour": "place"}, {}, id="no place"),
        pytest.param(
            {"Guild": "organization", "Harbour Guild": "place"}, {}, id="nor with a place"
        ),
        pytest.param(
            {"Fair": "event", "Spring Fair": "event"}, {"Fair": "Spring Fair"}, id="an event"
        ),
        pytest.param({"Ana": "person", "Ana Ruiz": "person"}, {"Ana": "Ana Ruiz"}, id="a person"),
        pytest.param({"Chair": "person", "Vice Chair": "person"}, {}, id="no other office"),
        pytest.param({"Farmers": "concept", "Hill Farmers": "person"}, {}, id="nor all of many"),
        pytest.param({"US": "place", "US Farmers": "person"}, {}, id="no country with its people"),
    ],
)
def test_a_short_form_goes_with_its_one_full_name(
    names: dict[str, str], one: dict[str, str]
) -> None:
    assert joined(names) == one


@pytest.mark.parametrize(
    ("names", "one"),
    [
        pytest.param(
            {"Food Board of Lorn and Skye": "organization", "Food Board Lorn Skye": "organization"},
            {"Food Board of Lorn and Skye": "Food Board Lorn Skye"},
            id="small words apart",
        ),
        pytest.param(
            {"Harbour Guilds": "organization", "Harbour Guild": "organization"},
            {"Harbour Guilds": "Harbour Guild"},
            id="a plural apart",
        ),
        pytest.param(
            {"ANA B. RUIZ": "person", "General Ana B Ruiz": "person"},
            {"ANA B. RUIZ": "General Ana B Ruiz"},
            id="a title before it, and capitals",
        ),
        pytest.param({"Ana Ruizs": "person", "Ana Ruiz": "person"}, {}, id="but no person's"),
        pytest.param(
            {"Lorn, Maine": "place", "Lorn": "place"},
            {"Lorn, Maine": "Lorn"},
            id="a place with its region",
        ),
        pytest.param(
            {"Heron magazine": "work", "Heron": "work"},
            {"Heron magazine": "Heron"},
            id="a work with the word for what it is",
        ),
        pytest.param({"Heron magazine": "work", "Heron": "place"}, {}, id="but of one type only"),
        pytest.param(
            {"Ilva": "place", "Storm Ilva": "event"}, {"Ilva": "Storm Ilva"}, id="a storm's name"
        ),
        pytest.param({"N.B.": "place", "North Bay": "place"}, {"N.B.": "North Bay"}, id="dots"),
        pytest.param(
            {"U.S.": "place", "University of Skye": "organization"}, {}, id="no country's initials"
        ),
        pytest.param({"NB": "place", "North Bay": "place"}, {}, id="two letters without dots"),
        pytest.param(
            {"U.S. Senate": "organization", "United States Senate": "organization"},
            {"U.S. Senate": "United States Senate"},
            id="a country's initials spelt out",
        ),
        pytest.param(
            {"U.S.": "place", "U.S. Reform": "person"}, {}, id="a country is no part of a person"
        ),
        pytest.param(
            {"Reformists": "concept", "Reformist Party": "organization"},
            {"Reformists": "Reformist Party"},
            id="the people of a party",
        ),
        pytest.param(
            {"Unionists": "concept", "Reform Party": "organization"}, {}, id="of another root"
        ),
        pytest.param(
            {"Tassie": "place", "Tasmania": "place", "Tasmanians": "place"},
            {"Tassie": "Tasmania"},
            id="the pet name of a place",
        ),
        pytest.param({"Italy": "place", "Italian": "place"}, {}, id="but no people's name"),
    ],
)
def test_names_that_differ_in_small_things_are_one(
    names: dict[str, str], one: dict[str, str]
) -> None:
    assert joined(names) == one


def test_each_join_keeps_its_reason() -> None:
    names = {"Ruiz": "person", "Ana Ruiz": "person"}
    groups = groups_of(names)
    joins = merge_groups(groups)
    numbers = number_chains(groups, joins)
    (chain,) = build_chains(groups, joins, numbers=numbers)
    assert chain.joins == (Join("Ruiz", "Ana Ruiz", "part of the one full name that has it"),)


def test_a_short_form_in_brackets_goes_with_what_it_stands_after() -> None:
    groups = groups_of({"HD": "organization", "hand disorder": "concept"})
    joins = merge_groups(groups, bracketed={"hd": "handdisorder"})
    assert joins.end_of("hd") == "handdisorder"


@pytest.mark.parametrize(
    ("heard", "speakers", "one"),
    [
        pytest.param("Saltrits", ["Bo Lind"], "Salt Roots", id="in a transcript"),
        pytest.param("Saltrits", [], "Saltrits", id="but not in prose"),
        pytest.param("Solstice", ["Bo Lind"], "Solstice", id="and with the same consonants only"),
    ],
)
def test_a_rare_name_that_sounds_like_a_frequent_body_is_that(
    heard: str, speakers: list[str], one: str
) -> None:
    groups = groups_of({"Salt Roots": "organization", heard: "place"})
    groups["saltroots"].labels["Salt Roots"] = 9
    joins = merge_groups(groups, roster=[Participant(name) for name in speakers])
    assert groups[joins.end_of(name_key(heard))].label == one


@pytest.mark.parametrize(("names", "one"), [
    pytest.param(
        {"Ana Ruiz": "person", "Bo Ruiz": "person", "Ruiz": "person"},
        {"Ruiz": "Ana Ruiz"}, id="of two it is whom the text names first",
    ),
    pytest.param(
        {"Paul Desh Jr.": "person", "Paul Desh Sr.": "person", "Desh": "person"},
        {"Desh": "Paul Desh Jr."}, id="what tells the son from the father is no last name",
    ),
    pytest.param(
        {"Ana Ruiz": "person", "Ana Holm": "person", "Ana": "person"},
        {}, id="a first name that two have is neither's",
    ),
])  # fmt: skip
def test_a_family_name_that_several_have_is_that_of_whom_the_text_is_about(
    names: dict[str, str], one: dict[str, str]
) -> None:
    assert joined(names) == one


def test_a_family_name_is_nobodys_where_another_is_named_oftener() -> None:
    groups = groups_of({"Ana Ruiz": "person", "Bo Ruiz": "person", "Ruiz": "person"})
    groups[name_key("Bo Ruiz")].labels["Bo Ruiz"] += 2
    assert merge_groups(groups).end_of("ruiz") == "ruiz"
