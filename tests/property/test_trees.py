"""Every score table gives a tree."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kgraph.language.trees import best_tree


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_every_sentence_has_one_root_and_no_cycle(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    heads = best_tree(scores).tolist()
    assert heads.count(0) == 1
    for word in range(1, words + 1):
        seen = set()
        while word:
            assert word not in seen
            seen.add(word)
            word = heads[word - 1]


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_a_tree_that_stands_out_is_found(words: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    heads = [0] + [int(random.integers(1, word + 1)) for word in range(1, words)]
    scores = random.normal(size=(words, words + 1)).astype(np.float32)
    scores[np.arange(words), heads] += 50.0
    assert best_tree(scores).tolist() == heads
