"""What a query found -> text: a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from kgraph.graph.answer import Found, QueryResult
from kgraph.model.json_text import escape_marks

# Beside blanks what a terminal obeys: controls, and marks that turn the direction of writing.
_SPACE = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def render_table(result: QueryResult, *, max_width: int = 72) -> str:
    """Return a table for a terminal: names with prefixes, labels as they are.

    Args:
        result: What a query found.
        max_width: Columns that a cell may fill; longer ones are cut and end in ``…``.
    """
    if result.form == "ASK":
        return f"{_lexical(result.rows[0][0])}\n"
    cells = [
        [_cut(_short(result.base_iri, term), max_width) for term in row] for row in result.rows
    ]
    widths = [max(map(_width, column)) for column in zip(result.columns, *cells, strict=True)]
    lines = [result.columns, ["-" * width for width in widths], *cells]
    table = "".join(_render_line(line, widths) for line in lines)
    return table if cells else f"{table}(nothing found)\n"


def render_csv(result: QueryResult) -> str:
    """Return SPARQL 1.1 Query Results CSV: a header, IRIs in full, CRLF line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(result.columns)
    writer.writerows([_lexical(term) for term in row] for row in result.rows)
    return text.getvalue()


def render_json(result: QueryResult) -> str:
    """Return SPARQL 1.1 Query Results JSON; statements become rows of three columns."""
    found: dict[str, object]
    if result.form == "ASK":
        found = {"head": {}, "boolean": _lexical(result.rows[0][0]) == "true"}
    else:
        bindings = [
            {
                name: _binding(term)
                for name, term in zip(result.columns, row, strict=True)
                if term is not None
            }
            for row in result.rows
        ]
        found = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return escape_marks(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _short(base_iri: str, term: Found | None) -> str:
    return "" if term is None else term.short(base_iri)


def _cut(text: str, width: int) -> str:
    """Return a text on one line, at most ``width`` columns wide."""
    line = _SPACE.sub(" ", text).strip()
    ends = list(accumulate(map(_letter_width, line)))
    if not ends or ends[-1] <= width:
        return line
    return line[: bisect_right(ends, width - 1)].rstrip() + "…"


def _width(text: str) -> int:
    """Return the number of columns that a terminal needs for a text."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _render_line(cells: Iterable[str], widths: list[int]) -> str:
    padded = (cell + " " * (w - _width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _lexical(term: Found | None) -> str:
    return "" if term is None else term.value


def _binding(term: Found) -> dict[str, str]:
    binding = {"type": str(term.kind), "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype is not None:
        binding["datatype"] = term.datatype
    return binding
