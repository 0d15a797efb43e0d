"""What a thing is called elsewhere: one row of an authority file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_IRI = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|(?:urn|tag|info):)[^\x00-\x20<>\"{}|^`\\\x7f-\xa0]+", re.IGNORECASE
)
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(?P<id>Q[0-9]+)")


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


def is_iri(text: str) -> bool:
    """Say whether a text is an IRI in full.

    >>> is_iri("https://example.org/ana"), is_iri("Q42"), is_iri("https://example.org/a b")
    (True, False, False)
    """
    return _IRI.fullmatch(text) is not None


def canonical_iri(iri: str) -> str:
    """Return the IRI of the thing where that of a page about it was given, as browsers show it.

    >>> canonical_iri("https://www.wikidata.org/wiki/Q42")
    'http://www.wikidata.org/entity/Q42'
    """
    page = _WIKIDATA.fullmatch(iri)
    return f"http://www.wikidata.org/entity/{page['id']}" if page else iri
