"""``graph.ttl``: made and checked portion by portion, taken from the last build where it can be.

The last build's file itself is what is kept; beside it stands, for each entity, where in it the
entity's portion lies and what that was made from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Final

from kgraph.build.codec import encode_plain
from kgraph.build.inputs import Inputs
from kgraph.build.keys import hash_code
from kgraph.export.atomic import write_atomically
from kgraph.graph.portioned import PortionedCheck, begin_check
from kgraph.graph.statements import StatementBuilder
from kgraph.graph.terms import TermRenderer
from kgraph.graph.turtle import group_by_subject, render_header, render_subjects
from kgraph.graph.validate import check_dataset
from kgraph.model import Corpus, Entity, Problem
from kgraph.ontology import shapes_path

_LAYERS: Final = ("graph", "export/atomic.py", "build/graph_file.py", "build/codec.py", "model")


@dataclass(frozen=True, slots=True)
class KeptGraph:
    """The graph file of the last build, and the portions of it, as (start, end), by their keys."""

    content: bytes = b""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def find(self, key: str) -> str | None:
        """Return a portion, if it is there."""
        place = self.places.get(key)
        return None if place is None else self.content[slice(*place)].decode("utf-8")


@dataclass(frozen=True, slots=True)
class GraphFile:
    """What is wrong with a graph that was written, and where its sound portions lie in the file."""

    problems: tuple[Problem, ...]
    portions: str = ""


def read_kept(path: Path, *, portions: str, sha256: str) -> KeptGraph:
    """Return the graph file of the last build, empty where it is no longer what it was.

    Args:
        path: The file.
        portions: As ``GraphFile`` has them.
        sha256: The hash that the file had.
    """
    try:
        content = path.read_bytes() if portions else b""
    except OSError:
        return KeptGraph()
    if hashlib.sha256(content).hexdigest() != sha256:
        return KeptGraph()
    places = {}
    for line in portions.splitlines():
        key, start, end = line.split()
        places[key] = (int(start), int(end))
    return KeptGraph(content, places)


def write_graph(corpus: Corpus, inputs: Inputs, *, path: Path, kept: KeptGraph) -> GraphFile:
    """Write the graph of a corpus, and say what is wrong with it.

    Raises:
        OntologyError: the shapes are not usable.
        OutputError: the file cannot be written.
    """
    base_iri, shapes = inputs.base_iri, shapes_path(inputs.ontology_folder)
    builder = StatementBuilder(corpus, inputs.ontology, base_iri=base_iri, model=inputs.model)
    check = begin_check(corpus, builder, shapes=shapes, base_iri=base_iri)
    if check is not None:
        writer = _Writer(builder, check, inputs=inputs, kept=kept)
        write_atomically(path, writer.parts())
        return GraphFile(tuple(check.problems()), "\n".join(writer.places))
    found = check_dataset(
        corpus, inputs.ontology, shapes=shapes, base_iri=base_iri, model=inputs.model
    )
    subjects = group_by_subject(builder.statements())
    parts = render_subjects(TermRenderer(base_iri), subjects)
    write_atomically(path, chain([render_header(base_iri)], parts))
    return GraphFile(tuple(found))


class _Writer:
    def __init__(
        self,
        builder: StatementBuilder,
        check: PortionedCheck,
        *,
        inputs: Inputs,
        kept: KeptGraph,
    ) -> None:
        self._builder, self._check, self._kept = builder, check, kept
        self._base_iri = inputs.base_iri
        self._renderer = TermRenderer(inputs.base_iri)
        self._shared = _shared_key(inputs)
        self.places: list[str] = []

    def parts(self) -> Iterator[str]:
        """Yield the file in parts; afterwards ``places`` tells where the sound portions lie."""
        header = render_header(self._base_iri)
        yield header
        start = len(header.encode("utf-8"))
        for entity in self._builder.entities():
            key = self._key(entity)
            text, is_sound = self._portion(entity, key)
            end = start + len(text.encode("utf-8"))
            if is_sound:
                self.places.append(f"{key} {start} {end}")
            start = end
            yield text
        yield from render_subjects(self._renderer, self._check.rest)

    def _portion(self, entity: Entity, key: str) -> tuple[str, bool]:
        text = self._kept.find(key)
        if text is not None:
            return text, True
        subjects = list(group_by_subject(self._builder.about(entity)))
        is_sound = self._check.is_sound(entity, subjects)
        return "".join(render_subjects(self._renderer, subjects)), is_sound

    def _key(self, entity: Entity) -> str:
        content = encode_plain(self._builder.portion(entity))
        return hashlib.blake2b(content, key=self._shared, digest_size=16).hexdigest()


def _shared_key(inputs: Inputs) -> bytes:
    """Return what stands for all that decides over every portion alike."""
    shared = {
        "base": inputs.base_iri,
        "recipe": asdict(inputs.recipe),
        "shapes": inputs.sha256_by_name.get("shapes"),
        "code": hash_code(Path(__file__).parents[1], layers=_LAYERS),
        "libraries": version("rdflib"),
    }
    return hashlib.sha256(json.dumps(shared, sort_keys=True).encode()).digest()
