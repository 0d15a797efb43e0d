"""Processes of a run leave the one that began it as it was."""

import gc

import pytest

from kgraph.tables.engine import Crew


@pytest.mark.parametrize(
    "workers", [pytest.param(1, id="alone"), pytest.param(2, id="with others")]
)
def test_circles_are_looked_for_seldom_while_a_crew_is_there_and_as_before_when_it_is_gone(
    workers: int,
) -> None:
    usual = gc.get_threshold()

    with Crew(workers):
        within = gc.get_threshold()

    assert within[0] > usual[0]
    assert gc.get_threshold() == usual


def test_each_process_of_a_crew_looks_for_circles_as_seldom() -> None:
    with Crew(2) as crew:
        crew.carry_out(_require_seldom, [gc.get_threshold()] * 2)


def _require_seldom(expected: tuple[int, int, int]) -> None:
    assert gc.get_threshold() == expected
