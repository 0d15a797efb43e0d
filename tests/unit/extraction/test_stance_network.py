"""What the network that tells how a link is put is given, and what it says."""

from __future__ import annotations

import pytest

from kgraph.extraction.stance_network import (
    FARTHEST,
    LONGEST,
    Window,
    inputs_of,
    stance_network,
)
from kgraph.language.labels import STANCES
from kgraph.language.wordpiece import END, START, WordPieces

PIECES = WordPieces(["[PAD]", "ola", "never", "join", "##ed", "them"])
WINDOW = Window(("ola", "never", "joined", "them"), (0, 1), (3, 3), "memberOf")


def test_each_piece_tells_whose_it_is_and_how_far_from_both_things() -> None:
    inputs = inputs_of(WINDOW, PIECES)
    assert inputs.pieces.tolist() == [START, 1, 2, 3, 4, 5, END]
    assert inputs.roles.tolist() == [0, 1, 1, 0, 0, 2, 0]
    assert (inputs.from_subject - FARTHEST).tolist() == [0, 0, 0, 1, 1, 2, 0]
    assert (inputs.from_object - FARTHEST).tolist() == [0, -3, -2, -1, -1, 0, 0]


def test_beyond_some_words_a_distance_is_all_the_same() -> None:
    window = Window(("ola", *["never"] * 40, "them"), (0, 0), (41, 41), "memberOf")
    assert inputs_of(window, PIECES).from_subject.max() == 2 * FARTHEST
    assert inputs_of(window, PIECES).from_object.min() == 0


def test_of_a_very_long_window_each_word_gives_fewer_pieces() -> None:
    window = Window(("ola", *["joined"] * (LONGEST - 4), "them"), (0, 0), (1, 1), "memberOf")
    assert len(inputs_of(window, PIECES).pieces) == LONGEST


@pytest.mark.parametrize(("text", "subject", "object_", "denied", "modality"), [
    pytest.param("ola joined the guild in 1990 .", 0, 3, False, "asserted", id="stated"),
    pytest.param("ola never joined the guild .", 0, 4, True, "asserted", id="denied"),
    pytest.param("ola joined the guild , but wren did not .", 0, 3, False, "asserted",
                 id="what another denies"),
    pytest.param("ola joined the guild , but wren did not .", 6, 3, True, "asserted",
                 id="denied of the second"),
    pytest.param("ola would love to join the guild .", 0, 6, False, "desired", id="wished"),
    pytest.param("did ola join the guild ?", 1, 4, False, "asked", id="asked"),
])  # fmt: skip
def test_it_tells_how_a_link_is_put(
    text: str, subject: int, object_: int, *, denied: bool, modality: str
) -> None:
    window = Window(text.split(), (subject, subject), (object_, object_), "memberOf")
    said = stance_network().read(window)
    assert len(said) == len(STANCES)
    assert sum(said[1:]) == pytest.approx(1.0, abs=1e-5)
    assert (said[0] > 0.5) is denied
    assert STANCES[1 + max(range(len(said) - 1), key=lambda i: said[1 + i])] == modality


def test_a_link_that_it_does_not_know_is_read_all_the_same() -> None:
    window = Window("ola never sold the guild a boat .".split(), (0, 0), (4, 4), "soldTo")
    assert stance_network().read(window)[0] > 0.5
