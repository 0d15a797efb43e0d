"""``data/curation.toml``: read it, write a decision into it, take one out."""

from __future__ import annotations

from pathlib import Path

from kgraph.build.ledger_additions import Additions, with_decisions
from kgraph.build.ledger_text import with_entry, without_entry
from kgraph.build.project import LEDGER_FILE
from kgraph.errors import OutputError, SettingsError
from kgraph.export.atomic import write_atomically
from kgraph.resolution import Ledger, parse_ledger
from kgraph.resolution.ledger import Entry


def read_ledger(path: Path | None) -> Ledger:
    """Return the decisions of a project; none where there is no such file.

    Raises:
        SettingsError: the file cannot be read, or what it says cannot be used.
    """
    return parse_ledger(read_ledger_text(path), place=LEDGER_FILE)


def read_ledger_text(path: Path | None) -> str:
    """Return the text of a ledger, empty where there is none.

    Raises:
        SettingsError: the file cannot be read.
    """
    try:
        content = b"" if path is None else path.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(
            "it is not UTF-8. Save it in that encoding.", place=f"{LEDGER_FILE}:{line}"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"it cannot be read ({error.strerror}). Check what it is and its permissions.",
            place=LEDGER_FILE,
        ) from error


def add_entry(path: Path, entry: Entry) -> int:
    """Write a decision at the end of a ledger, which need not exist, and return its line.

    Raises:
        SettingsError: the ledger cannot be used, or a decision there contradicts this one.
        OutputError: the file cannot be written.
    """
    text, line = with_entry(read_ledger_text(path), entry, place=LEDGER_FILE)
    _write(path, text)
    return line


def add_decisions(path: Path, found: Ledger) -> Additions:
    """Write decisions made elsewhere at the end of a ledger, all that are new or none.

    Raises:
        SettingsError: the ledger cannot be used, or a decision there contradicts one of them.
        OutputError: the file cannot be written.
    """
    additions = with_decisions(read_ledger_text(path), found, place=LEDGER_FILE)
    if additions.added:
        _write(path, additions.text)
    return additions


def remove_entry(path: Path, line: int | None = None, *, dry_run: bool = False) -> Entry:
    """Take the decision at a line out of a ledger, the last one by default, and return it.

    Args:
        path: The ledger.
        line: Where the decision begins.
        dry_run: Return it and leave it where it is.

    Raises:
        SettingsError: the ledger cannot be used, or no decision begins there.
        OutputError: the file cannot be written.
    """
    text = read_ledger_text(path)
    entries = parse_ledger(text, place=LEDGER_FILE).entries
    if not entries:
        raise SettingsError("it holds no decision to take out.", place=LEDGER_FILE)
    chosen = entries[-1].line if line is None else line
    after = without_entry(text, chosen, place=LEDGER_FILE)
    if not dry_run:
        _write(path, after)
    return next(entry for entry in entries if entry.line == chosen)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"it cannot be made ({reason}). Mend that first.", place=str(path.parent)
        ) from error
    write_atomically(path, text)
