"""``kgraph curate merge``, ``split``, ``rename`` and ``retype``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kgraph.cli.deciding import decides

if TYPE_CHECKING:
    from kgraph.build.curating import Desk
    from kgraph.model import Decision
    from kgraph.resolution.ledger import Merge, Rename, Retype, Split


@click.command()
@click.argument("names", metavar="NAME NAME...", nargs=-1, required=True)
@decides
def merge(desk: Desk, made: Decision, *, names: tuple[str, ...]) -> Merge:
    """Make several things one, which keeps name and type of the first."""
    from kgraph.resolution.ledger import Merge

    refs = list(dict.fromkeys(desk.names.entity(name) for name in names))
    if len(refs) < 2:
        raise click.UsageError("name two things or more: the one to keep, then the others.")
    return Merge(tuple(refs), made)


@click.command()
@click.argument("name")
@click.argument("new_name")
@click.option("--label", "labels", multiple=True, help="What is called so leaves NAME.")
@click.option("--source", "sources", multiple=True, help="What stands in this source leaves NAME.")
@click.option("--type", "entity_type", help="Type of the new thing; by default that of NAME.")
@decides
def split(
    desk: Desk,
    made: Decision,
    *,
    name: str,
    new_name: str,
    entity_type: str | None,
    **leaving: tuple[str, ...],
) -> Split:
    """Take NAME apart: what has a --label or stands in a --source is NEW_NAME.

    Both may be given several times; with both, what has one of the labels in one of the sources
    is NEW_NAME. Sources are named as in graph.ttl, by their path in the project.
    """
    from kgraph.resolution.ledger import EntityRef, Split

    if not any(leaving.values()):
        raise click.UsageError("say what leaves it, with --label or --source.")
    kind = desk.names.require_type(entity_type or desk.names.type_of(name))
    into = EntityRef(None, kind, new_name)
    sources = desk.names.require_sources(*leaving["sources"])
    return Split(desk.names.entity(name), into, made, leaving["labels"], sources)


@click.command()
@click.argument("name")
@click.argument("new_name")
@decides
def rename(desk: Desk, made: Decision, *, name: str, new_name: str) -> Rename:
    """Call NAME by another name; the old one becomes an alias."""
    from kgraph.resolution.ledger import Rename

    return Rename(desk.names.entity(name), new_name, made)


@click.command()
@click.argument("name")
@click.argument("entity_type", metavar="TYPE")
@decides
def retype(desk: Desk, made: Decision, *, name: str, entity_type: str) -> Retype:
    """Say of what TYPE a thing is; kgraph ontology lists the types."""
    from kgraph.resolution.ledger import Retype

    return Retype(desk.names.entity(name), desk.names.require_type(entity_type), made)
