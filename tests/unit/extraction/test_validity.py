from __future__ import annotations

import pytest

from kgraph.extraction.validity import validity_of
from tests.unit.extraction.conftest import Linked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        pytest.param("Ana joined the Guild in March 2004.", ("2004-03", None), id="in, the start"),
        pytest.param("Ana has led the Guild since 2015.", ("2015", None), id="since"),
        pytest.param("Ana led the Guild from 1990 to 1995.", ("1990", "1995"), id="from ... to"),
        pytest.param("Ana led the Guild between 1990 and 1995.", ("1990", "1995"), id="between"),
        pytest.param("Ana led the Guild until 1961.", (None, "1961"), id="until"),
        pytest.param("Ana left the Guild in 1961.", (None, "1961"), id="a verb of ending"),
        pytest.param("Ana joined the Guild in nineteen sixty two.", ("1962", None), id="in words"),
        pytest.param("Ana joined the Guild.", (None, None), id="none"),
        pytest.param(
            "Ben died in 1990 while Ana was leading the Guild.", (None, None), id="another clause's"
        ),
    ],
)
def test_a_link_holds(linked: Linked, sentence: str, dates: tuple[str | None, str | None]) -> None:
    assert validity_of(*linked(sentence, "Ana", "Guild")) == dates


def test_last_year_counts_from_the_date_of_the_document(linked: Linked) -> None:
    link = linked("Ana joined the Guild last year.", "Ana", "Guild")
    assert validity_of(*link, today="2020-05-01") == ("2019", None)
    assert validity_of(*link) == (None, None)


@pytest.mark.parametrize(
    ("told", "dates"),
    [
        pytest.param(
            "Ana Ruiz, Mayor of Lorn, photograph, c. 1871 – 72", (None, None), id="a picture"
        ),
        pytest.param(
            "Ana Ruiz, Mayor of Lorn, sailor, c. 1871 – 72", ("1871", None), id="no picture"
        ),
    ],
)
def test_the_date_of_a_picture_is_not_that_of_what_it_shows(
    linked: Linked, told: str, dates: tuple[str | None, str | None]
) -> None:
    assert validity_of(*linked(told, "Ana", "Mayor")) == dates


def test_a_year_that_is_part_of_a_name_dates_nothing(linked: Linked) -> None:
    told = "There is a project called Project 2025 that the Guild backed."
    assert validity_of(*linked(told, "project", "Project")) == (None, None)


def test_a_birth_has_no_term(linked: Linked) -> None:
    link = linked("Ana was born in Oslo in 1990.", "Ana", "Oslo")
    assert validity_of(*link, predicate="bornIn") == (None, None)
