"""Sources travel as bytes, and what is wrong with them is told as it would be where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.cluster.parcels import grouped, pack, unpack
from kgraph.build.language_model import ReadsWith
from kgraph.build.reading import read_source
from kgraph.build.source_files import SourceFile, find_source_files
from kgraph.model import Extract, Problem


def source(folder: Path, name: str, text: str, *, meta: str | None = None) -> SourceFile:
    (folder / name).write_text(text, "utf-8")
    if meta is not None:
        (folder / f"{name}.meta.toml").write_text(meta, "utf-8")
    (file,) = find_source_files([folder / name], project=folder).files
    return file


def sent(file: SourceFile, folder: Path) -> tuple[SourceFile, Problem | None]:
    folder.mkdir()
    return unpack(pack(file), folder)


def test_a_source_arrives_under_its_name_with_its_bytes(tmp_path: Path) -> None:
    file = source(tmp_path, "a.vtt", "WEBVTT\n", meta='title = "A"\n')
    there, fault = sent(file, tmp_path / "there")
    assert (there.source, there.name, there.path.suffix, fault) == (
        "a.vtt", str(file.path), ".vtt", None,
    )  # fmt: skip
    assert there.path.read_bytes() == b"WEBVTT\n"
    assert there.meta is not None
    assert there.meta.read_bytes() == b'title = "A"\n'


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        pytest.param("", None, id="an empty source"),
        pytest.param("WEBVTT\n\nno cue", None, id="a source without words"),
        pytest.param("Ana: Hello.", "title = [", id="a file about it that is no TOML"),
        pytest.param("Ana: Hello.", "colour = 'red'", id="a file about it that says too much"),
    ],
)
def test_a_fault_is_told_with_the_place_that_the_user_knows(
    tmp_path: Path, text: str, meta: str | None
) -> None:
    file = source(tmp_path, "a.vtt" if text.startswith("WEB") else "a.txt", text, meta=meta)
    there, _ = sent(file, tmp_path / "there")
    assert isinstance(problem(file), Problem)
    assert problem(there) == problem(file)


def test_a_source_that_is_gone_is_told_as_if_it_were_read_here(tmp_path: Path) -> None:
    file = source(tmp_path, "a.txt", "Ana: Hello.")
    file.path.unlink()
    assert pack(file).content == problem(file)


def problem(file: SourceFile) -> Extract | Problem:
    from kgraph.ontology import load_ontology
    from kgraph.ontology.find import find_ontology_folder

    return read_source(
        file,
        ontology=load_ontology(find_ontology_folder(None)),
        known_names=(),
        least_confidence=0.5,
        reads_with=ReadsWith(),
    )


def numbered(count: int) -> list[SourceFile]:
    return [SourceFile(f"{number}.txt", Path(f"{number}.txt"), None) for number in range(count)]


def test_large_sources_go_alone_and_small_ones_together() -> None:
    files = numbered(40)
    groups = list(grouped(files, [60_000] * 4 + [1_000] * 36, readers=1))
    assert [file for group in groups for file in group] == files
    assert [len(group) for group in groups] == [1, 1, 1, 1, *[16] * 2, 4]


def test_there_are_enough_groups_for_every_reader_to_end_at_about_the_same_time() -> None:
    groups = list(grouped(numbered(100), [1_000] * 100, readers=2))
    assert max(map(len, groups)) <= 3


def test_there_are_never_too_many_groups() -> None:
    groups = list(grouped(numbered(50_000), [100_000] * 50_000, readers=1_000))
    assert len(groups) <= 25_000
