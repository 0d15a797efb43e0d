"""The tables of things and claims."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence, organization, person
from tests.harbour_corpus import BO, harbour_corpus


def show_as(opened: OpenedPage, words: str) -> None:
    group = opened.page.get_by_role("group", name="Show as")
    group.get_by_role("button", name=words).click()


def column(opened: OpenedPage, number: int) -> list[str]:
    cells = opened.page.locator(f"#tables tbody td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def downloaded(opened: OpenedPage) -> list[list[str]]:
    with opened.page.expect_download() as started:
        opened.page.get_by_role("button", name="Download CSV").click()
    text = Path(started.value.path()).read_text("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_table_of_entities_has_all_and_leads_to_each(harbour: OpenedPage) -> None:
    show_as(harbour, "Entities")
    assert len(column(harbour, 1)) == 5
    harbour.page.get_by_role("region", name="Table").get_by_role("button", name="Bo Lind").click()
    assert harbour.heading == "Bo Lind"
    show_as(harbour, "Picture")
    assert harbour.page.locator("#tables").is_hidden()


def test_the_table_of_claims_tells_how_each_is_put_and_leads_to_its_quotes(
    harbour: OpenedPage,
) -> None:
    show_as(harbour, "Claims")
    assert len(column(harbour, 1)) == 7
    assert sorted(set(column(harbour, 5))) == ["denied", "stated as a fact", "wished for"]
    harbour.page.get_by_role("button", name="Perhaps I should have").click()
    assert "wished for" in harbour.panel.inner_text()


def test_a_column_sorts_both_ways_by_keyboard(harbour: OpenedPage) -> None:
    show_as(harbour, "Entities")
    harbour.page.get_by_role("button", name="name", exact=True).focus()
    harbour.page.keyboard.press("Enter")
    names = column(harbour, 1)
    assert names == sorted(names, key=str.lower)
    assert harbour.page.locator("th[aria-sort=ascending]").inner_text().startswith("name")
    harbour.page.keyboard.press("Enter")
    assert column(harbour, 1) == names[::-1]
    assert "sort=-name" in harbour.fragment


def test_numbers_are_sorted_as_numbers(opened: OpenedPage, tmp_path: Path) -> None:
    hub, pair, text = organization("Hub"), organization("Pair"), document_of("They met.")
    people = [person(f"P{number}") for number in range(10)]
    met = evidence(text, "met")
    claims = [claim(each, "memberOf", hub, at=met) for each in people]
    claims += [claim(each, "memberOf", pair, at=met) for each in people[:2]]
    corpus = corpus_of(text, entities=[hub, pair, *people], claims=claims)
    opened.open(corpus, folder=tmp_path, fragment="#table=entities&sort=-links")
    assert column(opened, 5) == ["10", *["2"] * 3, *["1"] * 8]


def test_what_is_looked_for_stays_and_is_in_the_address(
    harbour: OpenedPage, tmp_path: Path
) -> None:
    show_as(harbour, "Claims")
    harbour.page.get_by_label("Find", exact=True).fill("NETS for")
    assert column(harbour, 1) == ["Bo Lind"]
    assert "1 claim" in harbour.page.inner_text("#tables")
    harbour.page.keyboard.press("Enter")
    fragment = harbour.fragment
    harbour.page.goto("about:blank")
    harbour.open(harbour_corpus(), folder=tmp_path, fragment=fragment)
    assert column(harbour, 1) == ["Bo Lind"]


def test_filters_and_focus_hold_for_the_tables(harbour: OpenedPage) -> None:
    show_as(harbour, "Claims")
    harbour.page.get_by_role("button", name="Filters").click()
    filters = harbour.page.get_by_role("region", name="Filters")
    filters.get_by_text("Affirmed or denied").click()
    filters.get_by_role("button", name="only affirmed").click()
    assert len(column(harbour, 1)) == 6
    harbour.page.evaluate("id => kgraph.openEntity(id)", BO.id)
    harbour.panel.get_by_role("button", name="1 link", exact=True).click()
    assert sorted(column(harbour, 1)) == ["Bo Lind", "Bo Lind", "Harbour Union"]


def test_the_csv_is_what_the_table_shows(harbour: OpenedPage) -> None:
    show_as(harbour, "Claims")
    harbour.page.get_by_label("Find", exact=True).fill("Tide Committee")
    head, row = downloaded(harbour)
    told = dict(zip(head, row, strict=True))
    assert told["quote"] == 'the "Tide Committee" is part of it'
    assert (told["subject"], told["link"], told["source"]) == (
        "Tide Committee", "partOf", "Nets & tides",
    )  # fmt: skip


def test_the_csv_is_copied(harbour: OpenedPage) -> None:
    harbour.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show_as(harbour, "Entities")
    harbour.page.get_by_role("button", name="Copy as CSV").click()
    harbour.page.get_by_text("Copied 5 rows").wait_for()
    copied: str = harbour.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "name,type,aliases,mentions,links"
    assert len(copied.splitlines()) == 6


def test_a_name_is_no_formula_in_a_spreadsheet(opened: OpenedPage, tmp_path: Path) -> None:
    names = ["=1+1", "@a", '-b,"c"', "plain"]
    opened.open(
        corpus_of(entities=[person(f"x{name}", name) for name in names]),
        folder=tmp_path, fragment="#table=entities&sort=aliases",
    )  # fmt: skip
    aliases = {row[2] for row in downloaded(opened)[1:]}
    assert aliases == {"'=1+1", "'@a", '\'-b,"c"', "plain"}
    assert opened.complaints == []


def test_a_column_in_which_nothing_stands_is_left_out(opened: OpenedPage, tmp_path: Path) -> None:
    heads = opened.page.locator("#tables th")
    opened.open(harbour_corpus(), folder=tmp_path, fragment="#table=claims")
    assert {"in", "when"} <= set(heads.all_inner_texts())
    opened.page.get_by_label("Find").fill("mend nets")
    assert not {"in", "when"} & set(heads.all_inner_texts())
