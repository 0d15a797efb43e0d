"""The reader: the sources in full, with ways from words to things and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kgraph.model import Corpus
from tests.browser.opened_page import OpenedPage
from tests.builders import extract_of, id_of, mention_of
from tests.harbour_corpus import ANA, ARTICLE, BO, TALK, UNION, harbour_corpus


def corpus_with_mentions() -> Corpus:
    """Return the harbour corpus with a few words that mean its things."""
    talk = extract_of(
        TALK,
        mentions=[
            mention_of(TALK, "Harbour Union", entity_type="organization", chain=0),
            mention_of(TALK, "the union", entity_type="organization", chain=0),
        ],
    )
    article = extract_of(
        ARTICLE, mentions=[mention_of(ARTICLE, "Ana Ruiz", entity_type="person", chain=0)]
    )
    by_chain = {(id_of(TALK), 0): UNION.id, (id_of(ARTICLE), 0): ANA.id}
    return replace(harbour_corpus(), extracts=(talk, article), entity_by_chain=by_chain)


def open_texts(opened: OpenedPage, folder: Path, *, source: str) -> None:
    opened.open(corpus_with_mentions(), folder=folder)
    opened.page.get_by_role("button", name="Texts").click()
    opened.page.get_by_label("Source").select_option(label=source)


def test_a_source_is_read_in_full_with_speakers_and_times(
    opened: OpenedPage, tmp_path: Path
) -> None:
    open_texts(opened, tmp_path, source="talk.txt")
    text = opened.page.inner_text("#reader .text")
    assert "Bo Lind 00:01:15" in text
    assert "I never joined the union. Perhaps I should have." in text


def test_a_word_leads_to_its_thing_and_the_text_stays(opened: OpenedPage, tmp_path: Path) -> None:
    open_texts(opened, tmp_path, source="talk.txt")
    opened.page.get_by_role("link", name="the union").focus()
    opened.page.keyboard.press("Enter")
    assert opened.heading == "Harbour Union"
    marked = opened.page.locator("#reader [aria-current]").all_inner_texts()
    assert marked == ["Harbour Union", "the union"]


def test_a_quote_leads_to_its_place_with_its_words_marked(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.open(corpus_with_mentions(), folder=tmp_path)
    opened.click_in_picture(BO.id, UNION.id)
    quote = opened.panel.locator("figure").filter(has_text="I never joined the union")
    quote.get_by_role("button", name="in the text").click()
    here = opened.page.locator("#reader .here")
    assert "Perhaps I should have." in here.inner_text()
    assert here.evaluate("turn => turn === document.activeElement")
    marked = "[...CSS.highlights.get('quote')].map((range) => range.toString())"
    assert opened.page.evaluate(marked) == ["I never joined the union"]


def test_a_thing_leads_to_where_it_is_first_mentioned(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(corpus_with_mentions(), folder=tmp_path, fragment=f"#entity={ANA.id}")
    opened.panel.get_by_role("button", name="first in the text").click()
    assert "Ana Ruiz founded the union" in opened.page.locator("#reader .here").inner_text()


def test_the_address_opens_the_text_at_its_place(opened: OpenedPage, tmp_path: Path) -> None:
    open_texts(opened, tmp_path, source="talk.txt")
    fragment = f"{opened.fragment}&turn=1"
    opened.page.goto("about:blank")
    opened.open(corpus_with_mentions(), folder=tmp_path, fragment=fragment)
    assert "I never joined" in opened.page.locator("#reader .here").inner_text()
    opened.page.get_by_role("button", name="Picture").click()
    assert opened.page.locator("#reader").is_hidden()
    assert opened.complaints == []


def test_a_text_or_turn_that_is_not_there_is_passed_over(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.open(corpus_with_mentions(), folder=tmp_path, fragment="#read=7&turn=x")
    assert opened.page.locator("#reader").is_hidden()
    opened.page.goto("about:blank")
    opened.open(corpus_with_mentions(), folder=tmp_path, fragment="#read=0&turn=999")
    assert opened.page.locator("#reader").is_visible()
    assert opened.complaints == []
