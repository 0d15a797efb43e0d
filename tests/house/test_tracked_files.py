"""The repository says nothing about the machine it was written on, and explains its exceptions."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, ROOT, TESTS, place_of, python_files, tracked_files

HOME = re.compile(r"(?<![\w.~])/(?:home|Users)/[a-z]\w*/|[A-Z]:\\Users\\\w")
INDEX = re.compile(r"(?:extra-)?index-url|find-links|trusted-host|pythonhosted\.org|/simple/?$")
SUPPRESSION = re.compile(r"# (?:noqa|type: ignore)(?P<codes>[:\[][\w\-, \]]*)?(?P<reason>.*)")


def lines_of(path: Path) -> list[str]:
    """Return a text file's lines, none for a binary file."""
    content = path.read_bytes()
    return [] if b"\0" in content[:4096] else content.decode("utf-8", "replace").splitlines()


def places(pattern: re.Pattern[str]) -> list[str]:
    """Return where a pattern occurs in a tracked file, this file aside."""
    return [
        f"{place_of(path, number)} {found[0]}"
        for path in tracked_files()
        if path != Path(__file__)
        for number, line in enumerate(lines_of(path), start=1)
        if (found := pattern.search(line))
    ]


def test_no_tracked_file_names_a_home_directory() -> None:
    assert places(HOME) == []


def test_no_tracked_file_names_the_folder_of_this_checkout() -> None:
    everywhere = {Path("/"), Path(tempfile.gettempdir()), Path.home()}
    own = sorted({f"{folder}/" for folder in {ROOT, ROOT.parent} - everywhere})
    assert places(re.compile("|".join(map(re.escape, own)))) == []


def test_no_tracked_file_names_a_package_index() -> None:
    assert places(INDEX) == []


def test_no_tracked_file_names_the_package_index_of_this_machine() -> None:
    settings = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    hosts = set(re.findall(r"https?://(?:[^/@\s']*@)?([\w.-]+)", settings.stdout))
    if not hosts:
        pytest.skip("no package index is configured on this machine")
    assert places(re.compile("|".join(map(re.escape, sorted(hosts))))) == []


def test_constraints_are_exact_versions_without_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins != []
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def normalized(pin: str) -> str:
    return pin.lower().replace("_", "-")


def test_constraints_with_hashes_are_the_same_versions_without_addresses() -> None:
    text = (ROOT / "constraints-hashed.txt").read_text("utf-8").replace(" \\\n", " ")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    plain = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = {normalized(line) for line in plain if not line.startswith("#")}
    assert {normalized(pin) for pin, *_ in lines} == pins
    assert all(hashes for _, *hashes in lines)
    assert {
        each for _, *hashes in lines for each in hashes
        if not re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each)
    } == set()  # fmt: skip


def test_every_rule_switched_off_in_the_settings_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    off = re.search(r"\nignore = \[\n(.*?)\]\n.*per-file-ignores\]\n(.*?)\n\n", text, re.DOTALL)
    assert off is not None
    rules = [line for part in off.groups() for line in part.splitlines() if line.startswith("    ")]
    assert rules != []
    assert [line for line in rules if "#" not in line] == []


def test_every_warning_silenced_in_the_code_names_its_rule() -> None:
    silenced = [
        (place_of(path, number), found["codes"])
        for path in [*python_files(PACKAGE), *python_files(TESTS)]
        if path != Path(__file__)
        for number, line in enumerate(lines_of(path), start=1)
        if (found := SUPPRESSION.search(line))
    ]
    assert [place for place, codes in silenced if not codes] == []
