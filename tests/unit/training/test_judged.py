"""Weights fitted on claims that readers have judged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kgraph.extraction.confidence import Traits, shipped_weights
from kgraph.model import Claim, Span
from kgraph.training.judged import (
    LEAST_SEEN,
    Judged,
    Verdict,
    fit_weights,
    left_out,
    likelihoods,
    matched,
    place_of,
    precision_at,
    read_judged,
    read_verdicts,
    score_fit,
    tabulate,
    write_judged,
)
from tests.builders import document_of, evidence

Row = tuple[int, bool, Traits]

# A claim with a name at its end is right in four texts of five, one with a mere word in one.
NAMED: list[Row] = [(n, n % 5 != 0, {"always": 1.0, "object named": 1.0}) for n in range(80)]
WORDS: list[Row] = [(n, n % 5 == 0, {"always": 1.0, "object word": 1.0}) for n in range(80)]
BOTH = tabulate([*NAMED, *WORDS])


def test_what_right_claims_have_speaks_for_a_claim_and_what_wrong_ones_have_against_it() -> None:
    weights = fit_weights(BOTH, strength=10.0)
    assert weights["object named"] > 0 > weights["object word"]


def test_a_stronger_pull_keeps_weights_nearer_to_zero() -> None:
    loose, tight = (fit_weights(BOTH, strength=s)["object named"] for s in (1.0, 200.0))
    assert loose > tight > 0


def test_what_few_claims_have_gets_no_weight() -> None:
    rare = [(200 + n, True, {"always": 1.0, "seldom": 1.0}) for n in range(LEAST_SEEN - 1)]
    assert "seldom" not in tabulate([*NAMED, *rare]).names


def test_a_text_is_judged_without_what_was_said_of_it() -> None:
    """All claims of texts 3, 11, 19... are wrong; those of the others do not know."""
    rows = [(n, n % 8 != 3, {"always": 1.0, "object named": 1.0}) for n in range(160)]
    table = tabulate(rows)
    likely = left_out(table)
    assert likely[table.texts % 8 == 3] == pytest.approx(1.0, abs=0.03)


def test_likelihoods_that_come_true_have_no_error() -> None:
    fit = score_fit(BOTH, np.array([0.8] * 80 + [0.2] * 80))  # 0.8 and 0.2 are right
    assert fit.error < 0.1
    assert fit.order > 0.75
    assert fit.share_right == 0.5


def test_a_higher_threshold_keeps_fewer_claims_and_more_right_ones() -> None:
    likely = likelihoods(BOTH, fit_weights(BOTH, strength=1.0))
    table = {round(t, 2): (kept, right) for t, kept, right in precision_at(BOTH, likely)}
    assert table[0.2][0] > table[0.5][0]
    assert table[0.2][1] < table[0.5][1]


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_judged(BOTH, tmp_path / "table.npz")
    again = read_judged(tmp_path / "table.npz")
    assert again.names == BOTH.names
    for one, two in ((again.values, BOTH.values), (again.right, BOTH.right)):
        assert np.array_equal(one, two)
    assert np.array_equal(again.texts, BOTH.texts)


TEXT = document_of("Ana led the Guild. She left the Guild in 2019.")


def test_a_claim_is_known_by_its_place_and_its_link() -> None:
    here = evidence(TEXT, "Ana led the Guild", subject_span=Span(0, 3), object_span=Span(12, 17))
    led = Claim("c0", "leaderOf", "c1", None, (here,))
    founded = Claim("c0", "founderOf", "c1", None, (here,))
    assert place_of(led) == (0, 3, 12, 17, "leaderOf")
    told = [(led, {"always": 1.0}), (founded, {"always": 2.0})]
    assert list(matched(told, {place_of(led): Verdict(False, "parse")})) == [
        (False, {"always": 1.0})
    ]


def test_a_date_is_known_by_its_value() -> None:
    left = evidence(TEXT, "She left the Guild in 2019", subject_span=Span(19, 22))
    claim = Claim("c0", "dissolvedOn", None, "2019", (left,))
    assert place_of(claim) == (19, 22, "2019", None, "dissolvedOn")


def test_a_line_that_has_no_verdicts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text('{"text": "a", "claims": []}\n{"text": "b"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"verdicts\.jsonl:2: no verdicts of a text"):
        read_verdicts(path)


def test_each_wrong_claim_has_a_cause_and_no_right_one() -> None:
    verdicts = [each for text in read_verdicts().values() for each in text.values()]
    assert len(verdicts) > 12_000
    assert all((each.cause is None) == each.right for each in verdicts)


@pytest.fixture(scope="module")
def judged() -> Judged:
    return read_judged()


def test_the_weights_that_ship_are_those_of_the_judged_claims(judged: Judged) -> None:
    assert shipped_weights() == pytest.approx(fit_weights(judged), abs=0.002)


def test_on_texts_left_out_they_order_claims_and_come_true(judged: Judged) -> None:
    fit = score_fit(judged, left_out(judged))
    assert fit.order >= 0.70
    assert fit.error <= 0.05
