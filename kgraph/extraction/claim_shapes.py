"""The shape of a link in its sentence: how its ends and its word hang in the tree, what is near.

Small facts, each of little weight. Together they tell much of whether a link was read right
(``confidence.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.sentences import Place

Fact = tuple[str, float]

_LONGEST_WAY: Final = 8
_MOST: Final = 3.0
_SHORT: Final = 6
_EARLY: Final = 3
_USUAL_LENGTH, _LONGEST, _USUAL = 20, 4.0, 1.5
_USUALLY_SURE: Final = {"subject": 0.8, "object": 0.8, "word": 0.8}
_SURE_SENTENCE, _SURE_BETWEEN = 0.85, 0.4
_DISTANCES: Final = (
    ("subject", "object", 2.0), ("subject", "word", 1.5), ("object", "word", 1.2),
)  # fmt: skip


def shape_of(draft: Draft, doc: Doc) -> Iterator[Fact]:
    """Yield facts of a link: names, each with a number of about -3 to 3."""
    tokens = draft.tokens
    ends = {"subject": doc[tokens.subject], "object": doc[tokens.object]}
    places = {"subject": draft.subject, "object": draft.object}
    word = doc[tokens.anchor]
    for name, token in (*ends.items(), ("word", word)):
        yield from _around(token, name=name, place=places.get(name), ends_at=name != "word")
    for name, token in ends.items():
        yield f"way of {name} {_way(token, word)}", 1.0
    at = {**ends, "word": word}
    yield f"order {' '.join(sorted(at, key=lambda name: (at[name].i, name)))}", 1.0
    if word.head != word:
        yield f"clause {word.head.dep_}", 1.0
    yield f"word {word.lemma_.lower()}", 1.0
    if len(draft.subject.mention.text) < _SHORT:
        yield f"subject called {draft.subject.mention.text.lower()}", 1.0
    yield from _sizes(at)
    yield from _certainty(at, doc)


def _around(token: Token, *, name: str, place: Place | None, ends_at: bool) -> Iterator[Fact]:
    """Yield what a word is and what stands and hangs next to it."""
    yield f"{name} is {token.dep_}", 1.0
    yield f"{name} tag {token.tag_}", 1.0
    for child in token.children:
        side = "before" if child.i < token.i else "after"
        inside = place is not None and place.view.start <= child.idx < place.view.end
        where = (" inside" if inside else " outside") if ends_at else ""
        yield f"{name} has {child.dep_} {side}{where}", 1.0
    if token.head != token:
        yield f"{name} below {token.head.pos_}", 1.0
    if token.i + 1 < len(token.doc):
        yield f"{name} then {token.nbor().pos_}", 1.0
    if token.i:
        yield f"{name} preceded by {token.nbor(-1).pos_}", 1.0


def _way(token: Token, word: Token) -> str:
    """Return the relations from an end up to the word of the link, or the first two."""
    way: list[str] = []
    here = token
    while here != word and here.head != here and len(way) < _LONGEST_WAY:
        way.append(here.dep_)
        here = here.head
    return "/".join(way) if here == word else f"off {'/'.join(way[:2])}"


def _sizes(at: dict[str, Token]) -> Iterator[Fact]:
    word = at["word"]
    sentence = word.sent
    if word.i - sentence.start < _EARLY:
        yield "early", 1.0
    yield "sentence length", min(len(sentence) / _USUAL_LENGTH, _LONGEST) - _USUAL
    for one, two, usual in _DISTANCES:
        yield f"{one} to {two}", math.log1p(abs(at[one].i - at[two].i)) - usual
    first, last = min(token.i for token in at.values()), max(token.i for token in at.values())
    between = word.doc[first:last]
    yield "commas", min(_MOST, float(sum(token.text == "," for token in between)))
    verbs = sum(t.pos_ in {"VERB", "AUX"} and t.i != word.i for t in between[1:])
    yield "verbs between", min(_MOST, float(verbs))


def _certainty(at: dict[str, Token], doc: Doc) -> Iterator[Fact]:
    """Yield how sure the tree is of the three words, of the sentence, and between."""
    sure = doc._.sure_heads
    if not sure:
        return
    for name, token in at.items():
        yield f"{name} sure", sure[token.i] - _USUALLY_SURE[name]
    sentence = at["word"].sent
    mean = sum(sure[sentence.start : sentence.end]) / max(1, len(sentence))
    yield "sentence sure", mean - _SURE_SENTENCE
    first, last = min(token.i for token in at.values()), max(token.i for token in at.values())
    yield "least sure between", min(sure[first : last + 1]) - _SURE_BETWEEN
