"""A tokenizer with sentences, and no model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc


@pytest.fixture(scope="session")
def tokenized() -> Callable[[str], Doc]:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return language
