"""What a clause says that its subject is, on hand-made trees."""

from __future__ import annotations

import pytest

from .test_open_links import found

IS = """
    The      the      DET  DT  det   1
    festival festival NOUN NN  nsubj {head}
    {verb}   be       AUX  VBD cop   {head}
    {words}
"""


def is_said(words: str, *, verb: str = "is") -> list[str]:
    """Return the links of "The festival is ...", whose words are given with their rows."""
    rows = [row.strip() for row in words.strip().split("/")]
    head = 3 + next(n for n, row in enumerate(rows) if " ROOT " in row)
    return found(IS.format(verb=verb, head=head, words="\n".join(rows)))


@pytest.mark.parametrize(("words", "links"), [
    pytest.param(
        "a a DET DT det 5 / local local ADJ JJ amod 5 / contest contest NOUN NN ROOT 5",
        ["festival | be | local contest"], id="what it is",
    ),
    pytest.param(
        "not not PART RB advmod 5 / a a DET DT det 5 / contest contest NOUN NN ROOT 5",
        ["festival | be | contest"], id="what it is not is told, too, and denied elsewhere",
    ),
    pytest.param(
        """a a DET DT det 4 / contest contest NOUN NN ROOT 4 / and and CCONJ CC cc 7
        / a a DET DT det 7 / market market NOUN NN conj 4""",
        ["festival | be | contest", "festival | be | market"], id="both that it is",
    ),
    pytest.param(
        "the the DET DT det 5 / best good ADJ JJS amod 5 / contest contest NOUN NN ROOT 5",
        [], id="not which one of some",
    ),
    pytest.param(
        """to to PART TO mark 6 / be be AUX VB cop 6 / a a DET DT det 6
        / contest contest NOUN NN ROOT 6""",
        [], id="not what it is to be",
    ),
    pytest.param(
        "Ana Ana PROPN NNP nmod:poss 4 / contest contest NOUN NN ROOT 4",
        [], id="nothing that is somebody's",
    ),
    pytest.param(
        """a a DET DT det 4 / contest contest NOUN NN ROOT 4 / , , PUNCT , punct 6
        / boats boat NOUN NNS conj 4""",
        ["festival | be | contest"], id="not what only follows",
    ),
    pytest.param(
        """not not PART RB advmod 7 / a a DET DT det 7 / great great ADJ JJ amod 7
        / local local ADJ JJ amod 7 / contest contest NOUN NN ROOT 7""",
        [], id="nothing denied of which a word is lost",
    ),
    pytest.param("a a DET DT det 4 / reason reason NOUN NN ROOT 4", [], id="nothing empty"),
    pytest.param(
        """more more ADV RBR advmod 4 / useful useful ADJ JJ ROOT 4 / than than ADP IN case 7
        / the the DET DT det 7 / market market NOUN NN obl 4""",
        ["festival | be more useful than | market"], id="what it surpasses",
    ),
    pytest.param(
        """older old ADJ JJR ROOT 3 / than than ADP IN case 6 / the the DET DT det 6
        / market market NOUN NN obl 3""",
        ["festival | be older than | market"], id="what it surpasses in one word",
    ),
])  # fmt: skip
def test_what_a_clause_says_that_a_thing_is(words: str, links: list[str]) -> None:
    assert is_said(words) == links


def test_what_a_thing_becomes() -> None:
    assert found("""
        The    the    DET  DT  det   1
        toll   toll   NOUN NN  nsubj 2
        became become VERB VBD ROOT  2
        a      a      DET  DT  det   5
        local  local  ADJ  JJ  amod  5
        burden burden NOUN NN  xcomp 2
    """) == ["toll | become | local burden"]
