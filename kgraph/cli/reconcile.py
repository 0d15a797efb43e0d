"""``kgraph reconcile``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from kgraph.cli.built import built_graph, out_option
from kgraph.cli.command_line import from_here, print_lines

if TYPE_CHECKING:
    from kgraph.build.reconciling import Answer, Plan


class Options(TypedDict):
    """What the command line says."""

    service: str | None
    types: tuple[str, ...]
    names: tuple[str, ...]
    limit: int
    accept_matches: bool
    dry_run: bool
    yes: bool
    out: Path | None


@click.command()
@click.option("--service", metavar="URL", help="Service to ask; by default Wikidata's.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Ask for things of a type.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Ask for one thing.")
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=20),
    default=3,
    show_default=True,
    help="Suggestions for a name.",
)
@click.option("--accept-matches", is_flag=True, help="Accept what the service is sure of.")
@click.option("--dry-run", is_flag=True, help="List the names, and send nothing.")
@click.option("--yes", is_flag=True, help="Send without asking first.")
@out_option
def reconcile(**options: Unpack[Options]) -> None:
    """Ask a catalogue on the network which of its things are those of the graph.

    The names of things that have no row in data/authorities.csv yet are sent to a
    reconciliation service, and what it suggests is added there, for you to accept or reject.
    You are told first how many names go to which host. Concepts are asked for only by --type
    or --name. No other command of kgraph uses the network.
    """
    from kgraph.build.project import find_project
    from kgraph.build.reconciling import Wanted, plan_reconciliation

    wanted = Wanted(names=options["names"], types=options["types"])
    plan = plan_reconciliation(
        find_project(Path.cwd()),
        built_graph(options["out"]),
        wanted=wanted,
        service=options["service"],
    )
    if not plan.questions:
        click.echo("There is nothing to ask for: all things have a row or an IRI already.")
    elif options["dry_run"]:
        print_lines(f"{each.name} ({each.entity_type})" for each in plan.questions)
        click.echo(f"{_names(plan)} would go to {plan.host}. Nothing was sent.", err=True)
    else:
        _confirm(plan, yes=options["yes"])
        _ask(plan, limit=options["limit"], accept_matches=options["accept_matches"])


def _confirm(plan: Plan, *, yes: bool) -> None:
    click.echo(f"{_names(plan)} will be sent to {plan.host}.", err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("nothing was sent. To send without being asked first, add --yes.")
    click.confirm("Send?", abort=True, err=True)


def _ask(plan: Plan, *, limit: int, accept_matches: bool) -> None:
    from kgraph.build.reconciliation_client import ReconciliationClient
    from kgraph.build.reconciling import Manner
    from kgraph.build.reconciling import reconcile as ask

    added = 0
    with ReconciliationClient(plan.service) as client:
        for answer in ask(plan, client, manner=Manner(limit, accept_matches)):
            print_lines(_lines(answer))
            added += len(answer.added)
    rows = "1 row" if added == 1 else f"{added:,} rows"
    remedy = "Set the status of each to accepted or rejected, then build." if added else ""
    click.echo(f"{rows} added to {from_here(plan.file)}. {remedy}".strip(), err=True)


def _lines(answer: Answer) -> Iterator[str]:
    question = answer.question
    yield f"{question.name} ({question.entity_type}){'' if answer.added else ': nothing new'}"
    for each in answer.added:
        yield f"  {each.record.iri} {each.record.status}, score {each.score:g}: {each.note}"


def _names(plan: Plan) -> str:
    count = len(plan.questions)
    return "1 name" if count == 1 else f"{count:,} names"
