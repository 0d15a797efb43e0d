"""Who holds which office where."""

from __future__ import annotations

import pytest

from kgraph.extraction.office_nouns import is_of_belief
from kgraph.extraction.offices import find_offices
from tests.placed import links, placed

ONTOLOGY = links(
    "holdsRole person concept",
    "leaderOf person organization",
    "worksFor person organization",
    "founderOf person organization",
    "memberOf person organization",
    "hostOf person work",
)

IS = """
    Wren   wren   PROPN NNP nsubj 4
    is     be     AUX   VBZ cop   4
    the    the    DET   DT  det   4
    {kind} {kind} {pos}           4
    {noun} {noun} NOUN  NN  ROOT  4
    {of}   {of}   ADP   IN  case  7
    the    the    DET   DT  det   7
    Guild  guild  PROPN NNP nmod  4
"""
BESIDE = """
    Wren   wren   PROPN NNP nsubj 6
    ,      ,      PUNCT ,   punct 2
    editor editor NOUN  NN  appos 0
    of     of     ADP   IN  case  5
    the    the    DET   DT  det   5
    Guild  guild  PROPN NNP nmod  2
    sings  sing   VERB  VBZ ROOT  6
"""
OWNED = """
    The    the     DET   DT  det       1
    Guild  guild   PROPN NNP nmod:poss 3
    's     's      PART  POS case      1
    editor editor  NOUN  NN  nsubj     5
    Wren   wren    PROPN NNP flat      3
    sings  sing    VERB  VBZ ROOT      5
"""
BEFORE = """
    Guild  guild   PROPN NNP compound  1
    editor editor  NOUN  NN  compound  2
    Wren   wren    PROPN NNP nsubj     3
    sings  sing    VERB  VBZ ROOT      3
"""
SERVED = """
    Wren   wren    PROPN NNP nsubj     1
    served serve   VERB  VBD ROOT      1
    as     as      ADP   IN  case      3
    editor editor  NOUN  NN  obl       1
    of     of      ADP   IN  case      6
    the    the     DET   DT  det       6
    Guild  guild   PROPN NNP nmod      3
"""
AS_GENTLE = """
    Wren   wren    PROPN NNP nsubj     3
    was    be      AUX   VBD cop       3
    as     as      ADV   RB  advmod    3
    gentle gentle  ADJ   JJ  ROOT      3
    as     as      ADP   IN  case      5
    editor editor  NOUN  NN  obl       3
    of     of      ADP   IN  case      8
    the    the     DET   DT  det       8
    Guild  guild   PROPN NNP nmod      5
"""
RELATIVE = """
    Wren   wren    PROPN NNP nsubj     7
    who    who     PRON  WP  nsubj     3
    is     be      AUX   VBZ cop       3
    editor editor  NOUN  NN  acl:relcl 0
    of     of      ADP   IN  case      6
    the    the     DET   DT  det       6
    Guild  guild   PROPN NNP nmod      3
    sings  sing    VERB  VBZ ROOT      7
"""
OF_FIELD = """
    Wren    wren    PROPN NNP nsubj 4
    is      be      AUX   VBZ cop   4
    the     the     DET   DT  det   4
    new     new     ADJ   JJ  amod  4
    {noun}  {noun}  NOUN  NN  ROOT  4
    of      of      ADP   IN  case  6
    {field} {field} {pos}     nmod  4
"""
LIST = """
    Wren   wren    PROPN NNP nsubj     2
    is     be      AUX   VBZ cop       2
    editor editor  NOUN  NN  ROOT      2
    and    and     CCONJ CC  cc        4
    singer singer  NOUN  NN  conj      2
    of     of      ADP   IN  case      7
    the    the     DET   DT  det       7
    Guild  guild   PROPN NNP nmod      4
"""
WHOSE = """
    Wren   wren    PROPN NNP nsubj     5
    whose  whose   PRON  WP$ nmod:poss 2
    aunt   aunt    NOUN  NN  nsubj     4
    is     be      AUX   VBZ cop       4
    editor editor  NOUN  NN  acl:relcl 0
    sings  sing    VERB  VBZ ROOT      5
"""
WHO = {"Wren": "person", "Guild": "organization"}
WHO_OF_FIELD = {"NOUN NN": {"Wren": "person"}, "PROPN NNP": WHO}
HOLDS = ["Wren holdsRole editor [Guild]", "Wren worksFor Guild"]


