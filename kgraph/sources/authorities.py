"""``data/authorities.csv``: which things of ours are which things elsewhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from kgraph.errors import SettingsError, SourceError
from kgraph.model import AuthorityRecord, AuthorityStatus
from kgraph.model.authority import canonical_iri, is_iri
from kgraph.sources.decoding import read_bytes

REQUIRED_COLUMNS: Final = ("label", "type", "iri")
DELIMITERS: Final = (",", ";", "\t")

_ALIAS_DIVIDER = re.compile(r"[|;]")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the lines that it begins and ends in, from 1."""

    line: int
    last_line: int
    cells: tuple[str, ...]


def read_authorities(path: Path, *, types: Collection[str]) -> tuple[AuthorityRecord, ...]:
    """Return the rows of an authority file.

    Args:
        path: CSV in UTF-8 whose first row names its columns: ``label``, ``type`` and ``iri``,
            perhaps ``aliases`` and ``status``; others are passed over.
        types: The entity types that there are.

    Raises:
        SettingsError: the file cannot be read, or a row cannot be used; it names the line.
    """
    place = path.as_posix()
    try:
        content = read_bytes(path, source=place)
    except SourceError as error:
        raise SettingsError(error.message, place=place) from error
    return parse_authorities(content, types=types, place=place)


def parse_authorities(
    content: bytes, *, types: Collection[str], place: str = ""
) -> tuple[AuthorityRecord, ...]:
    r"""Return the rows that a file's bytes state; an empty file has none.

    Raises:
        SettingsError: as for ``read_authorities``.

    >>> content = b"label,type,iri\nAna Ruiz,person,https://example.org/ana\n"
    >>> parse_authorities(content, types=["person"])[0].iri
    'https://example.org/ana'
    """
    text = decode_authorities(content, place=place)
    rows = parse_rows(text, place=place)
    if not rows:
        return ()
    columns = column_places(rows[0], place=place)
    named = (_named(row, rows[0], columns=columns, place=place) for row in rows[1:])
    return tuple(
        _record(cells, types=types, place=f"{place}:{row.line}")
        for row, cells in zip(rows[1:], named, strict=True)
    )


def decode_authorities(content: bytes, *, place: str) -> str:
    """Return the text of a file, without a byte order mark, its line ends as they are.

    Raises:
        SettingsError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        fault = "it is not UTF-8. Save it as CSV in UTF-8."
        raise SettingsError(fault, place=f"{place}:{line}") from error


def parse_rows(text: str, *, place: str) -> list[Row]:
    """Return the rows that hold anything, the names of the columns first.

    Raises:
        SettingsError: a quoted cell has no end, or goes on after its end.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                stripped = tuple(cell.strip() for cell in cells)
                rows.append(Row(line, reader.line_num, stripped))
            line = reader.line_num + 1
    except csv.Error as error:
        fault = f"this is no CSV ({error}). Close every quote, and double those inside a cell."
        raise SettingsError(fault, place=f"{place}:{line}") from error
    return rows


def delimiter_of(text: str) -> str:
    """Return what divides the cells: what the first line has most of, a comma if in doubt."""
    first = next(iter(text.lstrip().splitlines()), "")
    return max(DELIMITERS, key=first.count)


def column_places(header: Row, *, place: str) -> Mapping[str, int]:
    """Return where each column stands, by its name in lower case.

    Raises:
        SettingsError: a column is missing, or there twice.
    """
    where = f"{place}:{header.line}"
    names = [cell.casefold() for cell in header.cells]
    for name in REQUIRED_COLUMNS:
        if name not in names:
            fault = f"no column is called {name!r}. Begin with a line: label,type,aliases,iri."
            raise SettingsError(fault, place=where)
    for name in names:
        if name and names.count(name) > 1:
            fault = f"two columns are called {name!r}. Rename or remove one."
            raise SettingsError(fault, place=where)
    return {name: number for number, name in enumerate(names)}


def _named(row: Row, header: Row, *, columns: Mapping[str, int], place: str) -> Mapping[str, str]:
    """Return the cells by the names of their columns; those missing at the end are empty."""
    if any(row.cells[len(header.cells) :]):
        fault = (
            f"it has {len(row.cells)} cells, but there are {len(header.cells)} columns. "
            "Put cells that hold what divides them in double quotes."
        )
        raise SettingsError(fault, place=f"{place}:{row.line}")
    return {
        name: row.cells[number] if number < len(row.cells) else ""
        for name, number in columns.items()
    }


def _record(cells: Mapping[str, str], *, types: Collection[str], place: str) -> AuthorityRecord:
    status = cells.get("status", "").casefold() or AuthorityStatus.ACCEPTED
    iri = canonical_iri(cells["iri"])
    fault = (
        _fault_of_name(cells["label"], cells["type"], types=sorted(types))
        or _fault_of_status(status)
        or _fault_of_iri(iri, AuthorityStatus(status))
    )
    if fault is not None:
        raise SettingsError(fault, place=place)
    return AuthorityRecord(
        label=cells["label"],
        entity_type=cells["type"],
        iri=iri,
        aliases=tuple(_aliases(cells.get("aliases", ""))),
        status=AuthorityStatus(status),
        place=place,
    )


def _fault_of_name(label: str, entity_type: str, *, types: Sequence[str]) -> str | None:
    if not label:
        return "the label is empty. Write the name of the thing."
    if entity_type not in types:
        return f"{entity_type!r} is no type. Use one of: {', '.join(types)}."
    return None


def _fault_of_status(status: str) -> str | None:
    if status not in set(AuthorityStatus):
        choices = ", ".join(AuthorityStatus)
        return f"{status!r} is no status. Leave it empty, or use one of: {choices}."
    return None


def _fault_of_iri(iri: str, status: AuthorityStatus) -> str | None:
    if is_iri(iri) or (iri == "" and status is AuthorityStatus.REJECTED):
        return None
    return f"{iri!r} is no IRI. Write it in full, such as http://www.wikidata.org/entity/Q42."


def _aliases(cell: str) -> Iterator[str]:
    for part in _ALIAS_DIVIDER.split(cell):
        if part.strip():
            yield part.strip()
