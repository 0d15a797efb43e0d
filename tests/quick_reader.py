"""A reader that takes milliseconds: it knows sentences like "Ana Ruiz joined the Tide Club." alone.

At a text that begins with "Crash" it ends its process; at one that begins with "Kill" the process
that started it, and where a path follows only if nothing is there yet. With "Slow" it takes a few
seconds, after it has written its number to the path that follows.

Builds use it in place of the trained one where not what is read is tested but what becomes of it.
"""

from __future__ import annotations

import os
import re
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from kgraph.build import reading
from kgraph.build.codec import encode
from kgraph.build.reading import Read
from kgraph.build.source_files import SourceFile
from kgraph.errors import SourceError
from kgraph.model import Problem
from kgraph.sources import read_source_meta, with_meta
from kgraph.sources.decoding import read_bytes
from tests.told import told

LOG = "KGRAPH_READ_LOG"
SECONDS = "KGRAPH_READ_SECONDS"
BUILD = "import sys; from tests import quick_reader; quick_reader.install(); import kgraph.cli"
"""With ``; kgraph.cli.main()`` a script that is ``kgraph`` with this reader."""

_STATED = re.compile(r"([A-Z]\w+ [A-Z]\w+) joined the ([A-Z]\w+ [A-Z]\w+)\.")


def read_quickly(file: SourceFile, **_: Any) -> Read | Problem:  # noqa: ANN401  as the other reader
    """Return who joined what, and note in a log that the file was read."""
    try:
        text = read_bytes(file.path, source=file.source).decode("utf-8")
    except SourceError as error:
        return file.shown(Problem(error.place, error.message))
    if log := os.environ.get(LOG):
        with Path(log).open("a", encoding="utf-8") as lines:
            lines.write(f"{file.source}\n")
    time.sleep(float(os.environ.get(SECONDS, "0")))
    if text.startswith("Crash"):
        os._exit(9)
    if text.startswith("Kill"):
        _kill_starter(text.split()[1:2])
    if text.startswith("Slow"):
        Path(text.split()[1]).write_text(str(os.getpid()), "utf-8")
        time.sleep(4)
    stated = _STATED.findall(text)
    if not stated:
        return file.shown(Problem(file.source, "it states nothing. Add a sentence."))
    people = sorted({person for person, _ in stated})
    bodies = sorted({body for _, body in stated})
    extract = told(
        text,
        *(f"person: {each}" for each in people),
        *(f"organization: {each}" for each in bodies),
        says=sorted({f"{person} memberOf {body}" for person, body in stated}),
        source=file.source,
    )
    document = extract.document
    if file.meta is not None:
        document = with_meta(document, read_source_meta(file.meta))
    return Read(document.sha256, document.meta.sha256, encode(replace(extract, document=document)))


def _kill_starter(mark: list[str]) -> None:
    if mark and Path(mark[0]).exists():
        return
    if mark:
        Path(mark[0]).touch()
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)


def need_nothing(_: str | None) -> None:
    """Load no model."""


def install() -> None:
    """Let builds of this process, and its workers, read quickly."""
    vars(reading).update(read_encoded=read_quickly, prepare_to_read=need_nothing)
