"""Sentences of a document with the mentions in them, ready for rules to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.language import AnnotatedDocument
from kgraph.model import Document, Evidence, Mention, Span
from kgraph.model.quote import quote, start_ms_at

LONGEST_QUOTE = 300
_INTRODUCES_SELF = re.compile(
    r"\b(?:hi|hello|hey)\b\W+(?:(?:everyone|everybody|folks|all|there)\W+)?"
    r"(?:this is|i am|i['’]m|my name is)$|\bmy name is$",
    re.IGNORECASE,
)
_EARLY = 20
"""Sentences within which one who tells a text gives his name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention and where it stands in the reading view, ``head`` where its head does."""

    mention: Mention
    view: Span
    head: Span

    @property
    def reference(self) -> str:
        """The chain it belongs to, as claims refer to it."""
        return f"c{self.mention.chain}"

    @property
    def is_title(self) -> bool:
        """Whether it is the name of a work, in which any word may stand."""
        return self.mention.named and self.mention.entity_type == "work"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words in the reading view, its places in order, who says it.

    ``places`` are names and recurring terms and what stands for them, ``phrases`` all other
    noun phrases. ``speaker`` is a chain reference, ``None`` in prose. ``turn`` counts the
    document's turns.
    """

    document_id: str
    document: Document
    view: Span
    places: tuple[Place, ...]
    speaker: str | None
    turn: int
    phrases: tuple[Place, ...] = ()

    @property
    def is_narrated(self) -> bool:
        """Whether it is told by one who gives his name in a text that names no speakers."""
        return self.speaker is not None and self.document.turns[self.turn].speaker is None

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.words(self.view).rstrip().endswith("?")

    def words(self, view: Span) -> str:
        """Return the words of a stretch of the reading view."""
        return view.of(self.document.reading.text)

    def between(self, left: int, right: int) -> str:
        """Return the words from view offset ``left`` to ``right``, blanks collapsed."""
        return " ".join(self.document.reading.text[left:right].split())

    def evidence(
        self, subject: Place, object_: Place | None, *, rule: str, confidence: float, end: int
    ) -> Evidence:
        """Return the evidence: the whole sentence, or its part around the link when it is long.

        ``end`` is the view offset where the words that carry the link end.
        """
        first = min(subject.view.start, object_.view.start if object_ else end)
        last = max(subject.view.end, object_.view.end if object_ else end, end)
        whole = len(self.view) <= LONGEST_QUOTE and self.view.covers(Span(first, last))
        view = self.view if whole else Span(first, last)
        span = self.document.reading.source_span(view)
        return Evidence(
            document_id=self.document_id,
            span=span,
            quote=quote(self.document, span),
            subject_span=subject.mention.span,
            object_span=object_.mention.span if object_ else None,
            speaker=self.speaker,
            start_ms=start_ms_at(self.document, subject.mention.span.start),
            confidence=confidence,
            rule=rule,
        )


def split_sentences(annotated: AnnotatedDocument, document_id: str) -> list[Sentence]:
    """Return the sentences that lie in a turn, each with its mentions and who says it."""
    document = annotated.document
    places = sorted(_places(annotated), key=lambda place: (place.view.start, place.view.end))
    is_phrase = {chain.number: chain.is_phrase for chain in annotated.chains}
    sentences: list[Sentence] = []
    index = 0
    for view, turn in _views(annotated):
        while index < len(places) and places[index].view.start < view.start:
            index += 1
        known: list[Place] = []
        phrases: list[Place] = []
        while index < len(places) and places[index].view.end <= view.end:
            (phrases if is_phrase[places[index].mention.chain] else known).append(places[index])
            index += 1
        chain = annotated.speaker_chains[turn]
        speaker = None if chain is None else f"c{chain}"
        sentence = Sentence(document_id, document, view, tuple(known), speaker, turn)
        sentences.append(replace(sentence, phrases=tuple(phrases)))
    return _with_interruptions(_with_narrator(sentences))


def _views(annotated: AnnotatedDocument) -> Iterator[tuple[Span, int]]:
    """Yield each sentence's stretch of the reading view with its turn."""
    for sent in annotated.doc.sents:
        section = annotated.document.reading.section_at(sent.start_char)
        words = sent.text.rstrip()
        if words.strip() and section is not None:
            yield Span(sent.start_char, sent.start_char + len(words)), section.turn


def _with_narrator(sentences: list[Sentence]) -> list[Sentence]:
    """Let a text that names no speakers be told by the one who gives his name at its beginning."""
    if any(sentence.speaker is not None for sentence in sentences):
        return sentences
    names = (_introduced(sentence) for sentence in sentences[:_EARLY])
    narrator = next((name for name in names if name is not None), None)
    return [replace(sentence, speaker=narrator) for sentence in sentences]


def _with_interruptions(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Give to whom they belong the words of one who introduces himself in another's turn.

    "Hello, this is Ana Ruiz, ..." within Ben's turn is an advertisement or a label that the
    transcript lost: Ana speaks until the turn ends.
    """
    told: list[Sentence] = []
    intruder: str | None = None
    for number, sentence in enumerate(sentences):
        if not number or sentence.turn != sentences[number - 1].turn:
            intruder = None
        if sentence.speaker is not None and not sentence.is_narrated:
            intruder = _introduced(sentence) or intruder
        told.append(replace(sentence, speaker=intruder) if intruder else sentence)
    return told


def _introduced(sentence: Sentence) -> str | None:
    for place in sentence.places:
        other = place.mention.named and place.mention.entity_type == "person"
        before = sentence.between(sentence.view.start, place.view.start)
        if other and place.reference != sentence.speaker and _INTRODUCES_SELF.search(before):
            return place.reference
    return None


def _places(annotated: AnnotatedDocument) -> list[Place]:
    """Return every mention with its place; its type is the one that its chain agrees on."""
    reading = annotated.document.reading
    types = {chain.number: chain.entity_type for chain in annotated.chains}
    found = ((mention, reading.view_span(mention.span)) for mention in annotated.mentions)
    return [
        Place(
            replace(mention, entity_type=types[mention.chain]),
            view,
            reading.view_span(mention.head) or view,
        )
        for mention, view in found
        if view is not None
    ]
