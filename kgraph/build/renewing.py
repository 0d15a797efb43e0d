"""A project's copy of kgraph's ontology files, as kgraph has them today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kgraph.errors import OntologyError
from kgraph.export.atomic import write_atomically
from kgraph.graph.nodes import names_described
from kgraph.graph.shapes import shapes_version
from kgraph.ontology.find import (
    ONTOLOGY_FILE,
    SHAPES_FILE,
    find_ontology_folder,
    ontology_path,
    shapes_path,
)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of one file.

    ``kept`` is where the file of before lies now, ``None`` where nothing had to be done.
    ``left_out`` are the things that it described and the new file does not, sorted.
    """

    path: Path
    kept: Path | None
    left_out: tuple[str, ...] = ()


def renew_ontology(project: Path | None, *, with_links: bool = False) -> tuple[Renewal, ...]:
    """Put kgraph's own shapes in the place of a project's copy; the copy is kept beside it.

    Args:
        project: The project's folder, if there is one.
        with_links: Renew the types and links too, not only the shapes.

    Raises:
        OntologyError: the project has no files of its own, or its shapes are of a later kgraph.
        OutputError: a file cannot be read or written, or is not Turtle.
    """
    own, today = find_ontology_folder(project), find_ontology_folder()
    if project is None or own != project / "ontology":
        raise OntologyError(
            "there is no ontology of a project here, so that kgraph's is used. Nothing to renew.",
            place=str(own),
        )
    if (own / SHAPES_FILE).exists() and shapes_version(shapes_path(own)) > shapes_version(
        shapes_path(today)
    ):
        message = "these shapes are of a later kgraph than this one. Install that one."
        raise OntologyError(message, place=str(own / SHAPES_FILE))
    renewed = [_renew(own / SHAPES_FILE, shapes_path(today))]
    if with_links:
        renewed.append(_renew(own / ONTOLOGY_FILE, ontology_path(today)))
    return tuple(renewed)


def _renew(path: Path, today: Path) -> Renewal:
    content = today.read_text("utf-8")
    if not path.exists():
        write_atomically(path, content)
        return Renewal(path, None)
    before = path.read_bytes()
    if before.replace(b"\r\n", b"\n") == content.encode():
        return Renewal(path, None)
    left_out = tuple(sorted(names_described(path) - names_described(today)))
    kept = next(_free_names(path))
    write_atomically(kept, before.decode("utf-8"))
    write_atomically(path, content)
    return Renewal(path, kept, left_out)


def _free_names(path: Path) -> Iterator[Path]:
    names = (path.with_name(f"{path.name}.before-{number}") for number in count(1))
    return (each for each in names if not each.exists())
