"""From a quote to the second of the recording, and to the page about a source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kgraph.model import SourceMeta
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, evidence
from tests.harbour_corpus import BO, TALK, UNION

RECORDING = "https://example.org/talk.mp3"


def open_told(opened: OpenedPage, folder: Path, *, recording: str = RECORDING) -> None:
    """Open the page of one talk of which a person has said something."""
    meta = SourceMeta(recording=recording, page="https://example.org/talk")
    talk = replace(TALK, title="Nets", date="2016-03", meta=meta)
    said = evidence(talk, "I never joined the union", speaker=BO.id, start_ms=75_500)
    corpus = corpus_of(talk, entities=[BO, UNION], claims=[claim(BO, "memberOf", UNION, at=said)])
    opened.open(corpus, folder=folder, fragment=f"#link={UNION.id}~{BO.id}")


def test_a_quote_plays_the_recording_at_its_second(opened: OpenedPage, tmp_path: Path) -> None:
    open_told(opened, tmp_path)
    play = opened.panel.get_by_role("link", name="Play the recording at 00:01:15")
    assert play.get_attribute("href") == f"{RECORDING}#t=75"
    assert "noopener" in (play.get_attribute("rel") or "")
    assert opened.panel.locator("figcaption").inner_text().startswith(
        "Bo Lind · 00:01:15 ▶ play · Nets, 2016-03"
    )  # fmt: skip


def test_a_fragment_of_the_address_gives_way_to_the_second(
    opened: OpenedPage, tmp_path: Path
) -> None:
    open_told(opened, tmp_path, recording=f"{RECORDING}#t=9")
    play = opened.panel.get_by_role("link", name="Play the recording")
    assert play.get_attribute("href") == f"{RECORDING}#t=75"


def test_what_is_no_address_of_the_web_is_no_link(opened: OpenedPage, tmp_path: Path) -> None:
    open_told(opened, tmp_path, recording="javascript:alert(1)")
    assert opened.panel.get_by_role("link", name="Play the recording").count() == 0


def test_the_reader_plays_each_turn_and_leads_to_the_page(
    opened: OpenedPage, tmp_path: Path
) -> None:
    open_told(opened, tmp_path)
    opened.page.get_by_role("button", name="Texts").click()
    reader = opened.page.locator("#reader")
    links = [link.get_attribute("href") for link in reader.get_by_role("link").all()]
    assert links == [
        "https://example.org/talk", RECORDING, f"{RECORDING}#t=0", f"{RECORDING}#t=75",
    ]  # fmt: skip
    assert "2016-03" in reader.inner_text()


def test_the_list_of_sources_leads_to_page_and_recording_without_asking_for_them(
    opened: OpenedPage, tmp_path: Path
) -> None:
    open_told(opened, tmp_path)
    opened.page.keyboard.press("Escape")
    opened.panel.get_by_role("link", name="recording").wait_for()
    assert opened.panel.get_by_role("link", name="page").is_visible()
    assert [url for url in opened.requests if url.startswith("http")] == []
    assert opened.complaints == []
