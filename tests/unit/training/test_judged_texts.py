"""The judged texts, made anew from the corpora."""

from __future__ import annotations

import pytest

from kgraph.training.judged import read_verdicts
from kgraph.training.judged_texts import judged_texts
from tests.house.source_tree import ROOT

CORPORA = ROOT.parent / "shared" / "corpora"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not on this machine")
    return dict(judged_texts(CORPORA))


def test_each_text_with_verdicts_is_there(texts: dict[str, str]) -> None:
    assert read_verdicts().keys() <= texts.keys()


def test_every_judged_end_stands_within_its_text(texts: dict[str, str]) -> None:
    for name, verdicts in read_verdicts().items():
        for start, end, *_ in verdicts:
            assert 0 <= start < end <= len(texts[name])
            assert texts[name][start:end].strip() == texts[name][start:end]


def test_talk_has_a_name_before_each_turn(texts: dict[str, str]) -> None:
    spoken = [text for name, text in texts.items() if name.startswith("gum_conversation")]
    turns = [turn for text in spoken for turn in text.split("\n\n")[1:]]
    assert len(turns) > 500
    assert all(":" in turn[:40] for turn in turns)


def test_they_are_the_same_each_time(texts: dict[str, str]) -> None:
    assert dict(judged_texts(CORPORA)) == texts
