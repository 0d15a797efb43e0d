"""A reader on a node: what it is sent, what it sends back, and whom it works for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgraph.build.cluster.parcels import Parcel
from kgraph.build.cluster.reader import Reader, Row, as_table, items_of, pack_all
from kgraph.build.keys import Recipe, installed
from kgraph.build.reading import Read
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task
from kgraph.errors import ServiceError
from kgraph.model import Problem
from tests import worked
from tests.quick_reader import read_quickly

CODE, LIBRARIES = installed()
RECIPE = Recipe("", "", 0.5, "", code=CODE, libraries=LIBRARIES)
FAULT = Problem("a.txt", "it may not be read.")


def outcomes(reader: Reader, *parcels: Parcel) -> list[Row]:
    return items_of(reader(as_table(parcels)))


@contextmanager
def reading(recipe: Recipe = RECIPE) -> Iterator[Reader]:
    reader = Reader(Task(worked.get_ready, read_quickly, worked.ten_seconds), recipe)
    try:
        yield reader
    finally:
        reader.close()


def parcel(name: str, text: str) -> Parcel:
    return Parcel(SourceFile(name, Path("far", name), None), text.encode())


def test_a_reader_tells_what_became_of_each_source() -> None:
    with reading() as reader:
        found = dict(
            outcomes(
                reader,
                parcel("a.txt", "Ana Ruiz joined the Tide Club."),
                parcel("b.txt", "Nothing."),
                parcel("c.txt", "Crash"),
                Parcel(SourceFile("d.txt", Path("d.txt"), None), FAULT),
            )
        )
    assert isinstance(found.pop("a.txt"), Read)
    assert found == {
        "b.txt": Problem("far/b.txt", "it states nothing. Add a sentence."),
        "c.txt": Lost("the process that read it ended with exit status 9"),
        "d.txt": FAULT,
    }


def test_a_file_about_a_source_that_cannot_be_read_is_told() -> None:
    with reading() as reader:
        sent = parcel("a.txt", "Ana Ruiz joined the Tide Club.")
        assert outcomes(reader, Parcel(sent.file, sent.content, FAULT)) == [("a.txt", FAULT)]


def test_a_node_with_another_kgraph_is_refused() -> None:
    with reading(Recipe("", "", 0.5, "", code="other", libraries=LIBRARIES)) as reader:
        ((_, refusal),) = outcomes(reader, parcel("a.txt", "Ana Ruiz joined the Tide Club."))
    assert isinstance(refusal, ServiceError)
    assert "is not the one that builds" in refusal.message


def test_bytes_travel_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0ends with\0\0")
    (sent,) = items_of(pack_all(as_table([SourceFile("a.txt", tmp_path / "a.txt", None)])))
    assert sent.content == b"\0ends with\0\0"
