"""``kgraph.toml``: what a project may set, all of it optional."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from kgraph.build.reconciliation_settings import ReconciliationSettings, parse_reconciliation
from kgraph.errors import SettingsError
from kgraph.model.claim import LEAST_CONFIDENCE
from kgraph.model.toml import parse_toml

SETTINGS_FILE: Final = "kgraph.toml"
_CHOICES: Final = {
    "language": ("en",),
    "device": ("cpu", "gpu"),
    "engine": ("local", "ray"),
}
_TABLE: Final = "reconciliation"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``kgraph.toml`` can say.

    ``base_iri`` is what the IRI of everything minted starts with, ``None`` for kgraph's own;
    ``title`` stands above the page; ``language`` is the language of the sources;
    ``least_confidence`` is the confidence, from 0 to 1, below which a claim is left out;
    ``language_model`` is a spaCy pipeline, by package or folder, that tags and parses instead of
    kgraph's own; ``device`` is what that one runs on; ``engine`` is what reads the sources of
    ``kgraph build``: processes of this machine, or a Ray cluster; ``reconciliation`` says which
    service ``kgraph reconcile`` asks.
    """

    base_iri: str | None = None
    title: str = "Knowledge graph"
    language: str = "en"
    least_confidence: float = LEAST_CONFIDENCE
    language_model: str | None = None
    device: str = "cpu"
    engine: str = "local"
    reconciliation: ReconciliationSettings = field(default_factory=ReconciliationSettings)


def read_settings(path: Path) -> Settings:
    """Return the settings of a file, or the usual ones where there is no such file.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or sets what kgraph does not know.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(
            f"it cannot be read ({error.strerror}). Check what it is and its permissions.",
            place=str(path),
        ) from error
    return parse_settings(content, place=str(path))


def parse_settings(content: bytes, *, place: str = SETTINGS_FILE) -> Settings:
    """Return the settings that a file's bytes state.

    Args:
        content: TOML in UTF-8.
        place: What error messages call the file.

    Raises:
        SettingsError: as for ``read_settings``.

    >>> parse_settings(b'title = "Harbour voices"').title
    'Harbour voices'
    """
    table = _parse_toml(content, place)
    known = {each.name for each in fields(Settings)}
    for name, value in list(table.items()):
        if name not in known:
            choices = ", ".join(sorted(known))
            raise SettingsError(
                f"no setting is called {name!r}. Remove it, or use one of: {choices}.",
                place=place,
            )
        if name == _TABLE:
            table[name] = parse_reconciliation(value, place=place)
        else:
            _require_kind(name, value, place=place)
    settings = Settings(**table)
    _require_usable(settings, place)
    return settings


def _require_kind(name: str, value: object, *, place: str) -> None:
    if name == "least_confidence":
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 <= float(str(value)) <= 1:
            fault = f"{name} is no number from 0 to 1. Write {name} = 0.5."
            raise SettingsError(fault, place=place)
    elif not isinstance(value, str):
        raise SettingsError(f'{name} is no text. Write {name} = "...".', place=place)


def _parse_toml(content: bytes, place: str) -> dict[str, Any]:
    try:
        return parse_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(
            "it is not UTF-8. Save it in that encoding.", place=f"{place}:{line}"
        ) from error
    except tomllib.TOMLDecodeError as error:
        fault, line = _fault_and_line(str(error), content)
        raise SettingsError(
            f'{fault}. Write name = "value", one a line.', place=f"{place}:{line}"
        ) from error


def _fault_and_line(message: str, content: bytes) -> tuple[str, int]:
    """Take apart a message of tomllib, which names the place at its end.

    >>> _fault_and_line("Invalid value (at line 2, column 9)", b"")
    ('invalid value', 2)
    """
    found = re.fullmatch(r"(.*) \(at (?:line (\d+).*|end of document)\)", message)
    if found is None:
        return message, 1
    fault = found[1][:1].lower() + found[1][1:]
    return fault, int(found[2] or content.count(b"\n") + 1)


def _require_usable(settings: Settings, place: str) -> None:
    if settings.base_iri is not None:
        _require_base_iri(settings.base_iri, place)
    for name, choices in _CHOICES.items():
        chosen = getattr(settings, name)
        if chosen not in choices:
            raise SettingsError(
                f"{name} {chosen!r} cannot be used. Use one of: {', '.join(choices)}.", place=place
            )


def _require_base_iri(base_iri: str, place: str) -> None:
    from kgraph.graph.identifiers import require_base_iri  # here: it loads the RDF library

    try:
        require_base_iri(base_iri)
    except SettingsError as error:
        raise SettingsError(error.message, place=place) from error