def told(table: str, **who: str) -> list[str]:
    read = placed(table, {**WHO, **who})
    return read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY))


def told_of(noun: str, *, kind: str = "new", pos: str = "ADJ JJ amod", **others: str) -> list[str]:
    """Return what is read off "Wren is the new <noun> of the Guild"."""
    of = others.pop("of", "of")
    return told(IS.format(noun=noun, kind=kind, pos=pos, of=of), **others)


CALLED_TO = """
    Wren    Wren    PROPN NNP ROOT  0
    ,       ,       PUNCT ,   punct 3
    {mr}    {mr}    NOUN  NN  det   3
    captain captain NOUN  NN  appos 0
"""
CALLED = """
    {the}    {the}    DET   DT  det      2
    Captain  Captain  NOUN  NN  compound 2
    {bridge} {bridge} PROPN NNP nsubj    3
    sang     sing     VERB  VBD ROOT     3
"""


@pytest.mark.parametrize("table", [
    pytest.param(BESIDE, id="beside the name"),
    pytest.param(OWNED, id="before the name, of an owner"),
    pytest.param(SERVED, id="served as"),
    pytest.param(RELATIVE, id="in a relative clause"),
])  # fmt: skip
def test_an_office_is_held_by_whom_the_words_give_it_to(table: str) -> None:
    assert told(table) == HOLDS


def test_whom_somebody_is_compared_with_is_not_what_he_is() -> None:
    assert told(AS_GENTLE) == []


def test_an_office_right_before_a_name_is_held_by_it() -> None:
    assert told(BEFORE) == HOLDS


@pytest.mark.parametrize(("the", "bridge", "held"), [
    pytest.param("the", "Bridge", [], id="a bridge called after the holder"),
    pytest.param("our", "Bridge", ["Bridge holdsRole captain"], id="a holder called Bridge"),
    pytest.param("the", "Wren", ["Wren holdsRole captain"], id="the captain himself"),
])  # fmt: skip
def test_what_is_called_after_an_office_holds_none(the: str, bridge: str, held: list[str]) -> None:
    read = placed(CALLED.format(the=the, bridge=bridge), {bridge: "person"})
    assert read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY)) == held


def test_offices_in_a_list_have_one_holder_and_one_body() -> None:
    assert told(LIST) == [*HOLDS, "Wren holdsRole singer [Guild]", "Wren worksFor Guild"]


@pytest.mark.parametrize(("noun", "link"), [
    pytest.param("chair", "leaderOf", id="a chair leads"),
    pytest.param("director", "leaderOf", id="a director leads"),
    pytest.param("treasurer", "worksFor", id="a treasurer works there"),
    pytest.param("founder", "founderOf", id="a founder founded it"),
])  # fmt: skip
def test_an_office_says_besides_what_its_holder_is_to_the_body(noun: str, link: str) -> None:
    assert told_of(noun) == [f"Wren holdsRole {noun} [Guild]", f"Wren {link} Guild"]


@pytest.mark.parametrize(("noun", "kind", "pos", "link"), [
    pytest.param("director", "art", "NOUN NN compound", "worksFor", id="not of a part of it"),
    pytest.param("secretary", "general", "ADJ JJ amod", "leaderOf", id="a general secretary"),
    pytest.param("secretary", "new", "ADJ JJ amod", "worksFor", id="another secretary"),
])  # fmt: skip
def test_who_leads_a_body_depends_on_the_whole_title(
    noun: str, kind: str, pos: str, link: str
) -> None:
    assert told_of(noun, kind=kind, pos=pos)[1:] == [f"Wren {link} Guild"]


def test_membership_is_no_office() -> None:
    assert told_of("member") == ["Wren memberOf Guild"]


def test_a_host_hosts_a_work() -> None:
    assert told_of("host", Guild="work") == ["Wren holdsRole host", "Wren hostOf Guild"]


def test_who_stands_outside_a_body_holds_nothing_in_it() -> None:
    assert told_of("critic") == ["Wren holdsRole critic"]


@pytest.mark.parametrize(("noun", "others"), [
    pytest.param("stone", {}, id="a noun that is no office"),
    pytest.param("pacifist", {}, id="what somebody believes in"),
    pytest.param("singer", {"kind": "favourite"}, id="whom somebody likes best"),
    pytest.param("editor", {"Wren": "organization"}, id="a body that holds it"),
])  # fmt: skip
def test_what_is_no_office_of_a_person_states_nothing(noun: str, others: dict[str, str]) -> None:
    assert told_of(noun, **others) == []


