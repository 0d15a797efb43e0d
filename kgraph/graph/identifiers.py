"""IRIs of everything in the dataset: derived from content, under one base."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as percent_encode

from rdflib import URIRef

from kgraph.errors import SettingsError
from kgraph.graph.vocabulary import RESERVED_NAMES
from kgraph.model import Claim, Evidence, Join
from kgraph.model.identifiers import hash_text, slug

OPEN_PREFIX = "open:"
_IN_PATH = r"[^\x00-\x20<>\"{}|^`\\?#/]"
_BASE_IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://{_IN_PATH}+/(?:(?!\.\.?/){_IN_PATH}+/)*")
_WORD = re.compile(r"[^\W_]+")


def require_base_iri(base_iri: str) -> str:
    """Return the base IRI, if IRIs can be made by adding a path to it and read back from it.

    Raises:
        SettingsError: it has no host, does not end in ``/``, holds what no IRI may, or holds
            ``?``, ``#`` or ``..``, which relative IRIs would lose.

    >>> require_base_iri("https://example.org/graph/")
    'https://example.org/graph/'
    """
    if not _BASE_IRI.fullmatch(base_iri):
        raise SettingsError(
            f"base IRI {base_iri!r} cannot be used. "
            "Give one that begins and ends like https://example.org/graph/."
        )
    return base_iri


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes the IRIs under one base. Equal content gets equal IRIs, in every build."""

    base_iri: str

    def entity(self, entity_id: str) -> URIRef:
        """Return the IRI of an entity, which keeps its readable id.

        >>> str(Minter("https://example.org/").entity("person/ana-ruiz"))
        'https://example.org/person/ana-ruiz'
        """
        return self._iri(entity_id)

    def source(self, document_id: str) -> URIRef:
        """Return the IRI of a source."""
        return self._iri(f"source/{document_id}")

    def claim(self, claim: Claim) -> URIRef:
        """Return the IRI of a claim: what is claimed, whoever says it."""
        return URIRef(f"{self.base_iri}claim/{_hash_of(claim)}")

    def evidence(self, claim_iri: URIRef, evidence: Evidence) -> URIRef:
        """Return the IRI of one place that carries a claim."""
        claim_hash = claim_iri.rpartition("/")[2]
        place = (evidence.document_id, evidence.span.start, evidence.span.end)
        return URIRef(f"{self.base_iri}evidence/{evidence_hash(claim_hash, place)}")

    def membership(self, claim: Claim) -> URIRef:
        """Return the IRI of a person's role in an organization, whenever it was held."""
        parts = (claim.subject, claim.object or "", claim.qualifier or "")
        return self._iri(f"membership/{hash_text(*parts)}")

    def selector(self, evidence: URIRef) -> URIRef:
        """Return the IRI of what selects the words of evidence in its source."""
        return URIRef(f"{self.base_iri}selector/{evidence.rpartition('/')[2]}")

    def interval(self, begins: str | None, stops: str | None) -> URIRef:
        """Return the IRI of the time from one date to another; either may be open.

        >>> str(Minter("https://example.org/").interval("1954", None))
        'https://example.org/interval/1954_'
        """
        return self._iri(f"interval/{begins or ''}_{stops or ''}")

    def instant(self, date: str) -> URIRef:
        """Return the IRI of a date of the calendar."""
        return self._iri(f"instant/{date}")

    def join(self, entity_id: str, join: Join) -> URIRef:
        """Return the IRI of the finding that two names are one thing's."""
        parts = (entity_id, join.label, join.to, join.reason, join.document_id or "")
        return self._iri(f"join/{hash_text(*parts)}")

    def build(self, name: str) -> URIRef:
        """Return the IRI of the build that made the graph, named by a hash of what it used."""
        return self._iri(f"build/{name}")

    def curator(self, name: str) -> URIRef:
        """Return the IRI of a person who decides about the graph."""
        return self._iri(f"curator/{slug(name)}")

    def _iri(self, path: str) -> URIRef:
        return _iri_of(self.base_iri, path)


@lru_cache(maxsize=65_536)
def _iri_of(base_iri: str, path: str) -> URIRef:
    return URIRef(base_iri + percent_encode(path, safe="/-._~", errors="replace"))


def _hash_of(claim: Claim) -> str:
    return claim_hash(
        claim.subject,
        (claim.predicate, claim.object, claim.value, claim.qualifier),
        manner=(claim.polarity, claim.modality, claim.valid_from, claim.valid_to),
    )


def claim_hash(
    subject: str,
    link: tuple[str, str | None, str | None, str | None],
    *,
    manner: tuple[str, str, str | None, str | None],
) -> str:
    """Return what a claim's IRI ends in.

    Args:
        subject: The id of the subject.
        link: Predicate, object, value and qualifier.
        manner: Polarity, modality, and from when to when it holds.
    """
    predicate, target, value, qualifier = link
    polarity, modality, valid_from, valid_to = manner
    return hash_text(
        subject,
        predicate,
        "object" if target is not None else "value",
        target or value or "",
        qualifier or "",
        polarity,
        modality,
        valid_from or "",
        valid_to or "",
    )


def evidence_hash(claim: str, place: tuple[str, int, int]) -> str:
    """Return what the IRI of evidence ends in.

    Args:
        claim: What the claim's ends in.
        place: The document, and where in it the evidence starts and ends.
    """
    return hash_text(claim, place[0], str(place[1]), str(place[2]))


def minted_name(phrase: str, *, taken: frozenset[str] = frozenset()) -> str:
    """Return the local name of a property minted from the words of a source.

    ``taken`` are names that mean something else already; a minted one never hits them.

    >>> minted_name("organize with"), minted_name("co-found"), minted_name("start")
    ('organizeWith', 'coFound', 'startLink')
    """
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", phrase).casefold())
    if not words:
        return f"link{hash_text(phrase, length=8)}"
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
    while name in taken or name in RESERVED_NAMES:
        name += "Link"
    return name


def phrase_of(predicate: str) -> str | None:
    """Return the words of an open predicate, ``None`` for one of the ontology.

    >>> phrase_of("open:organize with"), phrase_of("memberOf")
    ('organize with', None)
    """
    return predicate.removeprefix(OPEN_PREFIX) if predicate.startswith(OPEN_PREFIX) else None
