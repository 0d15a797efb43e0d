"""What the house tests measure: files and functions, read with ast, never imported."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "kgraph"
TESTS = ROOT / "tests"

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


@dataclass(frozen=True, slots=True)
class Function:
    """One function or method, counted from its ``def`` line to its last line.

    ``positional`` are the parameters that a caller may give by position; neither they nor
    ``parameters`` count ``self`` and ``cls``. ``depth`` is the number of blocks inside each other.
    ``owner`` is the class around a method. ``fixed`` marks a signature that is not ours to choose:
    of a dunder, of an override, or of a command, whose parameters click passes by name.
    """

    place: str
    name: str
    lines: int
    depth: int
    parameters: int
    positional: int
    owner: ast.ClassDef | None
    fixed: bool


def python_files(folder: Path) -> list[Path]:
    """Return the Python files under a folder, in path order."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def place_of(path: Path, line: int = 0) -> str:
    """Return a path, and a line where there is one, as error messages write it."""
    relative = path.relative_to(ROOT).as_posix()
    return f"{relative}:{line}" if line else relative


def functions_in(folder: Path) -> list[Function]:
    """Return every function under a folder, nested ones and methods too."""
    return [
        _measured(path, node, owner)
        for path in python_files(folder)
        for node, owner in _defined(tree_of(path), None)
    ]


def tracked_files() -> list[Path]:
    """Return the files under version control; skip the test where there is no git checkout."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def _defined(
    node: ast.AST, owner: ast.ClassDef | None
) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, ast.ClassDef | None]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _FUNCTIONS):
            yield child, owner
        inside = child if isinstance(child, ast.ClassDef) else owner
        yield from _defined(child, None if isinstance(child, _FUNCTIONS) else inside)


def _measured(
    path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef, owner: ast.ClassDef | None
) -> Function:
    decorators = {ast.unparse(each).split("(")[0].split(".")[-1] for each in node.decorator_list}
    spare = 1 if owner is not None and "staticmethod" not in decorators else 0
    positional = len(node.args.posonlyargs) + len(node.args.args) - spare
    dunder = node.name.startswith("__") and node.name.endswith("__") and node.name != "__init__"
    return Function(
        place=place_of(path, node.lineno),
        name=node.name,
        lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        depth=_depth(node),
        parameters=positional + len(node.args.kwonlyargs),
        positional=positional,
        owner=owner,
        fixed=dunder or bool(decorators & {"override", "command", "group"}),
    )


def _depth(node: ast.AST) -> int:
    """Return how many blocks lie inside each other; an ``elif`` is no deeper than its ``if``."""
    deepest = 0
    for name, children in ast.iter_fields(node):
        for child in children if isinstance(children, list) else [children]:
            if not isinstance(child, ast.AST) or isinstance(child, (*_FUNCTIONS, ast.ClassDef)):
                continue
            chained = isinstance(node, ast.If) and isinstance(child, ast.If) and name == "orelse"
            own = isinstance(child, _BLOCKS) and not chained
            deepest = max(deepest, _depth(child) + own)
    return deepest
