from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.export.page import render_page
from kgraph.export.page.compact import columns
from kgraph.graph.network import build_network
from kgraph.model import Corpus
from tests.builders import claim, corpus_of, document_of, evidence, small_ontology, span_of
from tests.embedded import contents_of, embedded, records
from tests.harbour_corpus import ANA, BO, harbour_corpus

VALUES = st.one_of(st.integers(), st.booleans(), st.text(max_size=3), st.lists(st.integers()))


def page_of(corpus: Corpus, *, most_bytes: int = 10**9) -> str:
    return render_page(
        corpus,
        small_ontology(),
        network=build_network(corpus),
        title="Harbour",
        most_bytes=most_bytes,
    )


@given(st.lists(st.dictionaries(st.sampled_from(["subject", "manner", "since"]), VALUES)))
def test_columns_give_the_records_again(made: list[dict[str, object]]) -> None:
    assert records(columns(made), []) == made


@given(st.lists(st.dictionaries(st.just("speaker"), st.sampled_from(["a/b", "Bo", "Cy"]))))
def test_columns_that_name_entities_give_the_records_again(made: list[dict[str, str]]) -> None:
    assert records(columns(made, rank={"a/b": 0, "c/d": 1}), ["a/b", "c/d"]) == made


@pytest.mark.parametrize("most_bytes", [pytest.param(10**9, id="all"), pytest.param(0, id="least")])
def test_every_quote_that_is_in_the_page_reads_as_the_source(most_bytes: int) -> None:
    quotes = {each.quote for claim in harbour_corpus().claims for each in claim.evidence}
    claims = contents_of(page_of(harbour_corpus(), most_bytes=most_bytes))["claims"]
    told = {
        "".join(text for text, *_ in each["parts"])
        for each in (each for claim in claims for each in claim["evidence"])
        if "parts" in each
    }
    assert told == (quotes if most_bytes else set())


def test_a_page_with_little_room_has_no_texts_and_says_so_of_each() -> None:
    contents = contents_of(page_of(harbour_corpus(), most_bytes=0))
    assert [each.get("turns") for each in contents["documents"]] == [None, None]
    assert all("id" in each for each in contents["documents"])


def test_places_are_counted_as_the_browser_counts() -> None:
    text = document_of("𝄞𝄞 Ana sings 𝄞 to Bo 🚣🏽 today.", source="song.txt")
    sings = evidence(
        text,
        "Ana sings 𝄞 to Bo 🚣🏽",
        subject_span=span_of(text.text, "Ana"),
        object_span=span_of(text.text, "Bo 🚣🏽"),
    )
    page = page_of(
        corpus_of(text, entities=[ANA, BO], claims=[claim(ANA, "supports", BO, at=sings)])
    )
    start, *codes = embedded(page, "contents")["evidence"]["columns"]["at"]["of"][0]
    assert (start, [code >> 2 for code in codes]) == (5, [3, 13, 7])
    (told,) = contents_of(page)["claims"][0]["evidence"]
    assert told["parts"] == [["Ana", "subject"], [" sings 𝄞 to "], ["Bo 🚣🏽", "object"]]
