"""What words mean where they stand, in few numbers: words of like sentences point the same way.

The states of the trained network tell grammar and types as much as meaning. A projection that is
fitted to the sentence vectors of the published encoder (``kgraph.training.meanings``) keeps what
tells of meaning. The main directions in which the states differ come after it: with these a link
is compared with examples of others (``extraction/link_encoder.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kgraph.language.decoding import Floats
from kgraph.language.model_files import MEANINGS, damaged

DIMENSIONS: Final = 96
"""Numbers a word that tell of meaning."""
STATE_DIMENSIONS: Final = 128
"""Numbers a word that tell of its state, after these."""
MOST: Final = 127
"""The greatest of them."""


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
        if matrix.shape != (len(mean), DIMENSIONS + STATE_DIMENSIONS):
            raise damaged(path)
        return cls(mean, matrix)

    @classmethod
    def blank(cls, width: int) -> Meanings:
        """Return a projection of states of some width that tells nothing."""
        zeros = np.zeros((width, DIMENSIONS + STATE_DIMENSIONS), dtype=np.float32)
        return cls(zeros[:, 0], zeros)

    def of(self, states: Floats) -> NDArray[np.int8]:
        """Return a vector for each word; means of such vectors tell what several words mean.

        The matrix is such that whole numbers up to 127 are fine enough: a long text has many words.
        """
        found = np.rint((states - self.mean) @ self.matrix)
        return np.asarray(found.clip(-MOST, MOST), dtype=np.int8)


def write_meanings(meanings: Meanings, folder: Path) -> None:
    """Write a projection into a model folder, in 16 bits."""
    halves = {n: getattr(meanings, n).astype(np.float16) for n in ("mean", "matrix")}
    np.savez(folder / MEANINGS, **halves)
