"""How a link is put, as a trained network of its own reads the words around its two things.

It is a second copy of the language network's encoder that has been taught only this: from its first
layer on it knows which words are subject and object, how far from them each word stands, and which
link is asked about, so that what denies one pair of a sentence and not another is told apart.
Fitted by ``python -m kgraph.training stances`` on passages that say of each link how it is put.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kgraph.language.decoding import sigmoid, softmax
from kgraph.language.encoder import open_session
from kgraph.language.model_files import STANCE_GRAPH, VOCABULARY, default_folder
from kgraph.language.wordpiece import END, START, WordPieces
from kgraph.language.words import shape_of

FARTHEST: Final = 20
"""Words beyond which a distance is all the same."""
UNKNOWN: Final = 0
"""Number of a link that was not seen in training."""
LONGEST: Final = 500
"""Word pieces of the longest window; of a longer one each word gives fewer."""
LINKS: Final = "links"
"""Under this name the graph keeps the links it knows, one a line; the first has number 1."""
_PIECES_A_WORD: Final = 6

Integers = NDArray[np.int64]
Ends = tuple[int, int]
"""First and last word of a thing."""
Stance = tuple[float, ...]
"""How likely a link is denied, then how likely each modality; see ``labels.STANCES``."""


class Window(NamedTuple):
    """The words around a link, in small letters, and the link."""

    words: Sequence[str]
    subject: Ends
    object: Ends
    predicate: str


class Inputs(NamedTuple):
    """A window in numbers, each ``[pieces]``: pieces, shapes, roles, distances from both things.

    Roles are 1 for the subject and 2 for the object; a distance of 0 is ``FARTHEST``.
    """

    pieces: Integers
    shapes: Integers
    roles: Integers
    from_subject: Integers
    from_object: Integers


def inputs_of(window: Window, word_pieces: WordPieces) -> Inputs:
    """Return a window in numbers."""
    number = np.arange(len(window.words))
    roles = np.zeros(len(number), dtype=np.int64)
    distances = []
    for role, (first, last) in enumerate((window.subject, window.object), 1):
        roles[first : last + 1] = role
        gap = np.where(number < first, number - first, np.maximum(0, number - last))
        distances.append(gap.clip(-FARTHEST, FARTHEST) + FARTHEST)
    most = max(1, min(_PIECES_A_WORD, (LONGEST - 2) // len(number)))
    pieces = [word_pieces.of_word(word, most=most) for word in window.words]
    counts = [len(each) for each in pieces]
    shapes = np.repeat([int(shape_of(word)) for word in window.words], counts)
    return Inputs(
        np.array([START, *(piece for each in pieces for piece in each), END], dtype=np.int64),
        _framed(shapes),
        _framed(np.repeat(roles, counts)),
        *(_framed(np.repeat(each, counts), FARTHEST) for each in distances),
    )


def _framed(numbers: Integers, ends: int = 0) -> Integers:
    """Return the numbers of pieces with those of the marks at both ends of a window."""
    return np.array([ends, *numbers, ends], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class StanceNetwork:
    """The network, the pieces of words, and the links it knows, by number."""

    session: Any
    word_pieces: WordPieces
    predicates: Mapping[str, int]

    def read(self, window: Window) -> Stance:
        """Return the probability that a link is denied, then that of each modality."""
        inputs = inputs_of(window, self.word_pieces)._asdict()
        columns = {name: values[None] for name, values in inputs.items()}
        columns["predicate"] = np.array([self.predicates.get(window.predicate, UNKNOWN)])
        logits = self.session.run(None, columns)[0][0]
        return (float(sigmoid(logits[:1])[0]), *map(float, softmax(logits[1:])))


@lru_cache(maxsize=1)
def stance_network() -> StanceNetwork:
    """Return the network that comes with kgraph."""
    return read_network(default_folder())


def read_network(folder: Path) -> StanceNetwork:
    """Return the network in a model folder.

    Raises:
        ModelError: its graph is damaged.
    """
    session = open_session(folder / STANCE_GRAPH, keep_memory=False)
    listed = session.get_modelmeta().custom_metadata_map[LINKS].split("\n")
    predicates = {name: number for number, name in enumerate(listed, UNKNOWN + 1)}
    return StanceNetwork(session, WordPieces.read(folder / VOCABULARY), predicates)
