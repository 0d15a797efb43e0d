"""Filters by time in the recording and by year."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.model import Decision
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence
from tests.harbour_corpus import ANA, BO, COMMITTEE, TREASURER, UNION, harbour_corpus


def set_slider(opened: OpenedPage, label: str, value: int) -> None:
    """Move a slider of the filter box, opening the box where it is not."""
    if not opened.page.locator("#filters").is_visible():
        opened.page.get_by_role("button", name="Filters").click()
    opened.page.get_by_role("slider", name=label).fill(str(value))


def test_a_range_of_the_recording_hides_what_is_said_at_other_times(harbour: OpenedPage) -> None:
    set_slider(harbour, "Time in the recording: from", 60)
    assert "00:01:00 – 00:01:15, hides 5 claims" in harbour.page.inner_text("#filters")
    assert harbour.drawn() == {BO.id, UNION.id}
    assert "Time in the recording: not 00:01:00 – 00:01:15" in harbour.panel.inner_text()
    assert "time=60-75" in harbour.fragment


@pytest.mark.parametrize(
    ("fragment", "drawn"),
    [
        pytest.param("#year=1955-1960", {ANA.id, TREASURER.id}, id="until 1961"),
        pytest.param("#year=1990-1999", {BO.id, COMMITTEE.id, UNION.id}, id="from a source"),
        pytest.param("#year=1954-1954", {ANA.id, TREASURER.id, UNION.id}, id="in one year"),
    ],
)  # fmt: skip
def test_a_year_leaves_what_held_then_or_else_is_told_by_a_source_from_then(
    opened: OpenedPage, tmp_path: Path, fragment: str, drawn: set[str]
) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment=fragment)
    assert opened.drawn() == drawn
    assert opened.fragment == fragment


def test_a_range_is_left_with_one_press(harbour: OpenedPage) -> None:
    set_slider(harbour, "Year: to", 1960)
    assert len(harbour.drawn()) < 5
    harbour.panel.get_by_role("button", name="Show: Year").click()
    assert len(harbour.drawn()) == 5
    set_slider(harbour, "Year: to", 1960)
    harbour.page.locator("#tools").get_by_role("button", name="Clear filters").click()
    assert (len(harbour.drawn()), harbour.fragment) == (5, "")
    assert harbour.complaints == []


def test_a_range_over_everything_is_no_filter(harbour: OpenedPage) -> None:
    set_slider(harbour, "Year: to", 1960)
    set_slider(harbour, "Year: to", 1999)
    assert harbour.fragment == ""
    assert "Hidden" not in harbour.panel.inner_text()


def test_what_a_person_added_has_a_year_of_its_own(opened: OpenedPage, tmp_path: Path) -> None:
    text = document_of("Bo Lind joined it.", date="1999")
    made = Decision("Eva Lind", "She told me.", "2024-05-31")
    added = claim(ANA, "memberOf", UNION, at=(), decision=made, valid_from="1970")
    said = claim(BO, "memberOf", UNION, at=evidence(text, "Bo Lind joined it"), valid_to="1960")
    corpus = corpus_of(text, entities=[ANA, BO, UNION], claims=[added, said])
    opened.open(corpus, folder=tmp_path, fragment="#year=1965-1970")
    assert opened.drawn() == {ANA.id, UNION.id}


def test_sources_without_times_have_no_filter_by_time(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(corpus_of(entities=[ANA]), folder=tmp_path, fragment="#time=1-2&year=1-2")
    opened.page.get_by_role("button", name="Filters").click()
    assert opened.page.get_by_role("slider").count() == 1
    assert opened.fragment == "#time=1-2&year=1-2"
    assert opened.drawn() == {ANA.id}
