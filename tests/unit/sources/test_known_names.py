"""data/names.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import SettingsError
from kgraph.model import KnownName
from kgraph.sources import read_known_names


def test_names_aliases_types_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(
        "# people\n[person] Ana Ruiz = Anna Ruis , Ana\n\nQuay Union # a club\nC# Club\n",
        encoding="utf-8-sig",
    )
    assert read_known_names(path) == (
        KnownName("Ana Ruiz", ("Anna Ruis", "Ana"), "person"),
        KnownName("Quay Union"),
        KnownName("C# Club"),
    )


def test_an_empty_file_holds_no_names(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("")
    assert read_known_names(path) == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("= Ana", id="no name"),
        pytest.param("Ana =", id="no alias"),
        pytest.param("Ana = Anna,, An", id="an empty alias"),
        pytest.param("[] Ana", id="an empty type"),
        pytest.param("[person]", id="a type alone"),
    ],
)
def test_a_line_of_another_form_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "names.txt"
    path.write_text(f"Ben\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_known_names(path)
    assert caught.value.place == f"{path.as_posix()}:2"
    assert caught.value.message.startswith("this is no name. Write: [type] Name = alias")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"], ids=["missing", "not UTF-8"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "names.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError):
        read_known_names(path)
