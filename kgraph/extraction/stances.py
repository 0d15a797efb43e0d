"""How a link is put, all told: what the trained model and the rules say of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Sentence
from kgraph.extraction.stance import modality_of, polarity_of
from kgraph.language.labels import STANCES
from kgraph.model import Modality, Polarity

_SURE_DENIAL = 0.5
_SURE_MODALITY = 0.5


@dataclass(frozen=True, slots=True)
class Put:
    """How a link is put. ``speaker`` refers to who is quoted, ``None`` where nobody is."""

    polarity: Polarity
    modality: Modality
    valid_from: str | None
    valid_to: str | None
    speaker: str | None = None


def put_of(draft: Draft, doc: Doc, finder: PlaceFinder, *, sentence: Sentence) -> Put:
    """Return how a draft's link is put."""
    first = min(draft.tokens.subject, draft.tokens.object)
    last = max(draft.tokens.subject, draft.tokens.object)
    words = doc[first : last + 1].text
    polarity, modality = draft.polarity, draft.modality
    if draft.stance is not None:
        polarity = polarity or _trained_polarity(draft)
        modality = modality or _trained_modality(draft)
    polarity = polarity or polarity_of(words)
    modality = modality or modality_of(words, is_question=sentence.is_question)
    return Put(polarity, modality, draft.valid_from, draft.valid_to)


def _trained_polarity(draft: Draft) -> Polarity | None:
    assert draft.stance is not None
    return Polarity.NEGATED if draft.stance[0] >= _SURE_DENIAL else Polarity.AFFIRMED


def _trained_modality(draft: Draft) -> Modality | None:
    assert draft.stance is not None
    scores = draft.stance[1:]
    best = max(range(len(scores)), key=scores.__getitem__)
    return Modality(STANCES[1 + best]) if scores[best] >= _SURE_MODALITY else None
