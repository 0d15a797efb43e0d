"""Large graphs: communities are drawn as one disc each until they are opened."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kgraph.model import Corpus, Entity
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence, person

CIRCLES, MEMBERS = 11, 100
TEXT = document_of("They row together.")


def rower(circle: int, number: int) -> Entity:
    return person(f"Rower {circle} {number}")


@cache
def rowing_corpus() -> Corpus:
    """Return eleven circles of a hundred people round one each, and one who knows nobody."""
    said = evidence(TEXT, "They row together")
    circles = [[rower(circle, each) for each in range(MEMBERS)] for circle in range(CIRCLES)]
    claims = [
        claim(first, "supports", other, at=said) for first, *rest in circles for other in rest
    ]
    claims += [claim(one[0], "supports", other[0], at=said) for one, other in pairwise(circles)]
    people = [each for circle in circles for each in circle]
    return corpus_of(TEXT, entities=[*people, person("Loner")], claims=claims)


@pytest.fixture
def communities(opened: OpenedPage, tmp_path: Path) -> OpenedPage:
    opened.open(rowing_corpus(), folder=tmp_path)
    opened.page.locator("#tools").get_by_role("button", name="Show communities").click()
    return opened


def test_the_first_view_of_a_large_graph_is_small(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(rowing_corpus(), folder=tmp_path)
    assert 100 <= len(opened.drawn()) <= 150


def test_communities_are_drawn_as_one_disc_each(communities: OpenedPage) -> None:
    assert len(communities.drawn()) == CIRCLES + 1
    assert "12 closed communities" in communities.counts


def test_a_click_on_a_community_opens_it(communities: OpenedPage) -> None:
    communities.click_in_picture(f"group:{rower(3, 0).id}")
    members = {rower(3, each).id for each in range(MEMBERS)}
    assert communities.drawn() >= members
    assert len(communities.drawn()) == MEMBERS + CIRCLES
    communities.click_in_picture(rower(3, 0).id)
    assert communities.heading == "Rower 3 0"
    assert communities.complaints == []


def test_a_community_is_opened_and_closed_by_keyboard(communities: OpenedPage) -> None:
    button = communities.panel.get_by_role("button", name="Open Rower 4 0 +99")
    button.press("Enter")
    assert rower(4, 7).id in communities.drawn()
    assert button.evaluate("button => button === document.activeElement")
    button.press("Enter")
    assert rower(4, 7).id not in communities.drawn()


def test_the_address_opens_the_same_communities(communities: OpenedPage, tmp_path: Path) -> None:
    communities.click_in_picture(f"group:{rower(3, 0).id}")
    fragment, seen = communities.fragment, communities.drawn()
    communities.page.goto("about:blank")
    communities.open(rowing_corpus(), folder=tmp_path, fragment=fragment)
    assert communities.drawn() == seen


def test_a_filter_counts_for_communities_too(communities: OpenedPage) -> None:
    communities.page.locator("#legend").get_by_role("button", name="person").click()
    assert communities.drawn() == set()


def test_a_long_list_grows_by_parts(communities: OpenedPage) -> None:
    rows = communities.panel.locator("section", has_text="person ·").locator("li")
    assert rows.count() == 40
    communities.panel.get_by_role("button", name="Show 200 more of 1,061").click()
    assert rows.count() == 240
    assert rows.nth(40).locator("button").evaluate("each => each === document.activeElement")


def test_the_statistics_open_a_community_in_the_picture(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(rowing_corpus(), folder=tmp_path, fragment="#statistics=1")
    opened.page.get_by_role("button", name="Show Rower 3 0").click()
    assert opened.drawn() >= {rower(3, each).id for each in range(MEMBERS)}
    assert len(opened.drawn()) == MEMBERS + CIRCLES
    assert "open=person/rower-3-0" in opened.fragment
    assert opened.complaints == []
