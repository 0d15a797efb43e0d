"""From tokens to the mentions and sentences they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kgraph.extraction.sentences import Place, Sentence
from kgraph.language.mentions import name_key
from kgraph.language.noun_phrases import content_noun
from kgraph.language.terms import singular
from kgraph.model import CoreferenceChain, Mention, Span
from kgraph.ontology.types import Relation


def fits(relation: Relation, subject: Place, *, object_: Place) -> bool:
    """Say whether two mentions are two things of the types that a relation joins."""
    if subject.reference == object_.reference:
        return False
    in_domain = not relation.domain or subject.mention.entity_type in relation.domain
    return in_domain and (not relation.range or object_.mention.entity_type in relation.range)


def _name_cut_by(place: Place, sentence: Sentence) -> Place | None:
    """Return the name that a phrase ends in the midst of: Ana Ruiz of "the miller Ana"."""
    view = place.view
    cut = (name for name in sentence.places if view.start < name.view.start < view.end)
    name = next((each for each in cut if each.mention.named and view.end < each.view.end), None)
    if name is None or sentence.words(Span(place.head.end, name.view.start)).strip():
        return None
    return name


def _term(words: TokenSpan) -> str:
    """Return words as the label of a concept: small but for names, the last in the singular.

    A title with the name that it is of stays as it is: "Duke of Elba".
    """
    if words[-1].pos_ == "PROPN" and any(token.lower_ == "of" for token in words):
        return words.text
    last = words[-1].lower_
    last = singular(last) if words[-1].tag_ == "NNS" else last
    small = (t.text if t.pos_ == "PROPN" else t.lower_ for t in words[:-1])
    kept = (text + t.whitespace_ for text, t in zip(small, words[:-1], strict=True))
    return "".join(kept) + last


class PlaceFinder:
    """Looks up places and sentences of one document by token."""

    def __init__(self, doc: Doc, sentences: Sequence[Sentence], *, free_chain: int = 0) -> None:
        """Look up what stands in ``sentences``; chains made are numbered from ``free_chain``."""
        self._sentences = sentences
        self._starts = [sentence.view.start for sentence in sentences]
        self._doc = doc
        self._phrase_chains = {
            place.mention.chain for sentence in sentences for place in sentence.phrases
        }
        self._called = {place.mention.chain for place in self.places() if place.mention.named}
        self._made: dict[str, CoreferenceChain] = {}
        self._made_mentions: dict[Span, Mention] = {}
        self._free_chain = free_chain
        self._known = {name_key(place.mention.text): place.mention for place in self.places()}

    @property
    def made(self) -> tuple[tuple[Mention, ...], tuple[CoreferenceChain, ...]]:
        """The mentions and chains that ``make_place`` has added to the document's own."""
        mentions = sorted(self._made_mentions.values(), key=lambda mention: mention.span)
        return tuple(mentions), tuple(self._made.values())

    def places(self) -> Iterator[Place]:
        """Yield every place of the document, sentence by sentence."""
        for sentence in self._sentences:
            yield from (*sentence.places, *sentence.phrases)

    def phrases(self) -> Iterator[Place]:
        """Yield the places of what has no name and does not recur."""
        for sentence in self._sentences:
            yield from sentence.phrases

    def make_place(
        self, start: int, end: int, *, concept: bool = False, named: bool = False
    ) -> Place | None:
        """Return a stretch of tokens as a place of its own, end exclusive.

        It goes with the mentions that read alike, or is a chain of its own. With ``concept`` it is
        never the person or body that the same words point at: an editor and not "our editor"; and
        its label is a term's. ``named``: it is a name.
        """
        words = self._doc[start:end]
        sentence = self.sentence_of(words[0])
        if sentence is None:
            return None
        view = Span(words.start_char, words.end_char)
        source = sentence.document.reading.source_span(view)
        chain, kind = self._chain_of(_term(words) if concept else words.text, concept=concept)
        mention = Mention(source, source, words.text, kind, named=named, chain=chain)
        return Place(self._made_mentions.setdefault(source, mention), view, view)

    def _chain_of(self, text: str, *, concept: bool) -> tuple[int, str]:
        key = name_key(text)
        known = self._known.get(key)
        if known is not None and (known.entity_type == "concept" or not concept):
            return known.chain, known.entity_type
        if key not in self._made:
            number = self._free_chain + len(self._made)
            self._made[key] = CoreferenceChain(number, "concept", (text,), 0.25, is_phrase=True)
        return self._made[key].number, "concept"

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
                nearest = min(covering, key=lambda place: (len(place.head), len(place.view)))
                return _name_cut_by(nearest, sentence) or nearest
        return None

    def is_phrase(self, place: Place) -> bool:
        """Say whether a place is neither a name nor a recurring term nor stands for one."""
        return place.mention.chain in self._phrase_chains

    def is_named(self, token: Token) -> bool:
        """Say whether a name stands at a token."""
        place = self.place_of(token)
        return place is not None and place.mention.named

    def is_many(self, place: Place) -> bool:
        """Say whether a place is a common noun in the plural."""
        words = self._doc.char_span(place.head.start, place.head.end, alignment_mode="expand")
        return words is not None and words.root.tag_ == "NNS"

    def is_called(self, place: Place) -> bool:
        """Say whether what a place stands for has a name anywhere in the document."""
        return place.mention.chain in self._called

    def place_at(self, tokens: tuple[int, int]) -> Place | None:
        """Return the mention that covers the root of a stretch of tokens, end exclusive."""
        return self.place_of(self._doc[tokens[0] : tokens[1]].root)
