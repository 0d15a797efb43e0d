"""What words mean where they stand, in few numbers: words of like sentences point the same way.

The states of the trained network tell grammar and types as much as meaning. A projection that is
fitted to the sentence vectors of the published encoder (``kgraph.training.meanings``) keeps what
tells of meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np

from kgraph.language.decoding import Floats
from kgraph.language.model_files import MEANINGS, damaged

DIMENSIONS: Final = 96
"""Numbers a word."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """A projection of word states ``[words, width]``; ``mean`` is what they are on average."""

    mean: Floats
    matrix: Floats

    @classmethod
    def read(cls, folder: Path) -> Meanings:
        """Read the projection of the model in ``folder``.

        Raises:
            ModelError: it is damaged.
        """
        path = folder / MEANINGS
        try:
            with np.load(BytesIO(path.read_bytes())) as table:
                mean, matrix = (table[name].astype(np.float32) for name in ("mean", "matrix"))
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as problem:
            raise damaged(path) from problem
        return cls(mean, matrix)

    @classmethod
    def blank(cls, width: int) -> Meanings:
        """Return a projection of states of some width that tells nothing."""
        zeros = np.zeros((width, DIMENSIONS), dtype=np.float32)
        return cls(zeros[:, 0], zeros)

    def of(self, states: Floats) -> Floats:
        """Return a vector for each word; means of such vectors tell what several words mean."""
        return np.asarray((states - self.mean) @ self.matrix, dtype=np.float32)


def write_meanings(meanings: Meanings, folder: Path) -> None:
    """Write a projection into a model folder, in 16 bits."""
    halves = {n: getattr(meanings, n).astype(np.float16) for n in ("mean", "matrix")}
    np.savez(folder / MEANINGS, **halves)
