"""What words mean where they stand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from kgraph.errors import ModelError
from kgraph.language.decoding import Floats
from kgraph.language.meanings import DIMENSIONS, STATE_DIMENSIONS, Meanings, write_meanings
from kgraph.language.model_files import MEANINGS
from kgraph.language.pipeline import make_pipeline


def test_a_projection_is_read_as_it_was_written(tmp_path: Path) -> None:
    matrix = np.zeros((2, DIMENSIONS + STATE_DIMENSIONS), dtype=np.float32)
    matrix[:, :2] = np.eye(2) * 3
    write_meanings(Meanings(np.array([1, 0], dtype=np.float32), matrix), tmp_path)
    states = np.array([[1, 0], [2, 1], [500, 0]], dtype=np.float32)
    found = Meanings.read(tmp_path).of(states)
    assert found[:, :2].tolist() == [[0, 0], [3, 3], [127, 0]]


def test_a_projection_of_another_width_is_damaged(tmp_path: Path) -> None:
    write_meanings(Meanings(np.zeros(2, np.float32), np.eye(2, dtype=np.float32)), tmp_path)
    with pytest.raises(ModelError, match=r"meanings\.npz: damaged"):
        Meanings.read(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no table", b"PK\x03\x04cut"])
def test_a_damaged_projection_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MEANINGS).write_bytes(content)
    with pytest.raises(ModelError, match=r"meanings\.npz: damaged.* Reinstall kgraph"):
        Meanings.read(tmp_path)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


def meaning_of(nlp: Language, text: str) -> Floats:
    mean = np.asarray(nlp(text).tensor[:, :DIMENSIONS], dtype=np.float32).mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))


@pytest.mark.model
def test_each_token_has_a_row_and_white_space_zeros(nlp: Language) -> None:
    doc = nlp("Ana paid.\n\nThen she left.")
    assert doc.tensor.shape == (len(doc), DIMENSIONS + STATE_DIMENSIONS)
    assert [not row.any() for row in doc.tensor] == [token.is_space for token in doc]


@pytest.mark.model
def test_sentences_of_like_meaning_point_the_same_way(nlp: Language) -> None:
    paid = meaning_of(nlp, "She paid for the new roof of the church.")
    funded = meaning_of(nlp, "He financed the repair of a chapel.")
    swam = meaning_of(nlp, "They swam across the lake at night.")
    assert paid @ funded > paid @ swam + 0.2
