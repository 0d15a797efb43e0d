"""What a project keeps between builds, and what happens when that is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.build.cache import ExtractCache
from kgraph.build.codec import encode
from kgraph.build.state import (
    SCHEMA_VERSION,
    STATE_FILE,
    DamagedStateError,
    open_state,
    remove_state,
)
from kgraph.errors import OutputError
from kgraph.model import Extract
from tests.builders import document_of, extract_of

OUT = Path("out")


@pytest.fixture
def extract() -> Extract:
    return extract_of(document_of("Ana Ruiz founded the Harbour Union."))


def build(folder: Path, extract: Extract, *, out: Path = OUT, key: str = "k") -> None:
    with open_state(folder) as state:
        ExtractCache(state.connection).put(key, encode(extract))
        with state.writing():
            state.finish_build(out, {"talk.txt": key})


def kept(folder: Path, *keys: str) -> set[str]:
    with open_state(folder) as state:
        return ExtractCache(state.connection).find_sound(keys)


def test_a_result_is_found_by_the_next_build(tmp_path: Path, extract: Extract) -> None:
    build(tmp_path, extract)
    with open_state(tmp_path) as state:
        assert state.problems == ()
        assert ExtractCache(state.connection).find_sound(["k", "other"]) == {"k"}
        assert ExtractCache(state.connection).get_all(["k"]) == {"k": extract}
        assert state.sources_of(OUT) == {"talk.txt"}
        assert state.sources_of(Path("another")) == frozenset()


def test_a_result_that_no_output_needs_is_let_go(tmp_path: Path, extract: Extract) -> None:
    build(tmp_path, extract, key="old")
    build(tmp_path, extract, key="new")
    assert kept(tmp_path, "old", "new") == {"new"}


def test_a_result_that_another_output_needs_stays(tmp_path: Path, extract: Extract) -> None:
    build(tmp_path, extract, out=Path("one"), key="1")
    build(tmp_path, extract, out=Path("two"), key="2")
    assert kept(tmp_path, "1", "2") == {"1", "2"}


def test_a_build_that_fails_keeps_what_was_read_and_notes_nothing(
    tmp_path: Path, extract: Extract
) -> None:
    def fail() -> None:
        with open_state(tmp_path) as state:
            ExtractCache(state.connection).put("k", encode(extract))
            with state.writing():
                state.finish_build(OUT, {"talk.txt": "k"})
                raise OutputError("the disk is full")

    with pytest.raises(OutputError):
        fail()
    with open_state(tmp_path) as state:
        assert state.sources_of(OUT) == frozenset()
    assert kept(tmp_path, "k") == {"k"}


def damage(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\x13" * 4096)


def no_database(path: Path) -> None:
    path.write_text("once upon a time " * 500, "utf-8")


def other_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(damage, "everything is read again", id="damaged"),
        pytest.param(no_database, "everything is read again", id="no database"),
        pytest.param(other_version, "another version (schema 3)", id="of another version"),
    ],
)
def test_a_state_that_cannot_be_used_is_begun_anew_with_one_notice(
    tmp_path: Path, extract: Extract, spoil: Callable[[Path], None], message: str
) -> None:
    build(tmp_path, extract)
    spoil(tmp_path / STATE_FILE)
    with open_state(tmp_path) as state:
        (problem,) = state.problems
        assert problem.severity == "notice"
        assert message in str(problem)
        assert state.sources_of(OUT) == frozenset()
    build(tmp_path, extract)
    assert kept(tmp_path, "k") == {"k"}


def test_a_result_that_is_damaged_is_as_good_as_none(tmp_path: Path, extract: Extract) -> None:
    build(tmp_path, extract)
    with closing(sqlite3.connect(tmp_path / STATE_FILE)) as connection, connection:
        connection.execute("UPDATE extract SET content = x'00'")
    assert kept(tmp_path, "k") == set()


def test_where_nothing_can_be_kept_a_build_goes_on(tmp_path: Path, extract: Extract) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with open_state(tmp_path / "file") as state:
        (problem,) = state.problems
        assert "nothing is kept" in str(problem)
        ExtractCache(state.connection).put("k", encode(extract))
        assert ExtractCache(state.connection).get_all(["k"]) == {"k": extract}


def test_a_full_disk_is_one_line(tmp_path: Path, extract: Extract) -> None:
    def fill() -> None:
        with open_state(tmp_path) as state:
            state.connection.execute("PRAGMA max_page_count = 1")
            ExtractCache(state.connection).put("k", encode(extract) * 100)

    with pytest.raises(OutputError, match=r"cache\.sqlite3: it cannot be used .*is full\)\. Free"):
        fill()


def test_damage_that_shows_only_while_it_is_used_is_told(tmp_path: Path) -> None:
    def ask() -> None:
        with open_state(tmp_path) as state:
            state.connection.execute("SELECT * FROM nowhere")

    with pytest.raises(DamagedStateError, match="no such table"):
        ask()
    assert "everything is read again" in str(remove_state(tmp_path))
    assert not (tmp_path / STATE_FILE).exists()
