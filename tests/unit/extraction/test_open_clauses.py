"""Open links of clauses with names in them, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.open_links import find_open_links
from kgraph.model import Modality
from tests.placed import placed

NAMES = {"Ana": "person", "Ben": "person", "Guild": "organization"}

LED = """
    The   the   DET   DT  det        1
    Guild Guild PROPN NNP nsubj:pass 3
    was   be    AUX   VBD aux:pass   3
    led   lead  VERB  VBN ROOT       3
    by    by    ADP   IN  case       5
    Ana   Ana   PROPN NNP obl:agent  3
"""
REDUCED = """
    Ben   Ben   PROPN NNP nsubj     1
    slept sleep VERB  VBD ROOT      1
    in    in    ADP   IN  case      4
    the   the   DET   DT  det       4
    Guild Guild PROPN NNP obl       1
    led   lead  VERB  VBN acl       4
    by    by    ADP   IN  case      7
    Ana   Ana   PROPN NNP obl:agent 5
"""
SCENE = """
    In      in     ADP   IN  case  2
    a       a      DET   DT  det   2
    garden  garden NOUN  NN  obl   4
    Ana     Ana    PROPN NNP nsubj 4
    painted paint  VERB  VBD ROOT  4
    for     for    ADP   IN  case  6
    Ben     Ben    PROPN NNP obl   4
"""
SCENE_WITH_NAME = """
    In      in    ADP   IN  case  2
    the     the   DET   DT  det   2
    Guild   Guild PROPN NNP obl   4
    Ana     Ana   PROPN NNP nsubj 4
    painted paint VERB  VBD ROOT  4
    for     for   ADP   IN  case  6
    Ben     Ben   PROPN NNP obl   4
"""
INITIATED = """
    Ana       Ana      PROPN NNP nsubj 1
    initiated initiate VERB  VBD ROOT  1
    Ben       Ben      PROPN NNP obj   1
    into      into     ADP   IN  case  5
    the       the      DET   DT  det   5
    Guild     Guild    PROPN NNP obl   1
"""
MET = """
    Ana Ana  PROPN NNP nsubj 3
    and and  CCONJ CC  cc    2
    Ben Ben  PROPN NNP conj  0
    met meet VERB  VBD ROOT  3
"""
JOINED_TO = """
    Ana   Ana   PROPN NNP nsubj 3
    and   and   CCONJ CC  cc    2
    Ben   Ben   PROPN NNP conj  0
    link  link  VERB  VBP ROOT  3
    to    to    ADP   IN  case  6
    the   the   DET   DT  det   6
    Guild Guild PROPN NNP obl   3
"""
SANG = """
    Ana  Ana  PROPN NNP nsubj 3
    and  and  CCONJ CC  cc    2
    Ben  Ben  PROPN NNP conj  0
    sang sing VERB  VBD ROOT  3
"""
LET = """
    Ana     Ana   PROPN NNP nsubj 1
    allowed allow VERB  VBD ROOT  1
    Ben     Ben   PROPN NNP obj   1
    to      to    PART  TO  mark  4
    join    join  VERB  VB  xcomp 1
    the     the   DET   DT  det   6
    Guild   Guild PROPN NNP obj   4
"""
CHANCE = """
    Ana    Ana    PROPN NNP nsubj 1
    missed miss   VERB  VBD ROOT  1
    a      a      DET   DT  det   3
    chance chance NOUN  NN  obj   1
    to     to     PART  TO  mark  5
    speak  speak  VERB  VB  acl   3
"""
TRAIN = """
    Ana    Ana   PROPN NNP nsubj 1
    missed miss  VERB  VBD ROOT  1
    a      a     DET   DT  det   3
    train  train NOUN  NN  obj   1
"""
IN_LOVE = """
    Ana  Ana  PROPN NNP nsubj 1
    fell fall VERB  VBD ROOT  1
    in   in   ADP   IN  case  3
    love love NOUN  NN  obl   1
    with with ADP   IN  case  5
    Ben  Ben  PROPN NNP obl   1
