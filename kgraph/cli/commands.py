"""The command ``kgraph`` and its parts, one a file.

A command imports what it calls inside its function, so that ``--help`` loads neither spaCy nor
RDF.
"""

from __future__ import annotations

import click

from kgraph import __version__
from kgraph.cli.build import build
from kgraph.cli.cache import cache
from kgraph.cli.command_line import CommandLine
from kgraph.cli.curate import curate
from kgraph.cli.diff import diff
from kgraph.cli.export import export
from kgraph.cli.extract import extract
from kgraph.cli.init import init
from kgraph.cli.ontology import ontology
from kgraph.cli.query import query
from kgraph.cli.reconcile import reconcile
from kgraph.cli.resolve import resolve
from kgraph.cli.serve import serve
from kgraph.cli.show import show
from kgraph.cli.verify import verify
from kgraph.cli.watch import watch

COMMANDS = (
    build,
    cache,
    curate,
    diff,
    export,
    extract,
    init,
    ontology,
    query,
    reconcile,
    resolve,
    serve,
    show,
    verify,
    watch,
)


@click.group(
    cls=CommandLine, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kgraph")
def main() -> None:
    """Knowledge graphs from talk and text, each link with the words that state it.

    Results go to standard output, messages to standard error. The exit status is 0 when all
    went well, 1 when something was left out or does not hold, and 2 when the call is wrong.
    """
