"""What is certainly as it was is not fetched again, and only that."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.build.stores.copies import Copies
from kgraph.build.stores.store import Entry

HOUR_NS = 3600 * 10**9
OLD_NS = time.time_ns() - HOUR_NS
OLD = Entry("a.txt", 4, OLD_NS)


def copies(folder: Path, *, is_trusted: bool = True) -> Copies:
    found = Copies(folder / "copies", folder / "note.json", is_trusted=is_trusted)
    found.load()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "a.txt").write_bytes(b"Ana.")
    return tmp_path


def noted(folder: Path, entry: Entry = OLD) -> Path:
    known = copies(folder)
    known.note_fetched(entry)
    known.save()
    return folder


def test_what_was_fetched_as_it_is_now_is_fresh(folder: Path) -> None:
    assert copies(noted(folder)).is_fresh(OLD)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(replace(OLD, size=5), id="another size"),
        pytest.param(replace(OLD, written_ns=OLD_NS + 1), id="written again"),
        pytest.param(replace(OLD, name="b.txt"), id="another name"),
    ],
)
def test_what_is_another_is_not(folder: Path, entry: Entry) -> None:
    assert not copies(noted(folder)).is_fresh(entry)


def test_what_was_written_just_before_it_was_seen_may_have_changed(folder: Path) -> None:
    now = replace(OLD, written_ns=time.time_ns())
    assert not copies(noted(folder, now)).is_fresh(now)


def test_a_copy_that_is_gone_or_cut_is_fetched_again(folder: Path) -> None:
    known = copies(noted(folder))
    (folder / "copies" / "a.txt").write_bytes(b"An")
    assert not known.is_fresh(OLD)
    (folder / "copies" / "a.txt").unlink()
    assert not known.is_fresh(OLD)


def test_a_store_in_which_anybody_sets_times_is_not_trusted(folder: Path) -> None:
    noted(folder)
    assert not copies(folder, is_trusted=False).is_fresh(OLD)


@pytest.mark.parametrize("text", ["", "[]", '{"a.txt": 3}', "{"])
def test_a_note_that_cannot_be_read_counts_for_nothing(folder: Path, text: str) -> None:
    noted(folder).joinpath("note.json").write_text(text, "utf-8")
    assert not copies(folder).is_fresh(OLD)


def test_copies_of_what_is_no_more_go_with_their_folders(folder: Path) -> None:
    (folder / "copies" / "2024").mkdir()
    (folder / "copies" / "2024" / "b.txt").write_bytes(b"Bo.")
    copies(folder).keep_only({"a.txt"})
    assert [path.name for path in (folder / "copies").iterdir()] == ["a.txt"]