"""
HELD = """
    Ana         Ana         PROPN NNP nsubj 1
    held        hold        VERB  VBD ROOT  1
    the         the         DET   DT  det   3
    Guild       Guild       PROPN NNP obj   1
    accountable accountable ADJ   JJ  xcomp 1
"""

FORCES = """
    Ana    Ana   PROPN NNP nsubj 1
    joined join  VERB  VBD ROOT  1
    forces force NOUN  NNS obj   1
"""
DESCRIBED = """
    Ana       Ana      PROPN NNP nsubj 1
    portrayed portray  VERB  VBD ROOT  1
    Ben       Ben      PROPN NNP obj   1
    as        as       ADP   IN  case  4
    chance    chance   NOUN  NN  obl   1
"""
SERIOUSLY = """
    Ana       Ana       PROPN NNP nsubj  1
    takes     take      VERB  VBZ ROOT   1
    old       old       ADJ   JJ  amod   3
    chance    chance    NOUN  NN  obj    1
    seriously seriously ADV   RB  advmod 1
"""
TREATED = """
    Ana     Ana     PROPN NNP nsubj:pass 2
    was     be      AUX   VBD aux:pass   2
    treated treat   VERB  VBN ROOT       2
    coldly  coldly  ADV   RB  advmod     2
    in      in      ADP   IN  case       6
    the     the     DET   DT  det        6
    Guild   Guild   PROPN NNP obl        2
"""
AHEAD = """
    Ana    Ana    PROPN NNP nsubj  1
    puts   put    VERB  VBZ ROOT   1
    old    old    ADJ   JJ  amod   3
    chance chance NOUN  NN  obj    1
    ahead  ahead  ADV   RB  advmod 1
"""
INTRODUCED = """
    Ana        Ana       PROPN NNP nsubj:pass 2
    was        be        AUX   VBD aux:pass   2
    introduced introduce VERB  VBN ROOT       2
    to         to        ADP   IN  case       4
    training   training  NOUN  NN  xcomp      2
"""
MORE = """
    Ana    Ana    PROPN NNP nsubj  3
    is     be     AUX   VBZ cop    3
    more   more   ADV   RBR advmod 3
    useful useful ADJ   JJ  ROOT   3
    than   than   ADP   IN  case   5
    Ben    Ben    PROPN NNP obl    3
    to     to     ADP   IN  case   7
    Guild  Guild  PROPN NNP obl    3
"""
EQUAL = """
    Ana    Ana    PROPN NNP nsubj  3
    is     be     AUX   VBZ cop    3
    as     as     ADV   RB  advmod 3
    useful useful ADJ   JJ  ROOT   3
    as     as     ADP   IN  case   5
    Ben    Ben    PROPN NNP obl    3
    to     to     ADP   IN  case   7
    Guild  Guild  PROPN NNP obl    3
"""


def told(table: str, mentions: dict[str, str]) -> list[str]:
    """Return the open links between the mentions that the text has."""
    words = {row.split()[0] for row in table.strip().splitlines()}
    read = placed(table, {word: kind for word, kind in mentions.items() if word in words})
    return [each.replace("open:", "") for each in read.told(find_open_links(read.doc, read.finder))]


COUPLED = """
    {coupled} {coupled} VERB  VBN advcl 4
    with      with      ADP   IN  case  2
    Guild     Guild     PROPN NNP obl   0
    Ana       Ana       PROPN NNP nsubj 4
    joined    join      VERB  VBD ROOT  4
    Ben       Ben       PROPN NNP obj   4
