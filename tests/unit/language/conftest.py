"""A tokenizer with sentences, as the pipeline has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.language.pipeline import COMPONENTS


@pytest.fixture(scope="session")
def tokenized() -> Callable[[str], Doc]:
    language = spacy.blank("en")
    for component in COMPONENTS:
        language.add_pipe(component)
    return language
