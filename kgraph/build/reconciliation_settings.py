"""The table ``[reconciliation]`` of ``kgraph.toml``: whom to ask, and in which terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from kgraph.errors import SettingsError

WIKIDATA_SERVICE: Final = "https://wikidata.reconci.link/en/api"
WIKIDATA_TYPES: Final[Mapping[str, str]] = {
    "person": "Q5",  # human
    "organization": "Q43229",  # organization
    "place": "Q2221906",  # geographic location
    "event": "Q1656682",  # event
    "work": "Q386724",  # work
}
"""Wikidata's class for each of kgraph's types; concepts are of many classes there."""

_KEYS: Final = ("service", "types")


@dataclass(frozen=True, slots=True)
class ReconciliationSettings:
    """Which service is asked when none is named, and what it calls kgraph's types.

    ``types`` are pairs of an entity type and a type of that service; with an empty one the
    service is asked without a type.
    """

    service: str = WIKIDATA_SERVICE
    types: tuple[tuple[str, str], ...] = ()

    def types_of(self, service: str) -> dict[str, str]:
        """Return what a service calls the entity types, as far as it is known."""
        known = dict(WIKIDATA_TYPES) if _host(service) == _host(WIKIDATA_SERVICE) else {}
        return known | (dict(self.types) if service == self.service else {})


def parse_reconciliation(table: object, *, place: str) -> ReconciliationSettings:
    """Return the settings that a table of TOML states.

    Raises:
        SettingsError: it is no table, or holds what kgraph does not know.
    """
    if not isinstance(table, dict):
        fault = "reconciliation is no table. Write [reconciliation] on a line of its own."
        raise SettingsError(fault, place=place)
    for name in table:
        if name not in _KEYS:
            fault = f"reconciliation has no setting {name!r}. Use one of: {', '.join(_KEYS)}."
            raise SettingsError(fault, place=place)
    service = table.get("service", WIKIDATA_SERVICE)
    if not isinstance(service, str):
        fault = 'reconciliation.service is no text. Write service = "https://...".'
        raise SettingsError(fault, place=place)
    return ReconciliationSettings(service, _types(table.get("types", {}), place=place))


def _types(table: Any, *, place: str) -> tuple[tuple[str, str], ...]:  # noqa: ANN401  as TOML has it
    if not isinstance(table, dict) or not all(isinstance(each, str) for each in table.values()):
        fault = 'reconciliation.types is no table of texts. Write types = { person = "Q5" }.'
        raise SettingsError(fault, place=place)
    return tuple(sorted(table.items()))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
