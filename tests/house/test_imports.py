"""Data flows one way, and nobody pays for a library before it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, ROOT, place_of, python_files, tree_of

HEAVY = {
    "spacy", "thinc", "numpy", "scipy", "networkx", "pyvis", "rdflib", "pyoxigraph", "pyshacl",
    "lxml", "trafilatura", "rapidfuzz", "charset_normalizer", "onnxruntime", "IPython",
    "starlette", "uvicorn", "watchfiles", "duckdb", "pandas", "pyarrow",
}  # fmt: skip

HELP_OF_EVERY_COMMAND = """
import click
from click.testing import CliRunner
from kgraph.cli import main
for command in ["", *main.list_commands(click.Context(main))]:
    result = CliRunner().invoke(main, [*command.split(), "--help"])
    assert result.exit_code == 0, (command, result.output)
"""


def modules_after(code: str) -> set[str]:
    """Return the top-level modules that are loaded after a fresh interpreter has run the code."""
    tail = "\nimport json, sys\nprint(json.dumps([name.split('.')[0] for name in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import kgraph", id="import kgraph"),
        pytest.param("import kgraph.model, kgraph.errors", id="the types"),
        pytest.param(HELP_OF_EVERY_COMMAND, id="the help of every command"),
    ],
)
def test_heavy_libraries_stay_unloaded_after(code: str) -> None:
    assert modules_after(code) & HEAVY == set()


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_every_folder_of_the_package_has_its_layer() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers, *_ = tools["importlinter"]["contracts"]
    placed = {name.strip() for layer in layers["layers"] for name in layer.split("|")}
    parts = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert parts == placed - {path.stem for path in PACKAGE.glob("*.py")}


def test_only_the_command_line_prints() -> None:
    prints = [
        place_of(path, node.lineno)
        for path in python_files(PACKAGE)
        if path.relative_to(PACKAGE).parts[0] not in {"cli", "training"}
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "pprint"}
    ]
    assert prints == []


NETWORK = {
    "requests", "urllib3", "urllib.request", "http.client", "socket", "ftplib", "smtplib",
    "ray", "fsspec", "pyarrow.fs",
}  # fmt: skip


def test_three_modules_alone_can_use_the_network() -> None:
    reaching = {
        path.relative_to(PACKAGE).as_posix()
        for path in python_files(PACKAGE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None), *(alias.name for alias in node.names))
        if name and any(f"{name}.".startswith(f"{each}.") for each in NETWORK)
    }
    assert reaching == {
        "build/reconciliation_client.py", "build/cluster/driver.py", "build/stores/store.py",
    }  # fmt: skip


def test_a_module_only_defines_when_it_is_imported() -> None:
    loose = [
        place_of(path, node.lineno)
        for path in python_files(PACKAGE)
        if path.name != "__main__.py"
        for node in tree_of(path).body
        if isinstance(node, ast.For | ast.While | ast.With)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    ]
    assert loose == []
