"""data/authorities.csv."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import SettingsError
from kgraph.model import AuthorityRecord, AuthorityStatus
from kgraph.sources import read_authorities
from kgraph.sources.authorities import parse_authorities

TYPES = ("organization", "person")
ANA = "https://example.org/ana"
HEADER = "label,type,aliases,iri,status\n"


def records(text: str) -> tuple[AuthorityRecord, ...]:
    return parse_authorities(text.encode(), types=TYPES, place="a.csv")


def fault(content: bytes) -> str:
    with pytest.raises(SettingsError) as caught:
        parse_authorities(content, types=TYPES, place="a.csv")
    return str(caught.value)


def test_a_row_names_a_thing_its_other_names_and_its_iri_elsewhere() -> None:
    text = f"label,type,aliases,iri\nAna Ruiz,person,Anna Ruis | A. Ruiz;,{ANA}\n"
    (record,) = records(text)
    assert record == AuthorityRecord(
        "Ana Ruiz", "person", ANA, ("Anna Ruis", "A. Ruiz"), AuthorityStatus.ACCEPTED, "a.csv:2"
    )


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        pytest.param("", AuthorityStatus.ACCEPTED, id="a row without a status is accepted"),
        pytest.param("Accepted", AuthorityStatus.ACCEPTED, id="accepted"),
        pytest.param("suggested", AuthorityStatus.SUGGESTED, id="suggested"),
        pytest.param(" rejected ", AuthorityStatus.REJECTED, id="rejected"),
    ],
)
def test_the_status_of_a_row(cell: str, status: AuthorityStatus) -> None:
    (record,) = records(f"{HEADER}Ana,person,,{ANA},{cell}\n")
    assert record.status is status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"\ufeffLabel,Type,IRI\nAna Ruiz,person,{ANA}\n", id="a byte order mark"),
        pytest.param(f"label,type,iri\r\nAna Ruiz,person,{ANA}\r\n", id="Windows line ends"),
        pytest.param(f'label,type,iri\n"Ana Ruiz","person","{ANA}"', id="quoted cells"),
        pytest.param(f"iri,note,label,type\n{ANA},x,Ana Ruiz,person\n", id="another order"),
        pytest.param(f"label;type;iri\nAna Ruiz;person;{ANA}\n", id="semicolons"),
        pytest.param(f"label\ttype\tiri\nAna Ruiz\tperson\t{ANA}\n", id="tabs"),
        pytest.param(f"\nlabel,type,iri\n,,\n\nAna Ruiz,person,{ANA}\n,\n", id="empty rows"),
        pytest.param(f"label,type,iri,note\nAna Ruiz, person ,{ANA}\n", id="a cell missing"),
    ],
)
def test_files_of_every_program_are_read(text: str) -> None:
    assert [(each.label, each.entity_type, each.iri) for each in records(text)] == [
        ("Ana Ruiz", "person", ANA)
    ]


def test_a_quoted_cell_may_hold_commas_quotes_and_line_breaks() -> None:
    text = f'{HEADER}"Ruiz, ""Ana""",person,"A\nR",{ANA},\nBo,person,,{ANA},\n'
    assert [(each.label, each.place) for each in records(text)] == [
        ('Ruiz, "Ana"', "a.csv:2"),
        ("Bo", "a.csv:4"),
    ]


def test_the_address_of_a_page_of_wikidata_stands_for_the_thing() -> None:
    (record,) = records(f"{HEADER}Ana,person,,https://www.wikidata.org/wiki/Q7,\n")
    assert record.iri == "http://www.wikidata.org/entity/Q7"


def test_a_rejected_row_needs_no_iri() -> None:
    (record,) = records(f"{HEADER}Ana,person,,,rejected\n")
    assert (record.iri, record.status) == ("", AuthorityStatus.REJECTED)


@pytest.mark.parametrize("text", ["", "\n\n", "label,type,iri\n"])
def test_a_file_without_rows_says_nothing(text: str) -> None:
    assert records(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            f"label,iri\nAna,{ANA}\n",
            "a.csv:1: no column is called 'type'. Begin with a line: label,type,aliases,iri.",
            id="a column is missing",
        ),
        pytest.param(
            f"label,type,iri,Label\nAna,person,{ANA},An\n",
            "a.csv:1: two columns are called 'label'. Rename or remove one.",
            id="a column is there twice",
        ),
        pytest.param(
            f"{HEADER}Ana,person,,{ANA}\n ,person,,{ANA}\n",
            "a.csv:3: the label is empty. Write the name of the thing.",
            id="an empty label",
        ),
        pytest.param(
            f"{HEADER}Ana,pirate,,{ANA}\n",
            "a.csv:2: 'pirate' is no type. Use one of: organization, person.",
            id="an unknown type",
        ),
        pytest.param(
            f"{HEADER}Ana,,,{ANA}\n",
            "a.csv:2: '' is no type. Use one of: organization, person.",
            id="no type",
        ),
        pytest.param(f"{HEADER}Ana,person,,Q42\n", "a.csv:2: 'Q42' is no IRI. ", id="no IRI"),
        pytest.param(f"{HEADER}Ana,person,,wd:Q42\n", "a.csv:2: 'wd:Q42' is no", id="a prefix"),
        pytest.param(f"{HEADER}Ana,person,,\n", "a.csv:2: '' is no IRI. ", id="an empty IRI"),
        pytest.param(f"{HEADER}Ana,person,,{ANA} b\n", f"a.csv:2: '{ANA} b' is", id="a space"),
        pytest.param(
            f"{HEADER}Ana,person,,{ANA},perhaps\n",
            "a.csv:2: 'perhaps' is no status. Leave it empty, or use one of: accepted, suggested,"
            " rejected.",
            id="an unknown status",
        ),
        pytest.param(
            f"{HEADER}Ruiz, Ana,person,,{ANA},\n",
            "a.csv:2: 'Ana' is no type",
            id="a comma too many that fills the row",
        ),
        pytest.param(
            f"label,type,iri\nAna,person,{ANA},more\n",
            "a.csv:2: it has 4 cells, but there are 3 columns. ",
            id="a cell too many",
        ),
        pytest.param(
            f'{HEADER}Bo,person,,{ANA},\n"Ana,person,,{ANA},\n',
            "a.csv:3: this is no CSV (",
            id="a quote without an end",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_its_line(text: str, message: str) -> None:
    assert fault(text.encode()).startswith(message)


def test_a_file_that_is_not_utf_8_is_named_with_its_line() -> None:
    content = f"{HEADER}José,person,,{ANA},\n".encode("latin-1")
    assert fault(content) == "a.csv:2: it is not UTF-8. Save it as CSV in UTF-8."


def test_a_file_is_read_and_one_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "authorities.csv"
    with pytest.raises(SettingsError, match=r"authorities\.csv: there is no such file"):
        read_authorities(path, types=TYPES)
    path.write_text(f"{HEADER}Ana,person,,{ANA},\n", "utf-8")
    (record,) = read_authorities(path, types=TYPES)
    assert record.place == f"{path.as_posix()}:2"
