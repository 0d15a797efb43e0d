"""``kgraph serve``."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from kgraph.cli.built import built_folder, out_option, port_option
from kgraph.errors import MissingExtraError

_PACKAGES = frozenset({"starlette", "uvicorn", "anyio", "h11"})


@click.command()
@port_option("Where it listens; 0 is any port that is free.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=10,
    show_default=True,
    help="Seconds after which a query is ended.",
)
@click.option(
    "--result-limit",
    type=click.FloatRange(0.001, 1000),
    default=32,
    show_default=True,
    help="Megabytes that an answer may have.",
)
@click.option("--reload", is_flag=True, help="Let the open page load itself anew after a build.")
@click.option("--until-input-ends", is_flag=True, hidden=True, help="Stop when stdin ends.")
@out_option
def serve(
    *,
    port: int,
    time_limit: float,
    result_limit: float,
    reload: bool,
    until_input_ends: bool,
    out: Path | None,
) -> None:
    """Serve the built page and a read-only SPARQL endpoint, to this machine alone.

    It goes on until Ctrl-C. A new build is picked up without a restart.
    """
    from kgraph.build import find_project, find_sources_root
    from kgraph.build.staging import GRAPH_FILE, PAGE_FILE
    from kgraph.serve.limits import Limits

    try:
        from kgraph.serve.app import Served
        from kgraph.serve.run import serve as serve_until_stopped
    except ModuleNotFoundError as error:
        if error.name not in _PACKAGES:
            raise
        raise MissingExtraError(what="kgraph serve", extra="serve") from error
    limits = replace(Limits(), query_s=time_limit, answer_bytes=int(result_limit * 1_000_000))
    folder = built_folder(out)
    root = find_sources_root(folder) or find_project(Path.cwd()).folder or Path.cwd()
    if until_input_ends:
        threading.Thread(target=_stop_with_input, daemon=True).start()
    served = Served(folder / GRAPH_FILE, folder / PAGE_FILE, root, limits, reloads=reload)
    serve_until_stopped(served, port=port, on_ready=_say_where)


def _stop_with_input() -> None:
    """Stop when whoever holds the other end of the input is gone, however that ended."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    signal.raise_signal(signal.SIGTERM)


def _say_where(address: str) -> None:
    click.echo(f"{address} is the page, {address}sparql takes queries. Ctrl-C stops it.")
