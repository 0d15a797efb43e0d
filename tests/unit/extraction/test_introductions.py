"""Who hosts a recording and who is a guest on it, from how it is opened."""

from __future__ import annotations

import pytest

from kgraph.extraction.introductions import find_introduced
from tests.placed import heard, links

ONTOLOGY = links("hostOf person work", "guestOn person work")
WHO = {"Ana Ruiz": "person", "I": "Ana Ruiz", "Low Tide": "work", "Ben Holt": "person"}
WELCOME = "Welcome to Low Tide."
HOST = "I am your host Ana Ruiz."


def introduced(*turns: tuple[str, str], **others: str) -> list[str]:
    """Return who hosts and who is a guest, of the mentions that the turns have."""
    said = " ".join(words for _, words in turns)
    seen = {words: meant for words, meant in {**WHO, **others}.items() if words in said}
    if "I" in seen and "Ana Ruiz" not in said:
        seen = {words: meant for words, meant in seen.items() if words != "I"}
    read = heard(turns, seen)
    return read.claimed(find_introduced(read.sentences, ONTOLOGY))


def test_who_says_that_he_is_the_host_is_it() -> None:
    assert introduced(("Ana Ruiz", f"{WELCOME} {HOST}")) == ["Ana Ruiz hostOf Low Tide"]


@pytest.mark.parametrize("words", [
    pytest.param("Your host is not I, but I thank Ana Ruiz.", id="host after another verb"),
    pytest.param("I am your friend Ana Ruiz.", id="a friend"),
    pytest.param("Was I your host, Ana Ruiz?", id="asked"),
])  # fmt: skip
def test_who_does_not_say_so_hosts_nothing(words: str) -> None:
    assert introduced(("Ana Ruiz", f"{WELCOME} {words}")) == []


@pytest.mark.parametrize("words", [
    pytest.param("My guest is Ben Holt.", id="my guest is"),
    pytest.param("Our special guest today is Ben Holt.", id="our special guest today is"),
    pytest.param("I am joined by Ben Holt.", id="joined by"),
])  # fmt: skip
def test_who_is_called_a_guest_is_one(words: str) -> None:
    told = introduced(("Ana Ruiz", f"{WELCOME} {HOST} {words}"))
    assert told == ["Ana Ruiz hostOf Low Tide", "Ben Holt guestOn Low Tide"]


def test_who_is_named_before_the_guests_is_none() -> None:
    words = "With Ben Holt away, my guest is Cy Moss."
    told = introduced(("Ana Ruiz", f"{WELCOME} {words}"), **{"Cy Moss": "person"})
    assert told == ["Cy Moss guestOn Low Tide"]


@pytest.mark.parametrize("greeting", [
    pytest.param("Ben Holt, welcome.", id="welcomed"),
    pytest.param("Ben Holt, thanks for joining.", id="thanked for joining"),
    pytest.param("We have a guest. Ben Holt keeps bees.", id="called a guest and then named"),
])  # fmt: skip
def test_a_speaker_whom_the_host_greets_is_a_guest(greeting: str) -> None:
    talk = [("Ana Ruiz", f"{WELCOME} {HOST} {greeting}"), ("Ben Holt", "Hello.")]
    assert introduced(*talk)[1:] == ["Ben Holt guestOn Low Tide"]


def test_whom_the_host_greets_but_who_never_speaks_is_no_guest() -> None:
    talk = ("Ana Ruiz", f"{WELCOME} {HOST} Ben Holt, welcome.")
    assert introduced(talk) == ["Ana Ruiz hostOf Low Tide"]


def test_the_host_is_no_guest_of_his_own() -> None:
    talk = [("Ana Ruiz", f"{WELCOME} {HOST} Ana Ruiz, welcome."), ("Ben Holt", "Hello.")]
    assert introduced(*talk) == ["Ana Ruiz hostOf Low Tide"]


def test_a_work_named_at_the_opening_by_its_host_is_the_one_he_hosts() -> None:
    assert introduced(("Ana Ruiz", f"This is Low Tide. {HOST}")) == ["Ana Ruiz hostOf Low Tide"]


def test_a_work_named_only_later_is_not() -> None:
    later = "Well. " * 6 + "I read Low Tide."
    assert introduced(("Ana Ruiz", f"{HOST} {later}")) == []


def test_a_work_that_nobody_is_welcomed_to_has_neither_host_nor_guest() -> None:
    assert introduced(("Ana Ruiz", "I read Low Tide. My guest is Ben Holt.")) == []


def test_an_ontology_without_these_links_gives_none() -> None:
    who = {"Ana Ruiz": "person", "I": "Ana Ruiz", "Low Tide": "work"}
    read = heard([("Ana Ruiz", f"{WELCOME} {HOST}")], who)
    assert list(find_introduced(read.sentences, links("hostOf person work"))) == []
