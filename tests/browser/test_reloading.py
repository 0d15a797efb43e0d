"""A page that is served with --reload shows the next build without being asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect

from kgraph.export.page import write_page
from kgraph.graph.network import build_network
from tests.browser.served import serving
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus
from tests.unit.serve.conftest import write_build


def write_titled(path: Path, title: str) -> None:
    corpus = harbour_corpus()
    network = build_network(corpus)
    write_page(corpus, small_ontology(), network=network, path=path, title=title)


def test_the_open_page_reloads_itself_and_keeps_its_view(browser: Browser, tmp_path: Path) -> None:
    served = replace(write_build(tmp_path), reloads=True)
    write_titled(served.page, "Before")
    complaints: list[str] = []
    with serving(served) as address:
        context = browser.new_context()
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto(f"{address}/#open=person%2Fana-ruiz")
        expect(tab).to_have_title("Before")
        view = tab.evaluate("location.hash")
        write_titled(served.page, "After")
        expect(tab).to_have_title("After", timeout=20_000)
        assert tab.evaluate("location.hash") == view
        context.close()
    assert complaints == []
