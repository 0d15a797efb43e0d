"""Who speaks, under which spellings, as what."""

from __future__ import annotations

import pytest

from kgraph.model import Participant
from kgraph.sources.roster import group_labels

from .conftest import Read


@pytest.mark.parametrize(
    ("opening", "parts"),
    [
        pytest.param("I'm your host, Ana Ruiz.", ["host", None], id="your host"),
        pytest.param("Hosted by me. Our guest is Ben.", ["host", "guest"], id="our guest"),
        pytest.param("I am your host, and I am joined by Ben.", ["host", None], id="joined by"),
        pytest.param("I'm your host Ana, joined by Ben.", ["host", None], id="named after"),
        pytest.param("Today’s guests are Ben and his cat.", [None, "guest"], id="today's guests"),
        pytest.param("My guest is Benn Okoroe.", [None, "guest"], id="a name misheard"),
        pytest.param("I've got two guests. Ben is one.", [None, "guest"], id="guests to come"),
        pytest.param("My guest was late.", [None, None], id="a guest without a name"),
    ],
)  # fmt: skip
def test_parts_are_taken_from_what_is_said(
    read: Read, opening: str, parts: list[str | None]
) -> None:
    document = read(f"Ana Ruiz: {opening}\n\nBen Okoro: Hello.\n\nAna Ruiz: Hi.")
    assert [person.part for person in document.roster] == parts


def test_who_thanks_for_having_him_is_a_guest(read: Read) -> None:
    document = read("Ana Ruiz: Hi.\n\nBen Okoro: Thank you so much for having me.")
    assert document.roster[1] == Participant("Ben Okoro", ("Ben",), "guest")


def test_the_title_names_guests(read: Read) -> None:
    document = read("The Quay, with Ben Okoro\n\nAna Ruiz: Hi.\n\nBen Okoro: Hello.")
    assert [person.part for person in document.roster] == [None, "guest"]


def test_a_role_in_the_label_counts(read: Read) -> None:
    document = read("ANA RUIZ, HOST: Hi.\n\nBEN OKORO (guest): Hello.\n\nRUIZ: So.\n\nOKORO: Yes.")
    assert document.roster == (
        Participant("ANA RUIZ", ("ANA", "RUIZ"), "host"),
        Participant("BEN OKORO", ("BEN", "OKORO"), "guest"),
    )


def test_labels_that_name_a_part_stay_labels(read: Read) -> None:
    document = read("Speaker 1: Hi.\n\nSpeaker 2: Hello.\n\nSpeaker 1: So.")
    assert document.roster == (Participant("Speaker 1"), Participant("Speaker 2"))


def test_a_first_name_that_two_speakers_share_is_no_alias(read: Read) -> None:
    document = read("Ana Ruiz: Hi.\n\nAna Okoro: Hello.\n\nAna Ruiz: So.")
    assert [person.aliases for person in document.roster] == [(), ()]


def test_a_first_name_that_two_share_is_nobodys_alias() -> None:
    assert group_labels(["Ana Ruiz", "Ana Okoro", "Ana"]) == [["Ana Ruiz"], ["Ana Okoro"], ["Ana"]]
