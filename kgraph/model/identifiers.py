"""Names for things that stay the same from build to build: no counter, no clock."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def hash_text(*parts: str, length: int = 16) -> str:
    """Return the first ``length`` hex digits of the SHA-256 of the parts, told apart.

    >>> hash_text("ab", "c") == hash_text("a", "bc")
    False
    """
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    told_apart = b"".join([len(each).to_bytes(8, "big") + each for each in encoded])
    return hashlib.sha256(told_apart).hexdigest()[:length]


def slug(label: str) -> str:
    """Return a label as ASCII words joined by hyphens.

    Where letters are lost that a reader would need, a hash of the label keeps it unique.

    >>> slug("Selma Lagerlöf")
    'selma-lagerlof'
    >>> slug("民主") == slug("民族")
    False
    """
    plain = unicodedata.normalize("NFKD", label).casefold()
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _NOT_WORD.sub("-", kept).strip("-")[:80].rstrip("-")
    lost = [letter for letter in kept if letter.isalnum() and not letter.isascii()]
    if words and not lost:
        return words
    return f"{words}-{hash_text(label, length=8)}".strip("-")


def entity_id(entity_type: str, label: str) -> str:
    """Return the id of an entity, derived from type and label.

    >>> entity_id("person", "Ana Ruiz")
    'person/ana-ruiz'
    """
    return f"{entity_type}/{slug(label)}"


def document_id(source: str, sha256: str) -> str:
    """Return the id of a document: same name or same content alone do not make one document."""
    return f"{slug(source.rsplit('/', 1)[-1])}-{hash_text(source, sha256, length=8)}"
