"""Files that cannot be read, or only with a notice: one line that says where, what and how."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from kgraph.errors import SourceError
from kgraph.sources import decoding, read_document

from .conftest import Read

_TEXT = "Zoë crossed the Øresund by ferry, and the café was closed again."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "the file is empty.", id="empty"),
        pytest.param(b" \n\t\r\n", "the file holds nothing but white space.", id="blank"),
        pytest.param(codecs.BOM_UTF8, "the file holds nothing but", id="a byte order mark alone"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "it looks like a PNG image", id="PNG"),
        pytest.param(b"%PDF-1.7 text", "it looks like a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04\x00\x00", "it looks like a ZIP archive", id="ZIP"),
        pytest.param(b"\x00\x00\x00 ftypisom", "it looks like an MP4", id="MP4"),
        pytest.param(b"words " * 99 + b"\x00", "it looks binary", id="one nought"),
        pytest.param(b"words\x00\x01\x02words", "it looks binary", id="noughts"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06", "it looks binary", id="controls"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\x00b", "it begins as UTF-16-LE but", id="cut off"),
        pytest.param(b"--- *** ---", "no words were found", id="no words"),
    ],
)
def test_what_is_no_text_is_refused(read: Read, content: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(content)
    assert caught.value.place.startswith("talk.txt")
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_TEXT.encode(), id="UTF-8"),
        pytest.param(_TEXT.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(_TEXT.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), id="UTF-16, big end"),
        pytest.param(_TEXT.encode("utf-32"), id="UTF-32 with a mark"),
        pytest.param(_TEXT.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(_TEXT.encode("utf-16-be"), id="UTF-16, big end, without a mark"),
    ],
)
def test_unicode_is_read_without_a_notice(read: Read, content: bytes) -> None:
    document = read(content)
    assert (document.text, document.notices) == (_TEXT, ())


def test_an_older_encoding_is_guessed_with_a_notice(read: Read) -> None:
    text = "Die Brücke über den Fluß wurde für die Bürger geöffnet. Schöne Grüße aus Köln."
    document = read(text.encode("cp1252"))
    assert document.text == text
    [notice] = document.notices
    assert notice.severity == "notice"
    assert str(notice).endswith("which is a guess: it is not UTF-8. Save it as UTF-8.")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^gone.txt: there is no such file. Check the name.$"):
        read_document(tmp_path / "gone.txt", source="gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^here: this is a folder. Name the files in it.$"):
        read_document(tmp_path, source="here")


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "talk.txt").write_text("words")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match=r"^talk.txt: it may not be read. Give yourself"):
        read_document(tmp_path / "talk.txt", source="talk.txt")


def test_a_file_that_is_too_large_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 2_000_000)
    path = tmp_path / "talk.txt"
    with path.open("wb") as file:
        file.truncate(3_000_000)
    with pytest.raises(SourceError, match=r"it has 3 MB, more than the 2 MB allowed. Split it"):
        read_document(path, source="talk.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="this is not a regular file"):
        read_document(tmp_path / "pipe.txt", source="pipe.txt")


@pytest.mark.parametrize("name", ["two words.txt", 'it\'s "so".txt', "🚣.txt", "line\nbreak.txt"])
def test_any_name_is_read(read: Read, name: str) -> None:
    assert read("It rained all day.", name).source == name
