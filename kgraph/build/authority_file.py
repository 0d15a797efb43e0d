"""New rows for ``data/authorities.csv``: what people wrote there stays as it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError
from kgraph.export.atomic import write_atomically
from kgraph.model import AuthorityRecord
from kgraph.model.folding import fold
from kgraph.resolution.reconciliation import Suggestion
from kgraph.sources.authorities import (
    column_places,
    decode_authorities,
    delimiter_of,
    parse_authorities,
    parse_rows,
)

COLUMNS: Final = ("label", "type", "aliases", "iri", "status", "score", "note")

_LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")


def append_suggestions(
    path: Path, suggestions: Iterable[Suggestion], *, types: Collection[str]
) -> tuple[Suggestion, ...]:
    """Add rows at the end of an authority file, and make the file where there is none.

    Args:
        path: The file.
        suggestions: What to add; what the file has already is left out.
        types: The entity types that there are.

    Returns:
        What was added.

    Raises:
        SettingsError: the file as it stands cannot be used.
        OutputError: it cannot be written; it is then as it was.
    """
    place = path.as_posix()
    content = _read(path)
    known = {_key(record) for record in parse_authorities(content, types=types, place=place)}
    new = {_key(each.record): each for each in suggestions}
    added = tuple(each for key, each in new.items() if key not in known)
    if added:
        mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
        text = decode_authorities(content, place=place)
        write_atomically(path, mark + with_rows(text, list(map(_cells, added)), place=place))
    return added


def with_rows(text: str, rows: Sequence[Mapping[str, str]], *, place: str = "") -> str:
    r"""Return the text of an authority file with rows added at its end.

    Of what is there only the first row may change: it gets the columns that it lacks.

    >>> with_rows("type,label,iri\n", [{"label": "Ana", "type": "person", "iri": "urn:a"}])
    'type,label,iri,aliases,status,score,note\nperson,Ana,urn:a,,,,\n'
    """
    found = parse_rows(text, place=place)
    if not found:
        return with_rows(",".join(COLUMNS) + "\n", rows, place=place)
    column_places(found[0], place=place)
    delimiter = delimiter_of(text)
    names = [cell.casefold() for cell in found[0].cells]
    missing = [name for name in COLUMNS if name not in names]
    header = list(_LINE.finditer(text))[found[0].last_line - 1]
    newline = header["end"] or "\n"
    after = text[header.end("text") :] or newline
    added = StringIO(newline="")
    writer = csv.DictWriter(added, [*names, *missing], delimiter=delimiter, lineterminator=newline)
    writer.writerows(rows)
    return "".join(
        (
            text[: header.end("text")],
            *(delimiter + name for name in missing),
            after if after.endswith(("\n", "\r")) else after + newline,
            added.getvalue(),
        )
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        reason = error.strerror or "unknown fault"
        fault = f"it cannot be read ({reason}). Check what it is and its permissions."
        raise OutputError(fault, place=str(path)) from error


def _key(record: AuthorityRecord) -> tuple[str, str, str]:
    return (fold(record.label), record.entity_type, record.iri)


def _cells(suggestion: Suggestion) -> dict[str, str]:
    record = suggestion.record
    return {
        "label": record.label,
        "type": record.entity_type,
        "iri": record.iri,
        "status": record.status.value,
        "score": f"{suggestion.score:g}",
        "note": _harmless(suggestion.note),
    }


def _harmless(note: str) -> str:
    """Return words from elsewhere so that no spreadsheet takes them for a formula."""
    return note.lstrip("=+-@\t ")
