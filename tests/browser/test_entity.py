"""What the panel tells of one thing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kgraph.model import Decision, Join
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, concept, corpus_of, document_of, evidence, span_of
from tests.harbour_corpus import ANA, UNION

TEXT = "A ketch is a boat with two masts. A ketch sails well."
BOOK = document_of(TEXT, title="On boats")
KETCH, BOAT = concept("ketch"), concept("boat")
DEFINED = evidence(
    BOOK,
    "A ketch is a boat with two masts",
    confidence=0.7,
    subject_span=span_of(TEXT, "ketch"),
    object_span=span_of(TEXT, "boat"),
)
SAID = evidence(BOOK, "A ketch sails well", confidence=0.9)


def test_a_thing_is_described_by_the_words_that_define_it(
    opened: OpenedPage, tmp_path: Path
) -> None:
    claims = [
        claim(KETCH, "open:sail", BOAT, at=SAID),
        claim(KETCH, "instanceOf", BOAT, at=DEFINED),
    ]
    corpus = corpus_of(BOOK, entities=[KETCH, BOAT], claims=claims)
    opened.open(corpus, folder=tmp_path, fragment=f"#entity={KETCH.id}")
    quote = opened.panel.locator("blockquote").first
    assert quote.inner_text() == "A ketch is a boat with two masts"
    marks = {mark.get_attribute("class"): mark.inner_text() for mark in quote.locator("mark").all()}
    assert marks == {"subject": "ketch", "object": "boat"}


def test_of_two_definitions_the_one_that_names_the_thing_describes_it(
    opened: OpenedPage, tmp_path: Path
) -> None:
    text = "It is a boat. A ketch is a boat with two masts."
    talk = document_of(text)
    vague = evidence(talk, "It is a boat", confidence=0.9, subject_span=span_of(text, "It"))
    clear = evidence(talk, "A ketch is a boat", confidence=0.6, subject_span=span_of(text, "ketch"))
    corpus = corpus_of(
        talk, entities=[KETCH, BOAT], claims=[claim(KETCH, "instanceOf", BOAT, at=[vague, clear])]
    )
    opened.open(corpus, folder=tmp_path, fragment=f"#entity={KETCH.id}")
    assert opened.panel.locator("blockquote").first.inner_text() == "A ketch is a boat"


def test_who_has_no_definition_is_described_by_the_part_taken(
    opened: OpenedPage, tmp_path: Path
) -> None:
    text = "Ana Ruiz is the mate. Ana Ruiz likes the boat."
    talk = document_of(text)
    mate = concept("mate")
    claims = [
        claim(ANA, "holdsRole", mate, at=evidence(talk, "Ana Ruiz is the mate", confidence=0.6)),
        claim(ANA, "supports", BOAT, at=evidence(talk, "Ana Ruiz likes the boat", confidence=0.9)),
    ]
    corpus = corpus_of(talk, entities=[ANA, mate, BOAT], claims=claims)
    opened.open(corpus, folder=tmp_path, fragment=f"#entity={ANA.id}")
    assert opened.panel.locator("blockquote").first.inner_text() == "Ana Ruiz is the mate"


def test_without_a_definition_it_is_the_surest_quote(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Bo Lind").click()
    assert harbour.panel.locator("blockquote").first.inner_text() == "Bo Lind mends nets for it"


def test_of_a_thing_that_nothing_is_said_of_no_words_are_shown(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="treasurer").click()
    assert harbour.panel.locator("blockquote").count() == 0


def test_the_panel_tells_why_names_are_one(opened: OpenedPage, tmp_path: Path) -> None:
    joins = (
        Join("Ana", "Ana Ruiz", "short for it"),
        Join("Anna", "Ana Ruiz", "same thing", decision=Decision("Eva", "One voice.")),
    )
    corpus = corpus_of(entities=[replace(ANA, joins=joins), UNION])
    opened.open(corpus, folder=tmp_path, fragment=f"#entity={ANA.id}")
    opened.panel.get_by_text("Why these names are one").click()
    assert "“Ana” is “Ana Ruiz”: short for it" in opened.panel.inner_text()
    assert "“Anna” is “Ana Ruiz”: same thing, says Eva: One voice." in opened.panel.inner_text()


def test_what_is_dated_stands_in_a_timeline_the_earliest_first(harbour: OpenedPage) -> None:
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    rows = harbour.panel.locator(".timeline li")
    told = [" ".join(row.split()) for row in rows.all_inner_texts()]
    assert told == [
        "in 1954 founderOf Harbour Union quotes",
        "until 1961 holdsRole treasurer quotes",
    ]
    rows.first.get_by_role("button", name="quotes").click()
    assert "I founded the Harbour Union in 1954" in harbour.panel.inner_text()


def test_a_filter_holds_for_description_and_timeline_too(harbour: OpenedPage) -> None:
    harbour.page.get_by_role("button", name="Filters").click()
    harbour.page.get_by_role("region", name="Filters").get_by_text("Sources").click()
    harbour.page.get_by_role("button", name="only Nets & tides").click()
    harbour.panel.get_by_role("button", name="Ana Ruiz").click()
    assert harbour.panel.locator("blockquote").first.inner_text() == "Ana Ruiz founded the union"
    assert harbour.panel.locator(".timeline li").count() == 1
