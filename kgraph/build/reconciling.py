"""Asks a reconciliation service which things of other catalogues those of a graph are."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.build.authority_file import append_suggestions
from kgraph.build.inputs import load_authorities
from kgraph.build.project import Project
from kgraph.build.reconciliation_client import ReconciliationClient, require_service_url
from kgraph.errors import KgraphError, OutputError
from kgraph.graph.find import entity_id, get_entity
from kgraph.graph.stored import StoredEntity, StoredGraph
from kgraph.model import AuthorityRecord
from kgraph.model.folding import fold
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.types import Ontology
from kgraph.resolution.reconciliation import Question, Suggestion, suggest

LONGEST_NAME = 250
"""Letters; Wikidata knows no longer name, and answers one with an error or with nothing."""

_ASKED_ONLY_BY_NAME = "concept"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things to ask for: by name or id, else those of some types, else all but concepts."""

    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent where: the most salient thing first.

    ``host`` is that of ``service``. ``types`` are the entity types that there are.
    """

    service: str
    host: str
    questions: tuple[Question, ...]
    file: Path
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a service is asked: candidates for a name, and the pause between requests."""

    limit: int = 3
    accept_matches: bool = False
    pause_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service made of a name: the rows that were added."""

    question: Question
    added: tuple[Suggestion, ...]


def plan_reconciliation(
    project: Project, graph: Path, *, wanted: Wanted, service: str | None = None
) -> Plan:
    """Return what to ask a service for; nothing is sent.

    Things that have an IRI elsewhere or a row in the authority file are left out, unless they
    are asked for by name.

    Args:
        project: The project whose authority file is to grow.
        graph: Its ``graph.ttl``.
        wanted: Which things to ask for.
        service: The address of the service; by default what the settings say.

    Raises:
        KgraphError: graph or authority file cannot be used, or a name or type is not known.
    """
    if project.authorities_file is None:
        raise KgraphError("this is no project. Go to a project folder, or make one: kgraph init.")
    ontology = load_ontology(find_ontology_folder(project.folder))
    address = service or project.settings.reconciliation.service
    view = _View(StoredGraph.read(graph), ontology, records=load_authorities(project, ontology))
    service_types = project.settings.reconciliation.types_of(address)
    _require_types(wanted.types, ontology)
    _require_types([name for name, _ in project.settings.reconciliation.types], ontology)
    questions = (view.question(each, service_types) for each in view.chosen(wanted))
    return Plan(
        service=address,
        host=require_service_url(address),
        questions=tuple(each for each in questions if len(each.name) <= LONGEST_NAME),
        file=project.authorities_file,
        types=frozenset(ontology.entity_types),
    )


def reconcile(
    plan: Plan, client: ReconciliationClient, *, manner: Manner = Manner()
) -> Iterator[Answer]:
    """Ask for everything in a plan, and add what comes back to the authority file.

    Each batch is in the file before the next is sent, so nothing is lost where one fails.

    Raises:
        ServiceError: the service cannot be asked, or gives no usable answer.
        KgraphError: the authority file cannot be used or written.
    """
    _make_folder(plan.file.parent)
    manifest = client.manifest()
    for start in range(0, len(plan.questions), manifest.batch_size):
        if start:
            time.sleep(manner.pause_seconds)
        batch = plan.questions[start : start + manifest.batch_size]
        # What the file knows already does not count: a rejected thing may stand first again.
        limit = manner.limit + max(len(question.known) for question in batch)
        answers = client.ask(batch, manifest=manifest, limit=limit)
        suggested = [
            suggest(question, found, limit=manner.limit, accept_matches=manner.accept_matches)
            for question, found in zip(batch, answers, strict=True)
        ]
        every = [each for suggestions in suggested for each in suggestions]
        added = set(append_suggestions(plan.file, every, types=plan.types))
        for question, suggestions in zip(batch, suggested, strict=True):
            yield Answer(question, tuple(each for each in suggestions if each in added))


class _View:
    """The things of a graph as an authority file sees them."""

    def __init__(
        self, stored: StoredGraph, ontology: Ontology, *, records: Sequence[AuthorityRecord]
    ) -> None:
        self._stored = stored
        self._ontology = ontology
        self._type_by_class = {each.iri: each.name for each in ontology.entity_types.values()}
        self._iris: dict[tuple[str, str], set[str]] = defaultdict(set)
        for record in records:
            self._iris[record.entity_type, fold(record.label)].add(record.iri)
        self._bearers = Counter(
            (self._type(each), fold(each.label)) for each in stored.entities_by_iri.values()
        )

    def chosen(self, wanted: Wanted) -> list[StoredEntity]:
        """Return the things to ask for, the most salient first."""
        if wanted.names:
            by_iri = {
                each.iri: each for each in (get_entity(self._stored, n) for n in wanted.names)
            }
            found = [
                each for each in by_iri.values() if not wanted.types or self._fits(each, wanted)
            ]
        else:
            found = [
                each
                for each in self._stored.entities_by_iri.values()
                if self._fits(each, wanted) and not each.same_as and self._known(each) is None
            ]
        typed = (each for each in found if self._type(each))
        return sorted(typed, key=lambda each: (-each.salience, fold(each.label), each.iri))

    def question(self, entity: StoredEntity, service_types: Mapping[str, str]) -> Question:
        """Return the question for a thing; where others bear its name, its row takes the id."""
        entity_type = self._type(entity)
        alone = self._bearers[entity_type, fold(entity.label)] == 1
        return Question(
            name=entity.label,
            label=entity.label if alone else entity_id(self._stored, entity),
            entity_type=entity_type,
            service_type=self._service_type(entity_type, service_types),
            known=frozenset((*(self._known(entity) or ()), *entity.same_as)),
        )

    def _type(self, entity: StoredEntity) -> str:
        return self._type_by_class.get(str(entity.entity_class), "")

    def _fits(self, entity: StoredEntity, wanted: Wanted) -> bool:
        kinds = self._ontology.with_wider([self._type(entity)])
        if wanted.types:
            return not set(kinds).isdisjoint(wanted.types)
        return _ASKED_ONLY_BY_NAME not in kinds

    def _known(self, entity: StoredEntity) -> set[str] | None:
        """Return the IRIs in a thing's rows, ``None`` where it has no row."""
        names = (entity_id(self._stored, entity), entity.label, *entity.aliases)
        places = {(self._type(entity), fold(name)) for name in names} & self._iris.keys()
        return {iri for place in places for iri in self._iris[place]} if places else None

    def _service_type(self, entity_type: str, service_types: Mapping[str, str]) -> str | None:
        """Return what the service calls a type, or the nearest one above it that it knows."""
        name: str | None = entity_type
        while name is not None and name not in service_types:
            known = self._ontology.entity_types.get(name)
            name = known.parent if known else None
        return service_types[name] or None if name is not None else None


def _require_types(names: Collection[str], ontology: Ontology) -> None:
    for name in names:
        if name not in ontology.entity_types:
            choices = ", ".join(ontology.entity_types)
            raise KgraphError(f"no entity type is called {name!r}. Use one of: {choices}.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown fault"
        fault = f"this folder cannot be made ({reason}). Check the place."
        raise OutputError(fault, place=str(folder)) from error
