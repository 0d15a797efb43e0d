"""docs/commands.md is what ``--help`` prints; ``pytest --update-golden`` writes it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from kgraph.cli import main
from tests.docs.command_tree import all_commands
from tests.house.source_tree import ROOT

PAGE = ROOT / "docs" / "commands.md"

INTRODUCTION = """\
# Commands

What `kgraph COMMAND --help` prints. Results go to standard output, messages to standard error. The
exit status is 0 when all went well, 1 when it went on but something is wrong that it lists, and 2
when the call was wrong.
"""


def rendered() -> str:
    """Return the page: the help of every command, in the order of their names."""
    sections = [help_of(name, command) for name, command in all_commands().items()]
    return "\n".join([INTRODUCTION, *sections])


def help_of(name: str, command: click.Command) -> str:
    """Return one command's section."""
    parent = click.Context(main, info_name="kgraph", **main.context_settings)
    context = click.Context(command, info_name=name, parent=parent, terminal_width=88)
    lines = command.get_help(context).splitlines()
    shown = "\n".join(f"    {line}".rstrip() for line in lines)
    return f"## kgraph {name}\n\n{shown}\n"


def test_the_page_of_commands_shows_the_help_of_every_command(
    golden: Callable[[str, Path], None],
) -> None:
    golden(rendered(), PAGE)
