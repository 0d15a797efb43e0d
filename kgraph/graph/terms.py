"""RDF terms -> text: as Turtle writes them, and short for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rdflib import RDF, XSD, Literal, URIRef

from kgraph.graph.short_names import PREFIXES, iri_below, prefixed, render_iri, render_string
from kgraph.graph.vocabulary import Term

_RELATIVE_PATH = re.compile(r"[A-Za-z0-9_~][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~][A-Za-z0-9_.~-]*)*")
_STRING = XSD.string  # rdflib looks a term up anew each time that it is named
_TYPE = RDF.type
_KNOWN_IRIS = 100_000  # as many as are remembered; most come back soon or never
_BARE_NUMBERS = (
    (XSD.integer, re.compile(r"[+-]?[0-9]+").fullmatch),
    (XSD.decimal, re.compile(r"[+-]?[0-9]*\.[0-9]+").fullmatch),
)


def render_ntriples_term(term: Term) -> str:
    """Return a term as N-Triples and N-Quads write it."""
    if isinstance(term, URIRef):
        return render_iri(term)
    suffix = f"@{term.language}" if term.language else ""
    if term.datatype is not None and term.datatype != _STRING:
        suffix = f"^^{render_iri(term.datatype)}"
    return render_string(str(term)) + suffix


@dataclass(frozen=True, slots=True)
class TermRenderer:
    """Writes terms with prefixes, and remembers IRIs that it has written.

    ``base_iri`` is what relative IRIs are relative to; without it there are none.
    """

    base_iri: str = ""
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))
    _known: dict[URIRef, str] = field(default_factory=dict, init=False, repr=False)

    def render(self, term: Term) -> str:
        """Return a term as Turtle writes it.

        >>> print(TermRenderer().render(Literal("2015", datatype=XSD.gYear)))
        "2015"^^xsd:gYear
        """
        # Half of all terms are IRIs, and isinstance is slow to say no of an abstract class.
        if type(term) is URIRef or isinstance(term, URIRef):
            return self._known.get(term) or self.iri(term)
        datatype = term.datatype
        if datatype is None or str.__eq__(datatype, _STRING):
            text = render_string(term)
            return f"{text}@{term.language}" if term.language else text
        for bare, form in _BARE_NUMBERS:  # str.__eq__, since IRIs of rdflib compare slowly
            if str.__eq__(datatype, bare) and form(term):
                return str.__str__(term)
        return f"{render_string(str(term))}^^{self.iri(datatype)}"

    def predicate(self, iri: URIRef) -> str:
        """Return the IRI in the place of a predicate, where ``a`` stands for ``rdf:type``."""
        if iri is _TYPE or str.__eq__(iri, _TYPE):
            return "a"
        return self._known.get(iri) or self.iri(iri)

    def iri(self, iri: URIRef) -> str:
        """Return an IRI: relative to the base, else with a prefix, else in full."""
        known = self._known.get(iri)
        if known is None:
            if len(self._known) >= _KNOWN_IRIS:
                self._known.clear()
            known = self._relative(iri) or self.prefixed(iri) or render_iri(iri)
            self._known[iri] = known
        return known

    def prefixed(self, iri: URIRef) -> str | None:
        """Return the IRI as prefix and local name, ``None`` where no prefix fits.

        >>> TermRenderer().prefixed(RDF.type)
        'rdf:type'
        """
        return prefixed(iri, self.prefixes)

    def short(self, term: Term) -> str:
        """Return a term for people: prefixed names, paths below the base, bare strings."""
        if isinstance(term, Literal):
            return str(term)
        below = iri_below(self.base_iri, term)
        return below or self.prefixed(term) or str(term)

    def relative(self, iri: URIRef) -> str | None:
        """Return the path of an IRI below the base, if every reader finds back from it."""
        below = iri_below(self.base_iri, iri)
        return below if below and _RELATIVE_PATH.fullmatch(below) else None

    def _relative(self, iri: URIRef) -> str | None:
        path = self.relative(iri)
        return f"<{path}>" if path else None
