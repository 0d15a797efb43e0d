"""What is printed: the picture with the panel, or the table, text or statistics that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.opened_page import OpenedPage
from tests.browser.test_groups import rowing_corpus
from tests.harbour_corpus import BO, UNION, harbour_corpus


def on_paper(opened: OpenedPage) -> OpenedPage:
    """Show the page as it is printed."""
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    return opened


def test_the_picture_is_printed_with_the_words_of_what_is_open(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment=f"#link={UNION.id}~{BO.id}")
    assert "this is wrong" in opened.page.inner_text("body")
    printed = on_paper(opened)
    assert printed.page.locator(".on-paper").is_visible()
    assert printed.page.locator("#graph").is_hidden()
    text = printed.page.inner_text("body")
    assert "I never joined the union" in text
    for control in ("Filters", "this is wrong", "Focus", "in the text", "Correct this"):
        assert control not in text


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        pytest.param("Entities", "#tables", id="a table"),
        pytest.param("Texts", "#reader", id="a text"),
        pytest.param("Statistics", "#statistics", id="statistics"),
    ],
)
def test_what_is_shown_is_printed_alone_and_whole(
    harbour: OpenedPage, kind: str, shown: str
) -> None:
    harbour.page.set_viewport_size({"width": 700, "height": 200})
    harbour.page.get_by_role("button", name=kind, exact=True).click()
    printed = on_paper(harbour)
    assert printed.panel.is_hidden()
    assert printed.page.locator(".on-paper").is_hidden()
    box = printed.page.locator(shown)
    assert box.is_visible()
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight")


def test_paper_is_light_where_the_screen_is_dark(opened: OpenedPage, tmp_path: Path) -> None:
    opened.page.emulate_media(color_scheme="dark")
    opened.open(harbour_corpus(), folder=tmp_path)
    dark = opened.page.evaluate("getComputedStyle(document.body).color")
    printed = on_paper(opened)
    light = printed.page.evaluate("getComputedStyle(document.body).color")
    assert (dark, light) == ("rgb(232, 235, 242)", "rgb(27, 34, 48)")
    corner = "document.querySelector('.on-paper').getContext('2d').getImageData(0, 0, 1, 1).data"
    assert printed.page.evaluate(f"[...{corner}]") == [255, 255, 255, 255]
    printed.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert printed.page.evaluate("getComputedStyle(document.body).color") == dark
    assert printed.complaints == []


def test_a_print_is_a_document_of_few_pages(harbour: OpenedPage) -> None:
    harbour.page.get_by_role("button", name="Claims", exact=True).click()
    content = harbour.page.pdf(format="A4", prefer_css_page_size=True)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


def test_a_long_table_is_printed_whole(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(rowing_corpus(), folder=tmp_path, fragment="#table=entities")
    rows = opened.page.locator("#tables tbody tr")
    assert rows.count() == 200
    assert on_paper(opened).page.locator("#tables tbody tr").count() == 1101
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() == 200
