"""How a link hangs in the tree, as small facts."""

from __future__ import annotations

import pytest

from kgraph.extraction.claim_shapes import shape_of
from kgraph.extraction.drafts import Draft, LinkTokens
from tests.placed import placed

TEXT = """
    Wren    wren    PROPN NNP nsubj 1
    leads   lead    VERB  VBZ ROOT  1
    the     the     DET   DT  det   3
    choir   choir   NOUN  NN  obj   1
    ,       ,       PUNCT ,   punct 7
    and     and     CCONJ CC  cc    7
    she     she     PRON  PRP nsubj 7
    sings   sing    VERB  VBZ conj  1
    of      of      ADP   IN  case  9
    Lorn    lorn    PROPN NNP obl   7
"""
READ = placed(TEXT, {"Wren": "person", "choir": "concept", "she": "Wren", "Lorn": "place"})


def facts(subject: int, object_: int, anchor: int) -> dict[str, float]:
    one, two = (READ.finder.place_of(READ.doc[n]) for n in (subject, object_))
    assert one is not None
    tokens = LinkTokens(subject, object_, anchor)
    draft = Draft("open:lead", one, two, None, tokens, "open link", 0.8)
    return dict(shape_of(draft, READ.doc))


@pytest.mark.parametrize("fact", [
    pytest.param("subject is nsubj", id="what an end is to its head"),
    pytest.param("object tag NN", id="what kind of word an end is"),
    pytest.param("object has det before outside", id="what hangs on an end"),
    pytest.param("word has conj after", id="what hangs on the word of the link"),
    pytest.param("way of subject nsubj", id="the way from an end to the word"),
    pytest.param("object below VERB", id="what an end hangs on"),
    pytest.param("subject then VERB", id="what comes next"),
    pytest.param("order subject word object", id="what comes first"),
    pytest.param("word lead", id="the word itself"),
    pytest.param("early", id="a link at the beginning of its sentence"),
])  # fmt: skip
def test_a_link_has_the_fact(fact: str) -> None:
    assert facts(0, 3, 1)[fact] == 1.0


def test_an_end_that_does_not_hang_on_the_word_is_off_the_way() -> None:
    assert facts(0, 9, 7)["way of subject off nsubj"] == 1.0


def test_what_the_word_hangs_on_is_known_by_its_relation() -> None:
    assert facts(6, 9, 7)["clause ROOT"] == 1.0
    assert not any(name.startswith("clause") for name in facts(0, 3, 1))


def test_a_pronoun_is_known_by_itself() -> None:
    assert facts(6, 9, 7)["subject called she"] == 1.0


def test_commas_and_verbs_between_are_counted() -> None:
    far, near = facts(0, 9, 7), facts(0, 3, 1)
    assert (far["commas"], near["commas"]) == (1.0, 0.0)
    assert (far["verbs between"], near["verbs between"]) == (1.0, 0.0)


def test_the_least_sure_head_between_the_two_is_told() -> None:
    READ.doc._.sure_heads = [0.9, 0.9, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.2]
    try:
        found = facts(0, 3, 1)
    finally:
        READ.doc._.sure_heads = ()
    assert found["least sure between"] == pytest.approx(0.2)
    assert "least sure between" not in facts(0, 3, 1)
