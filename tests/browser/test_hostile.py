"""Two hundred texts made to break out of the page: all are shown, none is run."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from kgraph.model import Corpus, Document
from tests.browser.opened_page import OpenedPage
from tests.builders import (
    claim,
    concept,
    evidence,
    extract_of,
    mention_of,
    organization,
    person,
    transcript_of,
)

HIT = "window.hit=1"
CODE = (
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"<img src=x onerror='{HIT}'>",
    f"<svg onload={HIT}>",
    f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    f"<a href='javascript:{HIT}'>here</a>",
    f"javascript:{HIT}",
    f"<style>@import 'http://x.example/{HIT}'</style>",
    "<link rel=stylesheet href=http://x.example/>",
    "<base href=http://x.example/><form action=/><input autofocus onfocus=alert(1)>",
    f"<!--<script>{HIT}",
    f"--><script>{HIT}</script>",
    f"]]><script>{HIT}</script>",
    f"{{{{ {HIT} }}}}{{% raw %}}",
    f"${{{HIT}}}",
    f"`+({HIT})+`",
    f"');{HIT};('",
    f'";{HIT};//',
    "&lt;script&gt;&amp;#60;",
    "constructor __proto__ toString",
)
DRESS = (
    "{}",
    "Ana {} Ruiz",
    "\u202e{}\u202d\u2066",
    "{}\x00\x07\x1b\x7f",
    "\ufeff{}\u2028\u2029\u200b",
    "{}" + "x" * 10_000,
    "{}" + "e\u0301\u0302" * 40,
    "🚣🏽{}𝄞",
    "\n\t {}\r\n",
    "%00%3Cscript%3E{}#&hops=9",
)
ATTACKS = tuple(dress.format(code) for code, dress in product(CODE, DRESS))


def hostile_corpus() -> tuple[Corpus, list[Document]]:
    """Return a corpus in which every attack is a label, an alias, a quote, a speaker and a file."""
    people = [
        replace(person(attack, f"{attack} too"), id=f"person/{n}")
        for n, attack in enumerate(ATTACKS)
    ]
    club, idea = organization(ATTACKS[1] + " club"), concept(ATTACKS[2])
    documents = [
        transcript_of((attack, f"So {attack} said."), source=f"talks/{number}{attack}")
        for number, attack in enumerate(ATTACKS)
    ]
    extracts = []
    claims = [claim(club, f"open:{ATTACKS[0]}", idea, at=evidence(documents[0], "said"))]
    for attack, someone, document in zip(ATTACKS, people, documents, strict=True):
        at = evidence(document, f"So {attack} said", speaker=attack, rule=attack)
        claims += [
            claim(someone, "memberOf", club, at=at, valid_from=attack),
            claim(someone, "foundedOn", attack, at=at),
        ]
        said = mention_of(document, "said", entity_type="person", chain=0)
        extracts.append(extract_of(document, mentions=[said]))
    by_chain = {
        (extract.document_id, 0): someone.id
        for extract, someone in zip(extracts, people, strict=True)
    }
    entities = (*people, club, idea)
    return Corpus(tuple(extracts), entities, tuple(claims), by_chain), documents


@pytest.fixture
def attacked(opened: OpenedPage, tmp_path: Path) -> OpenedPage:
    corpus, _ = hostile_corpus()
    opened.open(corpus, folder=tmp_path)
    return opened


def assert_unharmed(opened: OpenedPage) -> None:
    assert opened.page.evaluate("window.hit") is None
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert (
        opened.page.locator("iframe, img, base, form[action], #panel script, #panel style").count()
        == 0
    )


def test_there_are_two_hundred_attacks() -> None:
    assert len(set(ATTACKS)) == 200


def test_no_thing_and_no_quote_is_run(attacked: OpenedPage) -> None:
    corpus, _ = hostile_corpus()
    attacked.page.evaluate(
        "ids => { for (const id of ids) kgraph.openEntity(id); }",
        [each.id for each in corpus.entities],
    )
    club = corpus.entities[-2].id
    links = [sorted((each.id, club)) for each in corpus.entities[:-2]]
    attacked.page.evaluate(
        "ids => { for (const id of ids) kgraph.openLink(id); }", ["~".join(each) for each in links]
    )
    assert "So " in attacked.panel.inner_text()
    assert_unharmed(attacked)


@pytest.mark.parametrize("name", ["Entities", "Claims", "Texts", "Statistics"])
def test_no_view_runs_anything(attacked: OpenedPage, name: str) -> None:
    attacked.page.locator("#tools").get_by_role("button", name=name).click()
    if name == "Texts":
        for number in range(0, len(ATTACKS), 7):
            attacked.page.get_by_label("Source").select_option(value=str(number))
            attacked.page.locator("#reader .mention").first.click()
    attacked.page.get_by_role("button", name="Filters").click()
    for summary in attacked.page.locator("#filters summary").all():
        summary.click()
    assert_unharmed(attacked)


def test_a_search_finds_what_is_hostile_and_the_page_stays_usable(attacked: OpenedPage) -> None:
    for typed in ("<script", "</script", "\u202e", "javascript:", "{{"):
        attacked.page.locator("#query").fill(typed)
        assert attacked.page.locator("#suggestions [role=option]").count() > 0
    attacked.page.locator("#query").press("Enter")
    assert "{{" in attacked.heading
    attacked.page.keyboard.press("Escape")
    assert attacked.heading == "Everything in this graph"
    assert_unharmed(attacked)


def test_a_long_name_pushes_nothing_out_of_the_window(attacked: OpenedPage) -> None:
    corpus, _ = hostile_corpus()
    long = max(corpus.entities, key=lambda each: len(each.canonical_label))
    attacked.page.evaluate("id => kgraph.openEntity(id)", long.id)
    assert attacked.page.evaluate(
        """document.documentElement.scrollWidth <= innerWidth
        && panel.scrollWidth <= panel.clientWidth"""
    )
