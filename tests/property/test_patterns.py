"""No regular expression takes time that grows faster than the text it is looked for in."""

from __future__ import annotations

import ast
import gc
import importlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.hostile_strings import END, pumped
from tests.house.source_tree import PACKAGE, ROOT, python_files, tree_of

ANCHORED = frozenset({"match", "fullmatch"})
ALL_OVER = frozenset({"search", "finditer", "findall", "sub", "split"})
STEPS = (16, 20, 22, 24, 36, 48, 70, 100, 150, 180, 200, 250, 300)
"""Lengths at which time that doubles with a few letters shows before it has no end."""

AT_MOST_S = 0.05
SHORT, LONG = 1_000, 8_000
SUSPECT_S = 0.002
FASTER_THAN_LENGTH = 20.0
"""Growth from short to long: it is 8 where time grows with the length, 64 with its square."""

BOUNDED = {
    "kgraph.graph.guard._TOKEN": "is tried only where a prefix is known to end in a colon",
    "kgraph.sources.cleaning._LAST_WORD": "is looked for in thirty letters",
    "kgraph.sources.located_json._TOKEN": "meets no string without an end: that is no JSON",
}
"""Patterns that are looked for in such texts alone that they cannot be slow in."""


def patterns_in(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield from patterns_in(value.__self__)  # type: ignore[attr-defined]
    elif isinstance(value, (tuple, list)):
        for each in value[:100]:
            yield from patterns_in(each)


@cache
def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Return every pattern that a module of the package holds, by module, name and number."""
    found: dict[re.Pattern[str] | re.Pattern[bytes], str] = {}
    for path in python_files(PACKAGE):
        if "re.compile" in path.read_text("utf-8") and "training" not in path.parts:
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for name, value in vars(importlib.import_module(module)).items():
                for number, each in enumerate(patterns_in(value)):
                    found.setdefault(each, f"{module}.{name}" + (f" {number}" if number else ""))
    return {name: each for each, name in found.items()}


@cache
def uses(path: Path) -> dict[str, set[str]]:
    """Return what a module does with each name: ``search`` where it hands it on."""
    found: dict[str, set[str]] = defaultdict(set)
    called = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found[node.value.id].add(node.attr)
            called.add(node.value)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
            found[node.id].add("search")
    return found


def files_naming(name: str) -> list[Path]:
    return [path for path in python_files(PACKAGE) if name in path.read_text("utf-8")]


def ways(name: str) -> set[str]:
    """Return how a pattern is looked for: where a text begins, in all of it, or both."""
    module, _, own = name.split()[0].rpartition(".")
    place = ROOT / f"{module.replace('.', '/')}.py"
    paths = [place] if own.startswith("_") else files_naming(own)
    used: set[str] = set().union(*(uses(each).get(own, set()) for each in paths))
    return (used & ANCHORED) | ({"search"} if used & ALL_OVER or not used & ANCHORED else set())


def runner(pattern: re.Pattern[str] | re.Pattern[bytes], way: str) -> Callable[[str], object]:
    spelt = re.compile(pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes)
                       else pattern.pattern, pattern.flags & ~re.UNICODE)  # fmt: skip
    if way == "search":
        return lambda text: sum(1 for _ in spelt.finditer(text))
    return spelt.match if way == "match" else spelt.fullmatch


def seconds(run: Callable[[str], object], text: str, *, times: int = 1) -> float:
    """Return the processor time of the fastest of some runs, none with a collection of garbage."""
    taken = []
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            run(text)
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


def grows_too_fast(run: Callable[[str], object], start: str, *, pump: str) -> bool:
    def text(letters: int) -> str:
        return start + pump * (letters // len(pump)) + END

    for letters in STEPS:
        if seconds(run, text(letters)) > AT_MOST_S and seconds(run, text(letters)) > AT_MOST_S:
            return True
    if seconds(run, text(SHORT)) < SUSPECT_S:
        return False
    short = seconds(run, text(SHORT), times=4)
    return seconds(run, text(LONG), times=2) > FASTER_THAN_LENGTH * short


def slow_strings(pattern: re.Pattern[str] | re.Pattern[bytes], found: set[str]) -> Iterator[str]:
    for way in sorted(found):
        run = runner(pattern, way)
        for start, pump in pumped(pattern):
            if grows_too_fast(run, start, pump=pump):
                yield f"{way}: {start!r}, {pump!r} again and again"


@pytest.mark.parametrize("name", sorted(patterns().keys() - BOUNDED.keys()))
def test_no_string_of_its_own_parts_takes_a_pattern_longer_than_its_length(name: str) -> None:
    assert next(slow_strings(patterns()[name], ways(name)), None) is None


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"(a+)+b", id="repeats inside each other"),
        pytest.param(r"(?:[A-Z]\w+,?){1,6} welcome", id="names that may be parted anywhere"),
        pytest.param(r"(?s)(?:<!--.*?-->\s*)*<p", id="comments that may go on over others"),
        pytest.param(r"title\s*[:=]\s*(.+?)\s*$", id="blanks that two parts may take"),
        pytest.param(r"\w+\s*$", id="a word looked for from each of its letters on"),
    ],
)
def test_a_pattern_that_goes_back_and_forth_is_found(pattern: str) -> None:
    assert next(slow_strings(re.compile(pattern), {"search"}), None) is not None


def test_what_is_let_pass_is_still_there() -> None:
    assert BOUNDED.keys() <= patterns().keys()
