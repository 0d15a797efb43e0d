"""What an output was made from: while none of it changes, the output need not be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

from kgraph.build.codec import CodecError, decode, encode
from kgraph.build.inputs import Inputs
from kgraph.build.keys import hash_code, hash_file
from kgraph.build.plan import Plan
from kgraph.build.report import BuildReport, Counts, report_on
from kgraph.build.source_files import UNREADABLE
from kgraph.build.staging import GRAPH_FILE, PAGE_FILE
from kgraph.build.tally import ChangeCounts
from kgraph.model import Problem
from kgraph.model.identifiers import hash_text

_FILES: Final = (GRAPH_FILE, PAGE_FILE)
_LAYERS: Final = ("resolution", "graph", "export", "build")
_LIBRARIES: Final = ("rdflib", "pyshacl", "networkx", "numpy", "scipy", "pyvis")


@dataclass(frozen=True, slots=True)
class Made:
    """An output as the build left it.

    ``key`` tells what it was made from, ``sha256s`` are the hashes of its files in the order of
    their names, ``counts`` is the JSON of what the report counts, and ``portions`` tells what the
    parts of the graph were made from (see ``graph_file``).
    """

    key: str
    sha256s: tuple[str, ...]
    counts: str
    problems: tuple[Problem, ...]
    portions: str


def output_key(inputs: Inputs) -> str | None:
    """Return what tells the output of these inputs from any other: 64 hex digits.

    It is ``None`` where a file cannot be opened: that may be mended without a change to it.
    """
    files, key_by_source = inputs.files, inputs.key_by_source
    if any(file.sha256 is None or file.meta_sha256 == UNREADABLE for file in files.files):
        return None
    settings = inputs.project.settings
    known = {
        "files": [(file.name, key_by_source[file.source]) for file in files.files],
        "found": [str(problem) for problem in files.problems],
        "beside": inputs.sha256_by_name,
        "settings": [inputs.base_iri, settings.title, inputs.model],
        "recipe": asdict(inputs.recipe),
        "code": hash_code(Path(__file__).parents[1], layers=_LAYERS),
        "libraries": [(name, version(name)) for name in _LIBRARIES],
    }
    return hash_text(json.dumps(known, sort_keys=True), length=64)


def note_made(
    report: BuildReport, key: str | None, *, lasting: Iterable[Problem], portions: str
) -> bytes | None:
    """Return what to keep of an output that was written.

    Args:
        report: Of the build that wrote it.
        key: As ``output_key`` gave it before the first source was read; ``None`` where the next
            build shall make the output again.
        lasting: The problems that the same build would meet again.
        portions: As ``write_graph`` tells them.
    """
    sha256s = [hash_file(report.out / name) for name in _FILES]
    found = tuple(sha256 for sha256 in sha256s if sha256 is not None)
    if len(found) < len(_FILES):
        return None
    counts = json.dumps({name: getattr(report.counts, name) for name in Counts.__slots__})
    return encode(Made(key or "", found, counts, tuple(sorted(set(lasting))), portions))


def read_made(noted: bytes | None) -> Made | None:
    """Return what was noted of an output, if that can be read."""
    try:
        return None if noted is None else decode(noted, Made)
    except CodecError:
        return None


def still_stands(made: Made, key: str | None, *, out: Path) -> bool:
    """Say whether an output would be made from the same again, and is what it was."""
    return made.key == key and made.sha256s == tuple(hash_file(out / name) for name in _FILES)


def unchanged_report(
    made: Made,
    inputs: Inputs,
    *,
    sources: Iterable[str],
    notices: Sequence[Problem],
    out: Path,
) -> BuildReport:
    """Return the report of a build that had nothing to do.

    Args:
        made: What was noted of the output.
        inputs: What the build would have started from.
        sources: The names of those that could be read.
        notices: What is noteworthy of this build alone.
        out: The folder of the output.
    """
    report = report_on(
        inputs,
        counts=Counts(**json.loads(made.counts)),
        plan=Plan(read=(), keep=tuple(sorted(sources)), drop=()),
        problems=[*notices, *made.problems],
        out=out,
    )
    return replace(report, changes=ChangeCounts())
