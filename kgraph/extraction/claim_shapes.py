"""The shape of a link in its sentence: how its ends and its word hang in the tree, what is near.

Small facts, each of little weight. Together they tell much of whether a link was read right
(``confidence.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.sentences import Place

Fact = tuple[str, float]

_LONGEST_WAY: Final = 8
_MOST: Final = 3.0
_SHORT: Final = 6
_EARLY: Final = 3
_USUAL_LENGTH, _LONGEST, _USUAL = 20, 4.0, 1.5
_SURE_WORD, _SURE_SENTENCE, _SURE_BETWEEN = 0.8, 0.85, 0.4
_DISTANCES: Final = (
    ("subject", "object", 2.0), ("subject", "word", 1.5), ("object", "word", 1.2),
)  # fmt: skip


def shape_of(draft: Draft, doc: Doc) -> Iterator[Fact]:
    """Yield facts of a link: names, each with a number of about -3 to 3."""
    tokens = draft.tokens
    word = doc[tokens.anchor]
    at = {"subject": doc[tokens.subject], "object": doc[tokens.object], "word": word}
    places = {"subject": draft.subject, "object": draft.object}
    for name, token in at.items():
        yield from _around(token, name=name)
        if name in places:
            yield from _parts(token, name=name, place=places[name])
            yield f"way of {name} {_way(token, word)}", 1.0
    yield from ((f"word has {child.dep_} {_side(child, word)}", 1.0) for child in word.children)
    yield f"order {' '.join(sorted(at, key=lambda name: (at[name].i, name)))}", 1.0
    if word.head != word:
        yield f"clause {word.head.dep_}", 1.0
    yield f"word {word.lemma_.lower()}", 1.0
    if len(draft.subject.mention.text) < _SHORT:
        yield f"subject called {draft.subject.mention.text.lower()}", 1.0
    between = doc[min(token.i for token in at.values()) : max(token.i for token in at.values()) + 1]
    yield from _sizes(at, between)
    yield from _certainty(at, between)


def _around(token: Token, *, name: str) -> Iterator[Fact]:
    """Yield what a word is and what stands next to it."""
    yield f"{name} is {token.dep_}", 1.0
    yield f"{name} tag {token.tag_}", 1.0
    if token.head != token:
        yield f"{name} below {token.head.pos_}", 1.0
    if token.i + 1 < len(token.doc):
        yield f"{name} then {token.nbor().pos_}", 1.0
    if token.i:
        yield f"{name} preceded by {token.nbor(-1).pos_}", 1.0


def _parts(token: Token, *, name: str, place: Place | None) -> Iterator[Fact]:
    """Yield what hangs on an end, inside and outside what is taken for it."""
    for child in token.children:
        inside = place is not None and place.view.start <= child.idx < place.view.end
        where = "inside" if inside else "outside"
        yield f"{name} has {child.dep_} {_side(child, token)} {where}", 1.0


def _side(child: Token, token: Token) -> str:
    return "before" if child.i < token.i else "after"


def _way(token: Token, word: Token) -> str:
    """Return the relations from an end up to the word of the link, or the first two."""
    way: list[str] = []
    here = token
    while here != word and here.head != here and len(way) < _LONGEST_WAY:
        way.append(here.dep_)
        here = here.head
    return "/".join(way) if here == word else f"off {'/'.join(way[:2])}"


def _sizes(at: dict[str, Token], between: Span) -> Iterator[Fact]:
    word = at["word"]
    sentence = word.sent
    if word.i - sentence.start < _EARLY:
        yield "early", 1.0
    yield "sentence length", min(len(sentence) / _USUAL_LENGTH, _LONGEST) - _USUAL
    for one, two, usual in _DISTANCES:
        yield f"{one} to {two}", math.log1p(abs(at[one].i - at[two].i)) - usual
    yield "commas", min(_MOST, float(sum(token.text == "," for token in between[:-1])))
    verbs = sum(t.pos_ in {"VERB", "AUX"} and t.i != word.i for t in between[1:-1])
    yield "verbs between", min(_MOST, float(verbs))


def _certainty(at: dict[str, Token], between: Span) -> Iterator[Fact]:
    """Yield how sure the tree is of the three words, of the sentence, and between."""
    sure = between.doc._.sure_heads
    if not sure:
        return
    for name, token in at.items():
        yield f"{name} sure", sure[token.i] - _SURE_WORD
    sentence = at["word"].sent
    mean = sum(sure[sentence.start : sentence.end]) / max(1, len(sentence))
    yield "sentence sure", mean - _SURE_SENTENCE
    yield "least sure between", min(sure[between.start : between.end]) - _SURE_BETWEEN