def test_an_office_is_not_in_what_another_preposition_joins_to_it() -> None:
    assert told_of("editor", of="against") == ["Wren holdsRole editor"]


def test_an_office_of_somebody_else_in_a_relative_clause_is_his() -> None:
    read = placed(WHOSE, {"Wren": "person", "aunt": "person"})
    assert read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY)) == [
        "aunt holdsRole editor"
    ]


def test_the_role_is_the_mention_that_stands_there() -> None:
    read = placed(BESIDE, {**WHO, "editor": "concept"})
    (role, _) = find_offices(read.doc, read.finder, ontology=ONTOLOGY)
    assert role.object is not None
    assert (role.object.reference, read.finder.made) == ("c2", ((), ()))


@pytest.mark.parametrize(("noun", "believes"), [
    pytest.param("socialist", True, id="socialist"),
    pytest.param("violinist", False, id="violinist"),
])  # fmt: skip
def test_a_belief_is_told_from_a_trade(noun: str, believes: bool) -> None:
    read = placed(f"{noun} {noun} NOUN NN ROOT 0", {noun: "concept"})
    assert is_of_belief(read.doc[0]) is believes


DEPUTY = """
    Wren   Wren   PROPN NNP  nsubj     7
    and    and    CCONJ CC   cc        3
    her    her    PRON  PRP$ nmod:poss 3
    deputy deputy NOUN  NN   conj      0
    ,      ,      PUNCT ,    punct     3
    Ben    Ben    PROPN NNP  appos     3
    both   both   DET   DT   det       7
    left   leave  VERB  VBD  ROOT      7
"""


GUILD = """
    in     in     ADP   IN   case      10
    the    the    DET   DT   det       10
    Guild  Guild  PROPN NNP  obl       7
"""


def test_the_office_of_her_man_is_not_hers() -> None:
    assert told(DEPUTY.rstrip() + GUILD, Ben="person") == ["Ben holdsRole deputy"]


@pytest.mark.parametrize(("noun", "field", "pos", "role"), [
    pytest.param("head", "research", "NOUN NN", "head of research", id="a head of a field"),
    pytest.param("clerk", "research", "NOUN NN", "clerk", id="a clerk, who is one anyhow"),
    pytest.param("head", "Guild", "PROPN NNP", "head [Guild]", id="the head of a body"),
    pytest.param("earl", "Guild", "PROPN NNP", "earl of Guild [Guild]", id="a rank with its land"),
])  # fmt: skip
def test_an_office_that_says_half_is_called_by_what_it_is_of(
    noun: str, field: str, pos: str, role: str
) -> None:
    read = placed(OF_FIELD.format(noun=noun, field=field, pos=pos), WHO_OF_FIELD[pos])
    first = next(iter(find_offices(read.doc, read.finder, ontology=ONTOLOGY)))
    assert read.told([first]) == [f"Wren holdsRole {role}"]


OWN_HEAD = """
    the    the     DET   DT  det       1
    Guild  guild   PROPN NNP nmod:poss 2
    head   head    NOUN  NN  nsubj     6
    of     of      ADP   IN  case      4
    {part} {part}  {pos}     nmod      2
    Wren   wren    PROPN NNP flat      2
    sings  sing    VERB  VBZ ROOT      6
"""


@pytest.mark.parametrize(
    ("part", "pos", "told"),
    [
        pytest.param("sales", "NOUN NNS", "Wren worksFor Guild", id="a part of it"),
        pytest.param("Lorn", "PROPN NNP", "Wren leaderOf Guild", id="in a place"),
    ],
)
def test_who_heads_a_part_of_what_owns_his_office_works_for_it(
    part: str, pos: str, told: str
) -> None:
    read = placed(OWN_HEAD.format(part=part, pos=pos), {"Wren": "person", "Guild": "organization"})
    assert told in read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("mr", "held"), [
    pytest.param("Mr.", [], id="who is called to is another"),
    pytest.param("our", ["Wren holdsRole captain"], id="what somebody is"),
])  # fmt: skip
def test_an_office_beside_a_name(mr: str, held: list[str]) -> None:
    read = placed(CALLED_TO.format(mr=mr), {"Wren": "person"})
    assert read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY)) == held
