"""Links that no relation of the ontology names, read off hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kgraph.extraction.open_links import find_open_links
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import split_sentences
from kgraph.language import AnnotatedDocument
from kgraph.language.phrases import chain_phrases, find_phrases, phrase_mentions
from kgraph.model import Polarity
from tests.builders import document_of
from tests.parses import parsed

FED = """
    Rain   rain   NOUN  NN  nsubj 1
    fed    feed   VERB  VBD ROOT  1
    the    the    DET   DT  det   3
    ponds  pond   NOUN  NNS obj   1
    and    and    CCONJ CC  cc    5
    wells  well   NOUN  NNS conj  3
"""
PASSIVE = """
    The     the    DET  DT  det        1
    survey  survey NOUN NN  nsubj:pass 3
    was     be     AUX  VBD aux:pass   3
    carried carry  VERB VBN ROOT       3
    out     out    ADP  RP  compound:prt 3
    in      in     ADP  IN  case       7
    the     the    DET  DT  det        7
    valley  valley NOUN NN  obl        3
"""
WANTED = """
    The     the     DET  DT  det   1
    miller  miller  NOUN NN  nsubj 2
    wants   want    VERB VBZ ROOT  2
    to      to      PART TO  mark  4
    work    work    VERB VB  xcomp 2
    with    with    ADP  IN  case  7
    the     the     DET  DT  det   7
    brewer  brewer  NOUN NN  obl   4
"""
OFFERED = """
    The     the     DET  DT  det      1
    brewer  brewer  NOUN NN  nsubj    2
    offered offer   VERB VBD ROOT     2
    to      to      PART TO  mark     4
    buy     buy     VERB VB  xcomp    2
    the     the     DET  DT  det      6
    mill    mill    NOUN NN  obj      4
"""
ORDERED = """
    The     the     DET  DT  det      1
    mayor   mayor   NOUN NN  nsubj    2
    ordered order   VERB VBD ROOT     2
    the     the     DET  DT  det      4
    guard   guard   NOUN NN  obj      2
    to      to      PART TO  mark     6
    close   close   VERB VB  xcomp    2
    the     the     DET  DT  det      8
    gate    gate    NOUN NN  obj      6
"""
LIGHT = """
    The     the     DET  DT  det      1
    flood   flood   NOUN NN  nsubj    2
    had     have    VERB VBD ROOT     2
    influence influence NOUN NN obj   2
    on      on      ADP  IN  case     5
    trade   trade   NOUN NN  nmod     3
"""
ESSENTIAL = """
    Clay    clay    NOUN NN  nsubj    2
    is      be      AUX  VBZ cop      2
    essential essential ADJ JJ ROOT   2
    to      to      ADP  IN  case     4
    pottery pottery NOUN NN  obl      2
"""
GIVEN = """
    The     the     DET  DT  det   1
    brewer  brewer  NOUN NN  nsubj 2
    {verb}  {verb}  VERB VBZ ROOT  2
    mills   mill    NOUN NNS obj   2
    with    with    ADP  IN  case  5
    malt    malt    NOUN NN  obl   2
"""
AIM = """
    The     the     DET  DT  det      1
    aim     aim     NOUN NN  nsubj    4
    is      be      AUX  VBZ cop      4
    to      to      PART TO  mark     4
    defend  defend  VERB VB  ROOT     4
    the     the     DET  DT  det      6
    coast   coast   NOUN NN  obj      4
"""
RELATIVE = """
    The     the     DET  DT  det       1
    dam     dam     NOUN NN  nsubj     5
    that    that    PRON WDT nsubj     3
    holds   hold    VERB VBZ acl:relcl 1
    water   water   NOUN NN  obj       3
    leaks   leak    VERB VBZ ROOT      5
"""
PARTICIPLE = """
    The     the     DET  DT  det       1
    baker   baker   NOUN NN  nsubj     2
    sold    sell    VERB VBD ROOT      2
    bread   bread   NOUN NN  obj       2
    using   use     VERB VBG advcl     2
    rye     rye     NOUN NN  obj       4
"""
EMPTY = """
    They    they    PRON PRP nsubj 1
    mended  mend    VERB VBD ROOT  1
    nets    net     NOUN NNS obj   1
"""
VAGUE = """
    Rain    rain    NOUN NN  nsubj 1
    ruins   ruin    VERB VBZ ROOT  1
    things  thing   NOUN NNS obj   1
