from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.errors import OutputError
from kgraph.export.atomic import write_atomically


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with old content, alone in its folder."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    return path


def only_the_old_file_is_left(path: Path) -> bool:
    return list(path.parent.iterdir()) == [path] and path.read_text() == "old"


def test_a_file_is_replaced_by_the_whole_of_the_new_one(path: Path) -> None:
    write_atomically(path, ["new\r\n", "Łódź\n"])
    assert path.read_bytes() == "new\r\nŁódź\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    plain, written = tmp_path / "plain", tmp_path / "written"
    plain.touch()
    write_atomically(written, "text")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_while_parts_are_still_coming_the_old_file_stands(path: Path) -> None:
    def parts() -> Iterator[str]:
        yield "new"
        assert path.read_text() == "old"

    write_atomically(path, parts())
    assert path.read_text() == "new"


def test_a_fault_while_making_the_text_leaves_the_old_file(path: Path) -> None:
    def parts() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, parts())
    assert only_the_old_file_is_left(path)


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        pytest.param(errno.ENOSPC, "the disk is full. Free some space", id="full disk"),
        pytest.param(errno.EROFS, "read-only disk. Choose another folder", id="read-only disk"),
        pytest.param(errno.EACCES, "no permission to write here", id="no permission"),
        pytest.param(errno.EIO, "it cannot be written (Input/output error)", id="another fault"),
    ],
)
def test_a_fault_of_the_disk_tells_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError) as caught:
        write_atomically(path, "new")
    assert str(caught.value).startswith(f"{path}: ")
    assert remedy in str(caught.value)
    assert only_the_old_file_is_left(path)


def test_a_folder_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(OutputError, match="this is a folder, not a file"):
        write_atomically(tmp_path / "graph.ttl", "new")
    assert [each.name for each in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no such folder\. Create it"):
        write_atomically(tmp_path / "output" / "graph.ttl", "new")


def test_a_file_in_the_place_of_the_folder_is_an_error(path: Path) -> None:
    with pytest.raises(OutputError, match="a file stands where a folder must be"):
        write_atomically(path / "graph.ttl", "new")
