"""Decisions made in the page come down as a file that the ledger can take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kgraph.model import Polarity
from kgraph.resolution import parse_ledger
from kgraph.resolution.ledger import Entry, Merge, RejectClaim, RejectEntity, Rename
from tests.browser.opened_page import OpenedPage
from tests.builders import corpus_of, person
from tests.harbour_corpus import ANA, BO, UNION


def downloaded(opened: OpenedPage) -> tuple[Entry, ...]:
    """Give a name, download the decisions, and read them as the ledger is read."""
    box = opened.page.get_by_role("region", name="Decisions")
    box.locator("summary").click()
    box.get_by_label("Who decides").fill("Eva Lind")
    with opened.page.expect_download() as started:
        box.get_by_role("button", name="Download").click()
    return parse_ledger(Path(started.value.path()).read_text("utf-8")).entries


def correct(opened: OpenedPage, name: str) -> None:
    opened.panel.get_by_role("button", name=name, exact=True).click()
    opened.panel.get_by_text("Correct this").click()


def test_a_claim_that_is_wrong_is_named_so_that_no_other_is_meant(harbour: OpenedPage) -> None:
    harbour.click_in_picture(BO.id, UNION.id)
    denied = harbour.panel.locator(".claim").filter(has_text="I never joined the union")
    denied.get_by_role("button", name="this is wrong").click()
    (entry,) = downloaded(harbour)
    assert isinstance(entry, RejectClaim)
    assert (entry.claim.subject.id, entry.claim.predicate) == (BO.id, "memberOf")
    assert entry.claim.polarity is Polarity.NEGATED
    assert (entry.made.by, entry.claim.quote) == ("Eva Lind", None)


def test_one_quote_of_several_can_be_wrong(harbour: OpenedPage) -> None:
    harbour.click_in_picture(ANA.id, UNION.id)
    harbour.panel.get_by_role("button", name="not said here").last.click()
    (entry,) = downloaded(harbour)
    assert isinstance(entry, RejectClaim)
    assert entry.claim.quote == "Ana Ruiz founded the union"
    assert (entry.claim.valid_from, entry.claim.valid_to) == ("1954", "1954")


def test_a_thing_can_be_wrong_renamed_and_the_same_as_another(harbour: OpenedPage) -> None:
    correct(harbour, "Ana Ruiz")
    harbour.panel.get_by_label("Same as").fill("bo")
    harbour.page.keyboard.press("Enter")
    harbour.panel.get_by_label("Rename").fill('Ana "Nets" Ruiz \\ Mar')
    harbour.page.keyboard.press("Enter")
    harbour.page.keyboard.press("Escape")
    harbour.page.keyboard.press("Escape")
    correct(harbour, "treasurer")
    harbour.panel.get_by_role("button", name="treasurer is wrong").click()
    merge, rename, reject = downloaded(harbour)
    assert isinstance(merge, Merge)
    assert [each.id for each in merge.entities] == [ANA.id, BO.id]
    assert isinstance(rename, Rename)
    assert rename.label == 'Ana "Nets" Ruiz \\ Mar'
    assert isinstance(reject, RejectEntity)


def test_a_decision_is_taken_back_where_it_was_made(harbour: OpenedPage) -> None:
    harbour.click_in_picture(BO.id, UNION.id)
    button = harbour.panel.get_by_role("button", name="this is wrong").first
    button.click()
    assert "1 decision" in harbour.page.inner_text("#decisions")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert not harbour.page.locator("#decisions").is_visible()


def test_decisions_outlast_a_reload_with_their_reasons(harbour: OpenedPage) -> None:
    harbour.click_in_picture(BO.id, UNION.id)
    harbour.panel.get_by_role("button", name="this is wrong").first.click()
    harbour.page.locator("#decisions summary").click()
    harbour.page.get_by_label("Why: Not so").fill("He was joking.")
    harbour.page.reload()
    (entry,) = downloaded(harbour)
    assert entry.made.why == "He was joking."


def test_nothing_is_downloaded_before_it_is_said_who_decides(harbour: OpenedPage) -> None:
    harbour.click_in_picture(BO.id, UNION.id)
    harbour.panel.get_by_role("button", name="this is wrong").first.click()
    harbour.page.locator("#decisions summary").click()
    harbour.page.get_by_role("button", name="Download").click()
    assert harbour.page.evaluate("document.activeElement.id") == "decided-by"


def test_hostile_names_come_down_as_the_texts_they_are(opened: OpenedPage, tmp_path: Path) -> None:
    name = 'Ana\n[[reject]]\x7f\x01\'""" </script>'
    ana = replace(person("Ana"), canonical_label=name)
    opened.open(corpus_of(entities=[ana]), folder=tmp_path, fragment=f"#entity={ana.id}")
    opened.panel.get_by_text("Correct this").click()
    opened.panel.get_by_role("button", name="is wrong").click()
    (entry,) = downloaded(opened)
    assert isinstance(entry, RejectEntity)
    assert entry.entity.label == name
    assert opened.complaints == []
