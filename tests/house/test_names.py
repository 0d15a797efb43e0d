"""Names say what a thing is: the words that house style rules out do not occur."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, TESTS, place_of, python_files, tree_of

EMPTY_MODULES = {"utils", "util", "helpers", "helper", "common", "misc"}
EMPTY_VERBS = ("process", "handle", "manage", "do")
EMPTY_NAMES = {*EMPTY_VERBS, "data", "info", "obj", "tmp", "ts", "secs", "ent", "src", "dst"}


def names_defined_in(source: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of every function, parameter, variable and class."""
    for node in ast.walk(source):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id


def names_fixed_by_a_base(source: ast.AST) -> set[str]:
    """Return methods, and their parameters, of classes with a base: an override's are given."""
    methods = [
        method
        for node in ast.walk(source)
        if isinstance(node, ast.ClassDef) and node.bases
        for method in node.body
        if isinstance(method, ast.FunctionDef)
    ]
    return {method.name for method in methods} | {
        parameter.arg for method in methods for parameter in method.args.args
    }


def is_empty(name: str) -> bool:
    """Tell whether a name says nothing about what it names."""
    bare = name.lstrip("_")
    return (
        bare in EMPTY_NAMES
        or bare.startswith(tuple(f"{verb}_" for verb in EMPTY_VERBS))
        or bare.endswith("Manager")
        or (bare.startswith("Base") and bare[4:5] in {"", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    )


@pytest.mark.parametrize("name", ["process_turns", "_tmp", "GraphManager", "BaseReader", "do"])
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    assert is_empty(name)


@pytest.mark.parametrize("name", ["processor", "document", "Basement", "metadata", "done"])
def test_a_name_that_only_looks_like_one_is_allowed(name: str) -> None:
    assert not is_empty(name)


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = [
        place_of(path)
        for path in [*python_files(PACKAGE), *python_files(TESTS)]
        if EMPTY_MODULES & {path.stem, path.parent.name}
    ]
    assert drawers == []


def test_no_name_in_the_package_is_empty() -> None:
    assert [each for path in python_files(PACKAGE) for each in empty_names_in(path)] == []


def empty_names_in(path: Path) -> list[str]:
    fixed = names_fixed_by_a_base(tree_of(path))
    return [
        f"{place_of(path, line)} {name}"
        for line, name in names_defined_in(tree_of(path))
        if is_empty(name) and name not in fixed
    ]
