"""Windows as tensors, with their gold labels."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kgraph.language.decoding import MENTION_WIDTH, NAME_WIDTH
from kgraph.language.labels import ENTITY_TYPES
from kgraph.language.wordpiece import END, START, WordPieces
from kgraph.language.words import shape_of
from kgraph.training.examples import ROOT, UNKNOWN, Example, SpanLayer
from kgraph.training.windows import Unit

NONE_BIT = 1
ALL_BITS = (1 << (1 + len(ENTITY_TYPES))) - 1


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the encoder reads; see ``Encoder.forward``."""

    pieces: Tensor
    mask: Tensor
    shapes: Tensor
    breaks: Tensor
    first: Tensor
    last: Tensor


@dataclass(frozen=True, slots=True)
class Targets:
    """Gold labels ``[windows, words]``, ``UNKNOWN`` where there are none.

    ``head`` is 0 for the root, else 1 + the word's number; ``sentence`` is -1 on padding.
    ``mentions`` and ``names`` are bit masks of allowed classes ``[windows, words, words]``.
    """

    upos: Tensor
    tag: Tensor
    morph: Tensor
    lemma: Tensor
    head: Tensor
    label: Tensor
    start: Tensor
    sentence: Tensor
    mentions: Tensor
    names: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows with inputs and targets; ``units`` lists the row numbers that belong together."""

    windows: list[Example]
    units: list[list[int]]
    inputs: Inputs
    targets: Targets

    def to(self, device: torch.device) -> "Batch":
        """Return the batch with its tensors on ``device``."""
        inputs = Inputs(*(getattr(self.inputs, f.name).to(device) for f in fields(Inputs)))
        targets = Targets(*(getattr(self.targets, f.name).to(device) for f in fields(Targets)))
        return replace(self, inputs=inputs, targets=targets)

    @property
    def words(self) -> int:
        """Number of words, without padding."""
        return sum(len(window) for window in self.windows)


def make_batch(units: Sequence[Unit], pieces: WordPieces) -> Batch:
    """Return the windows of ``units`` as one batch."""
    windows = [window for unit in units for window in unit]
    rows: list[list[int]] = []
    for unit in units:
        start = sum(map(len, rows))
        rows.append(list(range(start, start + len(unit))))
    return Batch(windows, rows, make_inputs(windows, pieces), _targets(windows))


def make_inputs(windows: Sequence[Example], pieces: WordPieces) -> Inputs:
    """Return the encoder's inputs, padded to the longest window."""
    columns: dict[str, list[list[int]]] = {f.name: [] for f in fields(Inputs)}
    for window in windows:
        row = _encoded(window, pieces)
        for name, values in row.items():
            columns[name].append(values)
    return Inputs(**{name: _padded(values, 0) for name, values in columns.items()})


def _encoded(window: Example, pieces: WordPieces) -> dict[str, list[int]]:
    ids, shapes, breaks, first, last = [START], [0], [0], [], []
    for word, gap in zip(window.words, window.breaks, strict=True):
        parts = pieces.of_word(word)
        first.append(len(ids))
        ids.extend(parts)
        last.append(len(ids) - 1)
        shapes.extend([int(shape_of(word))] * len(parts))
        breaks.extend([gap] + [0] * (len(parts) - 1))
    return {
        "pieces": [*ids, END],
        "mask": [1] * (len(ids) + 1),
        "shapes": [*shapes, 0],
        "breaks": [*breaks, 0],
        "first": first,
        "last": last,
    }


def _padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def _targets(windows: Sequence[Example]) -> Targets:
    none = [[UNKNOWN] * len(w) for w in windows]
    layers = {
        name: _padded(
            [
                empty if w.syntax is None else getattr(w.syntax, name)
                for w, empty in zip(windows, none, strict=True)
            ],
            UNKNOWN,
        )
        for name in ("upos", "tag", "morph", "lemma", "label")
    }
    width = max(map(len, windows))
    return Targets(
        **layers,
        head=_padded([_heads(w) for w in windows], UNKNOWN),
        start=_padded([_starts(w) for w in windows], UNKNOWN),
        sentence=_padded([w.sentences or [0] * len(w) for w in windows], -1),
        mentions=_allowed(
            [w.mentions for w in windows], windows, width=width, widest=MENTION_WIDTH
        ),
        names=_allowed([w.names for w in windows], windows, width=width, widest=NAME_WIDTH),
    )


def _heads(window: Example) -> list[int]:
    if window.syntax is None:
        return [UNKNOWN] * len(window)
    return [0 if h == ROOT else UNKNOWN if h == UNKNOWN else h + 1 for h in window.syntax.head]


def _starts(window: Example) -> list[int]:
    if window.syntax is None or window.sentences is None:
        return [UNKNOWN] * len(window)
    pairs = zip([None, *window.sentences], window.sentences, strict=False)
    return [int(before != here) for before, here in pairs]


def _allowed(
    layers: Sequence[SpanLayer | None], windows: Sequence[Example], *, width: int, widest: int
) -> Tensor:
    result = np.full((len(windows), width, width), ALL_BITS, dtype=np.int64)
    for row, (layer, window) in enumerate(zip(layers, windows, strict=True)):
        if layer is not None:
            count = len(window)
            result[row, :count, :count] = _allowed_classes(layer, count, widest=widest)
    return torch.from_numpy(result)


def _allowed_classes(layer: SpanLayer, count: int, *, widest: int) -> NDArray[np.int64]:
    """Return for every span the bit mask of classes it may have; bit 0 is "none"."""
    closed = layer.open_types is not None
    base = NONE_BIT | (layer.open_types or 0) << 1 if closed else ALL_BITS
    table = np.full((count, count), base, dtype=np.int64)
    if layer.exclusive:
        for span in layer.spans:
            table[: span.last + 1, span.first :] = NONE_BIT
    for region in layer.open_regions:
        table[: region.last + 1, region.first :] |= NONE_BIT | region.types << 1
    for span in layer.spans:
        table[span.first, span.last] = span.types << 1
    number = np.arange(count)
    gap = number[None, :] - number[:, None]
    table[(gap < 0) | (gap >= widest)] = ALL_BITS
    return table
