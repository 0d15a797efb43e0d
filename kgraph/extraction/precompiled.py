"""The patterns that kgraph's own ontology teaches, read once and shipped with the package.

Reading some hundred examples takes seconds at every build. An ontology that somebody has changed is
read anew; ``python -m kgraph.training patterns`` writes the file again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any, Final

from kgraph.extraction.patterns import Pattern, PatternBook
from kgraph.ontology.types import Ontology

PRECOMPILED: Final = "patterns.json"


def shipped_patterns(ontology: Ontology) -> PatternBook | None:
    """Return the patterns that ship for an ontology, ``None`` where it is another one."""
    source = resources.files("kgraph.extraction").joinpath(PRECOMPILED)
    if not source.is_file():
        return None
    shipped = json.loads(source.read_text(encoding="utf-8"))
    if shipped["taught_by"] != teaching_hash(ontology):
        return None
    return PatternBook(tuple(map(_pattern, shipped["patterns"])))


def write_patterns(ontology: Ontology, book: PatternBook, *, path: Path) -> None:
    """Write the patterns of an ontology, one a line."""
    lines = ",\n".join(json.dumps(asdict(each), ensure_ascii=False) for each in book.patterns)
    taught_by = json.dumps(teaching_hash(ontology))
    text = f'{{"taught_by": {taught_by}, "patterns": [\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8")


def teaching_hash(ontology: Ontology) -> str:
    """Return the SHA-256 of all that patterns are taught by: links, examples and types."""
    taught = (sorted(ontology.relations.items()), sorted(ontology.entity_types.items()))
    return hashlib.sha256(repr(taught).encode("utf-8")).hexdigest()


def _pattern(fields: Mapping[str, Any]) -> Pattern:
    known: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}
    return Pattern(**known)
