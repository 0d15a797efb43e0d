"""Every command and every option says what it does."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from kgraph.cli import main
from tests.cli.conftest import Run


def commands_of(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command below a group with the words that call it."""
    for name, command in sorted(group.commands.items()):
        yield f"{path} {name}".strip(), command
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{path} {name}")


COMMANDS = [pytest.param(name, command, id=name) for name, command in commands_of(main)]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_help_of_a_command_says_what_it_and_its_options_do(
    run: Run, name: str, command: click.Command
) -> None:
    shown = run(*name.split(), "--help")
    assert shown.exit_code == 0
    assert command.help is not None
    assert command.help.split("\n\n")[0].split()[0] in shown.stdout
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_kgraph_alone_lists_its_commands(run: Run) -> None:
    listed = run("--help").stdout
    assert all(f"\n  {name} " in listed for name in main.commands)
