"""Rows are added to data/authorities.csv, and what people wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.authority_file import append_suggestions, with_rows
from kgraph.errors import OutputError, SettingsError
from kgraph.model import AuthorityRecord, AuthorityStatus
from kgraph.resolution.reconciliation import Suggestion

TYPES = ("person",)
HEADER = "label,type,aliases,iri,status,score,note\n"
ROW = {"label": "Bo", "type": "person", "iri": "urn:b", "status": "suggested", "score": "9"}


def suggestion(label: str, iri: str = "urn:a", *, note: str = "") -> Suggestion:
    record = AuthorityRecord(label, "person", iri, status=AuthorityStatus.SUGGESTED)
    return Suggestion(record, 87.5, note)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "authorities.csv"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", f"{HEADER}Bo,person,,urn:b,suggested,9,\n", id="a file without a row"),
        pytest.param(
            f"{HEADER}Ana,person,,urn:a,,,\n",
            f"{HEADER}Ana,person,,urn:a,,,\nBo,person,,urn:b,suggested,9,\n",
            id="rows stay before it",
        ),
        pytest.param(
            "iri;label;type\r\nurn:a; Ana ;person",
            "iri;label;type;aliases;status;score;note\r\nurn:a; Ana ;person\r\n"
            "urn:b;Bo;person;;suggested;9;\r\n",
            id="order, divider, line ends and spaces of the file",
        ),
        pytest.param(
            '\n"label","type",,IRI\n\n"A\n""na""",person,x,urn:a\n,\n',
            '\n"label","type",,IRI,aliases,status,score,note\n\n"A\n""na""",person,x,urn:a\n,\n'
            "Bo,person,,urn:b,,suggested,9,\n",
            id="quotes, empty rows and columns without a name",
        ),
        pytest.param(
            "label,type,iri",
            "label,type,iri,aliases,status,score,note\nBo,person,urn:b,,suggested,9,\n",
            id="a first row without its line end",
        ),
    ],
)  # fmt: skip
def test_a_row_is_added_at_the_end_in_the_form_of_the_file(before: str, after: str) -> None:
    assert with_rows(before, [ROW]) == after


def test_a_new_file_is_made_with_label_type_iri_score_and_note(path: Path) -> None:
    (added,) = append_suggestions(path, [suggestion("José", note="a painter")], types=TYPES)
    assert added.record.label == "José"
    assert path.read_bytes().decode() == f"{HEADER}José,person,,urn:a,suggested,87.5,a painter\n"


def test_what_the_file_has_is_not_added_again(path: Path) -> None:
    path.write_text("label,type,iri,status\n ana  ruiz,person,urn:a,rejected\n", "utf-8")
    before = path.read_bytes()
    assert append_suggestions(path, [suggestion("Ana Ruiz")], types=TYPES) == ()
    assert path.read_bytes() == before
    twice = [suggestion("Ana Ruiz", "urn:b"), suggestion("Ana Ruiz", "urn:b")]
    assert len(append_suggestions(path, twice, types=TYPES)) == 1
    assert append_suggestions(path, twice, types=TYPES) == ()


def test_a_byte_order_mark_stays(path: Path) -> None:
    path.write_text(HEADER, "utf-8-sig")
    append_suggestions(path, [suggestion("Ana")], types=TYPES)
    assert path.read_bytes().startswith(b"\xef\xbb\xbflabel,type")
    assert path.read_bytes().count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize("note", ["=1+1", "@x", "+=-y"])
def test_no_spreadsheet_takes_a_note_for_a_formula(path: Path, note: str) -> None:
    append_suggestions(path, [suggestion("Ana", note=note)], types=TYPES)
    assert path.read_text("utf-8").splitlines()[1].endswith(f"87.5,{note.lstrip('=+-@')}")


def test_a_file_that_cannot_be_used_stays_as_it_is(path: Path) -> None:
    path.write_text("label,type,iri\nAna,person,Q7\n", "utf-8")
    with pytest.raises(SettingsError, match=r"authorities\.csv:2: 'Q7' is no IRI"):
        append_suggestions(path, [suggestion("Bo")], types=TYPES)
    assert path.read_text("utf-8") == "label,type,iri\nAna,person,Q7\n"


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(OutputError, match="it cannot be read"):
        append_suggestions(path, [suggestion("Bo")], types=TYPES)
