from __future__ import annotations

from typing import Any

import pytest

from kgraph.export.page.budget import what_fits


def said(document: int, *, letters: int = 89, confidence: float = 0.9) -> dict[str, Any]:
    """Return evidence that takes ``letters`` and 11 bytes where its words are written out."""
    return {"document": document, "parts": [["x" * letters]], "confidence": confidence}


def claim_of(*evidence: dict[str, Any]) -> dict[str, Any]:
    return {"evidence": list(evidence)}


SIZE = {0: 300, 1: 100, 2: 200}


@pytest.mark.parametrize(
    ("room", "texts"),
    [
        pytest.param(600, {0, 1, 2}, id="all that fits is in"),
        pytest.param(599, {1, 2}, id="the longest goes first"),
        pytest.param(100, {1}, id="then the next"),
        pytest.param(99, set(), id="or all of them"),
    ],
)
def test_the_longest_texts_stay_out_where_all_would_be_too_much(room: int, texts: set[int]) -> None:
    assert what_fits([], SIZE, room=room).texts == texts


def test_a_quote_whose_text_is_in_the_page_costs_nothing() -> None:
    claims = [claim_of(said(1), said(1), said(1))]
    assert what_fits(claims, {1: 100}, room=100).left_out == frozenset()


def test_a_text_goes_only_as_far_as_room_for_the_surest_quotes_is_needed() -> None:
    claims = [claim_of(said(0)), claim_of(said(0))]
    fitting = what_fits(claims, SIZE, room=500)
    assert fitting.texts == {1, 2}
    assert fitting.left_out == frozenset()
    assert what_fits(claims, SIZE, room=499).texts == {1}


def test_of_the_quotes_that_stand_nowhere_else_the_tails_stay_out() -> None:
    claims = [
        claim_of(said(0, confidence=0.5), said(0, confidence=0.8), said(0, confidence=0.6)),
        claim_of(said(0), said(0)),
    ]
    assert what_fits(claims, {0: 900}, room=400).left_out == {0}
    assert what_fits(claims, {0: 900}, room=200).left_out == {0, 2, 4}
