"""Decisions -> TOML, and a ledger's text with one decision more or less.

Only the lines of that decision change: order, comments and spacing of the others stay.
"""

from __future__ import annotations

from dataclasses import replace

import tomlkit
from tomlkit.items import InlineTable, Table

from kgraph.errors import SettingsError
from kgraph.resolution.contradictions import contradiction
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    EntityRef,
    Entry,
    Ledger,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
)
from kgraph.resolution.ledger_tables import find_headings, mask_long_texts
from kgraph.resolution.parsing import parse_ledger


def render_entry(entry: Entry) -> str:
    """Return a decision as a TOML table with its heading.

    >>> from kgraph.model import Decision
    >>> print(render_entry(Retype(EntityRef("work/low-tide"), "place", Decision("Bo"))), end="")
    [[retype]]
    entity = "work/low-tide"
    type = "place"
    by = "Bo"
    """
    table = tomlkit.table()
    kind = _fill(table, entry)
    for name, value in (("by", entry.made.by), ("why", entry.made.why), ("on", entry.made.on)):
        _put(table, name, value=value)
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document.append(kind, tables)
    return tomlkit.dumps(document)


def with_entry(text: str, entry: Entry, *, place: str) -> tuple[str, int]:
    """Return a ledger's text with a decision at its end, and the line where it stands.

    Raises:
        SettingsError: the text cannot be used as it is, or a decision there contradicts the new.
    """
    gap = "\n" if text.strip() else ""
    before = f"{text.rstrip()}\n{gap}" if text.strip() else ""
    line = before.count("\n") + 1
    for earlier in parse_ledger(text, place=place).entries:
        fault = contradiction(earlier, replace(entry, line=line))
        if fault is not None:
            raise SettingsError(
                f"this {fault}, so nothing is written. "
                f"Take that one out first: kgraph curate undo --line {earlier.line}.",
                place=f"{place}:{earlier.line}",
            )
    after = before + render_entry(entry)
    parse_ledger(after, place=place)
    return after, line


def without_entry(text: str, line: int, *, place: str) -> str:
    """Return a ledger's text without the decision whose heading stands at a line.

    Comments above it and after it stay.

    Raises:
        SettingsError: no decision begins there, or it cannot be told where it ends.
    """
    old = parse_ledger(text, place=place)
    starts = [start for _, start in find_headings(text)]
    if line not in starts:
        known = ", ".join(map(str, starts)) or "none"
        raise SettingsError(
            f"no decision begins at line {line}. These lines begin one: {known}.", place=place
        )
    lines, shown = text.split("\n"), mask_long_texts(text).split("\n")
    end = next((start for start in starts if start > line), len(lines) + 1) - 1
    while end > line and _is_apart(shown[end - 1]):
        end -= 1
    parts = "\n".join(lines[: line - 1]).rstrip(), "\n".join(lines[end:]).strip("\n")
    after = "".join(f"{part}\n\n" for part in parts if part.strip())[:-1]
    if _told(parse_ledger(after, place=place)) != _told(old, but=line):
        raise SettingsError(
            "it cannot be told where this decision ends. Take it out by hand.",
            place=f"{place}:{line}",
        )
    return after


def _is_apart(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _told(ledger: Ledger, *, but: int | None = None) -> list[Entry]:
    """Return the decisions wherever they stand, but for the one at a line."""
    return [replace(entry, line=0) for entry in ledger.entries if entry.line != but]


def _fill(table: Table, entry: Entry) -> str:
    """Write what is decided into a table and return the kind of the decision."""
    match entry:
        case Merge():
            names = tomlkit.array()
            for entity in entry.entities:
                names.append(_ref(entity))
            table.add("entities", names.multiline(True))
            return "merge"
        case Split():
            table.add("entity", _ref(entry.entity))
            for name, texts in (("labels", entry.labels), ("sources", entry.sources)):
                if texts:
                    table.add(name, list(texts))
            table.add("into", _ref(entry.into))
            return "split"
        case Rename():
            table.add("entity", _ref(entry.entity))
            table.add("label", entry.label)
            return "rename"
        case Retype():
            table.add("entity", _ref(entry.entity))
            table.add("type", entry.entity_type)
            return "retype"
        case RejectEntity():
            table.add("entity", _ref(entry.entity))
            return "reject"
    return _fill_claim(table, entry)


def _fill_claim(table: Table, entry: RejectClaim | Accept | Add) -> str:
    _claim(table, entry.claim)
    if isinstance(entry, Add):
        _put(table, "source", value=entry.source)
        return "add"
    return "accept" if isinstance(entry, Accept) else "reject"


def _claim(table: Table, claim: ClaimRef) -> None:
    table.add("subject", _ref(claim.subject))
    table.add("predicate", claim.predicate)
    if claim.object is not None:
        table.add("object", _ref(claim.object))
    _put(table, "value", value=claim.value)
    if claim.qualifier is not None:
        table.add("in", _ref(claim.qualifier))
    _put(table, "polarity", value=claim.polarity and claim.polarity.value)
    _put(table, "modality", value=claim.modality and claim.modality.value)
    _put(table, "from", value=claim.valid_from)
    _put(table, "to", value=claim.valid_to)
    _put(table, "quote", value=claim.quote)


def _put(table: Table, name: str, *, value: str | None) -> None:
    if value:
        table.add(name, value)


def _ref(entity: EntityRef) -> InlineTable | str:
    if entity.entity_type is None or entity.label is None:
        return entity.id or ""
    named = tomlkit.inline_table()
    if entity.id is not None:
        named.append("id", entity.id)
    named.append("type", entity.entity_type)
    named.append("label", entity.label)
    return named
