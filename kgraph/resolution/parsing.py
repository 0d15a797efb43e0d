"""``data/curation.toml`` -> the decisions that it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from kgraph.errors import SettingsError
from kgraph.model import Decision, Modality, Polarity
from kgraph.model.toml import parse_toml
from kgraph.resolution.contradictions import require_consistent
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    Entry,
    Ledger,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
)
from kgraph.resolution.ledger_tables import Table, find_headings

_WHO: Final = {"by", "why", "on"}
_CLAIM: Final = {
    *("subject", "predicate", "object", "value", "in", "polarity", "modality"),
    *("from", "to", "quote"),
}


def parse_ledger(text: str, *, place: str = "data/curation.toml") -> Ledger:
    r"""Return the decisions of a ledger, in the order of the file.

    Args:
        text: TOML; an empty text holds no decisions.
        place: What messages call the file.

    Raises:
        SettingsError: the text is not TOML, a decision is not whole, or two contradict.

    >>> ledger = parse_ledger('[[retype]]\nentity = "work/low-tide"\ntype = "place"\nby = "Bo"')
    >>> ledger.entries[0].line, ledger.entries[0].made.by
    (1, 'Bo')
    """
    ledger = Ledger(tuple(_entry(table) for table in _tables(text, place)), place)
    require_consistent(ledger)
    return ledger


def _tables(text: str, place: str) -> Iterator[Table]:
    values = _parse_toml(text, place)
    headings = find_headings(text)
    for kind, tables in values.items():
        if kind not in _PARSERS:
            line = next((line for name, line in headings if name == kind), 1)
            known = ", ".join(f"[[{name}]]" for name in _PARSERS)
            raise SettingsError(
                f"no decision is called {kind!r}. Use one of: {known}.", place=f"{place}:{line}"
            )
        headed = sum(name == kind for name, _ in headings)
        if not isinstance(tables, list) or len(tables) != headed:
            raise SettingsError(
                f"each {kind} needs a heading of its own. Write [[{kind}]] above it.", place=place
            )
    seen = dict.fromkeys(values, 0)
    for kind, line in headings:
        yield Table(kind, values[kind][seen[kind]], f"{place}:{line}", line)
        seen[kind] += 1


def _parse_toml(text: str, place: str) -> dict[str, Any]:
    try:
        return parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        found = re.fullmatch(r"(.*) \(at (?:line (\d+).*|end of document)\)", str(error))
        line = int(found[2] or text.count("\n") + 1) if found else 1
        fault = found[1] if found else str(error)
        raise SettingsError(
            f"{fault[:1].lower()}{fault[1:]}. Mend this line; docs/curation.md shows the format.",
            place=f"{place}:{line}",
        ) from error


def _entry(table: Table) -> Entry:
    return _PARSERS[table.kind](table)


def _made(table: Table) -> Decision:
    return Decision(table.text("by"), table.find_text("why") or "", table.date("on"))


def _merge(table: Table) -> Merge:
    table.require_known({"entities", *_WHO})
    return Merge(table.refs("entities"), _made(table), table.line)


def _split(table: Table) -> Split:
    table.require_known({"entity", "labels", "sources", "into", *_WHO})
    entity, into = table.ref("entity"), table.ref("into")
    if into.entity_type is None or into.label is None:
        table.fail('into needs a type and a label. Write { type = "person", label = "..." }.')
    labels, sources = table.texts("labels"), table.texts("sources")
    if not labels and not sources:
        table.fail('[[split]] needs labels or sources. Write labels = ["..."].')
    if entity.keys & into.keys:
        table.fail("into is the entity that is split. Give the new one another label.")
    return Split(entity, into, _made(table), labels=labels, sources=sources, line=table.line)


def _rename(table: Table) -> Rename:
    table.require_known({"entity", "label", *_WHO})
    return Rename(table.ref("entity"), table.text("label"), _made(table), table.line)


def _retype(table: Table) -> Retype:
    table.require_known({"entity", "type", *_WHO})
    return Retype(table.ref("entity"), table.text("type"), _made(table), table.line)


def _reject(table: Table) -> RejectEntity | RejectClaim:
    if "entity" in table.values:
        table.require_known({"entity", *_WHO})
        return RejectEntity(table.ref("entity"), _made(table), table.line)
    table.require_known({*_CLAIM, "entity", *_WHO})
    if "subject" not in table.values:
        table.fail("[[reject]] names nothing. Write entity = ..., or subject, predicate, object.")
    return RejectClaim(_claim(table), _made(table), table.line)


def _accept(table: Table) -> Accept:
    table.require_known({*_CLAIM, *_WHO})
    return Accept(_claim(table), _made(table), table.line)


def _add(table: Table) -> Add:
    table.require_known({*_CLAIM, "source", *_WHO})
    source = table.find_text("source")
    claim = _claim(table)
    if source is not None and claim.quote is None:
        table.fail('source needs the words that say it. Write quote = "...".')
    plain = replace(
        claim,
        polarity=claim.polarity or Polarity.AFFIRMED,
        modality=claim.modality or Modality.ASSERTED,
    )
    return Add(plain, _made(table), source, table.line)


def _claim(table: Table) -> ClaimRef:
    target, value = table.find_ref("object"), _value(table)
    if (target is None) == (value is None):
        table.fail("a claim needs an object or a value, and not both. Keep one of them.")
    return ClaimRef(
        subject=table.ref("subject"),
        predicate=table.text("predicate"),
        object=target,
        value=value,
        qualifier=table.find_ref("in"),
        polarity=table.choice("polarity", Polarity),
        modality=table.choice("modality", Modality),
        valid_from=table.date("from"),
        valid_to=table.date("to"),
        quote=table.find_text("quote"),
    )


def _value(table: Table) -> str | None:
    """Return the value of a claim: TOML may write a number or a date without quotes."""
    value = table.values.get("value")
    if value is None or isinstance(value, str | bool | list | dict):
        return table.find_text("value")
    return str(value)


_PARSERS: Final[dict[str, Callable[[Table], Entry]]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "reject": _reject,
    "accept": _accept,
    "add": _add,
}
