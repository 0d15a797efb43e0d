"""Sources that lie elsewhere are read like any other, and a store that is away loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from fsspec import AbstractFileSystem

from kgraph.build.source_files import SourceFiles, find_source_files
from kgraph.build.stores.addresses import Address
from kgraph.build.stores.fetching import Fetched, fetch_places
from kgraph.build.stores.patience import Patience
from kgraph.build.stores.store import Store
from kgraph.errors import ServiceError, SettingsError

ADDRESS = "fsspec+memory:///talks"


@pytest.fixture
def store() -> Iterator[AbstractFileSystem]:
    """Give a store in memory, and leave nothing in it."""
    system = fsspec.filesystem("memory")
    system.pipe({"/talks/a.txt": b"Ana.", "/talks/2024/b.txt": b"Bo.", "/talks/c.png": b"no"})
    yield system
    system.store.clear()


def fetched(tmp_path: Path, address: str = ADDRESS) -> Fetched:
    place = Address(address)
    return fetch_places([place], folder=tmp_path / "copies", patience=Patience([0]))


def files(tmp_path: Path, address: str = ADDRESS) -> SourceFiles:
    return find_source_files(fetched(tmp_path, address), project=tmp_path)


def names(found: SourceFiles) -> list[tuple[str, str]]:
    return [(file.source, file.name) for file in found.files]


def test_names_start_where_the_address_ends_and_messages_have_the_address(
    store: AbstractFileSystem, tmp_path: Path
) -> None:
    store.pipe("/talks/a.meta.toml", b'title = "A"')
    found = files(tmp_path)
    assert names(found) == [("2024/b.txt", f"{ADDRESS}/2024/b.txt"), ("a.txt", f"{ADDRESS}/a.txt")]
    assert found.files[1].path.read_bytes() == b"Ana."
    assert found.files[1].meta_named == f"{ADDRESS}/a.meta.toml"
    assert found.problems == ()


def test_a_file_can_be_named_by_itself(store: AbstractFileSystem, tmp_path: Path) -> None:
    store.pipe("/talks/a.meta.toml", b'title = "A"')
    (file,) = files(tmp_path, f"{ADDRESS}/a.txt").files
    assert (file.source, file.name) == ("a.txt", f"{ADDRESS}/a.txt")
    assert file.meta is not None


def test_what_changed_is_fetched_again_and_what_is_gone_goes(
    store: AbstractFileSystem, tmp_path: Path
) -> None:
    files(tmp_path)
    store.rm("/talks/2024/b.txt")
    store.pipe("/talks/a.txt", b"Eva.")
    (file,) = files(tmp_path).files
    assert (file.source, file.path.read_bytes()) == ("a.txt", b"Eva.")


@pytest.mark.usefixtures("store")
def test_what_was_fetched_stands_in_for_a_store_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(tmp_path)
    monkeypatch.setattr(Store, "entries", refusing)
    found = files(tmp_path)
    assert found.files == before.files
    (problem,) = found.problems
    assert str(problem) == (
        f"{ADDRESS}: it cannot be listed (it is away); what was fetched before is read instead. "
        "Build again later, or take it out."
    )


@pytest.mark.usefixtures("store")
def test_a_store_that_was_never_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "entries", refusing)
    with pytest.raises(ServiceError, match=r"talks: it cannot be listed \(it is away\)\. Check"):
        fetched(tmp_path)


def test_a_file_that_cannot_be_fetched_is_read_as_it_was(
    store: AbstractFileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path)
    store.pipe({"/talks/a.txt": b"Eva.", "/talks/new.txt": b"New."})
    monkeypatch.setattr(Store, "_copy", refusing)
    found = files(tmp_path)
    read = {file.source: file.sha256 and file.path.read_bytes() for file in found.files}
    assert read == {"2024/b.txt": b"Bo.", "a.txt": b"Ana.", "new.txt": None}
    assert [problem.place.removeprefix(ADDRESS) for problem in found.problems] == [
        "/2024/b.txt", "/a.txt", "/new.txt",
    ]  # fmt: skip


def test_a_name_that_no_file_here_can_have_is_left_out(
    store: AbstractFileSystem, tmp_path: Path
) -> None:
    store.pipe(f"/talks/{'n' * 300}.txt", b"Long.")
    (problem,) = files(tmp_path).problems
    assert "no file of this machine can have such a name" in problem.message


@pytest.mark.parametrize("address", ["nowhere://talks", "s3:///talks"])
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="it is no address that can be used"):
        fetched(tmp_path, address)


def refusing(*_: object) -> None:
    raise OSError("it is away")
