"""The page for queries, in a browser, as a reader uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import serving
from tests.unit.serve.conftest import write_build

QUERY = "SELECT ?name ?count { ?x skos:prefLabel ?name ; kg:mentionCount ?count }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server of the harbour, in a thread of its own."""
    with serving(write_build(tmp_path_factory.mktemp("served"))) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Return a tab with the page; at the end nothing was complained of or asked elsewhere."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.append(asked.url) if address not in asked.url
            and not asked.url.startswith("blob:") else None)  # fmt: skip
    page.goto(f"{address}/sparql")
    page.wait_for_selector("#stock option:nth-child(2)", state="attached")
    yield page
    context.close()
    assert complaints == []


def ask(tab: Page, query: str) -> None:
    tab.fill("#query", query)
    tab.click("button[type=submit]")


def column(tab: Page, number: int) -> list[str]:
    return tab.locator(f"tbody td:nth-child({number})").all_inner_texts()


def test_results_are_a_table_that_a_click_on_a_heading_sorts(tab: Page) -> None:
    ask(tab, QUERY)
    tab.click("thead button >> text=name")
    names = column(tab, 1)
    assert names == sorted(names)
    assert len(names) == 5
    tab.click("thead button >> text=name")
    assert column(tab, 1) == names[::-1]
    assert tab.get_attribute("thead th >> nth=0", "aria-sort") == "descending"


def test_they_can_be_downloaded_as_csv(tab: Page) -> None:
    ask(tab, QUERY)
    tab.wait_for_selector("tbody tr")
    with tab.expect_download() as download:
        tab.click("#csv")
    assert Path(download.value.path()).read_text("utf-8").startswith("name,count")


def test_the_place_of_a_fault_is_marked_in_the_query(tab: Page) -> None:
    ask(tab, "SELECT ?x\n{ ?x skos:prefLabel ) }")
    tab.wait_for_selector("#fault:not([hidden])")
    assert tab.inner_text("#fault mark") == ")"
    selected = "getSelection().toString() || document.activeElement.value.substring("
    selected += "document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    assert tab.evaluate(selected) == ")"


def test_a_stock_query_asks_for_what_it_has_to_be_told(tab: Page) -> None:
    tab.select_option("#stock", label="Who said what about a thing")
    tab.fill("#parameter-about", "harbour union")
    tab.click("button[type=submit]")
    tab.wait_for_selector("tbody tr")
    assert "Ana Ruiz" in tab.inner_text("tbody")


def test_a_name_that_nothing_has_is_said(tab: Page) -> None:
    tab.select_option("#stock", label="Who said what about a thing")
    tab.fill("#parameter-about", 'no "such" \\ thing')
    tab.click("button[type=submit]")
    tab.wait_for_selector("#fault:not([hidden])")
    assert "nothing is called" in tab.inner_text("#fault")


def test_labels_are_shown_as_text(tab: Page) -> None:
    ask(tab, "SELECT ('<img src=x onerror=alert(1)>' AS ?x) (<javascript:alert(1)> AS ?y) {}")
    tab.wait_for_selector("tbody tr")
    assert tab.locator("tbody img, tbody a").count() == 0
    assert column(tab, 1) == ["<img src=x onerror=alert(1)>"]


def test_statements_are_shown_as_turtle(tab: Page) -> None:
    ask(tab, "DESCRIBE <person/ana-ruiz>")
    tab.wait_for_selector("#result pre")
    assert "skos:prefLabel" in tab.inner_text("#result pre")
