"""The commands that kgraph has, whether or not they are loaded yet."""

from __future__ import annotations

import click

from kgraph.cli import main


def commands() -> dict[str, click.Command]:
    """Return every command by its name, in the order of the names."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in sorted(main.list_commands(context))}
    return {name: command for name, command in found.items() if command is not None}


def all_commands() -> dict[str, click.Command]:
    """Return every command, and after it the commands below it by both names."""
    found: dict[str, click.Command] = {}
    for name, command in commands().items():
        found[name] = command
        if isinstance(command, click.Group):
            found |= {
                f"{name} {below}": command.commands[below] for below in sorted(command.commands)
            }
    return found
