"""Links told of nothing that the words name, read off hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.loose_ends import has_loose_end
from tests.placed import placed

WEATHER = """
    it    it   PRON PRP nsubj 2
    was   be   AUX  VBD cop   2
    {how} how  ADJ  JJ  ROOT  2
    in    in   ADP  IN  case  4
    Porto port PROPN NNP obl  2
"""
POINTED = """
    {this}   this   PRON  DT  nsubj     3
    is       be     AUX   VBZ cop       3
    {the}    the    DET   DT  det       3
    field    field  NOUN  NN  ROOT      3
    Ana      Ana    PROPN NNP nsubj     5
    ploughs  plough VERB  VBZ acl:relcl 3
"""
NAMED_FIELD = """
    Ana      Ana    PROPN NNP nsubj     1
    ploughs  plough VERB  VBZ ROOT      1
    the      the    DET   DT  det       3
    field    field  NOUN  NN  obj       1
"""
LESS = """
    Ana   ana  PROPN NNP nsubj 1
    uses  use  VERB  VBZ ROOT  1
    {less} less ADJ  JJR amod  3
    salt  salt NOUN  NN  obj   1
"""
ASKED = """
    {which} which DET  WDT det   1
    salt    salt  NOUN NN  nsubj 2
    suits   suit  VERB VBZ ROOT  2
    Ana     ana   PROPN NNP obj  2
"""
EMPTY = """
    {the}    the    DET  DT  det   1
    result   result NOUN NN  nsubj 2
    suits    suit   VERB VBZ ROOT  2
    Ana      ana    PROPN NNP obj  2
"""
PARTS = """
    Ana     ana    PROPN NNP nsubj 1
    uses    use    VERB  VBZ ROOT  1
    {parts} part   NOUN  NNS obj   1
    of      of     ADP   IN  case  4
    salt    salt   NOUN  NN  nmod  2
"""
WHAT = """
    {what}  what  PRON  WP   ROOT      0
    is      be    AUX   VBZ  cop       0
    the     the   DET   DT   det       3
    salt    salt  NOUN  NN   nsubj     0
    Ana     ana   PROPN NNP  nsubj     5
    needs   need  VERB  VBZ  acl:relcl 3
"""
OPPOSED = """
    Ana      ana    PROPN NNP nsubj 1
    opposed  oppose VERB VBD  ROOT  1
    the      the    DET  DT   det   3
    {attempt} {attempt} NOUN NN obj 1
    on       on     ADP  IN   case  5
    Porto    port   PROPN NNP nmod  3
"""
NAMED_LESS = """
    Porto   port   PROPN NNP nsubj 1
    adores  adore  VERB  VBZ ROOT  1
    Little  little ADJ   JJ  amod  3
    Ana     ana    PROPN NNP obj   1
"""
LESS_ADJ = """
    Ana    ana    PROPN NNP nsubj 1
    sells  sell   VERB  VBZ ROOT  1
    {less} {less} ADV   RBR advmod 3
    coarse coarse ADJ   JJ  amod  4
    salt   salt   NOUN  NN  obj   1
"""
INCLUDES = """
    {tour}   {tour}  NOUN {tag} nsubj 1
    includes include VERB VBZ  ROOT  1
    sails    sail    NOUN NNS  obj   1
"""
LACKED = """
    Ana    ana    PROPN NNP nsubj     2
    {do}   do     AUX   VBP advmod    2
    {have} {have} VERB  VBP ROOT      2
    boats  boat   NOUN  NNS obj       2
    that   that   PRON  WDT nsubj     5
    reach  reach  VERB  VBP acl:relcl 3
    Porto  port   PROPN NNP obj       5
"""
KIND = """
    Ana     ana    PROPN NNP nsubj 3
    is      be     AUX   VBZ cop   3
    the     the    DET   DT  det   3
    {kind}  {kind} NOUN  NN  ROOT  3
    of      of     ADP   IN  case  5
    rowers  rower  NOUN  NNS nmod  3