"""
SPEECH = """
    The     the     DET  DT  det   1
    miller  miller  NOUN NN  nsubj 2
    knows   know    VERB VBZ ROOT  2
    bread   bread   NOUN NN  obj   2
"""

ENDED_UP = """
    The     the     DET  DT  det          1
    miller  miller  NOUN NN  nsubj        2
    ends    end     VERB VBZ ROOT         2
    up      up      ADP  RP  compound:prt 2
    selling sell    VERB VBG xcomp        2
    bread   bread   NOUN NN  obj          4
"""
TAKEN_OVER = """
    The     the     DET  DT  det          1
    brewer  brewer  NOUN NN  nsubj        2
    takes   take    VERB VBZ ROOT         2
    over    over    ADP  RP  compound:prt 2
    the     the     DET  DT  det          5
    mill    mill    NOUN NN  obj          2
"""


def read(table: str) -> tuple[Doc, PlaceFinder, dict[str, str]]:
    """Return a parse, where its phrases stand, and their labels by reference."""
    doc = parsed(table)
    document = document_of(doc.text)
    phrases = find_phrases(doc, {})
    chain_at, chains = chain_phrases(phrases, {}, first=0)
    mentions = phrase_mentions(phrases, chain_at, document=document)
    annotated = AnnotatedDocument(document, doc, tuple(mentions), chains, (None,))
    finder = PlaceFinder(doc, split_sentences(annotated, "document"))
    return doc, finder, {f"c{chain.number}": chain.labels[0] for chain in chains}


def found(table: str) -> list[str]:
    """Return the open links of a parse, each ``subject | phrase | object``."""
    doc, finder, name = read(table)
    return [
        " | ".join(
            (
                name[draft.subject.reference],
                draft.predicate.removeprefix("open:"),
                name[draft.object.reference] if draft.object else "",
                *([str(draft.modality)] if draft.modality else []),
            )
        )
        for draft in find_open_links(doc, finder)
    ]


@pytest.mark.parametrize(
    ("table", "links"),
    [
        pytest.param(
            FED, ["rain | feed | pond", "rain | feed | well"], id="each of several objects"
        ),
        pytest.param(
            PASSIVE, ["survey | be carried out in | valley"], id="a passive with its particle"
        ),
        pytest.param(WANTED, ["miller | work with | brewer"], id="what is wanted is the link"),
        pytest.param(
            OFFERED, ["brewer | offer to buy | mill"], id="a verb that changes it stays with it"
        ),
        pytest.param(ENDED_UP, ["miller | sell | bread"], id="what one ends up doing one does"),
        pytest.param(
            ORDERED,
            ["mayor | order to close | guard", "guard | close | gate | desired"],
            id="who is ordered is to do it",
        ),
        pytest.param(
            LIGHT, ["flood | have influence on | trade"], id="a light verb takes its noun along"
        ),
        pytest.param(
            TAKEN_OVER, ["brewer | take over | mill"], id="with a particle it is not light"
        ),
        pytest.param(ESSENTIAL, ["clay | be essential to | pottery"], id="an adjective"),
        pytest.param(
            GIVEN.format(verb="provide"),
            ["brewer | provide mill with | malt"],
            id="who is provided is not what is",
        ),
        pytest.param(
            GIVEN.format(verb="build"),
            ["brewer | build | mill", "brewer | build mill with | malt"],
            id="what is built is",
        ),
        pytest.param(AIM, ["aim | be to defend | coast"], id="what something is to do"),
        pytest.param(RELATIVE, ["dam | hold | water"], id="a relative clause is of its noun"),
        pytest.param(
            PARTICIPLE,
            ["baker | sell | bread", "baker | use | rye"],
            id="a participle has the subject of its clause",
        ),
        pytest.param(EMPTY, [], id="a pronoun without referent states nothing"),
        pytest.param(VAGUE, [], id="nor does a thing that is none"),
        pytest.param(SPEECH, [], id="nor does knowing a common noun"),
    ],
)
def test_open_links_of_a_clause(table: str, links: list[str]) -> None:
    assert found(table) == links


def test_what_few_do_is_denied() -> None:
    doc, finder, _ = read("""
        Few     few    ADJ  JJ  amod  1
        ditches ditch  NOUN NNS nsubj 2
        feed    feed   VERB VBP ROOT  2
        ponds   pond   NOUN NNS obj   2
    """)
    assert [draft.polarity for draft in find_open_links(doc, finder)] == [Polarity.NEGATED]


def test_what_is_had_of_few_is_denied() -> None:
    doc, finder, _ = read("""
        Floods  flood   NOUN NNS nsubj 1
        have    have    VERB VBP ROOT  1
        few     few     ADJ  JJ  amod  3
        effects effect  NOUN NNS obj   1
        on      on      ADP  IN  case  5
        trade   trade   NOUN NN  nmod  3
    """)
    polarities = {draft.predicate: draft.polarity for draft in find_open_links(doc, finder)}
    assert polarities == {"open:have effect on": Polarity.NEGATED}


@pytest.mark.parametrize(
    ("preposition", "links"),
    [
        pytest.param("to", ["silver | fall to | miller"], id="it goes with what stands above"),
        pytest.param(
            "of", ["silver | fall to | miller", "silver | fall to | bronze"], id="another"
        ),
    ],
)
def test_a_joined_noun_has_the_preposition_of_the_first_for_itself(
    preposition: str, links: list[str]
) -> None:
    told = found(f"""
        silver  silver NOUN  NN  nsubj 1
        fell    fall   VERB  VBD ROOT  1
        to      to     ADP   IN  case  4
        the     the    DET   DT  det   4
        miller  miller NOUN  NN  obl   1
        and     and    CCONJ CC  cc    6
        bronze  bronze NOUN  NN  conj  4
        {preposition} {preposition} ADP IN case 9
        the     the    DET   DT  det   9
        brewer  brewer NOUN  NN  nmod  6
    """)
    assert [
        each.removesuffix(" of the brewer").removesuffix(" of brewer") for each in told
    ] == links


@pytest.mark.parametrize(("table", "links"), [
    pytest.param("""
        The     the     DET  DT  det  1
        mayor   mayor   NOUN NN  nsubj 2
        asked   ask     VERB VBD ROOT 2
        me      I       PRON PRP obj  2
        about   about   ADP  IN  case 6
        the     the     DET  DT  det  6
        harbour harbour NOUN NN  obl  2
    """, ["mayor | ask about | harbour"], id="what somebody is asked about"),
    pytest.param("""
        The     the     DET  DT  det  1
        council council NOUN NN  nsubj 2
        gave    give    VERB VBD ROOT 2
        the     the     DET  DT  det  4
        museum  museum  NOUN NN  iobj 2
        a       a       DET  DT  det  7
        new     new     ADJ  JJ  amod 7
        roof    roof    NOUN NN  obj  2
    """, ["council | give | new roof", "council | give new roof to | museum"], id="who gets it"),
    pytest.param("""
        They    they    PRON PRP nsubj 1
        named   name    VERB VBD ROOT 1
        the     the     DET  DT  det  3
        pier    pier    NOUN NN  obj  1
        a       a       DET  DT  det  5
        landmark landmark NOUN NN xcomp 1
    """, ["pier | be named | landmark"], id="what it is named"),
    pytest.param("""
        The     the     DET  DT  det  1
        yard    yard    NOUN NN  nsubj 2
        makes   make    VERB VBZ ROOT 2
        boats   boat    NOUN NNS obj  2
    """, ["yard | make | boat"], id="what many are made"),
    pytest.param("""
        The     the     DET  DT  det  1
        yard    yard    NOUN NN  nsubj 2
        makes   make    VERB VBZ ROOT 2
        sense   sense   NOUN NN  obj  2
    """, [], id="a light verb with nothing"),
    pytest.param("""
        Tolls   toll    NOUN NNS nsubj 1
        cast    cast    VERB VBD ROOT 1
        crews   crew    NOUN NNS obj  1
        into    into    ADP  IN  case 4
        want    want    NOUN NN  obl  1
    """, ["toll | cast crew into | want"], id="not half of what is done"),
    pytest.param("""
        boats   boat    NOUN NNS ROOT  0
        that    that    PRON WDT obj   4
        crews   crew    NOUN NNS nsubj 3
        used    use     VERB VBD acl:relcl 0
        to      to      PART TO  mark  5
        row     row     VERB VB  xcomp 3
    """, [], id="what was so is no use"),
    pytest.param("""
        Tolls   toll    NOUN NNS nsubj 1
        told    order   VERB VBD ROOT 1
        crews   crew    NOUN NNS obj  1
        to      to      PART TO  mark 4
        leave   leave   VERB VB  xcomp 1
    """, ["toll | order to leave | crew"], id="what somebody is made to do"),
])  # fmt: skip
def test_open_links_of_verbs_with_more_than_an_object(table: str, links: list[str]) -> None:
    assert found(table) == links
