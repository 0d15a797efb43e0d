"""Whether a stretch of a sentence affirms or denies, and how it puts it."""

from __future__ import annotations

import re

from kgraph.model import Modality, Polarity

_NEGATION = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without|cannot|hardly)\b|n['’]t\b|\brather than\b",
    re.IGNORECASE,
)
_FALSE_BELIEF = re.compile(
    r"\b(?:mistake of|mistakenly|mistook|wrongly|falsely|misconception|myth|misbelief)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)
_CUES = (
    (
        Modality.HYPOTHETICAL,
        r"\b(?:if|unless|would|suppose|imagine)\b|['’]d have\b",
    ),
    (
        Modality.DESIRED,
        r"\b(?:wants?|wanted|hopes?|hoping|wish|wishes|plans?|planning|aim|intend|waiting|going|"
        r"trying|need|needs|ought) (?:to|for)\b|\b(?:gonna|(?-i:will)|should)\b|['’]ll\b",
    ),
    (
        Modality.POSSIBLE,
        r"\b(?:maybe|perhaps|possibly|probably|(?-i:may)|might|could|can|apparently|seems?|appears?|"
        r"i think|i guess|i believe)\b",
    ),
    (
        Modality.REPORTED,
        r"\b(?:said|says|told|claims?|claimed|according to|reportedly|supposedly|heard|rumou?r)\b",
    ),
)
_MODALITIES = tuple((modality, re.compile(cue, re.IGNORECASE)) for modality, cue in _CUES)


def is_false_belief(words: str) -> bool:
    """Say whether the words tell of a belief that the speaker holds to be false.

    >>> is_false_belief("the mistake of thinking that it was"), is_false_belief("we thought it was")
    (True, False)
    """
    return _FALSE_BELIEF.search(words) is not None


def polarity_of(words: str) -> Polarity:
    """Return the polarity of the words that carry a link: from its subject to its object.

    >>> polarity_of("never a member of"), polarity_of("not only a member of")
    (<Polarity.NEGATED: 'negative'>, <Polarity.AFFIRMED: 'positive'>)
    """
    found = _NEGATION.search(_NOT_ONLY.sub(" ", words))
    return Polarity.NEGATED if found else Polarity.AFFIRMED


def modality_of(words: str, *, is_question: bool) -> Modality:
    """Return how the clause up to the object puts its link.

    >>> modality_of("she wants to join", is_question=False)
    <Modality.DESIRED: 'desired'>
    """
    if is_question:
        return Modality.ASKED
    for modality, cue in _MODALITIES:
        if cue.search(words):
            return modality
    return Modality.ASSERTED
