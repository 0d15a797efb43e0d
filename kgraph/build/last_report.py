"""What the report of the last build still tells: what its graph was made with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from kgraph.build.inputs import Inputs
from kgraph.build.report import hashes_of, versions_of
from kgraph.build.staging import REPORT_FILE

_WORDS: Final = {
    "ontology": "the ontology",
    "names": "the known names",
    "model": "the language model",
    "code": "the code of kgraph",
    "least_confidence": "least_confidence",
}


def causes_of(out: Path, inputs: Inputs) -> tuple[str, ...]:
    """Return what is not as it was when a folder was built, beside its sources."""
    try:
        told: Any = json.loads((out / REPORT_FILE).read_text("utf-8"))
        hashes, versions = dict(told["hashes"]), dict(told["versions"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    causes = [
        words
        for name, words in _WORDS.items()
        if name in hashes and hashes[name] != hashes_of(inputs)[name]
    ]
    now = versions_of(inputs)
    causes += [name for name in sorted(now) if name in versions and versions[name] != now[name]]
    return tuple(causes)
