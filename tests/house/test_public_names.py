"""What a package offers is what its ``__all__`` lists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, place_of, tree_of

PACKAGES = sorted(PACKAGE.rglob("__init__.py"))


def listed(path: Path) -> list[str]:
    """Return the names in ``__all__``; ruff (RUF022) sees to their order."""
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def bound(path: Path) -> set[str]:
    """Return the public names that the file imports or defines, or loads when asked for."""
    names: set[str] = set()
    body = tree_of(path).body
    later = [each for node in body if isinstance(node, ast.If) for each in node.body]
    for node in [*body, *later]:
        match node:
            case ast.ImportFrom(module=module) if module != "__future__":
                names |= {alias.asname or alias.name for alias in node.names}
            case ast.FunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
    own = {name for name in names if name.startswith("__")} - {"__version__"}
    return {name for name in names - own if not name.startswith("_") or name == "__version__"}


@pytest.mark.parametrize("path", PACKAGES, ids=place_of)
def test_every_public_name_is_listed_once(path: Path) -> None:
    assert sorted(listed(path)) == sorted(bound(path))
