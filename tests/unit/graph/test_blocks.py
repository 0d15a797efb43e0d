"""Turtle files as blocks, of which only those that differ are parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import OutputError
from kgraph.graph import blocks
from kgraph.graph.blocks import BlockFile, differing_blocks, open_pair

HEAD = "@base <https://example.org/> .\n@prefix a: <urn:a:> .\n"
ONE = '\n<x> a:label "one" ;\n    a:of <y> .\n'
OTHER = '\n<y> a:label "other" .\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def pair_of(folder: Path, old: str, new: str) -> tuple[BlockFile, BlockFile]:
    for name, text in (("old.ttl", old), ("new.ttl", new)):
        (folder / name).write_text(text, "utf-8")
    return open_pair(folder / "old.ttl", folder / "new.ttl")


def test_only_blocks_that_differ_are_left(folder: Path) -> None:
    later = OTHER.replace("other", "another")
    old, new = pair_of(folder, HEAD + ONE + OTHER, HEAD + ONE + later)
    gone, come = differing_blocks(old, new)
    assert (gone, come) == ([OTHER.strip().encode()], [later.strip().encode()])
    assert [str(triple) for triple in new.parse(come)] == [
        '<https://example.org/y> <urn:a:label> "another"'
    ]


def test_a_block_is_found_by_its_subject(folder: Path) -> None:
    old, _ = pair_of(folder, HEAD + ONE + OTHER, HEAD)
    assert list(old.blocks_of({"https://example.org/y"})) == [OTHER.strip().encode()]


def test_blocks_are_the_same_however_little_is_read_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _ = pair_of(folder, HEAD + ONE + OTHER, HEAD)
    whole = list(old.blocks())
    for size in range(1, 9):
        monkeypatch.setattr(blocks, "_PART", size)
        assert list(pair_of(folder, HEAD + ONE + OTHER, HEAD)[0].blocks()) == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + "<y> a:label 'other'.\n\n\n" + ONE, id="another order and other marks"),
        pytest.param(HEAD + ONE.replace(" ;\n", " ;\n\n") + OTHER, id="an empty line in a block"),
        pytest.param(HEAD.replace(" a:", " b:") + (ONE + OTHER).replace("a:", "b:"), id="a prefix"),
        pytest.param((HEAD + ONE + OTHER).replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(
            HEAD + ONE.replace('"one"', '"""one"""') + OTHER, id="a string over several lines"
        ),
        pytest.param(HEAD + ONE + OTHER + "\n[] a:of <x> .\n", id="a blank node that is left out"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_that_says_the_same_does_not_differ(folder: Path, text: str) -> None:
    pair = pair_of(folder, HEAD + ONE + OTHER, text)
    differing = zip(pair, differing_blocks(*pair), strict=True)
    assert [list(file.parse(blocks)) for file, blocks in differing] == [[], []]


def test_a_string_that_looks_like_a_block_is_none(folder: Path) -> None:
    text = HEAD + '\n<x> a:label """one .\n\n<y> a:label "other" .\n\n""" .\n'
    gone, come = differing_blocks(*pair_of(folder, HEAD + OTHER, text))
    assert (len(gone), len(come)) == (1, 1)


def parse_what_differs(folder: Path, old: str, new: str) -> None:
    one, other = pair_of(folder, old, new)
    list(other.parse(differing_blocks(one, other)[1]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(HEAD + ONE, HEAD + ONE + "\n<z> a:label .\n", id="in a block of its own"),
        pytest.param(HEAD + ONE, "no Turtle", id="in all of it"),
    ],
)
def test_what_is_no_turtle_is_one_line(folder: Path, old: str, new: str) -> None:
    with pytest.raises(OutputError, match="this is not Turtle any more"):
        parse_what_differs(folder, old, new)


def test_a_file_that_is_not_there_is_one_line(folder: Path) -> None:
    with pytest.raises(OutputError, match="no such file"):
        open_pair(folder / "old.ttl", folder / "new.ttl")
