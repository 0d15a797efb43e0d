"""Weights fitted on claims that readers have judged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kgraph.training.judged import (
    Judged,
    fit_weights,
    left_out,
    precision_at,
    read_judged,
    score_fit,
)

# A claim with a name at its end is right in four texts of five, one with a mere word in one.
NAMED = [Judged(n, n % 5 != 0, {"always": 1.0, "object named": 1.0}) for n in range(40)]
WORDS = [Judged(n, n % 5 == 0, {"always": 1.0, "object word": 1.0}) for n in range(40)]


def test_what_right_claims_have_speaks_for_a_claim_and_what_wrong_ones_have_against_it() -> None:
    weights = fit_weights([*NAMED, *WORDS])
    assert weights["object named"] > 0 > weights["object word"]


def test_a_stronger_pull_keeps_weights_nearer_to_zero() -> None:
    loose, tight = (fit_weights([*NAMED, *WORDS], strength=s)["object named"] for s in (1.0, 50.0))
    assert loose > tight > 0


def test_a_text_is_judged_without_what_was_said_of_it() -> None:
    alone = [Judged(99, True, {"always": 1.0, "only here": 1.0})]
    likely = left_out([*NAMED, *alone])
    assert likely[-1] == pytest.approx(0.8, abs=0.05)


def test_likelihoods_that_come_true_have_no_error() -> None:
    judged = [*NAMED, *WORDS]
    fit = score_fit(judged, np.array([0.8] * 40 + [0.2] * 40))  # 0.8 and 0.2 are right
    assert fit.error < 0.1
    assert fit.order > 0.75
    assert fit.share_right == 0.5


def test_a_higher_threshold_keeps_fewer_claims_and_more_right_ones() -> None:
    judged = [*NAMED, *WORDS]
    table = {
        round(t, 2): (kept, right) for t, kept, right in precision_at(judged, left_out(judged))
    }
    assert table[0.2][0] > table[0.5][0]
    assert table[0.2][1] < table[0.5][1]


def test_a_line_that_is_no_judged_claim_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"text": 1, "right": true, "traits": {}}\n{"text": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.jsonl:2: no judged claim"):
        read_judged(path)


def test_the_weights_that_ship_are_those_of_the_judged_claims() -> None:
    from kgraph.extraction.confidence import shipped_weights

    fitted = fit_weights(read_judged())
    assert shipped_weights() == pytest.approx(fitted, abs=0.002)
