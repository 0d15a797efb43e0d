"""A source that cannot be read costs one line and itself; the rest is built."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import JOINED, Run

Spoil = Callable[[Path], object]


def bytes_of(content: bytes) -> Spoil:
    return lambda path: path.write_bytes(content)


def link_to(target: str) -> Spoil:
    return lambda path: path.symlink_to(target)


def unreadable(path: Path) -> None:
    path.write_text(JOINED, "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")


def folder_without_sources(path: Path) -> None:
    path.mkdir()
    (path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def folder_in_itself(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path)


CASES = [
    pytest.param("missing.txt", lambda path: None, id="missing"),
    pytest.param("empty.txt", bytes_of(b""), id="empty"),
    pytest.param("blank.txt", bytes_of(b" \n\t\n"), id="blank"),
    pytest.param("picture.txt", bytes_of(b"\x89PNG\r\n\x1a\n" + bytes(99)), id="binary"),
    pytest.param("noise.txt", bytes_of(bytes(range(256)) * 9), id="undecodable"),
    pytest.param("half.txt", bytes_of(JOINED.encode("utf-16")[:-1]), id="truncated UTF-16"),
    pytest.param("cut.vtt", bytes_of(b"WEBVTT\n\n00:00.000 -->"), id="truncated captions"),
    pytest.param("bad.vtt", bytes_of(b"WEBVTT\n\n00:xx --> 00:07.000\nHello.\n"), id="bad cue"),
    pytest.param("bad.srt", bytes_of(b"1\n00:00:01,000 -> never\nHello.\n"), id="bad caption"),
    pytest.param("cut.json", bytes_of(b'{"segments": [{"text": "Hel'), id="truncated JSON"),
    pytest.param("odd.json", bytes_of(b'{"colour": "blue"}'), id="JSON of another kind"),
    pytest.param("nowhere.txt", link_to("gone.txt"), id="a link to nothing"),
    pytest.param("loop.txt", link_to("loop.txt"), id="a link to itself"),
    pytest.param("secret.txt", unreadable, id="no permission"),
    pytest.param("pictures", folder_without_sources, id="a folder with nothing to read"),
    pytest.param("nested", folder_in_itself, id="a folder that contains itself"),
]


@pytest.mark.parametrize(("name", "spoil"), CASES)
def test_what_cannot_be_read_is_one_line_and_the_rest_is_built(
    run: Run, talk: Path, name: str, spoil: Spoil
) -> None:
    spoil(talk.parent / name)
    result = run("build", "talk.txt", name, "--out", "out")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    place, message = line.split(": ", 1)
    assert place.split(":")[0].split("/")[0] == name
    assert re.fullmatch(r".+[.):] \w.+\.", message), "a fault and a remedy"
    assert "Harbour Union" in (talk.parent / "out" / "graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(("name", "spoil"), CASES)
def test_where_nothing_else_is_there_the_old_output_stays(
    run: Run, built: Path, name: str, spoil: Spoil
) -> None:
    before = {path.name: path.read_bytes() for path in built.glob("*.*") if path.is_file()}
    spoil(built.parent / name)
    result = run("build", name, "--out", "out")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "nothing was built" in result.stdout
    assert {path.name: path.read_bytes() for path in built.glob("*.*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name",
    [
        "two words.txt", "it's \"quoted\".txt", "🚢 harbour.txt", "two\nlines.txt", "tab\there.txt",
        "\x1b[31mred.txt", "caf\udce9.txt", "-dash.txt", "a:b.txt", "percent%20.txt", "ünï.txt",
    ],
    ids=ascii,
)  # fmt: skip
def test_a_source_may_have_any_name(run: Run, here: Path, name: str) -> None:
    (here / name).write_text(JOINED, "utf-8")
    (here / f"bad {name}").write_bytes(b"")
    result = run("build", "--out", "out", "--", f"bad {name}", name)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert "Harbour Union" in (here / "out" / "graph.ttl").read_text("utf-8")
    assert len(run("extract", "--", name).stdout.splitlines()) == 1
