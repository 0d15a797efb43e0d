"""Decisions that were made elsewhere, and the ledger's text with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.build.ledger_text import render_entry
from kgraph.errors import SettingsError
from kgraph.model import Decision
from kgraph.resolution import Ledger, parse_ledger
from kgraph.resolution.contradictions import contradiction
from kgraph.resolution.ledger import Entry


@dataclass(frozen=True, slots=True)
class Additions:
    """``text`` is a ledger's text with ``added`` at its end, each with its line there.

    ``known`` counts the decisions that stood in the ledger already, whoever made them.
    """

    text: str
    added: tuple[Entry, ...]
    known: int


def read_decisions(path: Path) -> Ledger:
    """Return the decisions of a file that is written as a ledger is.

    Raises:
        SettingsError: the file cannot be read, or what it says cannot be used.
    """
    place = path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(
            f"it cannot be read ({reason}). Check the file.", place=place
        ) from error
    return parse_ledger(text, place=place)


def with_decisions(text: str, found: Ledger, *, place: str) -> Additions:
    """Return a ledger's text with the decisions found elsewhere, without those it has.

    Raises:
        SettingsError: the ledger cannot be used, or a decision in it contradicts one of them;
            the message names both lines.
    """
    old = parse_ledger(text, place=place)
    have = {_told(entry) for entry in old.entries}
    added: list[Entry] = []
    for entry in found.entries:
        if _told(entry) in have:
            continue
        _require_no_contradiction(entry, found=found, old=old)
        have.add(_told(entry))
        added.append(entry)
    if not added:
        return Additions(text, (), len(found.entries))
    parts = [text.rstrip("\n") + "\n"] if text.strip() else []
    after = "\n".join([*parts, *map(render_entry, added)])
    entries = parse_ledger(after, place=place).entries
    return Additions(after, entries[-len(added) :], len(found.entries) - len(added))


def _require_no_contradiction(entry: Entry, *, found: Ledger, old: Ledger) -> None:
    for earlier in old.entries:
        fault = contradiction(earlier, entry)
        if fault is not None:
            raise SettingsError(
                f"{old.place}, line {earlier.line}, {fault}; nothing is written. Leave this one "
                f"out, or take that one out first: kgraph curate undo --line {earlier.line}.",
                place=f"{found.place}:{entry.line}",
            )


def _told(entry: Entry) -> Entry:
    """Return what is decided, wherever it stands and whoever decided it."""
    return replace(entry, line=0, made=Decision(""))
