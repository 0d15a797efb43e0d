from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from kgraph.model import Decision
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence, organization, person
from tests.harbour_corpus import ANA, BO, UNION, harbour_corpus


def test_the_page_opens_without_a_network_and_without_a_complaint(harbour: OpenedPage) -> None:
    assert harbour.complaints == []
    assert [url for url in harbour.requests if not url.startswith(("file:", "data:"))] == []
    assert "Showing 5 entities and 4 links" in harbour.page.inner_text("#counts")


def test_the_picture_is_drawn(harbour: OpenedPage) -> None:
    assert harbour.colours_drawn() > 10


def test_a_search_by_alias_opens_the_entity(harbour: OpenedPage) -> None:
    harbour.page.keyboard.press("/")
    harbour.page.keyboard.type("the uni")
    assert "also: the union" in harbour.page.inner_text("#suggestions")
    harbour.page.keyboard.press("Enter")
    assert harbour.heading == "Harbour Union"


def test_a_name_that_was_misspelt_is_found_by_its_letters(harbour: OpenedPage) -> None:
    harbour.page.keyboard.press("/")
    harbour.page.keyboard.type("harber unien")
    assert harbour.page.inner_text("#suggestions") == "perhaps Harbour Union"
    harbour.page.keyboard.press("Enter")
    assert harbour.heading == "Harbour Union"


def test_what_is_like_no_name_finds_nothing(harbour: OpenedPage) -> None:
    harbour.page.keyboard.press("/")
    harbour.page.keyboard.type("xylophone")
    assert harbour.page.inner_text("#suggestions") == "No name or alias matches."


def test_what_a_thing_is_elsewhere_can_be_followed_if_it_lies_on_the_web(
    opened: OpenedPage, tmp_path: Path
) -> None:
    same = ("https://example.org/bo", "javascript://x/%0aalert(1)")
    opened.open(corpus_of(entities=[replace(BO, same_as=same)]), folder=tmp_path)
    opened.panel.get_by_role("button", name="Bo Lind").click()
    links = opened.panel.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/bo"]
    assert f"same as: {', '.join(same)}" in opened.panel.inner_text()
    assert [url for url in opened.requests if url.startswith("http")] == []


def test_escape_goes_back_to_everything(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Bo Lind").click()
    assert harbour.heading == "Bo Lind"
    harbour.page.keyboard.press("Escape")
    assert harbour.heading == "Everything in this graph"


def test_a_click_on_a_node_opens_it(harbour: OpenedPage) -> None:
    harbour.click_in_picture(ANA.id)
    assert harbour.heading == "Ana Ruiz"


def test_a_click_on_a_line_shows_the_words_with_speaker_and_time(harbour: OpenedPage) -> None:
    harbour.click_in_picture(BO.id, UNION.id)
    text = harbour.panel.inner_text()
    assert "I never joined the union" in text
    assert "Bo Lind · 00:01:15 · talk.txt" in text
    assert "denied" in text
    assert "wished for" in text


def test_a_claim_that_a_person_added_is_told_with_who_added_it_and_why(
    opened: OpenedPage, tmp_path: Path
) -> None:
    made = Decision("Eva Lind", "She told me.", "2024-05-31")
    added = claim(ANA, "memberOf", UNION, at=(), decision=made)
    opened.open(corpus_of(entities=[ANA, UNION], claims=[added]), folder=tmp_path)
    opened.panel.get_by_role("button", name="Ana Ruiz").click()
    opened.panel.get_by_role("button", name="added by hand").click()
    assert "added by Eva Lind, 2024-05-31: She told me." in opened.panel.inner_text()
    assert opened.complaints == []


def test_a_date_is_told_with_its_quote(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Harbour Union").click()
    assert "founded the Harbour Union in 1954" in harbour.panel.inner_text()


def test_the_list_leads_to_a_quote_by_keyboard_alone(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Tide Committee").focus()
    harbour.page.keyboard.press("Enter")
    assert harbour.page.evaluate("document.activeElement.textContent") == "Tide Committee"
    harbour.tab_to("1 quote")
    harbour.page.keyboard.press("Enter")
    expect(harbour.panel).to_contain_text("is part of it")


def test_the_legend_hides_and_shows_a_type(harbour: OpenedPage) -> None:
    person_button = harbour.page.locator("#legend").get_by_role("button", name="person")
    person_button.click()
    assert "Showing 3 of 5 entities and 1 of 4 links" in harbour.page.inner_text("#counts")
    person_button.click()
    assert "Showing 5 entities" in harbour.page.inner_text("#counts")


def test_a_link_to_an_entity_opens_it(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment=f"#entity={ANA.id}")
    assert opened.heading == "Ana Ruiz"


def test_a_phone_shows_picture_and_panel(harbour: OpenedPage) -> None:
    harbour.page.set_viewport_size({"width": 375, "height": 800})
    assert harbour.page.evaluate("document.documentElement.scrollWidth") == 375
    assert harbour.panel.is_visible()
    assert harbour.page.locator("#graph canvas").is_visible()


def test_the_first_view_leaves_the_buttons_clear(harbour: OpenedPage) -> None:
    harbour.page.set_viewport_size({"width": 375, "height": 800})
    harbour.page.get_by_role("button", name="Fit the picture").click()
    heights = harbour.page.evaluate(
        """() => Object.values(kgraph.network.getPositions())
          .map((place) => kgraph.network.canvasToDOM(place).y)"""
    )
    tools = harbour.page.locator("#tools").bounding_box()
    graph = harbour.page.locator("#graph").bounding_box()
    assert tools is not None
    assert graph is not None
    assert min(heights) > tools["y"] + tools["height"] - graph["y"]
    assert max(heights) < graph["height"]


def test_hostile_names_and_quotes_are_shown_and_not_run(opened: OpenedPage, tmp_path: Path) -> None:
    attacks = [
        "<img src=x onerror='window.hit=1'>",
        "</script><script>window.hit=1</script>",
        "\u202e\u2028'\"><svg onload=window.hit=1>",
        "Ana\n" + "x" * 500,
    ]
    text = document_of(" ".join(attacks), title=attacks[0], date=attacks[1])
    people = [person(name, attacks[0]) for name in attacks]
    union = organization(attacks[1] + " union")
    claims = [claim(each, "memberOf", union, at=evidence(text, attacks[0])) for each in people]
    corpus = corpus_of(text, entities=[*people, union], claims=claims)
    opened.open(corpus, folder=tmp_path, fragment=f"#link={union.id}~{people[0].id}")
    assert attacks[0] in opened.panel.inner_text()
    for each in people:
        opened.page.evaluate("id => kgraph.openEntity(id)", each.id)
    assert opened.page.evaluate("window.hit") is None
    assert opened.complaints == []
