"""Links that somebody might teach, invented by us, with sentences that state them and that do not.

One link a line of ``taught/*.jsonl``, in the words of ``docs/training-data.md``. Examples were
written by one hand, ``states`` and ``statesNot`` by another who had seen only the definition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Example, Relation
from kgraph.training.own_lines import read_lines

_DATE = ["date"]


@dataclass(frozen=True, slots=True)
class TaughtLink:
    """A link as a user teaches it, and marked sentences to try it on."""

    relation: Relation
    states: tuple[Example, ...]
    states_not: tuple[Example, ...]


def read_taught_links(folder: Path) -> Iterator[TaughtLink]:
    """Return the links of all files of a folder; two of one name are told apart by their file.

    Raises:
        ValueError: a line is not as it must be; the message names file, line and fault.
    """
    return read_lines(folder, lambda line, file: _taught_link(json.loads(line), file))


def _taught_link(record: dict[str, Any], file: str) -> TaughtLink:
    name = f"{record['name']}-{file}"
    is_date = record["range"] == _DATE
    relation = Relation(
        name,
        name,
        record["label"],
        record["definition"],
        domain=tuple(record["domain"]),
        range=() if is_date else tuple(record["range"]),
        literal="date" if is_date else None,
        symmetric=record["symmetric"],
        examples=_marked(record["examples"]),
        counter_examples=_marked(record["counterExamples"]),
    )
    return TaughtLink(relation, _marked(record["states"]), _marked(record["statesNot"]))


def _marked(sentences: list[str]) -> tuple[Example, ...]:
    found = tuple(map(parse_example, sentences))
    for each in found:
        if each.subject is None or each.object is None:
            raise ValueError(f"subject and object are not marked: {each.text!r}")
    return found
