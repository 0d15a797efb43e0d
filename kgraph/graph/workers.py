"""Starts the process that carries out a query, and ends it in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import kgraph
from kgraph.errors import QueryError

_MODULE: Final = "kgraph.graph.query_worker"


def run_worker(request: Mapping[str, object], *, timeout: float) -> bytes:
    """Return what a worker process answers to a request, as ``query_worker`` has it.

    Args:
        request: What the worker is asked.
        timeout: Seconds after which it is ended.

    Raises:
        QueryError: it took too long or broke down.
    """
    message = json.dumps({**request, "seconds": timeout}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", _MODULE],
            input=message,
            capture_output=True,
            timeout=timeout,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        told = f"the query took more than {timeout:g} seconds and was ended"
        raise QueryError(f"{told}. Ask for less, or allow more time.") from error
    if done.returncode != 0:
        fault = "the engine broke down over the query"
        raise QueryError(f"the query cannot be run: {fault}. Simplify it.")
    return done.stdout


def _environment() -> dict[str, str]:
    """Return the environment in which the worker finds this package."""
    root = str(Path(kgraph.__file__).parents[1])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{known}" if known else root}
