"""What is trained to tell how a link is put, and what a build computes, are the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kgraph.extraction.stance_network import (
    FARTHEST,
    StanceNetwork,
    Window,
    inputs_of,
    read_network,
)
from kgraph.extraction.word_vectors import vectors_of
from kgraph.language.labels import STANCES
from kgraph.language.meanings import DIMENSIONS, STATE_DIMENSIONS
from kgraph.training.stance_examples import PutLink, ReadPassage, Variant

torch = pytest.importorskip("torch", reason="torch is not installed: pip install '.[train]'")

WIDTH = DIMENSIONS + STATE_DIMENSIONS
WORDS = ("ola", "never", "joined", "them", ",", "bo", "did")


def passages(count: int = 100, *, seed: int = 1) -> list[ReadPassage]:
    """Return passages whose first link is denied, as the states of the second word say."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        states = chance.integers(-20, 20, (len(WORDS), WIDTH)).astype(np.int8)
        denied = bool(chance.integers(2))
        states[1, :40] = 90 if denied else -90
        variant = Variant(states, WORDS, ((0, 0), (3, 3), (5, 5)), 0, len(WORDS))
        links = PutLink(0, "memberOf", 1, denied, 0), PutLink(2, "memberOf", 1, False, 1)
        made.append(ReadPassage((variant,), links))
    return made


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> StanceNetwork:
    """Return a network that was fitted, stored and read again."""
    from kgraph.training.stance_training import Settings, fit_stances, write_stances

    path: Path = tmp_path_factory.mktemp("stances") / "stances.npz"
    write_stances(fit_stances(passages(), settings=Settings(epochs=40)), path)
    with path.open("rb") as file:
        return read_network(file)


def windows(read: ReadPassage) -> list[Window]:
    (variant,) = read.variants
    return [
        Window(
            variant.states,
            variant.words,
            variant.marks[link.subject],
            variant.marks[link.object],
            link.predicate,
        )
        for link in read.links
    ]


def test_it_learns_which_of_two_links_of_a_sentence_is_denied(shipped: StanceNetwork) -> None:
    unseen = passages(seed=2)
    right = [
        (shipped.read(window)[0] > 0.5) == link.denied
        for read in unseen
        for window, link in zip(windows(read), read.links, strict=True)
    ]
    assert sum(right) >= 0.9 * len(right)


def test_a_build_computes_what_was_trained() -> None:
    from kgraph.training import stance_training as training

    torch.manual_seed(3)
    read = passages(3)
    known = training.known_of(read)
    network = training.Network(known, training.centre_of(read)).eval()
    ready = StanceNetwork(
        {n: v for n, v in training.weights_of(network, known).items() if v.dtype.kind == "f"},  # type: ignore[misc]
        known.vocabulary,
        known.predicates,
    )
    for window, link in zip(windows(read[0]), read[0].links, strict=True):
        logits = network(batch_of(window, link, known=known)).detach()[0]
        expected = [*logits[:1].sigmoid().tolist(), *logits[1:].softmax(-1).tolist()]
        assert ready.read(window) == pytest.approx(expected, abs=1e-5)


def batch_of(window: Window, link: PutLink, *, known: object) -> object:
    """Return a batch of one window with nothing hidden."""
    from kgraph.training import stance_training as training

    assert isinstance(known, training.Known)
    words, roles, subject, object_ = map(torch.from_numpy, inputs_of(window, known.vocabulary))
    return training.Batch(
        torch.from_numpy(window.states.astype(np.float32))[None],
        torch.from_numpy(vectors_of(window.words))[None],
        words[None],
        torch.ones(1, len(window.words)),
        roles[None],
        subject[None],
        object_[None],
        torch.tensor([known.predicates[link.predicate]]),
        torch.tensor([float(link.denied)]),
        torch.tensor([link.modality]),
    )


def test_a_window_tells_how_far_each_word_is_from_both_ends() -> None:
    window = windows(passages(1)[0])[0]._replace(subject=(0, 1))
    inputs = inputs_of(window, {"never": 1})
    assert inputs.words.tolist() == [0, 1, 0, 0, 0, 0, 0]
    assert inputs.roles.tolist() == [1, 1, 0, 2, 0, 0, 0]
    assert (inputs.from_subject - FARTHEST).tolist() == [0, 0, 1, 2, 3, 4, 5]
    assert (inputs.from_object - FARTHEST).tolist() == [-3, -2, -1, 0, 1, 2, 3]


def test_there_is_a_number_for_each_stance(shipped: StanceNetwork) -> None:
    said = shipped.read(windows(passages(1)[0])[0])
    assert len(said) == len(STANCES)
    assert sum(said[1:]) == pytest.approx(1.0, abs=1e-5)
