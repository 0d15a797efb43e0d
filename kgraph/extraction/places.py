"""From tokens to the mentions and sentences they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kgraph.extraction.sentences import Place, Sentence
from kgraph.language.noun_phrases import content_noun
from kgraph.model import Span
from kgraph.ontology.types import Relation


def fits(relation: Relation, subject: Place, *, object_: Place) -> bool:
    """Say whether two mentions are two things of the types that a relation joins."""
    if subject.reference == object_.reference:
        return False
    in_domain = not relation.domain or subject.mention.entity_type in relation.domain
    return in_domain and (not relation.range or object_.mention.entity_type in relation.range)


class PlaceFinder:
    """Looks up places and sentences of one document by token."""

    def __init__(self, doc: Doc, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.view.start for sentence in sentences]
        self._doc = doc
        self._phrases = {
            place.mention.chain for sentence in sentences for place in sentence.phrases
        }

    def sentence_of(self, token: Token) -> Sentence | None:
        """Return the sentence that a token stands in, ``None`` outside all turns."""
        index = bisect_right(self._starts, token.idx) - 1
        if index < 0 or self._sentences[index].view.end <= token.idx:
            return None
        return self._sentences[index]

    def place_of(self, token: Token) -> Place | None:
        """Return the mention that a token heads, else the shortest whose head covers it.

        Of "a lot of unions" it is the unions.
        """
        token = content_noun(token)
        sentence = self.sentence_of(token)
        if sentence is None:
            return None
        here = Span(token.idx, token.idx + len(token))
        for places in (sentence.places, sentence.phrases):
            covering = [place for place in places if place.head.covers(here)]
            if covering:
                return min(covering, key=lambda place: (len(place.head), len(place.view)))
        return None

    def is_phrase(self, place: Place) -> bool:
        """Say whether a place is neither a name nor a recurring term nor stands for one."""
        return place.mention.chain in self._phrases

    def place_at(self, tokens: tuple[int, int]) -> Place | None:
        """Return the mention that covers the root of a stretch of tokens, end exclusive."""
        return self.place_of(self._doc[tokens[0] : tokens[1]].root)
