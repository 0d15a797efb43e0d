"""Long lines made to be slow are read in a time that grows no faster than they do.

A pattern that goes back and forth over them would take days for a million letters; the limit is
a hundred times what reading takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT

LETTERS = 300_000
LIMIT_S = 300
CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\n"
DEEP = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
BOMB = f'<!DOCTYPE html [<!ENTITY e0 "lol">{DEEP}]><article><p>&e12; Ana joined.</p></article>'

# One after another in one process: each begins with a kind, and goes on with what is repeated.
LINES = {
    "talk.txt": ["[", "(", "[0:", "00:", "A: ", ": ", "Ana Bo ", "\t", " ", "- ", "um, ", "the ",
                 "Ana'", "Mr. ", "http://", "1", "(00:00:00) ", "\u0301", "\u202e", "a-", "\r",
                 "A: b\n", "<!--a--> ", "Page 1 of 2\n", "Speaker 1\n", "you know "],
    "talk.vtt": ["<v A>", "<", "&", "-->", "- ", "a:b ", "\n", "00:00.000 --> 00:01.000\nA\n\n"],
    "talk.srt": ["<i>", "\n1", "-->", "{\\an8}", "00:00:01,000 "],
    "talk.json": ["[", '{"a":', '\\"', "9", " "],
    "page.html": ["<div>", "<b>", "<", "<!--", "&#x", "<ul><li>", "a='1' ", "<table><tr><td>",
                  "<p>Ana joined the Union.</p>"],
    "page.md": [">", "[", "[a](", "*", "*a _b ", "`", "` ", "![", "<a", "|", "#", "[^1]", "\\",
                "<!--", "- ", "1. ", "---\n", "a: "],
}  # fmt: skip
BEFORE = {"talk.vtt": CUE, "talk.srt": "1\n00:00:01,000 --> 00:00:02,000\n", "page.html": "<p>",
          "talk.json": '{"segments": [{"start": 0, "end": 1, "text": "'}  # fmt: skip

READING = """
import sys
from pathlib import Path
from kgraph.errors import SourceError
from kgraph.sources import read_document
for path in map(Path, sys.argv[1:]):
    try:
        read_document(path, source=path.name)
    except SourceError:
        pass
"""


def read_in_time(paths: list[Path]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", READING, *map(str, paths)]
    done = subprocess.run(
        command, env=environment, timeout=LIMIT_S, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
def test_long_lines_are_read_in_time(name: str, tmp_path: Path) -> None:
    paths = []
    for number, repeated in enumerate(LINES[name]):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        many = repeated * (LETTERS // len(repeated))
        path.write_bytes(f"{BEFORE.get(name, '')}{many} Ana joined the Harbour Union.".encode())
        paths.append(path)
    read_in_time(paths)


def test_entities_that_stand_for_entities_are_not_filled_in(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(BOMB, "utf-8")
    read_in_time([tmp_path / "page.html"])


@pytest.mark.slow
def test_millions_of_lines_are_read_or_refused_in_time(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes(b"\n" * 10_000_000 + b"Ana joined the Union.\n")
    (tmp_path / "lines.txt").write_bytes(b"a\n" * 300_000)
    read_in_time([tmp_path / "talk.txt", tmp_path / "lines.txt"])
