"""Links whose ends or clause have no certain place in the sentence, off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.kin_pairs import kinship_of
from kgraph.extraction.withheld import is_withheld
from tests.parses import parsed
from tests.placed import placed

NAMES = {"Ana": "person", "Guild": "organization", "Club": "organization"}
AFTER_CLAUSE = """
    Ana    ana    PROPN NNP nsubj 1
    met    meet   VERB  VBD ROOT  1
    cooks  cook   NOUN  NNS obj   1
    who    who    PRON  WP  nsubj 4
    sailed sail   VERB  VBD {clause} 2
    and    and    CCONJ CC  cc    6
    Guild  guild  PROPN NNP conj  2
"""
PART = """
    Ana    ana    PROPN NNP nsubj 1
    knows  know   VERB  VBZ ROOT  1
    {that} {that} DET   DT  det   3
    {side} {side} NOUN  NN  obj   1
"""
TASK = """
    the    the    DET   DT  det   1
    {work} {work} NOUN  NN  nsubj 5
    of     of     ADP   IN  case  3
    Guild  guild  PROPN NNP nmod  1
    is     be     AUX   VBZ aux   5
    {mending} mend VERB {tag} ROOT 5
    nets   net    NOUN  NNS obj   5
"""
LEFT_OVER = """
    And  and  CCONJ CC  cc    3
    {that} {that} SCONJ IN {dep} 3
    Ana  ana  PROPN NNP nsubj 3
    owns own  VERB  VBZ ROOT  3
    Guild guild PROPN NNP obj 3
"""
JOINED = """
    boats  boat   NOUN  NNS ROOT  0
    that   that   PRON  WDT nsubj 2
    float  float  VERB  VBP {first} 0
    and    and    CCONJ CC  cc    6
    that   that   SCONJ IN  mark  6
    Ana    ana    PROPN NNP nsubj 6
    leads  lead   VERB  VBZ conj  2
    Guild  guild  PROPN NNP obj   6
"""
TIME = """
    Guild  guild  PROPN NNP nsubj 1
    grew   grow   VERB  VBD ROOT  1
    in     in     ADP   IN  case  4
    the    the    DET   DT  det   4
    {night} {night} NOUN NN obl   1
"""
SHARE = """
    Guild  guild  PROPN NNP nsubj 1
    owns   own    VERB  VBZ ROOT  1
    ten    ten    NUM   CD  nummod 3
    {cent} {cent} NOUN  NN  obj   1
    of     of     ADP   IN  case  5
    salt   salt   NOUN  NN  nmod  3
"""
WATCHED = """
    Ana     ana   PROPN NNP nsubj 1
    watched watch VERB  VBD ROOT  1
    game    game  NOUN  NN  obj   1
"""
LED_BY = """
    Ana ana  PROPN NNP nsubj 1
    led lead VERB  VBD ROOT  1
"""
ROW = """
    Guild  guild  PROPN NNP ROOT 0
    and    and    CCONJ CC  cc   4
    rarely {club} RB  advmod 4
    of     of     ADP   IN  case 4
    Porto  porto  PROPN NNP nmod 0
"""
IN_LAW = """
    father father NOUN NN ROOT 0
    in     in     ADP  IN case 2
    {law}  {law}  NOUN NN nmod 0
