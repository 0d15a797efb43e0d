"""``data/curation.toml``: read it, write a decision into it, take one out.

Only the lines of one decision ever change: what people wrote around it stays as it is.
"""

from __future__ import annotations

from pathlib import Path

from kgraph.build.project import LEDGER_FILE
from kgraph.errors import SettingsError
from kgraph.resolution import Ledger, parse_ledger


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
