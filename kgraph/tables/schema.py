"""The Parquet tables of what documents yield, before resolution.

A set is a folder with a folder for each table, which holds part files. A row belongs to one
document and names it by ``document_id``. References between the rows of a document are numbers of
chains. All that the graph says of a document stands in columns; ``content`` is the whole result
as the cache keeps it, where whoever wrote the set had it.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = "1"
VERSION_KEY: Final = b"kgraph.tables"
"""Under which every part file has ``SCHEMA_VERSION`` in its metadata."""

_TEXT, _FLAG, _REAL = pa.string(), pa.bool_(), pa.float64()
_NUMBER, _OFFSET, _TIME = pa.int32(), pa.int32(), pa.int64()


def _table(*columns: tuple[str, pa.DataType], optional: str = "") -> pa.Schema:
    missing = optional.split()
    fields = [pa.field(name, kind, nullable=name in missing) for name, kind in columns]
    return pa.schema(fields, metadata={VERSION_KEY: SCHEMA_VERSION.encode()})


def _struct(*columns: tuple[str, pa.DataType], optional: str = "") -> pa.StructType:
    return pa.struct(list(_table(*columns, optional=optional)))


DOCUMENTS: Final = _table(
    ("key", _TEXT),  # under which the result is kept: the same bytes read the same way
    ("document_id", _TEXT),
    ("source", _TEXT),
    ("sha256", _TEXT),
    ("meta_sha256", _TEXT),  # of the file that tells of the source
    ("title", _TEXT),
    ("date", _TEXT),
    ("recording", _TEXT),
    ("page", _TEXT),
    ("reader", _TEXT),
    ("is_spoken", _FLAG),  # whether any turn has a speaker
    ("words", _TIME),  # of the text as it is read
    ("content", pa.binary()),  # an Extract, as kgraph.build.codec encodes it
    optional="meta_sha256 date recording page content",
)

JOIN: Final = _struct(("label", _TEXT), ("to", _TEXT), ("reason", _TEXT))
CHAINS: Final = _table(
    ("document_id", _TEXT),
    ("position", _NUMBER),  # among the chains of the document, from 0
    ("number", _NUMBER),  # what claims, mentions and speakers name it by
    ("entity_type", _TEXT),
    ("labels", pa.list_(pa.field("item", _TEXT, nullable=False))),
    ("salience", _REAL),
    ("is_phrase", _FLAG),
    ("is_term", _FLAG),
    ("is_spoken", _FLAG),  # of its document
    ("joins", pa.list_(pa.field("item", JOIN, nullable=False))),
)

MENTIONS: Final = _table(
    ("document_id", _TEXT),
    ("start", _OFFSET),  # offsets are code points of the source, half-open
    ("end", _OFFSET),
    ("head_start", _OFFSET),
    ("head_end", _OFFSET),
    ("text", _TEXT),
    ("entity_type", _TEXT),
    ("named", _FLAG),
    ("chain", _NUMBER),
)

EVIDENCE: Final = _struct(
    ("start", _OFFSET),
    ("end", _OFFSET),
    ("quote", _TEXT),
    ("subject_start", _OFFSET),
    ("subject_end", _OFFSET),
    ("object_start", _OFFSET),
    ("object_end", _OFFSET),
    ("speaker", _NUMBER),  # a chain
    ("start_ms", _TIME),
    ("confidence", _REAL),
    ("rule", _TEXT),
    ("words", _TEXT),  # of the source as they stand there, with those close before and behind
    ("before", _TEXT),
    ("behind", _TEXT),
    ("heard_at", _TEXT),  # the address of the stretch of the recording
    optional="object_start object_end speaker start_ms words before behind heard_at",
)
CLAIMS: Final = _table(
    ("document_id", _TEXT),
    ("number", _NUMBER),  # among the claims of the document, from 0
    ("subject", _NUMBER),  # chains
    ("predicate", _TEXT),
    ("object", _NUMBER),
    ("value", _TEXT),
    ("qualifier", _NUMBER),
    ("polarity", _TEXT),
    ("modality", _TEXT),
    ("valid_from", _TEXT),
    ("valid_to", _TEXT),
    ("confidence", _REAL),
    ("evidence", pa.list_(pa.field("item", EVIDENCE, nullable=False))),
    optional="object value qualifier valid_from valid_to",
)

SCHEMA_BY_TABLE: Final[dict[str, pa.Schema]] = {
    "chains": CHAINS,
    "mentions": MENTIONS,
    "claims": CLAIMS,
    "documents": DOCUMENTS,
}
"""The tables in the order in which a part is written: what has its documents is whole."""
