"""What the package offers is loaded when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kgraph.build


@pytest.mark.parametrize("name", kgraph.build.__all__)
def test_every_name_is_found(name: str) -> None:
    assert getattr(kgraph.build, name).__name__ == name


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kgraph.build.nothing  # noqa: B018


def test_a_query_loads_nothing_that_builds() -> None:
    code = "import sys, kgraph.graph.query, kgraph.graph.results, kgraph.build.project;"
    code += "print(*{'networkx', 'scipy', 'spacy', 'kgraph.build.run'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []
