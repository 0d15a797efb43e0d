"""Which numbers of a sentence date a link, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.validity import validity_of
from tests.placed import link_between

IN_A_YEAR = """
    Ana    Ana   PROPN NNP nsubj 1
    taught teach VERB  VBD ROOT  1
    Ben    Ben   PROPN NNP obj   1
    in     in    ADP   IN  case  4
    1709   1709  NUM   CD  obl   1
"""
COUNT = """
    Ana            Ana         PROPN NNP nsubj  1
    taught         teach       VERB  VBD ROOT   1
    Ben            Ben         PROPN NNP obj    1
    with           with        ADP   IN  case   5
    1709           1709        NUM   CD  nummod 5
    schoolchildren schoolchild NOUN  NNS obl    1
"""
STORM = """
    Ana    Ana   PROPN NNP nsubj    1
    taught teach VERB  VBD ROOT     1
    Ben    Ben   PROPN NNP obj      1
    after  after ADP   IN  case     6
    the    the   DET   DT  det      6
    1999   1999  NUM   CD  compound 6
    storm  storm NOUN  NN  obl      1
"""
ERA = """
    Ana    Ana   PROPN NNP nsubj 1
    taught teach VERB  VBD ROOT  1
    Ben    Ben   PROPN NNP obj   1
    in     in    ADP   IN  case  4
    1230   1230  NUM   CD  obl   1
    BC     BC    PROPN NNP flat  4
"""
LIFE = """
    Ana    Ana   PROPN NNP   nsubj 1
    taught teach VERB  VBD   ROOT  1
    Ben    Ben   PROPN NNP   obj   1
    (      (     PUNCT -LRB- punct 4
    1901   1901  NUM   CD    nmod  2
    –      –     PUNCT :     punct 6
    1950   1950  NUM   CD    conj  4
    )      )     PUNCT -RRB- punct 4
"""
FOUNDED = """
    Ana     Ana   PROPN NNP nsubj:pass 2
    was     be    AUX   VBD aux:pass   2
    founded found VERB  VBN ROOT       2
    by      by    ADP   IN  case       4
    Ben     Ben   PROPN NNP obl:agent  2
    in      in    ADP   IN  case       6
    2009    2009  NUM   CD  obl        2
"""
BY_A_YEAR = """
    Ana    Ana   PROPN NNP nsubj 1
    taught teach VERB  VBD ROOT  1
    Ben    Ben   PROPN NNP obj   1
    by     by    ADP   IN  case  4
    2009   2009  NUM   CD  obl   1
"""

HAD_BY_A_YEAR = """
    Ana    Ana   PROPN NNP nsubj 2
    had    have  AUX   VBD aux   2
    taught teach VERB  VBN ROOT  2
    Ben    Ben   PROPN NNP obj   2
    by     by    ADP   IN  case  5
    2009   2009  NUM   CD  obl   2
"""
OF_ANOTHER = """
    Ana    Ana   PROPN NNP nsubj 1
    taught teach VERB  VBD ROOT  1
    Ben    Ben   PROPN NNP obj   1
    and    and   CCONJ CC  cc    8
    from   from  ADP   IN  case  5
    1990   1990  NUM   CD  obl   8
    {to}   to    ADP   IN  case  7
    1995   1995  NUM   CD  obl   1
    sang   sing  VERB  VBD conj  1
"""
OF_A_NAME = """
    Ana    Ana   PROPN NNP nsubj  1
    taught teach VERB  VBD ROOT   1
    Ben    Ben   PROPN NNP obj    1
    in     in    ADP   IN  case   4
    {noun} {noun} NOUN NN  obl    1
    2030   2030  NUM   CD  nummod 4
"""


@pytest.mark.parametrize(
    ("table", "dates"),
    [
        pytest.param(IN_A_YEAR, ("1709", None), id="a year"),
        pytest.param(COUNT, (None, None), id="not how many"),
        pytest.param(STORM, (None, None), id="not the year that names a storm"),
        pytest.param(ERA, (None, None), id="not a year before our era"),
        pytest.param(LIFE, (None, None), id="not a life in brackets"),
        pytest.param(FOUNDED, ("2009", None), id="by somebody in a year is from then on"),
        pytest.param(BY_A_YEAR, (None, "2009"), id="by a year is until then"),
        pytest.param(OF_ANOTHER.format(to="to"), (None, None), id="both ends of a stretch or none"),
        pytest.param(OF_ANOTHER.format(to="in"), ("1995", None), id="another year is its own"),
        pytest.param(HAD_BY_A_YEAR, (None, None), id="what has come about by then goes on"),
        pytest.param(OF_A_NAME.format(noun="project"), (None, None), id="not a year of a name"),
        pytest.param(OF_A_NAME.format(noun="summer"), ("2030", None), id="the summer of a year"),
    ],
)
def test_a_link_is_dated_by(table: str, dates: tuple[str | None, str | None]) -> None:
    assert validity_of(*link_between(table, "Ana", object_="Ben")) == dates
