"""Files and functions stay small enough to read in one go."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from tests.house.source_tree import (
    PACKAGE,
    TESTS,
    Function,
    functions_in,
    place_of,
    python_files,
)


def percentile(values: Sequence[int], share: float) -> int:
    """Return the smallest value that at least this share of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def too_long(functions: Sequence[Function], limit: int) -> list[str]:
    return [f"{each.place} {each.name}: {each.lines}" for each in functions if each.lines > limit]


def test_no_file_of_the_package_is_longer_than_400_lines() -> None:
    lines = {place_of(path): len(path.read_text("utf-8").splitlines()) for path in _files()}
    assert [f"{place}: {count}" for place, count in lines.items() if count > 400] == []


def test_most_files_of_the_package_are_short() -> None:
    lines = [len(path.read_text("utf-8").splitlines()) for path in _files()]
    assert percentile(lines, 0.5) <= 120
    assert percentile(lines, 0.9) <= 250


def test_no_function_of_the_package_is_longer_than_50_lines() -> None:
    assert too_long(functions_in(PACKAGE), 50) == []


def test_most_functions_of_the_package_are_short() -> None:
    lines = [each.lines for each in functions_in(PACKAGE)]
    assert percentile(lines, 0.5) <= 10
    assert percentile(lines, 0.9) <= 30


def test_no_block_lies_more_than_three_deep() -> None:
    deep = [f"{each.place} {each.name}" for each in functions_in(PACKAGE) if each.depth > 3]
    assert deep == []


def test_no_function_takes_more_than_six_parameters() -> None:
    many = [f"{each.place} {each.name}" for each in functions_in(PACKAGE) if each.parameters > 6]
    assert many == []


def test_parameters_after_the_second_are_keyword_only() -> None:
    free = [
        f"{each.place} {each.name}"
        for each in functions_in(PACKAGE)
        if each.positional > 2 and not each.fixed
    ]
    assert free == []


def test_no_test_function_is_longer_than_25_lines() -> None:
    tests = [each for each in functions_in(TESTS) if each.name.startswith("test_")]
    assert tests != []
    assert too_long(tests, 25) == []


def _files() -> list[Path]:
    return python_files(PACKAGE)
