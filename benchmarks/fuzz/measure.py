"""Fuzzes every reader and writer, led by the code that inputs reach, and prints what was found.

    pip install 'kgraph[fuzz]'
    python -m benchmarks.fuzz.measure --runs 100000 --folder /tmp/fuzzed

``--runs`` is how many inputs a target with a share of 1 gets. The folder keeps the inputs that led
to new code, the findings and how far each target has come: the same command goes on from there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.fuzz.targets import TARGETS

_PORTION = 600_000  # inputs of one process: a crash costs no more


@dataclass(slots=True)
class Tally:
    """What a target has had: inputs, seconds of the processor, the slowest input in seconds."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


def main() -> None:
    """Fuzz what is not done yet, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--only", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--table", action="store_true", help="print how far it is, run nothing")
    chosen = parser.parse_args()
    while not chosen.table and _fuzz_more(chosen.only, chosen.folder, runs=chosen.runs):
        pass
    _print_table(chosen.folder)


def _fuzz_more(names: list[str], folder: Path, *, runs: int) -> bool:
    """Give each target a portion of what it lacks; say whether any lacked some."""
    lacking = False
    for name in names:
        own = folder / name.replace(" ", "-")
        own.mkdir(parents=True, exist_ok=True)
        tally = _read(own)
        wanted = min(int(runs * TARGETS[name].share) - tally.inputs, _PORTION)
        if wanted > 0:
            lacking = True
            _fuzz(name, own, tally=tally, runs=wanted)
            print(f"{name}: {tally.inputs:,} inputs, {len(_findings(own))} findings", flush=True)
    return lacking


def _fuzz(name: str, folder: Path, *, tally: Tally, runs: int) -> None:
    part = folder / "part.json"
    part.unlink(missing_ok=True)
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "benchmarks.fuzz.one", name, str(runs), str(folder)]
        done = subprocess.run(command, stdout=log, stderr=log, check=False)
    told = json.loads(part.read_text("utf-8")) if part.exists() else {}
    if done.returncode and not told:
        sys.exit((folder / "log").read_text("utf-8", "replace")[-2000:])
    tally.inputs += told["inputs"]
    tally.seconds += told["seconds"]
    tally.slowest = max(tally.slowest, told["slowest"])
    (folder / "tally.json").write_text(json.dumps(asdict(tally)), "utf-8")


def _read(folder: Path) -> Tally:
    path = folder / "tally.json"
    return Tally(**json.loads(path.read_text("utf-8"))) if path.exists() else Tally()


def _findings(folder: Path) -> list[Path]:
    """Return one file for each kind of finding; what ended a process has a file of its own."""
    return sorted([*folder.glob("found/*.txt"), *folder.glob("found/ended-*")])


def _print_table(folder: Path) -> None:
    print("| what | inputs | findings | slowest, ms | seconds |\n|---|---|---|---|---|")
    inputs = findings = 0
    for name in TARGETS:
        own = folder / name.replace(" ", "-")
        tally, found = _read(own), _findings(own)
        inputs, findings = inputs + tally.inputs, findings + len(found)
        slowest = f"{tally.slowest * 1000:.0f}"
        print(f"| {name} | {tally.inputs:,} | {len(found)} | {slowest} | {tally.seconds:.0f} |")
    print(f"| all | {inputs:,} | {findings} | | |")
    for path in sorted(folder.glob("*/found/*.txt")):
        print(f"{path}: {path.read_text('utf-8').strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
