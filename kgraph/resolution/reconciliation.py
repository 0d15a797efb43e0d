"""What goes to a reconciliation service and what comes back, without the network.

Source:
    W3C Entity Reconciliation Community Group, "Reconciliation Service API", versions 0.1 and
    0.2, https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kgraph.errors import ServiceError
from kgraph.model import AuthorityRecord, AuthorityStatus
from kgraph.model.authority import canonical_iri, is_iri

VERSIONS: Final = frozenset({"0.1", "0.2"})
USUAL_BATCH: Final = 10
LARGEST_BATCH: Final = 50

_HUGE: Final = 1e9
_NO_SERVICE: Final = "Check that the address is that of a reconciliation service."


@dataclass(frozen=True, slots=True)
class Question:
    """A name to ask for.

    ``name`` is what the service is told, and ``service_type``, a type of its own, if any.
    ``label`` and ``entity_type`` are what a row says of the thing. ``known`` are IRIs that a row
    has already, whatever a person made of them.
    """

    name: str
    label: str
    entity_type: str
    service_type: str | None = None
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself: how its identifiers become IRIs, and how much it takes."""

    name: str
    identifier_space: str
    view_url: str | None = None
    batch_size: int = USUAL_BATCH

    def iri(self, identifier: str) -> str | None:
        """Return the IRI that an identifier stands for, ``None`` where it stands for none.

        Some services name as their space a page that only tells of it; there, as anywhere that
        the space does not end like a prefix, the page that shows the thing stands for it.

        >>> Manifest("W", "http://www.wikidata.org/entity/").iri("Q42")
        'http://www.wikidata.org/entity/Q42'
        """
        if is_iri(identifier):
            return canonical_iri(identifier)
        if self.identifier_space.endswith(("/", "#", "=", ":")):
            iri = self.identifier_space + identifier
        else:
            iri = (self.view_url or "").replace("{{id}}", identifier)
        return canonical_iri(iri) if is_iri(iri) else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a service takes a name for. ``score`` is on a scale of its own."""

    iri: str
    name: str
    description: str = ""
    score: float = 0.0
    match: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row to add to the authority file; ``note`` says what the service calls the thing."""

    record: AuthorityRecord
    score: float
    note: str


def render_queries(questions: Sequence[Question], *, limit: int) -> str:
    """Return a batch of queries as the JSON that the ``queries`` parameter takes.

    >>> render_queries([Question("Ana", "Ana", "person", "Q5")], limit=3)
    '{"q0": {"query": "Ana", "limit": 3, "type": "Q5"}}'
    """
    batch: dict[str, dict[str, object]] = {}
    for number, question in enumerate(questions):
        query: dict[str, object] = {"query": question.name, "limit": limit}
        if question.service_type:
            query["type"] = question.service_type
        batch[f"q{number}"] = query
    return json.dumps(batch, ensure_ascii=False)


def parse_manifest(answer: object, *, place: str) -> Manifest:
    """Return what a service says of itself.

    Args:
        answer: The JSON of its answer, as plain values.
        place: The address of the service.

    Raises:
        ServiceError: it is no reconciliation service, or none of a version that is known.
    """
    if not isinstance(answer, Mapping) or not isinstance(answer.get("identifierSpace"), str):
        fault = f"its answer is not what a reconciliation service says of itself. {_NO_SERVICE}"
        raise ServiceError(fault, place=place)
    versions = answer.get("versions")
    if isinstance(versions, list) and versions and not VERSIONS.intersection(map(str, versions)):
        told = ", ".join(map(str, versions))
        fault = f"it speaks version {told} of the protocol, not 0.1 or 0.2. Ask another service."
        raise ServiceError(fault, place=place)
    view = answer.get("view")
    return Manifest(
        name=str(answer.get("name") or place),
        identifier_space=str(answer["identifierSpace"]),
        view_url=_text(view, "url") if isinstance(view, Mapping) else None,
        batch_size=_batch_size(answer.get("batchSize")),
    )


def parse_answers(
    answer: object, count: int, *, manifest: Manifest, place: str
) -> list[list[Candidate]]:
    """Return the candidates for each query of a batch, best first.

    Args:
        answer: The JSON of the answer, as plain values.
        count: How many queries were asked.
        manifest: What the service says of itself.
        place: The address of the service.

    Raises:
        ServiceError: this is no answer to the queries.
    """
    keys = [f"q{number}" for number in range(count)]
    if not isinstance(answer, Mapping) or not any(key in answer for key in keys):
        told = _text(answer, "message") if isinstance(answer, Mapping) else None
        fault = f"it does not answer the queries{f' ({told})' if told else ''}. {_NO_SERVICE}"
        raise ServiceError(fault, place=place)
    return [_best_first(answer.get(key), manifest) for key in keys]


def suggest(
    question: Question, candidates: Sequence[Candidate], *, limit: int, accept_matches: bool = False
) -> tuple[Suggestion, ...]:
    """Return the rows that candidates for a name are worth, best first.

    What the file knows already does not come again. A candidate that the service is sure of is
    accepted if ``accept_matches`` says so and there is no other such, and is then the only one.
    """
    new = [each for each in candidates if each.iri not in question.known][:limit]
    sure = [each for each in new if each.match]
    if accept_matches and len(sure) == 1:
        return (_suggestion(question, sure[0], status=AuthorityStatus.ACCEPTED),)
    return tuple(_suggestion(question, each, status=AuthorityStatus.SUGGESTED) for each in new)


def _suggestion(question: Question, candidate: Candidate, *, status: AuthorityStatus) -> Suggestion:
    record = AuthorityRecord(question.label, question.entity_type, candidate.iri, status=status)
    told = ", ".join(filter(None, (candidate.name, candidate.description)))
    return Suggestion(record, candidate.score, " ".join(told.split()))


def _best_first(answer: object, manifest: Manifest) -> list[Candidate]:
    results = answer.get("result") if isinstance(answer, Mapping) else None
    found: dict[str, Candidate] = {}
    for candidate in _candidates(results if isinstance(results, list) else [], manifest):
        found.setdefault(candidate.iri, candidate)
    return sorted(found.values(), key=lambda each: -each.score)


def _candidates(results: Sequence[object], manifest: Manifest) -> Iterator[Candidate]:
    for result in results:
        if not isinstance(result, Mapping) or not result.get("id"):
            continue
        iri = manifest.iri(str(result["id"]))
        if iri is not None:
            yield Candidate(
                iri=iri,
                name=_text(result, "name") or "",
                description=_text(result, "description") or "",
                score=_number(result.get("score")),
                match=result.get("match") is True,
            )


def _text(values: Mapping[Any, object], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) else None


def _number(value: object) -> float:
    """Return a score, of whatever size JSON can write it."""
    return float(min(max(value, -_HUGE), _HUGE)) if isinstance(value, int | float) else 0.0


def _batch_size(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return USUAL_BATCH
    return min(max(value, 1), LARGEST_BATCH)
