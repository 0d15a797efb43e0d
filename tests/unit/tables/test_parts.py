"""What documents yield is kept in tables, each document once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kgraph.build.codec import decode, encode
from kgraph.errors import OutputError
from kgraph.model import Extract
from kgraph.tables.parts import keys_in, part_names, read_contents, require_each_once, write_part
from kgraph.tables.rows import Yield
from kgraph.tables.schema import SCHEMA_BY_TABLE
from tests.unit.resolution.chains import extract_of


def harbour(source: str = "harbour.txt") -> Extract:
    names = {"Ana Ruiz": "person", "Harbour Union": "organization"}
    return extract_of(source, names, said=[("Ana Ruiz", "worksFor", "Harbour Union")], spoken=True)


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    (name,) = part_names(folder)
    found: list[dict[str, object]] = pq.read_table(folder / table / name).to_pylist()
    return found


def test_a_document_is_read_back_as_it_was(tmp_path: Path) -> None:
    write_part(tmp_path, [Yield("k1", harbour(), encode(harbour()))])
    ((key, content),) = read_contents(tmp_path)
    assert (key, decode(content, Extract)) == ("k1", harbour())


def test_a_claim_names_its_chains_and_its_words(tmp_path: Path) -> None:
    write_part(tmp_path, [Yield("k1", harbour())])
    (claim,) = rows(tmp_path, "claims")
    assert (claim["subject"], claim["predicate"], claim["object"]) == (0, "worksFor", 1)
    (evidence,) = pq.read_table(next((tmp_path / "claims").iterdir())).to_pylist()[0]["evidence"]
    assert (evidence["words"], evidence["before"]) == ("All of harbour.txt.", "")


def test_the_same_documents_written_again_are_one_part(tmp_path: Path) -> None:
    found = [Yield("k1", harbour()), Yield("k2", harbour("quay.txt"))]
    assert write_part(tmp_path, found) == write_part(tmp_path, found[::-1])
    assert keys_in(tmp_path) == {"k1", "k2"}
    require_each_once(tmp_path)


def test_a_document_in_two_parts_is_told(tmp_path: Path) -> None:
    write_part(tmp_path, [Yield("k1", harbour())])
    write_part(tmp_path, [Yield("k1", harbour()), Yield("k2", harbour("quay.txt"))])
    with pytest.raises(OutputError, match="'k1' is there 2 times"):
        require_each_once(tmp_path)


@pytest.mark.parametrize("table", SCHEMA_BY_TABLE)
def test_a_part_without_the_file_of_its_documents_is_not_there(tmp_path: Path, table: str) -> None:
    path = write_part(tmp_path, [Yield("k1", harbour())])
    (tmp_path / table / path.name).unlink()
    with pytest.raises(OutputError):
        part_names(tmp_path)


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no tables of documents"):
        part_names(tmp_path)


def test_half_a_surrogate_pair_does_not_stop_the_writing(tmp_path: Path) -> None:
    write_part(tmp_path, [Yield("k1", extract_of("odd.txt", {"Ana \ud800": "person"}))])
    assert rows(tmp_path, "chains")[0]["labels"] == ["Ana \ufffd"]
