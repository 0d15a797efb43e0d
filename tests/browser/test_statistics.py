"""The statistics: who is central, who belongs together, who speaks about what."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator

from tests.browser.opened_page import OpenedPage
from tests.builders import corpus_of
from tests.harbour_corpus import BO, COMMITTEE, UNION, harbour_corpus


def statistics(opened: OpenedPage) -> Locator:
    opened.page.get_by_role("button", name="Statistics").click()
    return opened.page.get_by_role("region", name="Statistics")


def test_the_most_central_stand_first_by_type(harbour: OpenedPage) -> None:
    box = statistics(harbour)
    card = box.locator(".card").filter(has_text="organization").first
    assert card.locator(".name").all_inner_texts() == ["Harbour Union", "Tide Committee"]
    assert "3 links" in card.inner_text()
    assert harbour.fragment == "#statistics=1"
    assert harbour.complaints == []


def test_a_community_is_named_by_its_members_and_shown_in_the_picture(harbour: OpenedPage) -> None:
    box = statistics(harbour)
    assert "3 entities, 2 links" in box.inner_text()
    box.get_by_role("button", name="Show Harbour Union").click()
    assert box.is_hidden()
    selected = harbour.page.evaluate("kgraph.network.getSelectedNodes()")
    assert set(selected) == {UNION.id, BO.id, COMMITTEE.id}


def test_a_number_of_the_matrix_opens_what_one_says_of_the_topic(harbour: OpenedPage) -> None:
    box = statistics(harbour)
    head = box.locator(".matrix thead th").all_inner_texts()
    assert head == ["about", "Ana Ruiz", "Bo Lind"]
    box.get_by_role("button", name="2 quotes of Bo Lind about Harbour Union").click()
    assert harbour.heading == "Harbour Union"
    assert "only=speaker:person/bo-lind" in harbour.fragment
    assert "The filters leave out 4 claims." in harbour.panel.inner_text()


def test_the_address_opens_the_statistics_and_a_name_the_panel(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment="#statistics=1")
    box = opened.page.get_by_role("region", name="Statistics")
    box.get_by_role("button", name="Tide Committee").first.click()
    assert opened.heading == "Tide Committee"
    assert box.is_visible()
    opened.page.get_by_role("button", name="Picture", exact=True).click()
    assert box.is_hidden()


def test_an_empty_graph_has_empty_statistics(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(corpus_of(), folder=tmp_path, fragment="#statistics=1")
    assert "Most central" in opened.page.inner_text("#statistics")
    assert opened.complaints == []
