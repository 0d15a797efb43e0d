"""Phrases and single words are kept only where a claim speaks of them."""

from __future__ import annotations

import pytest

from kgraph.extraction.kept import keep_sure, keep_telling, keep_used
from kgraph.model import Claim, CoreferenceChain
from tests.builders import document_of, evidence, extract_of, mention_of

TEXT = document_of("Rain fed the mill pond. The old wheel of the tide mill rests.")


def chain(number: int, label: str, *, is_phrase: bool) -> CoreferenceChain:
    return CoreferenceChain(number, "concept", (label,), 1.0, is_phrase)


def test_phrases_and_words_stay_only_if_a_claim_uses_them_and_longer_terms_always() -> None:
    fed = Claim("c0", "open:feed", "c1", None, (evidence(TEXT, "Rain fed the mill pond"),))
    words = ("Rain", "mill pond", "old wheel", "wheel", "tide mill")
    whole = extract_of(
        TEXT,
        mentions=[
            mention_of(TEXT, word, entity_type="concept", chain=number)
            for number, word in enumerate(words)
        ],
        chains=[chain(number, word, is_phrase=number < 3) for number, word in enumerate(words)],
        claims=[fed],
    )
    kept = keep_used(whole)
    assert [each.labels[0] for each in kept.chains] == ["Rain", "mill pond", "tide mill"]
    assert [mention.text for mention in kept.mentions] == ["Rain", "mill pond", "tide mill"]


def test_a_doctrine_that_recurs_stays_without_a_claim() -> None:
    chains = [
        CoreferenceChain(number, "concept", (label,), count)
        for number, (label, count) in enumerate(
            [("pietism", 3.0), ("geology", 2.0), ("bridge", 9.0), ("deism", 4.0)]
        )
    ]
    kept = keep_used(extract_of(TEXT, mentions=[], chains=chains, claims=[]))
    assert [each.labels[0] for each in kept.chains] == ["pietism", "deism"]


def test_a_phrase_that_reads_like_a_term_stays_without_a_claim() -> None:
    plain = CoreferenceChain(0, "concept", ("old wheel",), 0.5, is_phrase=True)
    term = CoreferenceChain(1, "concept", ("tide table",), 0.5, is_phrase=True, is_term=True)
    kept = keep_used(extract_of(TEXT, mentions=[], chains=[plain, term], claims=[]))
    assert [each.labels[0] for each in kept.chains] == ["tide table"]


@pytest.mark.parametrize(
    ("predicate", "mother", "is_kept"),
    [
        pytest.param("childOf", "Ben Holm's mother", False, id="his mother by that name alone"),
        pytest.param("childOf", "Karla Holm", True, id="his mother by her own"),
        pytest.param("childOf", "Ana Ruiz's mother", True, id="the mother of another"),
        pytest.param("supports", "Ben Holm's mother", True, id="no link of kin"),
    ],
)
def test_whose_mother_she_is_is_not_told_where_her_name_says_it(
    predicate: str, mother: str, *, is_kept: bool
) -> None:
    claim = Claim("c0", predicate, "c1", None, (evidence(TEXT, "Rain fed the mill pond"),))
    chains = [chain(0, "Ben Holm", is_phrase=False), chain(1, mother, is_phrase=False)]
    told = keep_telling(extract_of(TEXT, mentions=[], chains=chains, claims=[claim])).claims
    assert bool(told) is is_kept


def test_whose_mother_she_is_is_told_where_more_is_said_of_her() -> None:
    born = (evidence(TEXT, "Rain fed the mill pond"),)
    claims = [Claim("c0", "childOf", "c1", None, born), Claim("c1", "diedOn", None, "1846", born)]
    chains = [chain(0, "Ben Holm", is_phrase=False), chain(1, "Ben Holm's mother", is_phrase=True)]
    told = extract_of(TEXT, mentions=[], chains=chains, claims=claims)
    assert keep_telling(told).claims == told.claims


@pytest.mark.parametrize(("confidence", "named", "is_kept"), [
    pytest.param(0.5, {"c0"}, True, id="of somebody with a name"),
    pytest.param(0.5, {"c1"}, True, id="of something with a name"),
    pytest.param(0.5, set(), False, id="of two things without"),
    pytest.param(0.8, set(), True, id="of two things without, but sure"),
    pytest.param(0.3, {"c0"}, False, id="less sure than asked for"),
])  # fmt: skip
def test_where_neither_end_has_a_name_half_the_doubt_is_allowed(
    confidence: float, named: set[str], *, is_kept: bool
) -> None:
    told = evidence(TEXT, "Rain fed the mill pond", confidence=confidence)
    claims = [Claim("c0", "open:feed", "c1", None, (told,))]
    assert list(keep_sure(claims, named, least_confidence=0.4)) == (claims if is_kept else [])
