from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from kgraph.graph.literals import date_literal, decimal_literal, text_literal, value_literal


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        pytest.param("2015", XSD.gYear, id="a year"),
        pytest.param("2015-12", XSD.gYearMonth, id="a month"),
        pytest.param("2016-02-29", XSD.date, id="a leap day"),
        pytest.param("2015-02-29", None, id="a day that never was stays a string"),
        pytest.param("2015-13", None, id="a month that never was stays a string"),
        pytest.param("0000", None, id="there is no year 0"),
        pytest.param("٢٠١٥", None, id="other digits are no date in XSD"),
        pytest.param("spring 2015", None, id="words stay a string"),
    ],
)
def test_a_date_has_the_datatype_of_its_precision(date: str, datatype: URIRef | None) -> None:
    assert date_literal(date) == Literal(date, datatype=datatype)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1954", Literal("1954", datatype=XSD.gYear), id="four digits are a year"),
        pytest.param("12", Literal("12", datatype=XSD.integer), id="other digits are a number"),
        pytest.param("-0.50", Literal("-0.5", datatype=XSD.decimal), id="a decimal"),
        pytest.param("9" * 5000, Literal("9" * 5000), id="too long to be a number"),
        pytest.param("a dozen", Literal("a dozen"), id="words"),
    ],
)
def test_a_value_of_unknown_kind_is_recognised(value: str, expected: Literal) -> None:
    assert value_literal(value) == expected


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert text_literal("a\ud800b") == Literal("a\ufffdb")


@given(st.floats(min_value=-1e6, max_value=1e12))
def test_a_decimal_is_what_xsd_allows_and_close_to_the_number(number: float) -> None:
    literal = decimal_literal(number)
    assert float(literal) == pytest.approx(number, abs=1e-6)
    assert not {"e", "E"} & set(literal)
    assert not literal.endswith(".")
