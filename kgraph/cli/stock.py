"""The options of ``kgraph query`` that are about stock queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from kgraph.cli.command_line import print_lines

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class StockCall:
    """A stock query by its name, and what is to be told to it."""

    name: str
    given: dict[str, str]

    def text(self, graph_path: Path, *, timeout: float) -> str:
        """Return the query to ask."""
        from kgraph.graph.asking import bound_query
        from kgraph.graph.stock_queries import get_stock_query

        stock = get_stock_query(self.name)
        return bound_query(graph_path, stock, given=self.given, timeout=timeout)


def stock_options(command: Command) -> Command:
    """Give a command the options, and call it with ``stock``: a ``StockCall``, or ``None``."""

    @wraps(command)
    def called(
        *, stock: str | None, about: str | None, pairs: tuple[str, ...], **rest: object
    ) -> None:
        given = dict(map(_pair, pairs)) | ({} if about is None else {"about": about})
        if given and stock is None:
            raise click.UsageError("--about and --param are for --stock.")
        command(stock=None if stock is None else StockCall(stock, given), **rest)

    for option in (
        click.option(
            "--param",
            "pairs",
            metavar="NAME=VALUE",
            multiple=True,
            help="For --stock: anything else that the query has to be told.",
        ),
        click.option(
            "--about", metavar="LABEL", help="For --stock: the thing asked for; an alias or id too."
        ),
        click.option("--stock", metavar="NAME", help="Ask a query that kgraph brings along."),
        click.option(
            "--list",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_list,
            help="List those queries, and what they have to be told.",
        ),
    ):
        called = option(called)
    return called


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE.", param_hint="--param")
    return name, value


def _list(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from kgraph.graph.stock_queries import stock_queries

    for query in stock_queries().values():
        print_lines([f"{query.name}: {query.title}", f"    {query.description}"])
        for each in query.parameters:
            default = "" if each.default is None else f" [default: {each.default}]"
            print_lines([f"    {each.name} ({each.kind}): {each.description}{default}"])
    context.exit()
