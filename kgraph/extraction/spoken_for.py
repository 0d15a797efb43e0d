"""Whom "we" and "our" stand for: the body that a speaker speaks for at that point.

It is the one that the words name ("we at the Guild"), else the one that the speaker has said to
belong to, where it was spoken of a moment before. Otherwise "we" stands for nobody: much of what
people say with it is said of everyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kgraph.extraction.deixis import referent_of_i, referent_of_we
from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Sentence
from kgraph.extraction.stances import put_of
from kgraph.model import Mention, Modality, Polarity, Span

_WE = frozenset("we our us ours ourselves".split())
_I = frozenset("i my me mine myself".split())
_BELONGING = frozenset("memberOf worksFor founderOf leaderOf affiliatedWith".split())
_SURE = 0.6
_SENTENCES_BACK = 30
_NOT_SO = frozenset({Modality.DESIRED, Modality.HYPOTHETICAL, Modality.ASKED})
_PLACES = frozenset({"nsubj", "nsubj:pass", "nmod:poss"})
_OF_EVERYONE = frozenset(
    """know see think say call talk look live hear feel understand remember want imagine guess
    speak get""".split()
)


def belongings(
    drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder
) -> dict[str, frozenset[str]]:
    """Return, by reference of a person, the bodies that the drafts let him belong to."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        body = draft.object
        if draft.predicate not in _BELONGING or body is None or draft.confidence < _SURE:
            continue
        put = put_of(draft, doc, finder=finder)
        if put.polarity is Polarity.NEGATED or put.modality in _NOT_SO:
            continue
        if body.mention.entity_type == "organization":
            found.setdefault(draft.subject.reference, set()).add(body.reference)
    return {person: frozenset(bodies) for person, bodies in found.items()}


def first_person_mentions(
    doc: Doc,
    finder: PlaceFinder,
    *,
    sentences: Sequence[Sentence],
    bodies: Mapping[str, frozenset[str]],
) -> list[Mention]:
    """Return the mentions that "we" makes of a body, and a quoted "I" of a person, in order.

    Args:
        doc: the parse.
        finder: places of names.
        sentences: of the document, in order.
        bodies: as ``belongings`` returns them.
    """
    found = []
    for number, sentence in enumerate(sentences):
        recent = sentences[max(0, number - _SENTENCES_BACK) : number + 1]
        for token in _first_persons(doc, sentence):
            chain = _chain(token, finder, recent=recent, bodies=bodies)
            if chain is not None:
                span = sentence.document.reading.source_span(
                    Span(token.idx, token.idx + len(token))
                )
                kind = "organization" if token.lower_ in _WE else "person"
                found.append(Mention(span, span, token.text, kind, named=False, chain=chain))
    return found


def _first_persons(doc: Doc, sentence: Sentence) -> list[Token]:
    span = doc.char_span(sentence.view.start, sentence.view.end, alignment_mode="expand")
    if span is None:
        return []
    taken = {place.view.start for place in sentence.places}
    words = _WE if sentence.speaker is not None else _WE | _I
    return [
        token
        for token in span
        if token.lower_ in words and token.idx not in taken and token.dep_ in _PLACES
    ]


def _chain(
    token: Token,
    finder: PlaceFinder,
    *,
    recent: Sequence[Sentence],
    bodies: Mapping[str, frozenset[str]],
) -> int | None:
    if token.lower_ in _I:
        person = referent_of_i(token.doc, token.i, finder=finder)
        return None if person is None else person.mention.chain
    named = referent_of_we(token.doc, token.i, finder=finder)
    if named is not None:
        return named.mention.chain
    own = bodies.get(recent[-1].speaker or "", frozenset())
    if not own or token.head.lemma_.casefold() in _OF_EVERYONE:
        return None
    return _last_spoken_of(own, token, recent=recent)


def _last_spoken_of(own: frozenset[str], token: Token, *, recent: Sequence[Sentence]) -> int | None:
    for sentence in reversed(recent):
        for place in reversed(sentence.places):
            if place.view.start < token.idx and place.reference in own and place.mention.named:
                return place.mention.chain
    return None
