"""Names taken for a person's that the text goes on with "it"."""

from __future__ import annotations

import pytest

from kgraph.language.neuter_names import neuter_types
from tests.parses import parsed

ELBA = """
    Elba   Elba   PROPN NNP nsubj 1
    grew   grow   VERB  VBD ROOT  1
    .      .      PUNCT .   punct 1
    {one}  it     PRON  PRP nsubj 4
    fed    feed   VERB  VBD ROOT  4
    the    the    DET   DT  det   6
    feast  feast  NOUN  NN  obj   4
    .      .      PUNCT .   punct 4
    {two}  it     PRON  PRP nsubj 9
    ended  end    VERB  VBD ROOT  9
"""


def retyped(one: str, two: str, *, noun: int = 8) -> list[tuple[str, str]]:
    """Return what becomes of "Elba", of a chain with two pronouns and a noun of type event."""
    mentions = (
        (0, 0, "person", 7),
        (3, 3, "person", 7),
        (5, 6, "event", noun),
        (8, 8, "person", 7),
    )
    doc = parsed(ELBA.format(one=one, two=two), mentions=mentions)
    return list(neuter_types(doc, [doc[0:1]], types={"elba": "person"}, keys=["elba"]))


@pytest.mark.parametrize(("pronouns", "noun", "found"), [
    pytest.param(("it", "It"), 8, [("elba", "concept")], id="it, twice"),
    pytest.param(("it", "It"), 7, [("elba", "event")], id="it, and a noun tells what it is"),
    pytest.param(("it", "She"), 8, [], id="she, once"),
    pytest.param(("it", "They"), 8, [], id="it, but once"),
])  # fmt: skip
def test_what_the_text_calls_it_is_nobody(
    pronouns: tuple[str, str], noun: int, found: list[tuple[str, str]]
) -> None:
    assert retyped(*pronouns, noun=noun) == found
