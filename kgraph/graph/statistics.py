"""What can be counted in a network: who is central, who belongs together, who speaks about what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kgraph.graph.network import Network
from kgraph.model import Claim

_MOST_CENTRAL = 8  # of one type
_MOST_COMMUNITIES = 12
_SMALLEST_COMMUNITY = 3
_MOST_SPEAKERS = 6
_MOST_TOPICS = 12


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that are linked more among themselves than with others, the most salient first.

    ``links`` counts the edges inside it.
    """

    members: tuple[str, ...]
    links: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many quotes of each speaker are about each topic: ``quotes[speaker][topic]``."""

    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quotes: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it, by entity id.

    ``central_by_type`` gives for each type the most salient of the entities with links, by
    PageRank (see ``build_network``), types with more of them first.
    """

    central_by_type: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    communities: tuple[Community, ...] = ()
    spoken: Spoken = field(default_factory=Spoken)


def statistics_of(network: Network) -> Statistics:
    """Return what can be counted; the same for the same network."""
    return Statistics(_central(network), tuple(_communities(network)), _spoken(network))


def _central(network: Network) -> dict[str, tuple[str, ...]]:
    linked: dict[str, list[str]] = defaultdict(list)
    for node in network.nodes:
        if node.community is not None:
            linked[node.entity_type].append(node.id)
    order = sorted(linked, key=lambda name: (-len(linked[name]), name))
    return {name: tuple(linked[name][:_MOST_CENTRAL]) for name in order}


def _communities(network: Network) -> Iterator[Community]:
    members: dict[int, list[str]] = defaultdict(list)
    community_of: dict[str, int] = {}
    for node in network.nodes:
        if node.community is not None:
            members[node.community].append(node.id)
            community_of[node.id] = node.community
    inside = Counter(
        community_of[edge.first]
        for edge in network.edges
        if community_of[edge.first] == community_of[edge.second]
    )
    for number in sorted(members)[:_MOST_COMMUNITIES]:
        if len(members[number]) >= _SMALLEST_COMMUNITY:
            yield Community(tuple(members[number]), inside[number])


def _spoken(network: Network) -> Spoken:
    quotes = _quotes(network)
    rank = network.ranks()
    said = Counter(speaker for speaker, _ in quotes.elements() if speaker in rank)
    speakers = [speaker for speaker, _ in _most(said, rank)][:_MOST_SPEAKERS]
    about: Counter[str] = Counter()
    for (speaker, topic), number in quotes.items():
        if speaker in speakers and topic in rank and topic not in speakers:
            about[topic] += number
    topics = [topic for topic, _ in _most(about, rank)][:_MOST_TOPICS]
    if not topics:
        return Spoken()
    rows = tuple(tuple(quotes[speaker, topic] for topic in topics) for speaker in speakers)
    return Spoken(tuple(speakers), tuple(topics), rows)


def _most(counts: Counter[str], rank: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the counts, the highest first, of equal ones the most salient first."""
    return sorted(counts.items(), key=lambda item: (-item[1], rank[item[0]]))


def _quotes(network: Network) -> Counter[tuple[str, str]]:
    """Count quotes by who says them and what they are about; one may carry several claims."""
    found = {
        (evidence.speaker, topic, evidence.document_id, evidence.span)
        for claim in _claims(network)
        for evidence in claim.evidence
        if evidence.speaker is not None
        for topic in (claim.subject, claim.object, claim.qualifier)
        if topic is not None and topic != evidence.speaker
    }
    return Counter((speaker, topic) for speaker, topic, _, _ in found)


def _claims(network: Network) -> Iterable[Claim]:
    for edge in network.edges:
        yield from edge.claims
    for node in network.nodes:
        yield from node.facts
