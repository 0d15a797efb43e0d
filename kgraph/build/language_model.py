"""The spaCy pipeline that a project may use for tags, trees and entities: which one, which version.

It is looked up here without loading it: a build in which nothing has changed does without.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kgraph
from kgraph.errors import ModelError

_WEIGHTS = Path("language", "weights")
_CONFIG = "config.cfg"  # every folder of a spaCy pipeline has one


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An installed pipeline.

    ``name`` is that of its package or folder, ``identity`` changes when it gives other results.
    """

    name: str
    identity: str


@dataclass(frozen=True, slots=True)
class ReadsWith:
    """What a process that reads loads.

    ``language_model`` is the name of a pipeline, ``None`` for kgraph's own model alone;
    ``device`` is what that one runs on.
    """

    language_model: str | None = None
    device: str = "cpu"


def find_language_model(name: str, *, folder: Path | None = None) -> LanguageModel:
    """Return the pipeline of a name.

    Args:
        name: Of an installed package, or the path of a folder.
        folder: What a relative path starts from; the working folder by default.

    Raises:
        ModelError: nothing of that name is installed, and no folder holds a pipeline.
    """
    try:
        return LanguageModel(name, f"{name} {version(name)}")
    except (PackageNotFoundError, ValueError):
        pass  # no package, or no name that one could have
    path = (folder or Path()) / name
    if (path / _CONFIG).is_file():
        return LanguageModel(str(path), _hash_folder(path))
    if path.is_dir() or os.sep in name or name.startswith("."):
        message = f"no spaCy pipeline is here. Name a folder with a {_CONFIG}, or a package."
        raise ModelError(message, place=str(path))
    raise ModelError(
        f"this language model is not installed. Run: python -m spacy download {name}", place=name
    )


@cache
def packaged_identity() -> str:
    """Return the hash of the model that comes with kgraph, without loading it."""
    return _hash_folder(Path(kgraph.__file__).parent / _WEIGHTS)


def _hash_folder(folder: Path) -> str:
    """Return the hash of names and bytes of all files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
