"""Drafts of open links as claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.stance import modality_of, polarity_of
from kgraph.model import Claim


def open_claims(doc: Doc, finder: PlaceFinder, *, drafts: Iterable[Draft]) -> Iterator[Claim]:
    """Yield a claim for each draft, with polarity and modality by the words from end to end."""
    for draft in drafts:
        sentence = finder.sentence_of(doc[draft.tokens.anchor])
        if sentence is None or draft.object is None:
            continue
        places = draft.tokens.subject, draft.tokens.object, draft.tokens.anchor
        start = doc[min(places)].idx
        end = max(doc[max(places)].idx + len(doc[max(places)]), draft.object.view.end)
        words = sentence.between(start, end)
        yield Claim(
            subject=draft.subject.reference,
            predicate=draft.predicate,
            object=draft.object.reference,
            value=None,
            evidence=(
                sentence.evidence(
                    draft.subject,
                    draft.object,
                    rule=draft.rule,
                    confidence=draft.confidence,
                    end=end,
                ),
            ),
            polarity=draft.polarity or polarity_of(words),
            modality=draft.modality or modality_of(words, is_question=sentence.is_question),
        )
