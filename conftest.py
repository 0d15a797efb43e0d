"""What a machine without the training extra leaves out, with a word about it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

TRAINING = ("torch", "onnx", "safetensors")
MISSING = [name for name in TRAINING if find_spec(name) is None]
collect_ignore_glob = ["kgraph/training/*"] if MISSING else []


def pytest_report_header(config: pytest.Config) -> str:
    """Say what is not tested here."""
    if not MISSING:
        return "training: tested"
    return f"training: skipped, not installed: {', '.join(MISSING)} (pip install 'kgraph[train]')"
