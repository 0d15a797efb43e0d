"""Things and claims of a built graph, as decisions name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import unquote

from rdflib import Literal

from kgraph.errors import KgraphError
from kgraph.graph.describe import predicate_label
from kgraph.graph.find import entity_id, find_entities, get_entity
from kgraph.graph.identifiers import OPEN_PREFIX
from kgraph.graph.stored import StoredClaim, StoredEntity, StoredGraph
from kgraph.model import Modality, Polarity
from kgraph.ontology.types import Ontology
from kgraph.resolution.ledger import ClaimRef, EntityRef

T = TypeVar("T")

_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Names:
    """What the things and claims of a graph are called in decisions."""

    stored: StoredGraph
    ontology: Ontology

    def entity(self, name: str) -> EntityRef:
        """Return the one thing that a name fits, as ``kgraph show`` takes it.

        Raises:
            KgraphError: none or several do.
        """
        return self._ref(get_entity(self.stored, name))

    def entity_or_new(self, name: str, entity_type: str | None) -> EntityRef:
        """Return the thing that a name fits, or a new one of a type.

        Raises:
            KgraphError: several do, or none does and there is no type.
        """
        if entity_type is None or find_entities(self.stored, name):
            return self.entity(name)
        return EntityRef(None, self.require_type(entity_type), name)

    def require_type(self, name: str) -> str:
        """Return the name of a type.

        Raises:
            KgraphError: the ontology has no such type.
        """
        if name not in self.ontology.entity_types:
            known = ", ".join(self.ontology.entity_types)
            raise KgraphError(f"no type is called {name!r}. Use one of: {known}.")
        return name

    def require_sources(self, *names: str) -> tuple[str, ...]:
        """Return the names of sources.

        Raises:
            KgraphError: the graph has no such source.
        """
        known = sorted(source.path for source in self.stored.sources_by_iri.values())
        for name in names:
            if name not in known:
                shown = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
                raise KgraphError(f"no source is called {name!r}. There is: {shown}.")
        return names

    def type_of(self, name: str) -> str:
        """Return the type of the thing that a name fits.

        Raises:
            KgraphError: none or several do.
        """
        return self._type(get_entity(self.stored, name))

    def predicate(self, name: str) -> str:
        """Return the link of the ontology that a name or its words stand for, or an open one.

        Raises:
            KgraphError: the ontology has no such link.
        """
        for relation in self.ontology.relations.values():
            if name in (relation.name, relation.label):
                return relation.name
        if name.startswith(OPEN_PREFIX) and name.removeprefix(OPEN_PREFIX).strip():
            return name
        raise KgraphError(
            f"no link is called {name!r}. List them: kgraph ontology. "
            f"Write {OPEN_PREFIX}{name} for a link in your own words."
        )

    def claim(self, name: str, link: str, *, target: str, **limits: str | None) -> ClaimRef:
        """Return what names the claims with these ends and this link.

        Args:
            name: The thing that stands first.
            link: A link of the ontology or its words; ``open:`` and words for another.
            target: The thing that stands last, or a value.
            limits: ``polarity`` and ``modality`` of the claims, and the ``quote`` meant.

        Raises:
            KgraphError: there are none; the message lists what links the two, or starts there.
        """
        start = get_entity(self.stored, name).iri
        near = [claim for claim in self.stored.claims if claim.subject == start]
        ends = {str(each.iri) for each in find_entities(self.stored, target)} | {target}
        between = [claim for claim in near if str(claim.target) in ends]
        found = [claim for claim in between if link in self._links(claim) and _fits(claim, limits)]
        if not found:
            raise KgraphError(
                f"no source says {name!r} {link!r} {target!r} in this way. "
                f"There is: {self._listed(between or near)}."
            )
        return self._common(found, quote=limits.get("quote"))

    def new_claim(self, **parts: str | None) -> ClaimRef:
        """Return what names a claim that is to be added.

        Args:
            parts: ``name``, ``link`` and ``target``; ``subject_type`` and ``object_type`` of
                things that are not there yet; ``qualifier``, ``since``, ``until``, ``quote``,
                ``polarity`` and ``modality``.

        Raises:
            KgraphError: something that is named is not there.
        """
        predicate = self.predicate(parts["link"] or "")
        relation = self.ontology.relations.get(predicate)
        target, qualifier = parts["target"] or "", parts.get("qualifier")
        leads_to_value = relation is not None and relation.literal is not None
        return ClaimRef(
            subject=self.entity_or_new(parts["name"] or "", parts.get("subject_type")),
            predicate=predicate,
            object=None if leads_to_value else self.entity_or_new(target, parts.get("object_type")),
            value=target if leads_to_value else None,
            qualifier=None if qualifier is None else self.entity(qualifier),
            polarity=Polarity(parts.get("polarity") or "positive"),
            modality=Modality(parts.get("modality") or "asserted"),
            valid_from=parts.get("since"),
            valid_to=parts.get("until"),
            quote=parts.get("quote"),
        )

    def _common(self, claims: list[StoredClaim], *, quote: str | None) -> ClaimRef:
        """Return what names all of these claims, which have the same ends and the same link."""
        first, entities = claims[0], self.stored.entities_by_iri
        value = str(first.target) if isinstance(first.target, Literal) else None
        qualifier = _only(claim.qualifier for claim in claims)
        polarity = _only(claim.polarity for claim in claims)
        modality = _only(claim.modality for claim in claims)
        return ClaimRef(
            subject=self._ref(entities[first.subject]),
            predicate=self._predicate(first),
            object=None if value is not None else self.entity(str(first.target)),
            value=value,
            qualifier=self._ref(entities[qualifier]) if qualifier in entities else None,
            polarity=Polarity(polarity) if polarity else None,
            modality=Modality(modality) if modality else None,
            valid_from=_only(claim.valid_from for claim in claims),
            valid_to=_only(claim.valid_to for claim in claims),
            quote=quote,
        )

    def _links(self, claim: StoredClaim) -> tuple[str, str]:
        return self._predicate(claim), predicate_label(self.stored, claim.predicate)

    def _ref(self, entity: StoredEntity) -> EntityRef:
        name = unquote(entity_id(self.stored, entity))
        known = None if "://" in name else name
        return EntityRef(known, self._type(entity), entity.label)

    def _type(self, entity: StoredEntity) -> str:
        for known in self.ontology.entity_types.values():
            if known.iri == str(entity.entity_class):
                return known.name
        return unquote(entity_id(self.stored, entity)).rsplit("/", 1)[0]

    def _predicate(self, claim: StoredClaim) -> str:
        for relation in self.ontology.relations.values():
            if relation.iri == str(claim.predicate):
                return relation.name
        return OPEN_PREFIX + self.stored.label(claim.predicate)

    def _listed(self, claims: list[StoredClaim]) -> str:
        shown = [
            f"{self._predicate(claim)} {self.stored.label(claim.target)!r}" for claim in claims
        ]
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        return (", ".join(shown[:_SHOWN]) or "nothing") + more


def _fits(claim: StoredClaim, limits: Mapping[str, str | None]) -> bool:
    """Say whether a claim is put in the way that is asked for."""
    return all(
        wanted in (None, has)
        for wanted, has in (
            (limits.get("polarity"), claim.polarity),
            (limits.get("modality"), claim.modality),
        )
    )


def _only(values: Iterable[T | None]) -> T | None:
    """Return what all have, ``None`` where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