"""
ABLE = """
    the    the    DET  DT  det       1
    Guild  Guild  PROPN NNP obl      5
    where  where  ADV  WRB advmod    5
    Ana    Ana    PROPN NNP nsubj    5
    is     be     AUX  VBZ cop       5
    {able} {able} ADJ  JJ  ROOT      5
    in     in     ADP  IN  case      7
    Ben    Ben    PROPN NNP obl      5
    to     to     PART TO  mark      9
    sing   sing   VERB VB  {xcomp}   5
"""

IS_IN_LOVE = """
    Ana    Ana    PROPN NNP nsubj 3
    is     be     AUX   VBZ cop   3
    in     in     ADP   IN  case  3
    {love} {love} NOUN  NN  ROOT  3
    with   with   ADP   IN  case  5
    Ben    Ben    PROPN NNP nmod  3
"""
AS_A_BODY = """
    Ana    Ana    PROPN NNP nsubj 4
    ,      ,      PUNCT ,   punct 3
    as     as     ADP   IN  case  3
    Guild  Guild  PROPN NNP obl   4
    tested test   VERB  VBD ROOT  4
    train  train  NOUN  NN  obj   4
"""
AS_ITS_END = """
    Ana    Ana    PROPN NNP nsubj 1
    tested test   VERB  VBD ROOT  1
    train  train  NOUN  NN  obj   1
    as     as     ADP   IN  case  4
    Guild  Guild  PROPN NNP obl   1
"""
SEEKERS = """
    Ana     Ana    PROPN NNP nsubj    1
    drew    draw   VERB  VBD ROOT     1
    {job}   job    NOUN  NN  compound 4
    {-}     -      PUNCT HYPH punct   4
    seekers seeker NOUN  NNS obj      1
    from    from   ADP   IN  case     6
    Guild   Guild  PROPN NNP obl      1
"""


@pytest.mark.parametrize(
    ("table", "links"),
    [
        pytest.param(LED, ["Guild be led by Ana"], id="a passive is told as it is put"),
        pytest.param(
            REDUCED, ["Ben sleep in Guild", "Ana lead Guild"], id="a reduced one is turned"
        ),
        pytest.param(
            SCENE, ["Ana paint for Ben"], id="what stands before the subject sets the scene"
        ),
        pytest.param(
            SCENE_WITH_NAME,
            ["Ana paint in Guild", "Ana paint for Ben"],
            id="unless it is a name",
        ),
        pytest.param(
            INITIATED,
            ["Ana initiate Ben", "Ben be initiated into Guild"],
            id="where somebody is brought",
        ),
        pytest.param(MET, ["Ana meet with Ben"], id="what two do with each other"),
        pytest.param(
            JOINED_TO,
            ["Ana link to Guild", "Ben link to Guild"],
            id="nor with each other what they do with a third",
        ),
        pytest.param(
            COUPLED.format(coupled="couple"), ["Ana join Ben"], id="coupled with only leads on"
        ),
        pytest.param(
            COUPLED.format(coupled="charge"),
            ["Ana be charge with Guild", "Ana join Ben"],
            id="another participle is of the subject",
        ),
        pytest.param(ABLE.format(able="able", xcomp="xcomp"), [], id="able to do what"),
        pytest.param(
            ABLE.format(able="kind", xcomp="dep"), ["Ana be kind in Ben"], id="what one is like"
        ),
        pytest.param(
            IS_IN_LOVE.format(love="love"), ["Ana be in love with Ben"], id="a state with another"
        ),
        pytest.param(IS_IN_LOVE.format(love="town"), [], id="a place with another is none"),
        pytest.param(
            SEEKERS.format(**{"job": "job", "-": "-"}), [], id="half a word fills no phrase"
        ),
        pytest.param(
            SEEKERS.format(**{"job": "two", "-": "old"}),
            ["Ana draw seeker from Guild"],
            id="a whole one does",
        ),
        pytest.param(AS_A_BODY, ["Ana test train"], id="as what somebody does it"),
        pytest.param(AS_ITS_END, ["Ana test train as Guild"], id="what is taken as what"),
        pytest.param(SANG, [], id="not what each of two does"),
        pytest.param(LET, ["Ben join Guild"], id="who is allowed to do it only does it"),
        pytest.param(CHANCE, [], id="a chance to speak only leads on"),
        pytest.param(TRAIN, ["Ana miss train"], id="but a thing is an object"),
        pytest.param(IN_LOVE, ["Ana fall in love with Ben"], id="the state that a verb goes with"),
        pytest.param(HELD, ["Ana hold accountable Guild"], id="what a verb makes of its object"),
        pytest.param(FORCES, [], id="a noun that says nothing without its verb is no object"),
        pytest.param(DESCRIBED, [], id="nor is one of which something is said"),
        pytest.param(SERIOUSLY, ["Ana take seriously chance"], id="how something is taken"),
        pytest.param(TREATED, ["Ana be treated coldly in Guild"], id="how somebody is treated"),
        pytest.param(AHEAD, [], id="nor what is put somewhere"),
        pytest.param(
            INTRODUCED, ["Ana be introduced to training"], id="a passive keeps its preposition"
        ),
        pytest.param(MORE, ["Ana be more useful than Ben"], id="whom somebody surpasses"),
        pytest.param(EQUAL, [], id="nor is one with as much"),
    ],
)
def test_open_links_between_names(table: str, links: list[str]) -> None:
    things = {
        "forces": "concept",
        "garden": "place",
        "chance": "concept",
        "train": "concept",
        "love": "concept",
        "training": "concept",
    }
    assert told(table, NAMES | things) == links


AND_BESIDE = """
    Ana     Ana    PROPN NNP nsubj 1
    works   work   VERB  VBZ ROOT  1
    for     for    ADP   IN  case  3
    Ben     Ben    PROPN NNP obl   1
    and     and    CCONJ CC  cc    7
    {word}  beside ADP   IN  case  7
    the     the    DET   DT  det   7
    Guild   Guild  PROPN NNP conj  3
