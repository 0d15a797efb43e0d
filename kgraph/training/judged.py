"""Claims that readers have judged, and the weights that tell from them how likely one is right.

``verdicts.jsonl`` has a line a text: its name, and for each claim read off it where subject and
object stand, the link, whether a reader found it true, complete and rightly attributed, and what
was wrong if not. The texts are not kept here (``judged_texts.py`` makes them anew). What was found
of each claim, its traits (``kgraph.extraction.confidence``), is in ``judged_claims.npz``, so that
the weights can be fitted without the texts.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.confidence import Traits
from kgraph.model import Claim

VERDICTS = Path(__file__).parent / "verdicts.jsonl"
JUDGED = Path(__file__).parent / "judged_claims.npz"
STRENGTH = 100.0
"""Of the pull of each weight towards zero, chosen on texts left out."""
LEAST_SEEN = 25
"""Claims that must have a trait for it to get a weight."""
_STEPS = 12
_BINS = 10
_PARTS = 8
_LEAST_SPREAD = 0.3

Array = NDArray[np.float64]
Place = tuple[int, int, int | str, int | None, str]
"""Subject from and to, object from and to (or its value and None), link."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim is right, and what was wrong if not."""

    right: bool
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Claims as a table: names of traits, their values ``[claims, traits]``, right, text."""

    names: tuple[str, ...]
    values: Array
    right: Array
    texts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.right)


@dataclass(frozen=True, slots=True)
class Fit:
    """How the weights do on texts left out: 0 to 1.

    ``error`` is the expected calibration error over ten equal parts of the claims; ``order`` the
    chance that a right claim is held for likelier than a wrong one.
    """

    error: float
    order: float
    share_right: float


def read_verdicts(path: Path = VERDICTS) -> dict[str, dict[Place, Verdict]]:
    """Read verdicts, by text and place.

    Raises:
        ValueError: a line is none; it names the line.
    """
    found: dict[str, dict[Place, Verdict]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            each = json.loads(line)
            found[str(each["text"])] = {
                (row[0], row[1], row[2], row[3], row[4]): Verdict(bool(row[5]), row[6])
                for row in each["claims"]
            }
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise ValueError(f"{path}:{number}: no verdicts of a text: {error}") from error
    return found


def place_of(claim: Claim) -> Place:
    """Return where a claim stands, as verdicts say it."""
    evidence = claim.evidence[0]
    subject, object_ = evidence.subject_span, evidence.object_span
    if object_ is None:
        return subject.start, subject.end, str(claim.value), None, claim.predicate
    return subject.start, subject.end, object_.start, object_.end, claim.predicate


def tabulate(rows: Sequence[tuple[int, bool, Traits]]) -> Judged:
    """Return claims (number of the text, right, traits) as a table of the traits seen enough."""
    seen = Counter(name for _, _, traits in rows for name, value in traits.items() if value)
    names = tuple(sorted(name for name, count in seen.items() if count >= LEAST_SEEN))
    column = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(rows), len(names)))
    for row, (_, _, traits) in enumerate(rows):
        for name, value in traits.items():
            if name in column:
                values[row, column[name]] = value
    right = np.array([float(right) for _, right, _ in rows])
    return Judged(names, values, right, np.array([text for text, _, _ in rows], dtype=np.int64))


def write_judged(judged: Judged, path: Path = JUDGED) -> None:
    """Write a table; values in 16 bits, only those that are not 0."""
    rows, columns = np.nonzero(judged.values)
    np.savez_compressed(
        path,
        names=np.array(judged.names),
        rows=np.bincount(rows, minlength=len(judged)).astype(np.uint16),
        columns=columns.astype(np.uint16),
        values=judged.values[rows, columns].astype(np.float16),
        right=judged.right.astype(np.uint8),
        texts=judged.texts.astype(np.uint16),
    )


def read_judged(path: Path = JUDGED) -> Judged:
    """Read a table."""
    with np.load(path) as stored:
        counts, columns = stored["rows"].astype(np.int64), stored["columns"].astype(np.int64)
        names = tuple(str(name) for name in stored["names"])
        values = np.zeros((len(counts), len(names)))
        values[np.repeat(np.arange(len(counts)), counts), columns] = stored["values"]
        right = stored["right"].astype(np.float64)
        return Judged(names, values, right, stored["texts"].astype(np.int64))


def fit_weights(judged: Judged, *, strength: float = STRENGTH) -> dict[str, float]:
    """Return the weights by trait: logistic regression with a pull towards zero.

    The pull is on traits brought to one spread, so that it is as strong on rare ones. What claims
    have in common goes to the trait "always", which all have.
    """
    spread = judged.values.std(axis=0) + _LEAST_SPREAD
    mean = judged.values.mean(axis=0)
    rows = np.concatenate([(judged.values - mean) / spread, np.ones((len(judged), 1))], axis=1)
    pull = np.full(rows.shape[1], strength)
    pull[-1] = 0.01
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = _logistic(rows @ weights)
        slope = rows.T @ (judged.right - likely) - pull * weights
        bend = (rows.T * (likely * (1.0 - likely))) @ rows + np.diag(pull)
        weights = weights + np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    found = {n: round(float(w), 3) for n, w in zip(judged.names, plain, strict=True)}
    found["always"] = round(float(weights[-1] - plain @ mean), 3)
    return {name: weight for name, weight in found.items() if weight}


def left_out(judged: Judged, *, strength: float = STRENGTH) -> Array:
    """Return how likely each claim is right by weights fitted without its text; shape (claims,)."""
    likely = np.zeros(len(judged))
    part = judged.texts % _PARTS
    for number in range(_PARTS):
        kept, out = part != number, part == number
        weights = fit_weights(_some(judged, kept), strength=strength)
        likely[out] = likelihoods(_some(judged, out), weights)
    return likely


def likelihoods(judged: Judged, weights: Mapping[str, float]) -> Array:
    """Return how likely each claim is right by some weights; shape (claims,)."""
    by_column = np.array([weights.get(name, 0.0) for name in judged.names])
    return _logistic(judged.values @ by_column)


def score_fit(judged: Judged, likely: Array) -> Fit:
    """Return how well likelihoods fit the verdicts."""
    right = judged.right
    order = np.argsort(likely, kind="stable")
    parts = [part for part in np.array_split(order, _BINS) if len(part)]
    error = sum(len(p) * abs(likely[p].mean() - right[p].mean()) for p in parts) / len(judged)
    yes, no = likely[right == 1], likely[right == 0]
    above = (yes[:, None] > no[None, :]).mean() + 0.5 * (yes[:, None] == no[None, :]).mean()
    return Fit(float(error), float(above), float(right.mean()))


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write weights as JSON, by name."""
    path.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def precision_at(judged: Judged, likely: Array) -> Iterator[tuple[float, float, float]]:
    """Yield for thresholds the share of claims kept and the share of these that are right."""
    for threshold in np.arange(0.2, 0.9, 0.05):
        kept = likely >= threshold
        if kept.any():
            yield float(threshold), float(kept.mean()), float(judged.right[kept].mean())


def matched(
    told: Iterable[tuple[Claim, Traits]], verdicts: Mapping[Place, Verdict]
) -> Iterator[tuple[bool, Traits]]:
    """Yield verdict and traits of the claims that were judged."""
    for claim, traits in told:
        verdict = verdicts.get(place_of(claim))
        if verdict is not None:
            yield verdict.right, traits


def _some(judged: Judged, chosen: NDArray[np.bool_]) -> Judged:
    values, right = judged.values[chosen], judged.right[chosen]
    return Judged(judged.names, values, right, judged.texts[chosen])


def _logistic(total: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-total))
