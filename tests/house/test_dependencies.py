"""What the code imports is what pyproject.toml asks for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, ROOT, TESTS, place_of, python_files, tree_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
BASE: list[str] = PROJECT["dependencies"]
DEV: list[str] = PROJECT["optional-dependencies"]["dev"]
TRAIN: list[str] = PROJECT["optional-dependencies"]["train"]
SERVE: list[str] = PROJECT["optional-dependencies"]["serve"]
WATCH: list[str] = PROJECT["optional-dependencies"]["watch"]
TABLES: list[str] = PROJECT["optional-dependencies"]["tables"]
RAY: list[str] = PROJECT["optional-dependencies"]["ray"]
TRAINING, SERVING = PACKAGE / "training", PACKAGE / "serve"
WATCHING = PACKAGE / "build" / "watching.py"
TABULAR = PACKAGE / "tables"
CLUSTER = PACKAGE / "build" / "cluster"
STORES = PACKAGE / "build" / "stores"
TABLED = {
    *(PACKAGE / "export" / name for name in ("columns.py", "parquet.py")),
    PACKAGE / "build" / "frames.py",
}
EXTRA = {TRAINING, SERVING, WATCHING, TABULAR, CLUSTER, STORES, *TABLED}
OURS = {"kgraph", "tests", "benchmarks"}


def names_of(requirements: list[str]) -> set[str]:
    """Return the names of requirements as package indexes compare them."""
    return {normalized(re.split(r"[^\w.-]", each, maxsplit=1)[0]) for each in requirements}


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_by(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and top-level name of every absolute import."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module.split(".")[0]


@pytest.mark.parametrize(
    ("folder", "requirements"),
    [
        pytest.param(PACKAGE, BASE, id="the package, by the base install"),
        pytest.param(TRAINING, BASE + TRAIN, id="training, by the train extra"),
        pytest.param(SERVING, BASE + SERVE, id="the server, by the serve extra"),
        pytest.param(WATCHING, BASE + WATCH, id="what waits for changes, by the watch extra"),
        *(
            pytest.param(path, BASE + TABLES, id=f"{path.name}, by the tables extra")
            for path in sorted(TABLED)
        ),
        pytest.param(TABULAR, BASE + TABLES, id="the tables, by the tables extra"),
        pytest.param(CLUSTER, BASE + RAY, id="what drives a cluster, by the ray extra"),
        pytest.param(STORES, BASE + TABLES, id="what reaches stores, by the tables extra"),
        pytest.param(TESTS, BASE + DEV, id="the tests, by the dev extra"),
    ],
)
def test_every_library_that_is_imported_is_asked_for(folder: Path, requirements: list[str]) -> None:
    distributions = packages_distributions()
    asked_for = names_of(requirements)
    missing = [
        f"{place_of(path, line)} {name}"
        for path in ([folder] if folder.is_file() else python_files(folder))
        if not any(path.is_relative_to(part) for part in EXTRA - {folder})
        for line, name in imported_by(path)
        if name not in OURS | set(sys.stdlib_module_names)
        and not {normalized(each) for each in distributions.get(name, [name])} & asked_for
    ]
    assert missing == []


def test_every_dependency_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert names_of(BASE + SERVE + WATCH + DEV) - names_of(pins) == set()
