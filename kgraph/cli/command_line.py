"""What all commands share: how they fail, how they speak, and where they look."""

from __future__ import annotations

import atexit
import gc
import re
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.errors import KgraphError, QueryError

if TYPE_CHECKING:
    from kgraph.model import Problem

# Line breaks, other controls, marks that turn the direction of writing, halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


_SHOWN_BEFORE = 60  # letters of a line before and after the place of a fault
_SHOWN_AFTER = 40

language_model_option = click.option(
    "--language-model",
    metavar="NAME",
    help="Installed spaCy pipeline, or its folder, to tag, parse and find names with.",
)


class CommandLine(click.Group):
    """Turns a ``KgraphError`` into one line on standard error and exit status 1.

    Wrong calls end with status 2, as click has it; a bug keeps its traceback.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as click has it
        """Run the command line; what a stream cannot encode is printed as an escape."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        atexit.register(gc.freeze)  # to look for cycles in what ends anyway takes a while
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as click has it
        """Run the command that the arguments name."""
        try:
            return super().invoke(ctx)
        except KgraphError as error:
            click.secho(one_line(str(error)), err=True, fg="red")
            if isinstance(error, QueryError) and error.excerpt is not None:
                for line in marked_excerpt(*error.excerpt):
                    click.echo(line, err=True)
            ctx.exit(1)


def one_line(text: str) -> str:
    r"""Return a text as one line that does nothing to a terminal but stand there.

    >>> print(one_line("two\nlines \u202e\x1b[2J"))
    two\nlines \u202e\x1b[2J
    """
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def marked_excerpt(line: str, column: int) -> tuple[str, str]:
    r"""Return what a terminal shows of a line, and a line with a mark below its column.

    >>> print(*marked_excerpt("SELECT ?x WHERE }", 17), sep="\n")
      SELECT ?x WHERE }
                      ^
    """
    first = max(0, column - 1 - _SHOWN_BEFORE)
    before = one_line(line[first : column - 1].replace("\t", " "))
    after = one_line(line[column - 1 : column - 1 + _SHOWN_AFTER])
    return f"  {before}{after}", f"  {' ' * len(before)}^"


def named_source(text: str) -> Path | str:
    """Return what an argument names: a path, or the address of what lies elsewhere.

    >>> named_source("s3://talks/2024")
    's3://talks/2024'
    """
    return text if "://" in text else Path(text)


def print_lines(lines: Iterable[str]) -> None:
    """Print results, each on a line of its own."""
    for line in lines:
        click.echo(one_line(line))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, one a line."""
    for problem in problems:
        colour = "yellow" if problem.severity == "notice" else "red"
        click.secho(one_line(str(problem)), err=True, fg=colour)


def exit_on_failure(problems: Iterable[Problem]) -> None:
    """End with status 1 if anything was left out or does not hold."""
    if any(problem.severity == "error" for problem in problems):
        click.get_current_context().exit(1)


def from_here(path: Path) -> Path:
    """Return a path as a person in the working folder would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
