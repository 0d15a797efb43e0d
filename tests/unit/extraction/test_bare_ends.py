"""Bare nouns of which the words say more than an open link can, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.bare_ends import has_bare_end
from kgraph.extraction.drafts import Draft, LinkTokens
from tests.placed import placed

PLAIN = """
    {first} the   DET  DT  det   1
    ferry   ferry NOUN NN  nsubj 2
    serves  serve VERB VBZ ROOT  2
    {last}  the   DET  DT  det   4
    ports   port  NOUN NNS obj   2
"""
OWNED = """
    Ferry  ferry PROPN NNP  nsubj     1
    serves serve VERB  VBZ  ROOT      1
    their  their PRON  PRP$ nmod:poss 3
    ports  port  NOUN  {tag} obj      1
"""
NARROWED = """
    Ferry  ferry PROPN NNP nsubj 1
    serves serve VERB  VBZ ROOT  1
    ports  port  NOUN  NNS obj   1
    that   that  PRON  WDT nsubj 4
    grow   grow  VERB  VBP {dep} {head}
"""
SOMEBODYS = """
    {my}   my    PRON  PRP$ nmod:poss 1
    ferry  ferry NOUN  {tag} nsubj    2
    serves serve VERB  VBZ  ROOT      2
    the    the   DET   DT   det       4
    ports  port  NOUN  NNS  obj       2
"""
JOINED = """
    Ferry  ferry PROPN NNP nsubj 1
    serves serve VERB  VBZ ROOT  1
    towns  town  NOUN  NNS obj   1
    and    and   CCONJ CC  cc    4
    ports  port  NOUN  NNS conj  2
"""
OF_BAYS = """
    Ferry  ferry PROPN NNP nsubj 1
    serves serve VERB  VBZ ROOT  1
    ports  port  NOUN  NNS obj   1
    on     on    ADP   IN  case  4
    bays   bay   NOUN  NNS nmod  2
"""

SAME = """
    the    the   DET   DT  det   1
    ferry  ferry NOUN  NN  nsubj 2
    serves serve VERB  VBZ ROOT  2
    the    the   DET   DT  det   5
    {word} same  ADJ   JJ  amod  5
    ports  port  NOUN  NNS obj   2
"""
WISH = """
    Ferry  ferry PROPN NNP  nsubj     1
    serves serve VERB  VBZ  ROOT      1
    its    its   PRON  PRP$ nmod:poss 3
    plan   plan  NOUN  NN   obj       1
    to     to    PART  TO   mark      5
    grow   grow  VERB  VB   acl       3
"""
LISTED = """
    {first} other   ADJ  JJ  {dep} 1
    ferry   ferry   NOUN NNS nsubj 2
    include include VERB VBP ROOT  2
    Elba    Elba    PROPN NNP obj  2
"""


ROLES = """
    {first} the    DET   DT  {dep} 1
    poet    poet   NOUN  {tag} nsubj 4
    and     and    CCONJ CC  cc    3
    Wren    Wren   PROPN NNP conj  1
    serves  serve  VERB  VBZ ROOT  4
    ports   port   NOUN  NNS obj   4
"""

FROM_LORN = """
    The     the     DET   DT  det   1
    Senator senator PROPN NNP nsubj 4
    from    from    ADP   IN  case  3
    Lorn    Lorn    PROPN NNP nmod  {head}
    serves  serve   VERB  VBZ ROOT  4
    the     the     DET   DT  det   6
    ports   port    NOUN  NNS obj   4
