"""Which of several formats a client wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html"
HTML_PAGE: Final = f"{HTML}; charset=utf-8"

RESULT_FORMATS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
"""What SELECT and ASK can be answered with; the first where a client does not care."""

GRAPH_FORMATS: Final[Mapping[str, str]] = {
    "text/turtle": "TURTLE",
    "application/x-turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/json": "JSON_LD",
    "application/xml": "RDF_XML",
}
"""What CONSTRUCT and DESCRIBE can be answered with."""


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the value of the media type that an ``Accept`` header likes best.

    Of several liked as much, the one offered first. An empty header likes everything.

    Source:
        RFC 9110, section 12.5.1

    >>> choose("text/csv, */*;q=0.1", RESULT_FORMATS), choose("image/png", RESULT_FORMATS)
    ('CSV', None)
    """
    ranges = dict(_ranges(accept or "*/*"))
    liking = {each: _quality(each, ranges) for each in offered}
    best = max(liking, key=lambda each: liking[each])
    return offered[best] if liking[best] > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        media_range, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        yield media_range, _number(quality)


def _number(text: str) -> float:
    """Return a quality, 0 where it is none."""
    whole, _, rest = text.partition(".")
    digits = (whole + rest).isascii() and (whole + rest).isdigit()
    return min(float(text), 1.0) if digits and len(text) <= 6 else 0.0


def _quality(media_type: str, ranges: Mapping[str, float]) -> float:
    """Return what the most specific range that fits says."""
    for each in (media_type, media_type.split("/")[0] + "/*", "*/*"):
        if each in ranges:
            return ranges[each]
    return 0.0
