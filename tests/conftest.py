"""What tests of every kind share."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kgraph", deadline=None)  # a busy machine is no failure
settings.load_profile("kgraph")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # the suite runs in the background,
    signal.signal(signal.SIGINT, signal.default_int_handler)  # and so would what it starts

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes golden files and generated pages anew."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | Path], None]:
    """Compare a text with a file in tests/golden, or elsewhere where a path is given."""

    def check(actual: str, name: str | Path) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            assert "CI" not in os.environ, "golden files are updated by people, not by CI"
            path.write_text(actual, encoding="utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as file:
            expected = file.read()
        assert actual == expected, f"{path.name} differs; if intended: pytest --update-golden"

    return check
