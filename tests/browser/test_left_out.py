"""A page that would be too large: what stays out is told, and the server has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from kgraph.export.page.writer import render_page
from kgraph.graph.network import build_network
from tests.browser.opened_page import OpenedPage
from tests.browser.served import serving
from tests.builders import small_ontology
from tests.harbour_corpus import TALK, harbour_corpus
from tests.unit.serve.conftest import write_build


def bare_page() -> str:
    """Return the page of the harbour with room for nothing but names."""
    corpus = harbour_corpus()
    network = build_network(corpus)
    return render_page(corpus, small_ontology(), network=network, title="Harbour", most_bytes=1)


@pytest.fixture
def bare(opened: OpenedPage, tmp_path: Path) -> OpenedPage:
    path = tmp_path / "graph.html"
    path.write_text(bare_page(), "utf-8")
    opened.page.goto(path.as_uri())
    return opened


def test_a_quote_that_stays_out_is_told_and_who_has_it(bare: OpenedPage) -> None:
    bare.panel.get_by_role("button", name="Ana Ruiz").click()
    bare.panel.get_by_role("button", name="1 quote").first.click()
    told = bare.panel.locator("blockquote").first.inner_text()
    assert told == (
        "These words are not in this page, which would be too large with all of it."
        " kgraph serve shows the source."
    )
    assert bare.complaints == []


def test_a_text_that_stays_out_is_told(bare: OpenedPage) -> None:
    bare.page.get_by_role("button", name="Texts").click()
    assert bare.page.inner_text("#reader .text").startswith("This text is not in this page")


def test_from_a_served_page_one_goes_on_to_the_source(page: Page, tmp_path: Path) -> None:
    served = write_build(tmp_path)
    (tmp_path / "graph.html").write_text(bare_page(), "utf-8")
    page.context.set_offline(False)
    with serving(served) as address:
        page.goto(address)
        page.get_by_role("button", name="Texts").click()
        page.locator("#source-choice").select_option(label=TALK.title or TALK.source)
        page.get_by_role("link", name="Read the source").click()
        page.wait_for_selector("main .text")
        assert page.inner_text("main .text").split() == TALK.text.split()
