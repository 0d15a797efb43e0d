"""Which names of a document are one, by the groups of their mentions."""

from __future__ import annotations

import pytest

from kgraph.language.coreference import Group, merge_groups
from kgraph.language.mentions import name_key


def joined(names: dict[str, str]) -> dict[str, str]:
    """Return the names that go with another, with that other; names are given with their type."""
    groups = {}
    for name, kind in names.items():
        group = Group(name_key(name), named=True)
        group.labels[name] += 1
        group.types[kind] += 1
        groups[group.key] = group
    merged = merge_groups(groups, roster=(), known_names=(), misheard={})
    return {groups[key].label: groups[other].label for key, other in merged.items() if key != other}


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
        pytest.param({"US": "place", "US Farmers": "person"}, {}, id="no country with its people"),
    ],
)
def test_a_short_form_goes_with_its_one_full_name(
    names: dict[str, str], one: dict[str, str]
) -> None:
    assert joined(names) == one
