"""What a thing is called elsewhere: one row of an authority file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AuthorityStatus(StrEnum):
    """What a person has said of a row: it holds, it is still to be judged, or it is wrong."""

    ACCEPTED = "accepted"
    SUGGESTED = "suggested"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, order=True)
class AuthorityRecord:
    """One row of ``data/authorities.csv``: a thing of ours and its IRI elsewhere.

    ``label`` is a name of the thing, or its id where several things have that name;
    ``entity_type`` a local name of the ontology. ``iri`` is empty only in a rejected row: no
    authority knows the thing. ``place`` is file and line, for messages.
    """

    label: str
    entity_type: str
    iri: str
    aliases: tuple[str, ...] = ()
    status: AuthorityStatus = AuthorityStatus.ACCEPTED
    place: str = ""
