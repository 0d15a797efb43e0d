"""What a kept result depends on: while none of it changes, the document need not be read again.

Nobody has to remember to bump a number: the code of every layer that a result passes through is
part of its key, and so are the versions of the libraries those layers use.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, TypeAlias

from kgraph.model import KnownName
from kgraph.model.claim import LEAST_CONFIDENCE
from kgraph.model.identifiers import hash_text

KEPT_LAYERS: Final = (
    "errors.py", "model", "ontology", "sources", "language", "extraction", "build/codec.py",
)  # fmt: skip
LIBRARIES: Final = (
    "spacy", "onnxruntime", "numpy", "babel", "jellyfish", "rapidfuzz",
    "trafilatura", "lxml", "charset-normalizer",
)  # fmt: skip
PACKAGED_MODEL: Final = "packaged"
"""The model that comes with kgraph: its files lie in the language layer and are hashed with it."""

Installed: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""The hash of the code, and the versions of the libraries."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything but the source that decides what a document yields, as hashes and versions."""

    ontology: str
    names: str
    least_confidence: float
    model: str
    code: str
    libraries: tuple[tuple[str, str], ...]

    @property
    def installed(self) -> Installed:
        """The part of it that is what is installed where a source is read."""
        return self.code, self.libraries

    def key(self, source: str, sha256: str, *, meta: str | None = None) -> str:
        """Return the key under which the result of one source is kept: 64 hex digits.

        Args:
            source: The name that the source goes by in the output.
            sha256: Hash of the source's bytes. Never its path alone or its modification time:
                an edited file with an old name must be read again.
            meta: Hash of the bytes of the file that tells of the source, if there is one.
        """
        recipe = json.dumps(asdict(self), sort_keys=True)
        return hash_text(source, sha256, meta or "", recipe, length=64)


def current_recipe(
    *,
    ontology: str,
    names: tuple[KnownName, ...] = (),
    least_confidence: float = LEAST_CONFIDENCE,
    model: str = PACKAGED_MODEL,
) -> Recipe:
    """Return the recipe of this installation.

    Args:
        ontology: Hash of the ontology's files.
        names: The known names, in the order of their list.
        least_confidence: Confidence below which claims are left out.
        model: Name and version, or hash, of a model that lies elsewhere than in the package.
    """
    code, libraries = installed()
    return Recipe(
        ontology=ontology,
        names=hash_text(repr(names), length=64),
        least_confidence=least_confidence,
        model=model,
        code=code,
        libraries=libraries,
    )


def installed() -> Installed:
    """Return what tells the kgraph of this machine, and what it reads with, from others."""
    libraries = tuple((name, _version(name)) for name in LIBRARIES)
    return hash_code(Path(__file__).parents[1]), libraries


def _version(library: str) -> str:
    """Return the version of a library, or of the one that goes in its place on a GPU."""
    try:
        return version(library)
    except PackageNotFoundError:
        return f"{version(f'{library}-gpu')} gpu"


def hash_code(package: Path, *, layers: Sequence[str] = KEPT_LAYERS) -> str:
    """Return the hash of layers, of those whose work is kept if none are named.

    Names and bytes of their files decide.
    """
    digest = hashlib.sha256()
    for path in sorted(path for layer in layers for path in _files(package / layer)):
        for part in (path.relative_to(package).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def hash_file(path: Path) -> str | None:
    """Return the hash of a file's bytes, ``None`` where they cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _files(layer: Path) -> list[Path]:
    if layer.is_file():
        return [layer]
    return [path for path in layer.rglob("*") if path.is_file() and path.suffix != ".pyc"]
