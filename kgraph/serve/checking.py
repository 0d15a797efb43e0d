"""What a query may ask, before the engine sees it: Oxigraph would carry out SERVICE."""

from __future__ import annotations

from functools import lru_cache

from rdflib.plugins.sparql.parser import expandUnicodeEscapes

from kgraph.errors import QueryError
from kgraph.graph.sparql import parse_query


@lru_cache(maxsize=500)
def checked(text: str, *, base_iri: str) -> str:
    r"""Return a query that only reads the built graph, as the engine must be given it.

    Two parsers have to see the same words. Escapes of letters (``\u0053``) are the one thing that
    they take at different times, so they are replaced here, and what then still looks like one
    is refused.

    Raises:
        QueryError: it is not SPARQL, would change something or reads from elsewhere.
    """
    try:
        plain = expandUnicodeEscapes(text)
    except ValueError as error:
        raise QueryError(f"{error}. Correct it.") from error
    if expandUnicodeEscapes(plain) != plain:
        raise QueryError("an escape of a letter is escaped itself. Write the letter.")
    parse_query(plain, base_iri=base_iri)
    return plain
