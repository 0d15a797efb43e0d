"""Every error a user can meet.

KgraphError                    anything a user can mend; the command line prints it as one line
|-- SourceError                one source file cannot be read
|-- OntologyError              the types and links are not usable
|-- ModelError                 the files of the language model are missing or damaged
|-- SettingsError              kgraph.toml, names.txt, curation.toml or another such file is wrong
|-- QueryError                 a SPARQL query is wrong or asks for what is not allowed
|-- ServiceError               a service on the network gives no usable answer
|-- OutputError                something cannot be written, or what is there cannot be read
`-- MissingExtraError          an optional part is not installed

A message says where (file, and line where there is one), what was wrong, and what to do.
"""

from __future__ import annotations


class KgraphError(Exception):
    """Something the user can mend; ``str()`` is one line that says where, what and what to do.

    >>> str(KgraphError("it ends early. Add the last line.", place="talk.vtt:42"))
    'talk.vtt:42: it ends early. Add the last line.'
    """

    def __init__(self, message: str, *, place: str = "") -> None:
        self.message = message
        self.place = place
        super().__init__(f"{place}: {message}" if place else message)


class SourceError(KgraphError):
    """One source file cannot be read; the other files are still built."""


class OntologyError(KgraphError):
    """The ontology folder does not define usable types and links."""


class ModelError(KgraphError):
    """The files of the language model are missing or damaged."""


class SettingsError(KgraphError):
    """A settings file says something that kgraph cannot use."""


class QueryError(KgraphError):
    """A query cannot be run.

    ``excerpt`` is the line of the query with the fault, and the column in it, from 1 on.
    """

    def __init__(
        self, message: str, *, place: str = "", excerpt: tuple[str, int] | None = None
    ) -> None:
        self.excerpt = excerpt
        super().__init__(message, place=place)


class ServiceError(KgraphError):
    """A service on the network that the user asked for gives no usable answer."""


class OutputError(KgraphError):
    """An output cannot be written or read."""


class MissingExtraError(KgraphError):
    """A part that is not installed; the message names the pip command."""

    def __init__(self, *, what: str, extra: str) -> None:
        super().__init__(f"{what} needs more packages. Run: pip install 'kgraph[{extra}]'")
