"""``kgraph ontology``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.command_line import exit_on_failure, from_here, print_lines, print_problems

if TYPE_CHECKING:
    from kgraph.build.renewing import Renewal
    from kgraph.extraction.trial import Trial
    from kgraph.ontology import Ontology, Relation

_ANYTHING = "anything"


@click.group(invoke_without_command=True)
@click.pass_context
def ontology(context: click.Context) -> None:
    """List the types and links that kgraph knows.

    They are those of the project's ontology folder, else those that kgraph carries.
    """
    if context.invoked_subcommand is None:
        loaded = _load()
        print_lines(_aligned(_types(loaded)))
        click.echo()
        print_lines(_aligned(_links(loaded)))


@ontology.command()
def check() -> None:
    """Check types and links, and try the examples of each link.

    Every type and link must have a label and a definition, none may lie below itself, every term
    of a standard must be there, and a reasoner must find no contradiction (OWL 2 RL).

    For each link: how many of its examples its own patterns find, how many the patterns of the
    other examples find, and in how many counter-examples the link is found all the same.
    """
    from kgraph.extraction.trial import try_examples
    from kgraph.language.pipeline import make_pipeline
    from kgraph.ontology import check_consistency, check_ontology, check_standards

    loaded, folder = _load(), _folder()
    problems = [*check_ontology(loaded), *check_standards(folder), *check_consistency(folder)]
    print_problems(problems)
    exit_on_failure(problems)
    trials = try_examples(loaded, make_pipeline())
    print_lines(_aligned(_taught(trials)))
    print_lines(_failures(trials))
    click.echo(f"{len(loaded.entity_types)} types and {len(loaded.relations)} links can be used.")


@ontology.command()
@click.option("--links", is_flag=True, help="Renew the types and links too, in kgraph.ttl.")
def renew(*, links: bool) -> None:
    """Put kgraph's shapes in the place of the project's copy.

    A build says so when the copy is of an earlier kgraph. What was in its place is kept beside it,
    and what only that describes, such as shapes of one's own, is listed.
    """
    from kgraph.build.project import find_project
    from kgraph.build.renewing import renew_ontology

    for each in renew_ontology(find_project(Path.cwd()).folder, with_links=links):
        print_lines(_renewed(each))


def _renewed(renewal: Renewal) -> Iterator[str]:
    if renewal.kept is None:
        yield f"{from_here(renewal.path)} is what kgraph has today."
        return
    yield f"{from_here(renewal.path)} is renewed; what was there is kept as {renewal.kept.name}."
    if renewal.left_out:
        yield f"Only that describes {', '.join(renewal.left_out)}: copy what is yours."


def _folder() -> Path:
    from kgraph.build.project import find_project
    from kgraph.ontology import find_ontology_folder

    return find_ontology_folder(find_project(Path.cwd()).folder)


def _load() -> Ontology:
    from kgraph.ontology import load_ontology

    return load_ontology(_folder())


def _types(loaded: Ontology) -> Iterator[tuple[str, ...]]:
    yield "TYPE", "PARENT", "CLASS"
    for entity_type in loaded.entity_types.values():
        yield entity_type.name, entity_type.parent or "", entity_type.iri


def _links(loaded: Ontology) -> Iterator[tuple[str, ...]]:
    yield "LINK", "SUBJECT", "OBJECT", "PROPERTY"
    for relation in loaded.relations.values():
        subject, target = _listed(relation.domain), relation.literal or _listed(relation.range)
        yield relation.name, subject, target, _property(relation)


def _taught(trials: Sequence[Trial]) -> Iterator[tuple[str, ...]]:
    yield "LINK", "EXAMPLES", "FOUND", "BY THE OTHERS", "COUNTER-EXAMPLES", "WRONGLY FOUND"
    for trial in trials:
        counts = (trial.examples, trial.found, trial.found_by_others, trial.counter_examples)
        yield trial.relation, *map(str, counts), str(len(trial.wrong))


def _failures(trials: Sequence[Trial]) -> Iterator[str]:
    for trial in trials:
        for sentence in trial.missed:
            yield f"{trial.relation}: not found in the example: {sentence}"
        for sentence in trial.wrong:
            yield f"{trial.relation}: found in the counter-example: {sentence}"


def _property(relation: Relation) -> str:
    """Return what an asserted link is in RDF."""
    properties = [
        f"inverse of {assertion.iri}" if assertion.reverse else assertion.iri
        for assertion in relation.assertions
    ]
    return " or ".join(properties) or relation.iri


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or _ANYTHING


def _aligned(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
