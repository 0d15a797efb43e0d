"""Which words of a Doc the network reads to tell how a link is put."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.sentences import Place
from kgraph.extraction.stance_network import Ends, Stance, Window, stance_network
from kgraph.language.labels import STANCES
from kgraph.model import Modality

_AROUND: Final = 16
"""Words before and after the sentences of a link that are read with them."""
_FARTHEST: Final = 60
"""Words from the two things beyond which a long sentence is not read."""
_REPORTED: Final = STANCES.index(Modality.REPORTED.value)
_LEAST_DOUBTED: Final = 0.1
_WIDEST: Final = 8
"""Words of the longest phrase that is taken for a thing as a whole."""


def read_stance(draft: Draft, doc: Doc) -> Stance | None:
    """Return what the network says of how a link is put, nothing where it has not read the Doc.

    What stands around its sentences may deny, doubt or ask it; but that somebody says what is told
    there says nothing of the link.
    """
    if not len(doc.tensor):
        return None
    ends, network = _both_ends(draft, doc), stance_network()
    stance = network.read(_window(draft, doc, ends=ends, around=_AROUND))
    if stance[_REPORTED] < _LEAST_DOUBTED:
        return stance
    own = network.read(_window(draft, doc, ends=ends, around=0))
    reported = min(stance[_REPORTED], own[_REPORTED])
    return (*stance[:_REPORTED], reported, *stance[_REPORTED + 1 :])


def _window(draft: Draft, doc: Doc, *, ends: tuple[Ends, Ends], around: int) -> Window:
    first, last = min(ends[0][0], ends[1][0]), max(ends[0][1], ends[1][1])
    start = max(doc[first].sent.start - around, first - _FARTHEST, 0)
    end = min(doc[last].sent.end + around, last + _FARTHEST, len(doc))
    shown = [token for token in doc[start:end] if not token.is_space]
    number = {token.i: place for place, token in enumerate(shown)}
    subject, object_ = ((number[one], number[two]) for one, two in ends)
    return Window(
        tuple(token.lower_ for token in shown),
        subject,
        object_,
        draft.predicate,
    )


def _both_ends(draft: Draft, doc: Doc) -> tuple[Ends, Ends]:
    """Return the ends of subject and object, their roots alone where one phrase holds the other."""
    at = draft.tokens
    one, two = _ends(draft.subject, doc[at.subject]), _ends(draft.object, doc[at.object])
    if one[0] <= two[1] and two[0] <= one[1]:
        return (at.subject, at.subject), (at.object, at.object)
    return one, two


def _ends(place: Place | None, root: Token) -> Ends:
    """Return the first and last token of a thing: its phrase, or its root where that is long."""
    if place is not None:
        span = root.doc.char_span(place.view.start, place.view.end, alignment_mode="expand")
        if span is not None and span.start <= root.i < span.end <= span.start + _WIDEST:
            words = [token.i for token in span if not token.is_space]
            return words[0], words[-1]
    return root.i, root.i
