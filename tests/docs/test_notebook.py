"""The notebook of the documentation runs from the first cell to the last, and shows something."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from tests.house.source_tree import ROOT

NOTEBOOK = ROOT / "docs" / "explore.ipynb"


def cells() -> list[dict[str, Any]]:
    return [
        each for each in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
        if each["cell_type"] == "code"
    ]  # fmt: skip


def test_the_notebook_is_kept_without_what_a_run_has_shown() -> None:
    assert [each["outputs"] for each in cells() if each["outputs"]] == []
    assert {each["execution_count"] for each in cells()} == {None}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Run the notebook; return what each code cell shows as text, errors aside: they raise."""
    nbclient = pytest.importorskip("nbclient", reason="needs nbclient")
    nbformat = pytest.importorskip("nbformat", reason="needs nbformat")
    specs = pytest.importorskip("jupyter_client.kernelspec", reason="needs ipykernel")
    folder = tmp_path_factory.mktemp("notebook")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    patch.setenv("TMPDIR", str(folder))
    try:
        return ran(nbclient.NotebookClient(nbformat.read(NOTEBOOK, as_version=4), timeout=300))
    except (nbclient.exceptions.DeadKernelError, specs.NoSuchKernel):
        pytest.skip("no kernel of Jupyter can be started here")
    finally:
        patch.undo()


def ran(client: Any) -> list[str]:  # noqa: ANN401 - nbclient ships no types
    client.execute(cwd=str(ROOT))
    codes = (each for each in client.nb.cells if each.cell_type == "code")
    return ["\n".join(map(text_of, each.outputs)) for each in codes]


def text_of(output: dict[str, Any]) -> str:
    return str(output.get("data", {}).get("text/plain") or output.get("text", ""))


@pytest.mark.slow
def test_every_cell_but_the_first_shows_a_table_that_is_not_empty(shown: list[str]) -> None:
    assert shown[0] == ""
    assert [text for text in shown[1:] if not text or "Empty DataFrame" in text] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "words"),
    [
        pytest.param(2, "Tobias Quill", id="people"),
        pytest.param(3, "I founded the Lorn Rowing Club in 1987.", id="claims with their words"),
        pytest.param(5, "negative", id="what somebody denies"),
        pytest.param(6, "I do not support night ferries.", id="what contradicts"),
        pytest.param(7, "person/tobias-quill", id="what is in the middle"),
        pytest.param(8, "founderOf", id="SQL"),
        pytest.param(9, "Petra Holm", id="SPARQL"),
    ],
)
def test_what_the_notebook_speaks_of_is_seen(shown: list[str], cell: int, words: str) -> None:
    assert words in shown[cell]
