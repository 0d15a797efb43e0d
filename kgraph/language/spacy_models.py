"""Loads a spaCy pipeline that somebody has installed."""

from __future__ import annotations

import spacy
from spacy.language import Language

from kgraph.errors import ModelError


def load_spacy_model(name: str) -> Language:
    """Return an installed pipeline, by the name of its package or of its folder.

    Raises:
        ModelError: there is none, or it cannot be loaded.
    """
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError, AttributeError) as problem:
        # spaCy tells at length, and over many lines, what it needs; the first says what is wrong.
        reason = next((line.strip() for line in str(problem).splitlines() if line.strip()), "")
        raise ModelError(
            f"this spaCy pipeline cannot be loaded ({reason}). Install what it needs, in the"
            f" version that it was made for: python -m spacy validate tells.",
            place=name,
        ) from problem