"""


def is_held(table: str, told: str, *, anchor: int, at: str = "", link: str = "open:link") -> bool:
    """Say whether ``subject|object`` is withheld; ``at`` is the word that the object stands at."""
    subject, object_ = told.split("|")
    words = {**NAMES, object_: "concept", subject: "concept"}
    text = placed(table, {}).doc.text
    kinds = {each: NAMES.get(each, kind) for each, kind in words.items() if each in text}
    read = placed(table, kinds)
    places = {place.mention.text: place for place in read.finder.places()}
    tokens = [token.text for token in read.doc]
    ends = LinkTokens(tokens.index(subject), tokens.index(at or object_), anchor)
    draft = Draft(link, places[subject], places[object_], None, ends, "open link", 0.8)
    return is_withheld(draft, read.doc)


@pytest.mark.parametrize(("table", "told", "anchor", "held"), [
    pytest.param(AFTER_CLAUSE.format(clause="acl:relcl"), "Ana|Guild", 1, True,
                 id="a relative clause stands before what is joined"),
    pytest.param(AFTER_CLAUSE.format(clause="advcl"), "Ana|Guild", 1, False,
                 id="no relative clause does"),
    pytest.param(PART.format(that="that", side="side"), "Ana|side", 1, True,
                 id="that side was told of before"),
    pytest.param(PART.format(that="the", side="side"), "Ana|side", 1, False, id="the side"),
    pytest.param(PART.format(that="that", side="mill"), "Ana|mill", 1, False,
                 id="that mill is a thing"),
    pytest.param(TASK.format(work="work", mending="mending", tag="VBG"), "work|nets", 5, True,
                 id="a task is a deed"),
    pytest.param(TASK.format(work="crew", mending="mending", tag="VBG"), "crew|nets", 5, False,
                 id="a crew does a deed"),
    pytest.param(LEFT_OVER.format(that="that", dep="mark"), "Ana|Guild", 3, True,
                 id="a clause that nothing takes"),
    pytest.param(LEFT_OVER.format(that="then", dep="advmod"), "Ana|Guild", 3, False,
                 id="a clause that stands for itself"),
    pytest.param(JOINED.format(first="acl:relcl"), "Ana|Guild", 6, True,
                 id="a clause joined to one of another kind"),
    pytest.param(JOINED.format(first="ccomp"), "Ana|Guild", 6, False,
                 id="a clause joined to one of its kind"),
    pytest.param(TIME.format(night="night"), "Guild|night", 1, True, id="when it was"),
    pytest.param(TIME.format(night="bay"), "Guild|bay", 1, False, id="where it was"),
])  # fmt: skip
def test_a_link_with_a_loose_joint_is_withheld(
    table: str, told: str, anchor: int, *, held: bool
) -> None:
    assert is_held(table, told, anchor=anchor) is held


@pytest.mark.parametrize(("cent", "held"), [
    pytest.param("cent", True, id="a share of it"),
    pytest.param("some", True, id="some of it"),
    pytest.param("part", True, id="part of it"),
    pytest.param("bags", False, id="bags of it"),
])  # fmt: skip
def test_a_link_of_a_share_is_not_one_of_the_whole(cent: str, *, held: bool) -> None:
    assert is_held(SHARE.format(cent=cent), "Guild|salt", anchor=1, at=cent) is held


@pytest.mark.parametrize(("words", "held"), [
    pytest.param("game between mills", True, id="between one thing"),
    pytest.param("game between mills and barns", False, id="between two"),
    pytest.param("game of mills and barns", False, id="of two"),
])  # fmt: skip
def test_what_is_between_two_things_is_not_told_by_one(words: str, *, held: bool) -> None:
    rest = "\n".join(f"    {word} {word} NOUN NNS nmod 2" for word in words.split()[1:])
    table = f"{WATCHED}{rest}\n"
    read = placed(table, {"Ana": "person", words: "concept"})
    places = {place.mention.text: place for place in read.finder.places()}
    ends = LinkTokens(0, 2, 1)
    draft = Draft("open:watch", places["Ana"], places[words], None, ends, "open link", 0.8)
    assert is_withheld(draft, read.doc) is held


@pytest.mark.parametrize(("verb", "other", "held"), [
    pytest.param("stands", "conj", True, id="one of two sides"),
    pytest.param("stands", "obl", False, id="no other side"),
    pytest.param("divided", "conj", False, id="each has its share"),
])  # fmt: skip
def test_what_is_between_two_is_no_link_to_one_of_them(
    verb: str, other: str, *, held: bool
) -> None:
    table = f"""
        Ana     ana     PROPN NNP nsubj 1
        {verb}  {verb.removesuffix("s").removesuffix("d")} VERB VBZ ROOT 1
        between between ADP   IN  case  3
        Guild   guild   PROPN NNP obl   1
        and     and     CCONJ CC  cc    5
        Club    club    PROPN NNP {other} {3 if other == "conj" else 1}
    """
    assert is_held(table, "Ana|Guild", anchor=1, link=f"open:{verb} between") is held


@pytest.mark.parametrize(("law", "link"), [
    pytest.param("law", "", id="a father in law is no father"),
    pytest.param("town", "childOf", id="a father in town is one"),
])  # fmt: skip
def test_a_noun_of_kin_names(law: str, link: str) -> None:
    assert kinship_of(parsed(IN_LAW.format(law=law))[0]) == link


@pytest.mark.parametrize(("club", "rule", "held"), [
    pytest.param("rarely NOUN", "beside", False, id="another noun stands between"),
    pytest.param("rarely ADV", "beside", True, id="two in a row"),
    pytest.param("rarely ADV", "pattern", False, id="a path that joins the two"),
])  # fmt: skip
def test_what_stands_in_a_row_is_no_part_of_what_stands_before(
    club: str, rule: str, *, held: bool
) -> None:
    read = placed(ROW.format(club=club), {"Guild": "organization", "Porto": "place"})
    places = {place.mention.text: place for place in read.finder.places()}
    draft = Draft("basedIn", places["Guild"], places["Porto"], None, LinkTokens(0, 4, 0), rule, 0.8)
    assert is_withheld(draft, read.doc) is held


@pytest.mark.parametrize(("words", "held"), [
    pytest.param("of Guild", True, id="what it is of is lost before"),
    pytest.param("Guild", False, id="a name as it is"),
    pytest.param("Of Nets", True, id="no title"),
    pytest.param("Of Oars", False, id="a title"),
])  # fmt: skip
def test_a_name_that_is_torn_bears_no_link(words: str, *, held: bool) -> None:
    rest = "\n".join(f"    {word} {word} NOUN NN obl 1" for word in words.split())
    kind = "work" if words == "Of Oars" else "organization"
    read = placed(f"{LED_BY}{rest}\n", {"Ana": "person", words: kind})
    places = {place.mention.text: place for place in read.finder.places()}
    ends = LinkTokens(0, len(read.doc) - 1, 1)
    draft = Draft("open:lead", places["Ana"], places[words], None, ends, "open link", 0.8)
    assert is_withheld(draft, read.doc) is held
