"""What one document yields: the last stage that is kept per document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kgraph.model.claim import Claim
from kgraph.model.entity import Entity
from kgraph.model.mention import CoreferenceChain, Mention
from kgraph.model.problem import Problem
from kgraph.model.text import Document

ChainPlace: TypeAlias = tuple[str, int]
"""A chain: the id of its document, and its number there."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A document with its mentions, its chains and the claims between them.

    References in claims are ``c<number>`` of a chain. ``speaker_chains[i]`` is the chain of
    the speaker of ``document.turns[i]``, ``None`` in prose.
    """

    document_id: str
    document: Document
    mentions: tuple[Mention, ...]
    chains: tuple[CoreferenceChain, ...]
    claims: tuple[Claim, ...]
    speaker_chains: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents after resolution.

    ``entity_by_chain`` maps (document id, chain number) to an entity id; a chain that a person
    rejected has none. Entities and claims are sorted. ``problems`` are decisions of people that
    match nothing any more.
    """

    extracts: tuple[Extract, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    entity_by_chain: dict[ChainPlace, str]
    problems: tuple[Problem, ...] = ()