"""


def draft_of(table: str, subject: int, anchor: int, *, object_: int) -> tuple[Draft, Doc]:
    words = [line.split()[0] for line in table.strip().splitlines()]
    kinds = {w: "person" if w in {"Ana", "Porto"} else "concept" for w in words}
    read = placed(
        table, {words[subject]: kinds[words[subject]], words[object_]: kinds[words[object_]]}
    )
    places = {place.mention.text: place for place in read.finder.places()}
    kind = table.startswith((KIND[:40], "\n    to"))
    named = "opposes" if table.startswith(OPPOSED[:30]) else "open:link"
    predicate = "broader" if kind else named
    tokens = LinkTokens(subject, object_, anchor)
    draft = Draft(
        predicate, places[words[subject]], places[words[object_]], None, tokens, "open link", 0.5
    )
    return draft, read.doc


@pytest.mark.parametrize(("table", "ends", "loose"), [
    pytest.param(WEATHER.format(how="dark"), (0, 2, 4), True, id="what is dark is no thing"),
    pytest.param(WEATHER.format(how="famous"), (0, 2, 4), False, id="what is famous is one"),
    pytest.param(POINTED.format(this="this", the="the"), (4, 5, 3), True,
                 id="only the link says which field"),
    pytest.param(POINTED.format(this="Moorend", the="the"), (4, 5, 3), False,
                 id="a name says which field"),
    pytest.param(NAMED_FIELD, (0, 1, 3), False, id="a field known from before"),
    pytest.param(LESS.format(less="less"), (0, 1, 3), True, id="less salt is not said of salt"),
    pytest.param(LESS.format(less="coarser"), (0, 1, 3), False, id="coarser salt is"),
    pytest.param(NAMED_LESS, (0, 1, 3), False, id="a word of a name tells how much of nothing"),
    pytest.param(LESS_ADJ.format(less="less"), (0, 1, 4), True, id="less coarse salt"),
    pytest.param(LESS_ADJ.format(less="very"), (0, 1, 4), False, id="very coarse salt"),
    pytest.param(ASKED.format(which="what"), (1, 2, 3), True, id="it is asked which salt"),
    pytest.param(ASKED.format(which="this"), (1, 2, 3), False, id="it is known which salt"),
    pytest.param(EMPTY.format(the="the"), (1, 2, 3), True, id="a result of nobody knows what"),
    pytest.param(WHAT.format(what="what"), (4, 5, 3), True, id="it is asked what the salt is"),
    pytest.param(WHAT.format(what="this"), (4, 5, 3), False, id="it is told what the salt is"),
    pytest.param(KIND.format(kind="subset"), (0, 3, 3), True, id="a part is no kind"),
    pytest.param(KIND.format(kind="leader"), (0, 3, 3), False, id="a leader is one"),
    pytest.param(INCLUDES.format(tour="tour", tag="NN"), (2, 1, 0), True,
                 id="what one thing includes is of no such kind"),
    pytest.param(INCLUDES.format(tour="tools", tag="NNS"), (2, 1, 0), False,
                 id="what many include is"),
    pytest.param(OPPOSED.format(attempt="attempt"), (0, 1, 3), True, id="an attempt on what"),
    pytest.param(OPPOSED.format(attempt="tax"), (0, 1, 3), False, id="a tax stands for itself"),
    pytest.param(LACKED.format(do="not", have="have"), (3, 5, 6), True,
                 id="what nobody has reaches nothing"),
    pytest.param(LACKED.format(do="now", have="have"), (3, 5, 6), False,
                 id="what somebody has does"),
    pytest.param(LACKED.format(do="not", have="paint"), (3, 5, 6), False,
                 id="what nobody paints may do so all the same"),
    pytest.param(PARTS.format(parts="parts"), (0, 1, 2), True, id="parts are not the whole"),
    pytest.param(PARTS.format(parts="pots"), (0, 1, 2), False, id="pots are told for themselves"),
])  # fmt: skip
def test_a_link_with_an_end_that_nothing_names_is_loose(
    table: str, ends: tuple[int, int, int], loose: bool
) -> None:
    draft, doc = draft_of(table, ends[0], ends[1], object_=ends[2])
    assert has_loose_end(draft, doc) is loose