"""
BACK = """
    Ana     Ana    PROPN NNP nsubj  1
    steps   step   VERB  VBZ ROOT   1
    back    back   ADV   RB  advmod 1
    {word}  from   ADP   IN  case   5
    the     the    DET   DT  det    5
    Guild   Guild  PROPN NNP obl    1
"""


@pytest.mark.parametrize(("table", "links"), [
    pytest.param(
        AND_BESIDE.format(word="beside"),
        ["Ana work for Ben", "Ana work beside Guild"],
        id="the preposition that a joined noun has of its own",
    ),
    pytest.param(BACK.format(word="from"), ["Ana step back from Guild"], id="which way"),
    pytest.param(BACK.format(word="in"), ["Ana step in Guild"], id="back then and there"),
])  # fmt: skip
def test_a_link_keeps_the_small_words_of_its_verb(table: str, links: list[str]) -> None:
    read = placed(table, {n: k for n, k in NAMES.items() if f" {n} " in table})
    told = [each.replace("open:", "") for each in read.told(find_open_links(read.doc, read.finder))]
    assert told == links


BIDDEN = """
    Ana     Ana    PROPN NNP nsubj:pass 2
    was     be     AUX   VBD aux:pass   2
    invited invite VERB  VBN ROOT       2
    by      by     ADP   IN  case       4
    Ben     Ben    PROPN NNP obl:agent  2
    to      to     PART  TO  mark       6
    join    join   VERB  VB  advcl      2
    the     the    DET   DT  det        8
    Guild   Guild  PROPN NNP obj        6
"""


def test_who_is_invited_to_do_a_thing_is_only_wished_to_do_it() -> None:
    read = placed(BIDDEN, NAMES)
    links = find_open_links(read.doc, read.finder)
    assert [(link.predicate, link.modality) for link in links] == [
        ("open:be invited by", None),
        ("open:join", Modality.DESIRED),
    ]
