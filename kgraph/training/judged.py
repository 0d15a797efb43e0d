"""Claims that readers have judged, and the weights that tell from them how likely one is right.

``judged_claims.jsonl`` has a line a claim: the number of its text, whether a reader found it true,
complete and rightly attributed, and its traits (``kgraph.extraction.confidence``). The texts
themselves are not needed: they are of the authors' own writing, or of corpora that may be trained
on (the training part of GUM, Re-DocRED), none of a file to choose or measure by.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.confidence import Traits, likelihood

JUDGED = Path(__file__).parent / "judged_claims.jsonl"
STRENGTH = 12.0
"""Of the pull of each weight towards zero, chosen on texts left out."""
_STEPS = 30
_BINS = 10

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: the number of its text, the verdict, its traits."""

    text: int
    right: bool
    traits: Traits


@dataclass(frozen=True, slots=True)
class Fit:
    """How the weights do on texts left out: 0 to 1.

    ``error`` is the expected calibration error over ten equal parts of the claims; ``order`` the
    chance that a right claim is held for likelier than a wrong one.
    """

    error: float
    order: float
    share_right: float


def read_judged(path: Path = JUDGED) -> list[Judged]:
    """Read judged claims.

    Raises:
        ValueError: a line is no judged claim; it names the line.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            each = json.loads(line)
            found.append(Judged(int(each["text"]), bool(each["right"]), dict(each["traits"])))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}:{number}: no judged claim: {error}") from error
    return found


def fit_weights(judged: Sequence[Judged], *, strength: float = STRENGTH) -> dict[str, float]:
    """Return the weights by trait: logistic regression with a pull towards zero."""
    names = sorted({name for each in judged for name in each.traits})
    values, right = _table(judged, names)
    pull = np.full(len(names), strength)
    pull[names.index("always")] = 0.01
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = _logistic(values @ weights)
        slope = values.T @ (right - likely) - pull * weights
        bend = (values.T * (likely * (1.0 - likely))) @ values + np.diag(pull)
        weights = weights + np.linalg.solve(bend, slope)
    return {
        name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.001
    }


def left_out(judged: Sequence[Judged], *, strength: float = STRENGTH) -> Array:
    """Return how likely each claim is right by weights fitted without its text; shape (claims,)."""
    likely = np.zeros(len(judged))
    for text in sorted({each.text for each in judged}):
        weights = fit_weights([each for each in judged if each.text != text], strength=strength)
        for number, each in enumerate(judged):
            if each.text == text:
                likely[number] = likelihood(each.traits, weights)
    return likely


def score_fit(judged: Sequence[Judged], likely: Array) -> Fit:
    """Return how well likelihoods fit the verdicts."""
    right = np.array([each.right for each in judged], dtype=np.float64)
    order = np.argsort(likely, kind="stable")
    parts = np.array_split(order, _BINS)
    error = sum(len(p) * abs(likely[p].mean() - right[p].mean()) for p in parts) / len(judged)
    yes, no = likely[right == 1], likely[right == 0]
    above = (yes[:, None] > no[None, :]).mean() + 0.5 * (yes[:, None] == no[None, :]).mean()
    return Fit(float(error), float(above), float(right.mean()))


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write weights as JSON, by name."""
    path.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def precision_at(judged: Sequence[Judged], likely: Array) -> Iterator[tuple[float, float, float]]:
    """Yield for thresholds the share of claims kept and the share of these that are right."""
    right = np.array([each.right for each in judged])
    for threshold in np.arange(0.2, 0.9, 0.05):
        kept = likely >= threshold
        if kept.any():
            yield float(threshold), float(kept.mean()), float(right[kept].mean())


def _table(judged: Sequence[Judged], names: Sequence[str]) -> tuple[Array, Array]:
    column = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(judged), len(names)))
    for row, each in enumerate(judged):
        for name, value in each.traits.items():
            values[row, column[name]] = value
    return values, np.array([each.right for each in judged], dtype=np.float64)


def _logistic(total: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-total))
