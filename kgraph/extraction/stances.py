"""How a link is put, all told: what the trained network and the rules say of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph.extraction.attribution import source_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.modality import modality_of
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.polarity import is_false_belief, is_set_aside, polarity_of
from kgraph.extraction.scopes import scope_of
from kgraph.extraction.stance_network import Stance, stance_network
from kgraph.extraction.stance_windows import read_stance
from kgraph.extraction.validity import validity_of
from kgraph.language.labels import STANCES
from kgraph.model import Modality, Polarity

# Votes of the rules beside the network's probabilities, chosen on passages it was not trained on
# and on judged claims of real texts.
_DENIAL_VOTE, _AFFIRMATION_VOTE, _PHRASE_VOTE = 0.3, 0.1, 0.3
_MODALITY_VOTE = 0.5
_WORDS_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Put:
    """How a link is put. ``speaker`` refers to who is quoted, ``None`` where nobody is."""

    polarity: Polarity
    modality: Modality
    valid_from: str | None
    valid_to: str | None
    speaker: str | None = None


def put_of(draft: Draft, doc: Doc, *, finder: PlaceFinder) -> Put:
    """Return how a draft's link is put, and who is quoted with it.

    The network is asked of the links it was fitted to: it has seen few open ones and none that a
    user teaches.
    """
    tokens, name = draft.tokens, draft.predicate
    above = _means_of(doc, tokens)
    settled = draft.polarity and draft.modality
    known = not settled and name in stance_network().predicates
    in_phrase = known and scope_of(doc, tokens).in_phrase
    stance = read_stance(draft, doc) if known and not (in_phrase and _overlap(draft)) else None
    polarity = draft.polarity or _polarity(stance, _ruled_polarity(draft, doc), in_phrase=in_phrase)
    told = None if in_phrase else stance
    modality = draft.modality or _modality(told, modality_of(doc, above, predicate=name))
    if _is_believed_wrongly(draft, doc):
        polarity, modality = Polarity.NEGATED, Modality.ASSERTED
    if draft.polarity is None and is_set_aside(doc[tokens.object]):
        polarity = Polarity.NEGATED
    valid_from, valid_to = validity_of(doc, tokens, predicate=name)
    source = draft.source or source_of(doc, tokens, finder=finder)
    return Put(
        polarity,
        modality,
        valid_from or draft.valid_from,
        valid_to or draft.valid_to,
        None if source is None else source.reference,
    )


def _ruled_polarity(draft: Draft, doc: Doc) -> Polarity:
    named = _words_of_names(draft, doc)
    return polarity_of(doc, draft.tokens, predicate=draft.predicate, named=named)


def _words_of_names(draft: Draft, doc: Doc) -> frozenset[int]:
    """Return the words of subject and object where these are names."""
    places = [place for place in (draft.subject, draft.object) if place and place.mention.named]
    spans = [doc.char_span(place.view.start, place.view.end) for place in places]
    return frozenset(token.i for span in spans if span is not None for token in span)


def _means_of(doc: Doc, tokens: LinkTokens) -> LinkTokens:
    """Return where to look for how a link is put: for "by using salt" at what it is a means to."""
    anchor = doc[tokens.anchor]
    by = any(child.lower_ == "by" and child.dep_ == "mark" for child in anchor.children)
    if anchor.dep_ != "advcl" or not by:
        return tokens
    return LinkTokens(tokens.subject, anchor.head.i, anchor.head.i)


def _is_believed_wrongly(draft: Draft, doc: Doc) -> bool:
    """Say whether the words shortly before a link call it a mistake to believe it."""
    first = min(draft.tokens.subject, draft.tokens.object)
    start = max(doc[first].sent.start, first - _WORDS_BEFORE)
    return is_false_belief(doc[start:first].text)


def _overlap(draft: Draft) -> bool:
    """Say whether the things of a phrase are one within the other, or one is a value.

    The network has seen none such: "Captain Ruiz", unlike "our chair, Ana".
    """
    return draft.object is None or draft.subject.view.overlaps(draft.object.view)


def _polarity(stance: Stance | None, ruled: Polarity, *, in_phrase: bool) -> Polarity:
    if stance is None:
        return ruled
    affirmed = _PHRASE_VOTE if in_phrase else _AFFIRMATION_VOTE
    vote = _DENIAL_VOTE if ruled is Polarity.NEGATED else -affirmed
    return Polarity.NEGATED if stance[0] + vote >= 0.5 else Polarity.AFFIRMED


def _modality(stance: Stance | None, ruled: Modality) -> Modality:
    if stance is None:
        return ruled
    scores = dict(zip(map(Modality, STANCES[1:]), stance[1:], strict=True))
    scores[ruled] += _MODALITY_VOTE
    return max(scores, key=lambda modality: (scores[modality], modality is Modality.ASSERTED))
