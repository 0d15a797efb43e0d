"""What a person says of a source in the file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import SourceError
from kgraph.model import KnownName, SourceMeta
from kgraph.sources import find_meta_file, read_source_meta, with_meta
from kgraph.sources.source_meta import parse_source_meta
from tests.builders import document_of

FULL = """
title = "Nets  and tides"
date = 2016-03-18
audio = "https://example.org/talk.mp3"
page = "http://example.org/talk?id=1"
people = ["Ana Ruiz", "Bo Lind = Beau Lynd", "[organization] Harbour Union"]
"""


def parsed(text: str) -> SourceMeta:
    return parse_source_meta(text.encode(), place="talk.meta.toml")


def test_title_date_addresses_and_people_are_read() -> None:
    assert parsed(FULL) == SourceMeta(
        title="Nets and tides",
        date="2016-03-18",
        recording="https://example.org/talk.mp3",
        page="http://example.org/talk?id=1",
        people=(
            KnownName("Ana Ruiz", (), "person"),
            KnownName("Bo Lind", ("Beau Lynd",), "person"),
            KnownName("Harbour Union", (), "organization"),
        ),
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        pytest.param('"2016-03"', "2016-03", id="a month"),
        pytest.param('"2016"', "2016", id="a year"),
        pytest.param("2016", "2016", id="a year as a number"),
        pytest.param("2016-03-18T20:15:00Z", "2016-03-18", id="a time of a day"),
    ],
)
def test_a_date_may_be_less_exact_than_a_day(written: str, date: str) -> None:
    assert parsed(f"date = {written}").date == date


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("titel = 'x'", "no key is called 'titel'. Remove", id="no such key"),
        pytest.param("title = 7", "title cannot be used. Write title =", id="no text"),
        pytest.param("date = '2016-02-30'", "date cannot be used. Write", id="no such day"),
        pytest.param("date = 'May 2016'", "date cannot be used. Write", id="a date in words"),
        pytest.param("date = '٢٠١٦'", "date cannot be used. Write", id="digits of another script"),
        pytest.param("date = true", "date cannot be used. Write", id="no date at all"),
        pytest.param("audio = 'javascript:alert(1)'", "audio cannot be used. Give", id="a script"),
        pytest.param("audio = 'file:///talk.mp3'", "audio cannot be used. Give", id="a file"),
        pytest.param("audio = 'https:///x'", "audio cannot be used. Give", id="no host"),
        pytest.param("page = 'https://[x'", "page cannot be used. Give", id="no address"),
        pytest.param("page = 'https://x.org/a b'", "page cannot be used. Give", id="a blank"),
        pytest.param("people = 'Ana'", "people cannot be used. Write", id="no list"),
        pytest.param("people = ['= x']", "people cannot be used. Write", id="no name"),
        pytest.param("title = ", "invalid value (at end of document). Write", id="no TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_file_key_and_remedy(line: str, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        parsed(line)
    assert str(raised.value).startswith(f"talk.meta.toml: {message}")


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(SourceError, match="it is not UTF-8"):
        parse_source_meta(b'title = "caf\xe9"', place="talk.meta.toml")


def test_the_file_bears_the_name_of_its_source_with_or_without_its_suffix(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    assert find_meta_file(talk) is None
    (tmp_path / "talk.meta.toml").write_text("")
    assert find_meta_file(talk) == tmp_path / "talk.meta.toml"
    (tmp_path / "talk.txt.meta.toml").write_text("")
    assert find_meta_file(talk) == tmp_path / "talk.txt.meta.toml"
    assert find_meta_file(tmp_path / "talk.vtt") == tmp_path / "talk.meta.toml"


def test_what_is_read_knows_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "talk.meta.toml"
    path.write_text("")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert read_source_meta(path) == SourceMeta(sha256=empty)


def test_a_person_overrules_what_was_read_off_the_source() -> None:
    document = document_of("Words.", title="talk", date="1999")
    assert with_meta(document, parsed("")) == document
    told = with_meta(document, parsed(FULL))
    assert (told.title, told.date) == ("Nets and tides", "2016-03-18")
    assert told.meta == parsed(FULL)
