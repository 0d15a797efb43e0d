"""What is seen: filters, focus, paths, and the address that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.opened_page import OpenedPage
from tests.harbour_corpus import ANA, BO, COMMITTEE, TREASURER, UNION, harbour_corpus


def filters(opened: OpenedPage) -> Locator:
    """Open the box of filters, and each of its parts."""
    opened.page.get_by_role("button", name="Filters").click()
    box = opened.page.get_by_role("region", name="Filters")
    for summary in box.locator("summary").all():
        summary.click()
    return box


def test_a_filter_says_how_many_it_hides(harbour: OpenedPage) -> None:
    box = filters(harbour)
    box.get_by_role("checkbox", name="denied").uncheck()
    assert "1 of 2 off, hides 1 claim" in box.inner_text()
    box.get_by_role("button", name="only Ana Ruiz").click()
    assert "Showing 3 of 5 entities and 2 of 4 links" in harbour.counts
    assert "2 entities hidden" in harbour.page.inner_text("#tools")


def test_the_panel_tells_what_is_hidden_and_shows_it_again(harbour: OpenedPage) -> None:
    box = filters(harbour)
    box.get_by_role("button", name="only talk.txt").click()
    assert "Hidden: 1 entity and 2 claims" in harbour.panel.inner_text()
    assert "Sources: Nets & tides" in harbour.panel.inner_text()
    harbour.panel.get_by_role("button", name="Show: Sources").click()
    assert "Hidden" not in harbour.panel.inner_text()
    assert "Showing 5 entities and 4 links" in harbour.counts


def test_a_filter_leaves_out_quotes_of_a_claim_that_stays(harbour: OpenedPage) -> None:
    harbour.click_in_picture(ANA.id, UNION.id)
    assert "confidence 0.75" in harbour.panel.inner_text()
    harbour.page.get_by_role("button", name="Filters").click()
    harbour.page.get_by_label("Least confidence").fill("0.8")
    assert "I founded the Harbour Union" in harbour.panel.inner_text()
    assert "confidence 0.75" not in harbour.panel.inner_text()


def test_what_is_open_says_that_filters_leave_claims_out(harbour: OpenedPage) -> None:
    filters(harbour).get_by_role("checkbox", name="denied").uncheck()
    harbour.click_in_picture(BO.id, UNION.id)
    assert "The filters leave out 1 claim." in harbour.panel.inner_text()
    harbour.panel.get_by_role("button", name="Clear filters").click()
    assert "I never joined the union" in harbour.panel.inner_text()


def test_what_is_opened_by_name_is_seen_whatever_is_hidden(harbour: OpenedPage) -> None:
    harbour.page.locator("#legend").get_by_role("button", name="person").click()
    assert ANA.id not in harbour.drawn()
    harbour.page.keyboard.press("/")
    harbour.page.keyboard.type("ana")
    harbour.page.keyboard.press("Enter")
    assert ANA.id in harbour.drawn()
    assert BO.id not in harbour.drawn()


@pytest.mark.parametrize(
    ("button", "seen"),
    [
        pytest.param("1 link", {ANA.id, UNION.id, TREASURER.id}, id="neighbours"),
        pytest.param(
            "2 links",
            {ANA.id, BO.id, COMMITTEE.id, UNION.id, TREASURER.id},
            id="neighbours of neighbours",
        ),
    ],
)
def test_a_focus_shows_what_is_near(harbour: OpenedPage, button: str, seen: set[str]) -> None:
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    harbour.panel.get_by_role("button", name=button, exact=True).click()
    assert harbour.drawn() == seen


def test_a_focus_moves_along_and_says_what_it_hides(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    harbour.panel.get_by_role("button", name="1 link", exact=True).click()
    harbour.panel.get_by_role("button", name="treasurer").last.click()
    assert harbour.drawn() == {ANA.id, TREASURER.id}
    harbour.panel.get_by_text("Hidden: 3 entities").click()
    harbour.panel.get_by_role("button", name="Leave focus").click()
    assert len(harbour.drawn()) == 5
    assert harbour.complaints == []


def test_a_path_has_a_quote_for_each_step_by_keyboard_alone(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="treasurer").click()
    harbour.panel.get_by_label("Path to").focus()
    harbour.page.keyboard.type("bo")
    harbour.page.keyboard.press("Enter")
    assert harbour.heading == "From treasurer to Bo Lind"
    text = harbour.panel.inner_text()
    assert "The shortest path: 3 links." in text
    quotes = ["I was its treasurer", "I founded the Harbour Union", "Bo Lind mends nets for it"]
    places = [text.index(quote) for quote in quotes]
    assert places == sorted(places)


def test_a_path_that_filters_cut_is_told(harbour: OpenedPage) -> None:
    harbour.page.locator("#legend").get_by_role("button", name="organization").click()
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    harbour.panel.get_by_label("Path to").fill("bo")
    harbour.page.keyboard.press("Enter")
    assert "without them there is one of 2 links" in harbour.panel.inner_text()
    harbour.panel.get_by_role("button", name="Clear filters").click()
    assert "The shortest path: 2 links." in harbour.panel.inner_text()


def test_the_address_opens_the_same_view(harbour: OpenedPage, tmp_path: Path) -> None:
    filters(harbour).get_by_role("button", name="only Bo Lind").click()
    harbour.panel.get_by_role("button", name="Bo Lind").click()
    harbour.panel.get_by_role("button", name="1 link", exact=True).click()
    fragment, seen, told = harbour.fragment, harbour.drawn(), harbour.panel.inner_text()
    assert "only=speaker:person/bo-lind" in fragment
    harbour.page.goto("about:blank")
    harbour.open(harbour_corpus(), folder=tmp_path, fragment=fragment)
    assert (harbour.fragment, harbour.drawn(), harbour.panel.inner_text()) == (
        fragment, seen, told,
    )  # fmt: skip


def test_back_and_forward_go_through_the_views(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    harbour.panel.get_by_role("button", name="1 link", exact=True).click()
    harbour.page.locator("#legend").get_by_role("button", name="concept").click()
    assert harbour.drawn() == {ANA.id, UNION.id}
    harbour.page.go_back()
    assert TREASURER.id in harbour.drawn()
    harbour.page.go_back()
    assert len(harbour.drawn()) == 5
    harbour.page.go_back()
    assert harbour.heading == "Everything in this graph"
    harbour.page.go_forward()
    assert harbour.heading == "Ana Ruiz"


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("#entity=person/nobody&hops=2&to=x", id="things that are not there"),
        pytest.param("#hide=__proto__:x&only=constructor:y&hide=type", id="no such filter"),
        pytest.param("#sure=much&hops=-1&entity=%E0%A4%A", id="no numbers, broken escapes"),
    ],
)
def test_an_address_that_means_nothing_opens_everything(
    opened: OpenedPage, tmp_path: Path, fragment: str
) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment=fragment)
    assert opened.heading == "Everything in this graph"
    assert "Showing 5 entities and 4 links" in opened.counts
    assert opened.complaints == []


def test_escape_closes_the_filters_and_keeps_what_is_open(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Bo Lind").click()
    filters(harbour)
    harbour.page.keyboard.press("Escape")
    assert not harbour.page.get_by_role("region", name="Filters").is_visible()
    assert harbour.heading == "Bo Lind"
    assert harbour.page.evaluate("document.activeElement.textContent") == "Filters"