"""


def is_bare(
    table: str,
    *,
    object_: str = "ports",
    recurs: bool = False,
    predicate: str = "open:serve",
    unnamed: bool = False,
) -> bool:
    words = [line.split()[0] for line in table.strip().splitlines()]
    subject = next(word for word in words if word.casefold() in {"ferry", "poet", "senator"})
    phrases = () if recurs else ("ferry", object_)
    kinds = {subject: "concept", object_: "concept"}
    read = placed(table, kinds, phrases=phrases)
    places = {place.mention.text: place for place in read.finder.places()}
    verb = next(token.i for token in read.doc if token.dep_ == "ROOT")
    tokens = LinkTokens(words.index(subject), words.index(object_), verb)
    draft = Draft(predicate, places[subject], places[object_], None, tokens, "open link", 0.5)
    chains = frozenset({places[subject].mention.chain} if unnamed else ())
    return has_bare_end(draft, read.doc, finder=read.finder, unnamed=chains)


@pytest.mark.parametrize(("table", "bare"), [
    pytest.param(PLAIN.format(first="the", last="the"), False, id="the ports"),
    pytest.param(PLAIN.format(first="the", last="those"), True, id="those ports"),
    pytest.param(PLAIN.format(first="another", last="the"), True, id="another ferry"),
    pytest.param(PLAIN.format(first="the", last="no"), False, id="no ports"),
    pytest.param(OWNED.format(tag="NNS"), True, id="their ports, of whom nobody knows"),
    pytest.param(OWNED.format(tag="NN"), False, id="their port, one and known"),
    pytest.param(SOMEBODYS.format(my="my", tag="NN"), True, id="my ferry, whoever speaks"),
    pytest.param(SOMEBODYS.format(my="our", tag="NNS"), False, id="our ferries"),
    pytest.param(NARROWED.format(dep="acl:relcl", head=2), True, id="ports that grow"),
    pytest.param(NARROWED.format(dep="advcl", head=1), False, id="a clause of the verb"),
    pytest.param(OF_BAYS, True, id="ports on bays"),
    pytest.param(JOINED, True, id="joined to another object"),
    pytest.param(FROM_LORN.format(head=1), True, id="a title without whose it is"),
    pytest.param(FROM_LORN.format(head=4), False, id="a title, and where from he serves"),
])  # fmt: skip
def test_a_bare_noun_that_the_words_narrow_bears_no_open_link(table: str, bare: bool) -> None:
    assert is_bare(table) is bare


@pytest.mark.parametrize(("dep", "bare"), [
    pytest.param("obl:agent", False, id="ports built by crews"),
    pytest.param("obl", True, id="ports built near crews"),
])  # fmt: skip
def test_who_makes_a_thing_does_not_narrow_it(dep: str, bare: bool) -> None:
    assert (
        is_bare(f"""
        the    the   DET  DT  det   1
        ferry  ferry NOUN NN  nsubj 2
        serves serve VERB VBZ ROOT  2
        ports  port  NOUN NNS obj   2
        built  build VERB VBN acl   3
        by     by    ADP  IN  case  6
        crews  crew  NOUN NNS {dep} 4
    """)
        is bare
    )


@pytest.mark.parametrize(("last", "bare"), [
    pytest.param("those", True, id="those ports"),
    pytest.param("the", False, id="the ports"),
])  # fmt: skip
def test_a_term_that_recurs_may_stand_for_some_told_before(last: str, *, bare: bool) -> None:
    assert is_bare(PLAIN.format(first="the", last=last), recurs=True) is bare


@pytest.mark.parametrize(("word", "bare"), [
    pytest.param("same", True, id="the same ports as somebody's"),
    pytest.param("small", False, id="the small ports"),
])  # fmt: skip
def test_what_is_the_same_is_told_by_another_thing(word: str, bare: bool) -> None:
    assert is_bare(SAME.format(word=word)) is bare


def test_what_is_owned_is_told_by_what_it_is_to_do() -> None:
    assert is_bare(WISH, object_="plan")
    assert not is_bare(WISH.replace("acl       3", "advcl     1"), object_="plan")


@pytest.mark.parametrize(("first", "dep", "bare"), [
    pytest.param("other", "amod", True, id="other ferries include the Elba"),
    pytest.param("the", "det", False, id="the ferries do"),
])  # fmt: skip
def test_a_list_of_many_things_that_are_nobodys_bears_no_link(
    first: str, dep: str, bare: bool
) -> None:
    table = LISTED.format(first=first, dep=dep)
    assert is_bare(table, object_="Elba", predicate="open:include") is bare


@pytest.mark.parametrize(("first", "dep", "tag", "bare"), [
    pytest.param("good", "amod", "NN", True, id="poet and singer Wren: what Wren is"),
    pytest.param("the", "det", "NN", False, id="the poet and Wren: two people"),
    pytest.param("good", "amod", "NNS", False, id="poets and Wren"),
])  # fmt: skip
def test_a_role_without_an_article_is_what_somebody_else_is(
    first: str, dep: str, tag: str, bare: bool
) -> None:
    table = ROLES.format(first=first, dep=dep, tag=tag)
    assert is_bare(table, recurs=True) is bare


def test_so_does_a_subject_that_the_text_knows_by_a_name() -> None:
    assert is_bare(PLAIN.format(first="the", last="the"), unnamed=True)


def test_the_first_of_joined_nouns_is_the_object_itself() -> None:
    assert not is_bare(JOINED, object_="towns")


def test_a_term_that_recurs_is_known_without_what_narrows_it() -> None:
    assert not is_bare(OF_BAYS, recurs=True)


def test_a_link_of_the_ontology_is_left_to_its_finder() -> None:
    assert not is_bare(OF_BAYS, predicate="activeIn")
