from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.export.page import render_page, write_page
from kgraph.export.page.inlining import content_policy
from kgraph.graph.network import build_network
from kgraph.model import Corpus, Decision, Join
from tests.builders import claim, corpus_of, person, small_ontology
from tests.embedded import contents_of, embedded
from tests.harbour_corpus import ANA, BO, UNION, harbour_corpus

HOSTILE = [
    pytest.param("</script><script>alert(1)</script>", id="a script's end"),
    pytest.param("<img src=x onerror=alert(1)>", id="an event handler"),
    pytest.param("<!-- <script>", id="a comment"),
    pytest.param("\u2028\u2029\u202e\x00\x07", id="line separators, bidi override, NUL"),
    pytest.param("{{ 7 * 7 }}{% raw %}", id="template syntax"),
    pytest.param("x" * 10_000, id="ten thousand letters"),
    pytest.param("\ud800", id="half a surrogate pair"),
]


def page_of(corpus: Corpus, *, title: str = "Harbour") -> str:
    return render_page(corpus, small_ontology(), network=build_network(corpus), title=title)


def test_the_page_names_every_entity_and_link_with_its_claims() -> None:
    contents = contents_of(page_of(harbour_corpus()))
    links = {link["id"]: len(link["claims"]) for link in contents["links"]}
    assert {each["label"] for each in contents["entities"]} == {
        each.canonical_label for each in harbour_corpus().entities
    }
    assert links[f"{UNION.id}~{BO.id}"] == 3


def test_the_page_names_what_a_thing_is_elsewhere_and_only_then() -> None:
    linked = replace(BO, same_as=("https://example.org/bo",))
    contents = contents_of(page_of(corpus_of(entities=[linked, UNION])))
    same_by_id = {each["id"]: each.get("same") for each in contents["entities"]}
    assert same_by_id == {BO.id: ["https://example.org/bo"], UNION.id: None}


def test_the_page_tells_once_why_a_name_is_anothers() -> None:
    short = Join("Bo", "Bo Lind", "short for it", "a")
    said = Join("Bob", "Bo Lind", "same thing", decision=Decision("Eva", "One voice."))
    bo = replace(BO, joins=(said, replace(short, document_id="b"), short))
    entities = contents_of(page_of(corpus_of(entities=[bo, UNION])))["entities"]
    assert {each["id"]: each.get("joins") for each in entities} == {
        UNION.id: None,
        BO.id: [
            {"label": "Bo", "to": "Bo Lind", "reason": "short for it"},
            {"label": "Bob", "to": "Bo Lind", "reason": "same thing", "by": "Eva",
             "why": "One voice."},
        ],
    }  # fmt: skip


def test_pyvis_passes_on_a_place_for_each_node_and_an_edge_for_each_link() -> None:
    page = page_of(harbour_corpus())
    assert all({"x", "y", "size"} <= set(node) for node in embedded(page, "nodes"))
    assert len(embedded(page, "edges")) == len(embedded(page, "contents")["links"])


def test_a_claim_tells_speaker_time_rule_and_confidence() -> None:
    claims = contents_of(page_of(harbour_corpus()))["claims"]
    denied = next(each for each in claims if each["polarity"] == "negative")
    (evidence,) = denied["evidence"]
    assert {name: evidence[name] for name in ("speaker", "time", "rule", "confidence")} == {
        "speaker": BO.id, "time": "00:01:15", "rule": "hand-made", "confidence": 0.9,
    }  # fmt: skip


def test_a_link_that_the_ontology_does_not_know_is_called_by_its_own_words() -> None:
    relations = contents_of(page_of(harbour_corpus()))["relations"]
    assert relations["open:mend nets for"] == "mend nets for"
    assert relations["foundedOn"] == "founded on"


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = page_of(harbour_corpus())
    outside = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?!data:)", page)
    assert outside == []
    assert "sourceMappingURL" not in page
    assert "default-src &#39;none&#39;" in page


def test_the_policy_admits_exactly_the_scripts_and_styles_in_the_page() -> None:
    page = page_of(harbour_corpus())
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)
    assert (len(scripts), len(styles)) == (2, 1)
    assert policy is not None
    assert policy[1].replace("&#39;", "'") == content_policy(scripts=scripts, styles=styles)


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_stays_text(text: str) -> None:
    ana = person(f"Ana {text}", text)
    page = page_of(corpus_of(entities=[ana]), title=text)
    plain = page_of(corpus_of(entities=[person("Ana")]))
    assert page.count("<script") == plain.count("<script")
    assert page.count("<img") == plain.count("<img")
    assert contents_of(page)["entities"][0]["label"] == f"Ana {text}"
    assert page.encode("utf-8")


def test_the_order_of_entities_and_claims_changes_no_byte() -> None:
    corpus = harbour_corpus()
    entities, claims = list(corpus.entities), list(corpus.claims)
    random.Random(1).shuffle(entities)
    random.Random(1).shuffle(claims)
    shuffled = replace(
        corpus,
        entities=tuple(entities),
        claims=tuple(claims),
        extracts=tuple(reversed(corpus.extracts)),
    )
    assert page_of(shuffled) == page_of(corpus)


def test_an_empty_corpus_has_a_page() -> None:
    assert contents_of(page_of(corpus_of()))["entities"] == []


def test_writing_leaves_one_file_with_the_page(tmp_path: Path) -> None:
    corpus = harbour_corpus()
    path = tmp_path / "graph.html"
    write_page(corpus, small_ontology(), network=build_network(corpus), path=path, title="Harbour")
    assert path.read_text("utf-8") == page_of(corpus)
    assert list(tmp_path.iterdir()) == [path]


def test_a_claim_tells_who_added_or_accepted_it() -> None:
    first, *_ = harbour_corpus().claims
    added = claim(BO, "memberOf", ANA, at=(), decision=Decision("Eva", "She told me.", "2024"))
    accepted = replace(first, decision=Decision("Eva"))
    corpus = replace(harbour_corpus(), claims=(accepted, added))
    told = [each["decision"] for each in contents_of(page_of(corpus))["claims"]]
    assert {"by": "Eva", "added": False} in told
    assert {"by": "Eva", "added": True, "why": "She told me.", "on": "2024"} in told
