"""HTML pages."""

from __future__ import annotations

import pytest

from kgraph.errors import SourceError
from kgraph.model import Document
from kgraph.sources.html_article import select_blocks
from kgraph.sources.html_blocks import parse_page

from .conftest import Read

_ARTICLE = """<!doctype html>
<html><head><title>Quay opens | The Gull</title><meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<script>var words = "<p>No words.</p>";</script></head><body>
<header><a href="/">The Gull</a><ul><li><a href="/n">News</a></li></ul></header>
<main><article><h1>Quay opens</h1>
<p>The quay of Port Carrow opened on Monday after two years of work, the mayor
<em>Ines Duarte</em> said. The town spent four million on stone &amp; lamps.</p>
<p>Nobody fell in.</p>
<p>Ben Okoro, who leads the Quay Union, was pleased. &ldquo;We waited long for this day,&rdquo; he
told a crowd of three hundred people who had come to see the first ships return.</p>
<p>The second part of the work begins in autumn, and the council expects it to take a year.</p>
</article></main><aside><p>Subscribe to our newsletter for offers from our partners.</p></aside>
<footer><p>Copyright The Gull, all rights reserved, printed on paper in the town.</p></footer>
</body></html>
"""
_CITED = """<html><head><title>Rowing &amp; more</title></head><body><nav>Home</nav>
<script>var x = 1;</script>
<cite>Ana Ruiz:</cite><time>0:00</time><p>Welcome, Ben. It&#39;s <b>um, great</b>.</p>
<cite>Ben Okoro:</cite><time>1:12</time><p>Thanks &mdash; yes.</p><p>More.</p></body></html>
"""
_LABELLED = """<html><body><article><p><strong>Ana Ruiz:</strong> [00:01] Welcome to the quay, where
the boats of the town have been for a hundred years.</p><p><strong>Ben Okoro:</strong> [00:09] It is
good to be here at last, after all that rain.</p><p><strong>Ana Ruiz:</strong> [00:15] Yes.</p>
</article></body></html>
"""


def words_of(document: Document) -> list[tuple[str | None, str]]:
    reading = document.reading
    return [
        (turn.speaker, section.view.of(reading.text))
        for turn, section in zip(document.turns, reading.sections, strict=True)
    ]


def test_the_main_text_of_a_page_is_read_and_nothing_around_it(read: Read) -> None:
    document = read(_ARTICLE, "page.html")
    words = [text for _, text in words_of(document)]
    assert [text.split()[0] for text in words] == ["Quay", "The", "Nobody", "Ben", "The"]
    assert "the mayor Ines Duarte said" in words[1]
    assert "stone & lamps" in words[1]
    assert "“We waited" in words[3]


def test_title_date_and_author_come_from_the_page(read: Read) -> None:
    document = read(_ARTICLE, "page.html")
    assert (document.title, document.date) == ("Quay opens", "2021-03-04")
    assert [person.label for person in document.roster] == ["Ana Ruiz"]


def test_words_lead_back_into_the_raw_page(read: Read) -> None:
    document = read(_ARTICLE, "page.html")
    for words in ("Ines Duarte", "Quay Union", "stone"):
        start = document.reading.text.index(words)
        [piece] = [
            piece for piece in document.reading.pieces if piece.view_start <= start < piece.view_end
        ]
        source = piece.source.start + start - piece.view_start
        assert document.text[source:].startswith(words)


def test_cite_and_time_make_turns(read: Read) -> None:
    document = read(_CITED, "talk.html")
    assert document.title == "Rowing & more"
    assert words_of(document) == [
        ("Ana Ruiz", "Welcome, Ben. It's great."),
        ("Ben Okoro", "Thanks — yes.\nMore."),
    ]
    assert [turn.start_ms for turn in document.turns] == [0, 72_000]


def test_a_transcript_in_paragraphs_is_a_transcript(read: Read) -> None:
    document = read(_LABELLED, "talk.html")
    assert [turn.speaker for turn in document.turns] == ["Ana Ruiz", "Ben Okoro", "Ana Ruiz"]
    assert [turn.start_ms for turn in document.turns] == [1_000, 9_000, 15_000]


def test_a_page_is_known_by_its_content(read: Read) -> None:
    assert read(_CITED, "talk.txt").reader == "html_article"


def test_broken_markup_is_read_all_the_same(read: Read) -> None:
    document = read("<p>One &amp two<div>Three <b>four</p><p>five <a href='x", "page.html")
    assert "One & two" in document.reading.text


def test_small_blocks_between_those_of_the_main_text_are_kept() -> None:
    page = parse_page("<p>It rained for a week.</p><p>Yes.</p><p>Then the sun came out again.</p>")
    main = "It rained for a week.\nThen the sun came out again."
    assert [block.text for block in select_blocks(page.blocks, main)] == [
        "It rained for a week.",
        "Yes.",
        "Then the sun came out again.",
    ]


def test_words_of_the_main_text_in_navigation_are_not_kept() -> None:
    page = parse_page("<nav><p>It rained for a week.</p></nav><p>It rained for a week.</p>")
    [block] = select_blocks(page.blocks, "It rained for a week.")
    assert block.path == ("p",)


def test_unknown_marked_sections_and_open_comments_do_no_harm(read: Read) -> None:
    document = read("<p>One <![odd x> two.</p><p>Three.</p><!-- never closed", "page.html")
    assert "One" in document.reading.text
    assert "two." in document.reading.text


def test_a_page_that_the_library_for_articles_stumbles_over_is_refused_in_one_line(
    read: Read,
) -> None:
    with pytest.raises(SourceError, match=r"^page\.html:1: no words were found"):
        read("<svg><cite></cite><b>Ana joined the Union.", "page.html")
