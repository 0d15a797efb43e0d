"""What is trained and what a build computes are the same."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from kgraph.extraction.like_links import ENCODED_SCALE, FARTHEST, Member
from kgraph.extraction.link_encoder import FEATURES, LinkExamples, Vectors
from kgraph.training.likeness import Episode

LINKS, PAIRS, WIDTH, PLAIN, WORDS = 3, 40, 10, 5, 6


def episode(*, seed: int = 1) -> Episode:
    """Return pairs of which those have a link that are like its first example."""
    chance = np.random.default_rng(seed)
    examples = chance.normal(size=(LINKS, 8, WIDTH)).astype(np.float32)
    link = np.tile(np.arange(LINKS), PAIRS)
    pair = np.repeat(np.arange(PAIRS), LINKS)
    has = chance.integers(0, LINKS, PAIRS)
    states = examples[has, 0] + 0.1 * chance.normal(size=(PAIRS, WIDTH))
    return Episode(
        examples=examples,
        counts=np.array([2, 8, 1]),
        counter_examples=chance.normal(size=(LINKS, 4, WIDTH)).astype(np.float32),
        counter_counts=np.array([0, 4, 1]),
        told=chance.normal(size=(LINKS, WORDS)).astype(np.float32),
        states=states.astype(np.float16),
        features=chance.normal(size=(len(link), PLAIN)).astype(np.float16),
        pair=pair,
        link=link,
        holds=(has[pair] == link).astype(np.float32),
        weight=np.ones(len(link), dtype=np.float32),
    )


def read_as_in_a_build(
    made: Episode, weights: dict[str, NDArray[np.float32]], *, centre: list[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return what the code of a build says of all rows of an episode."""
    ready = Member.of(weights)
    mean, spread = centre
    examples = LinkExamples(
        ready.encoder,
        examples=padless(made.examples, made.counts),
        counter_examples=padless(made.counter_examples, made.counter_counts),
        told=made.told,
    )
    encoded = np.stack([examples.features(each) for each in made.states.astype(np.float32)])
    plain = (made.features.astype(np.float32) - mean) / spread
    likenesses = ENCODED_SCALE * encoded[made.pair, made.link]
    assert likenesses.shape[1] == FEATURES
    return ready.likelihood(np.concatenate([plain.clip(-FARTHEST, FARTHEST), likenesses], axis=1))


def padless(rows: NDArray[np.float32], counts: NDArray[np.int64]) -> list[Vectors]:
    return [tuple(map(tuple, each[:count])) for each, count in zip(rows, counts, strict=True)]


def test_a_build_reads_the_weights_as_they_were_trained() -> None:
    torch = pytest.importorskip("torch", reason="needs the extra `train`")
    networks = pytest.importorskip("kgraph.training.likeness_networks")
    torch.manual_seed(1)
    made = episode()
    batch = networks.Batch.of(made)
    centre = networks.centre_of([batch])
    network = networks.Likeness(centre, WORDS).eval()
    with torch.no_grad():
        trained = torch.sigmoid(network(batch, torch.arange(len(made.holds)))).numpy()
    assert trained.std() > 1e-3
    plain = [values.numpy() for values in centre[:2]]
    found = read_as_in_a_build(made, networks.weights_of(network), centre=plain)
    assert found == pytest.approx(trained, abs=1e-4)
