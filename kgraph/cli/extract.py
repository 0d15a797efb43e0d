"""``kgraph extract``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.command_line import (
    exit_on_failure,
    language_model_option,
    named_source,
    print_problems,
)
from kgraph.cli.progress import shown_progress


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=named_source)
@click.option(
    "--no-open-links",
    is_flag=True,
    help="Leave out what no link of the ontology names (open:...).",
)
@language_model_option
def extract(
    sources: tuple[Path | str, ...], *, no_open_links: bool, language_model: str | None
) -> None:
    """Print what each SOURCE says as JSON Lines, and build nothing.

    One object a document, in UTF-8: its text, turns, mentions, entities and claims. All sources
    are resolved together, so what is one thing has one id in all objects.
    """
    from kgraph.build import extract_corpus, find_project, render_corpus

    project = find_project(Path.cwd()).with_language_model(language_model)
    with shown_progress() as progress:
        corpus, problems = extract_corpus(sources, project=project, progress=progress)
    for line in render_corpus(corpus, open_links=not no_open_links):
        # In bytes: UTF-8 whatever the terminal's encoding is. Half a character becomes an escape.
        click.echo(line.encode("utf-8", "backslashreplace"))
    print_problems(problems)
    exit_on_failure(problems)
