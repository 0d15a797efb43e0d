"""The process that fuzzes one target: ``python -m benchmarks.fuzz.one NAME RUNS FOLDER``.

What it finds does not end it: each kind of finding is kept once, with the input that shows it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kgraph"]):
    from benchmarks.fuzz.target import Target
    from benchmarks.fuzz.targets import TARGETS

SLOW_S = 1.0
"""Seconds of the processor after which an input is a finding."""

_MOST_LETTERS = 500
_MOST_MB = 2000


class Fuzzed:
    """A target under fuzzing: how many inputs it had, the slowest, and what was found."""

    def __init__(self, target: Target, folder: Path, *, runs: int) -> None:
        self._target = target
        self._folder = folder
        self._runs = runs
        self._inputs = 0
        self._slowest = 0.0
        self._found: set[str] = {path.stem for path in folder.glob("found/*.txt")}
        self._began = time.process_time()
        self._told = 0.0

    def __call__(self, found: bytes) -> None:
        """Check one input."""
        self._inputs += 1
        content = self._target.content_of(found)
        start = time.process_time()
        try:
            self._target.check(content)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            self._keep(_name_of(error), content, told=traceback.format_exc())
        seconds = time.process_time() - start
        if seconds > self._slowest:
            self._slowest = seconds
            (self._folder / "slowest").write_bytes(content)
        if seconds > SLOW_S:
            self._keep("slow", content, told=f"{seconds:.1f} s")
        if self._inputs == self._runs or start - self._told > 1:
            self._tell(start)

    def _keep(self, name: str, content: bytes, *, told: str) -> None:
        if name not in self._found:
            self._found.add(name)
            (self._folder / "found" / f"{name}.bin").write_bytes(content)
            (self._folder / "found" / f"{name}.txt").write_text(told, "utf-8", "backslashreplace")

    def _tell(self, now: float) -> None:
        self._told = now
        told = {"inputs": self._inputs, "seconds": now - self._began, "slowest": self._slowest}
        (self._folder / "part.json").write_text(json.dumps(told), "utf-8")


def main() -> None:
    """Fuzz a target and tell in files of a folder what comes of it."""
    name, runs, place = sys.argv[1:]
    target, folder = TARGETS[name], Path(place)
    corpus = folder / "corpus"
    for each in (corpus, folder / "found"):
        each.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    words = folder / "pieces"
    words.write_text("".join(map(_entry, target.pieces)), "ascii")
    known = [f"-dict={words}"] if target.pieces else []
    options = [
        f"-runs={runs}", f"-max_len={_MOST_LETTERS}", "-timeout=60", f"-rss_limit_mb={_MOST_MB}",
        f"-artifact_prefix={folder}/found/ended-", "-reload=0", "-verbosity=0",
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *options, *known, str(corpus)], Fuzzed(target, folder, runs=int(runs))
    )
    atheris.Fuzz()


def _entry(piece: str) -> str:
    spelt = "".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "surrogatepass")[:60])
    return f'"{spelt}"\n'


def _name_of(error: Exception) -> str:
    """Return what tells one kind of finding from another: the error, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if "/kgraph/" in each.filename and "/fuzz/" not in each.filename]
    last = (own or frames)[-1]
    told = f"{error}" if type(error).__name__ == "BrokenLawError" else last.name
    place = "" if type(error).__name__ == "BrokenLawError" else f"-{Path(last.filename).stem}"
    return f"{type(error).__name__}{place}-{told}".replace("/", " ").replace(" ", "-")


if __name__ == "__main__":
    main()
