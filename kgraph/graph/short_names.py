"""IRIs and texts as SPARQL and Turtle write them, as plain strings: no RDF library is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

DEFAULT_BASE_IRI: Final = "https://w3id.org/kgraph/graph/"

PREFIXES: Final[dict[str, str]] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": "https://w3id.org/kgraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NAMESPACE = re.compile(r"(.*[#/])([^#/]*)", re.DOTALL)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Beside what the grammar forbids: what an editor would show wrongly or break a line at.
_TO_ESCAPE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def render_string(text: str) -> str:
    r"""Return a string as Turtle and N-Triples write it, in double quotes on one line.

    >>> print(render_string('She said "no"\n'))
    "She said \"no\"\n"
    """
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def render_iri(iri: str) -> str:
    """Return an IRI in full, in angle brackets.

    Raises:
        ValueError: it holds a character that no IRI may hold.
    """
    if not is_iri(iri):
        raise ValueError(f"{iri!r} is no IRI")
    return f"<{iri}>"


def is_iri(text: str) -> bool:
    """Whether a text holds only characters that an IRI may hold."""
    return _NOT_IN_IRI.search(text) is None


def prefixed(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str | None:
    """Return an IRI as prefix and local name, ``None`` where no prefix fits.

    >>> prefixed("http://xmlns.com/foaf/0.1/Person")
    'foaf:Person'
    """
    parts = _NAMESPACE.fullmatch(iri)
    if parts is None or not _LOCAL_NAME.fullmatch(parts[2]):
        return None
    for prefix, namespace in prefixes.items():
        if namespace == parts[1]:
            return f"{prefix}:{parts[2]}"
    return None


def iri_below(base_iri: str, iri: str) -> str | None:
    """Return what follows the base in an IRI, ``None`` where it starts otherwise."""
    return iri.removeprefix(base_iri) if base_iri and iri.startswith(base_iri) else None


def short_iri(iri: str, base_iri: str) -> str:
    """Return an IRI for people: the path below the base, else with a prefix, else in full."""
    return iri_below(base_iri, iri) or prefixed(iri) or iri
