"""Who speaks, who is spoken to, and whose misheard name was called out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kgraph.language.lexicon import INTERJECTIONS
from kgraph.language.mentions import Candidate, name_key
from kgraph.language.sound import CLOSE_SPELLING, similarity, sounds_like
from kgraph.model import Document, Participant

_NEAR_START, _NEAR_END = 10, 14
_CALLS = INTERJECTIONS | frozenset("and so you".split())


def first_names(roster: Sequence[Participant]) -> dict[str, str]:
    """Return the roster's label by first name's key, for first names that only one person has."""
    labels: dict[str, list[str]] = {}
    for person in roster:
        labels.setdefault(name_key(person.label.split()[0]), []).append(person.label)
    return {key: found[0] for key, found in labels.items() if len(found) == 1}


def find_misheard(doc: Doc, document: Document, *, names: Sequence[Candidate]) -> dict[str, str]:
    """Return, by key of a name called out, the roster label of the speaker it was meant for.

    "Thanks, Jonny." right before Joanni's turn is Joanni: the name sounds like the speaker's,
    or it is nobody else's and the speaker answers at once.
    """
    own = first_names(document.roster)
    misheard: dict[str, str] = {}
    for candidate, turn in _called_out(doc, document, names=names):
        if candidate.key in own or candidate.key in misheard:
            continue
        label = _meant(candidate.span, turn, document=document)
        if label is not None:
            misheard[candidate.key] = label
    return misheard


def _called_out(
    doc: Doc, document: Document, *, names: Sequence[Candidate]
) -> Iterator[tuple[Candidate, int]]:
    for candidate in names:
        span = candidate.span
        section = document.reading.section_at(span.start_char)
        if len(span) != 1 or section is None or document.turns[section.turn].speaker is None:
            continue
        whole = doc.char_span(section.view.start, section.view.end, alignment_mode="expand")
        if whole is not None and _is_vocative(span, whole):
            yield candidate, section.turn


def _is_vocative(span: Span, turn: Span) -> bool:
    doc = span.doc
    before = doc[span.start - 1] if span.start > turn.start else None
    after = doc[span.end] if span.end < turn.end else None
    opened = before is None or before.is_punct or before.is_space or before.lower_ in _CALLS
    closed = after is None or after.is_punct or after.is_space
    if not (opened and closed):
        return False
    near = span.start - turn.start < _NEAR_START or turn.end - span.end < _NEAR_END
    return near or _then_you(span, turn)


def _then_you(span: Span, turn: Span) -> bool:
    following = span.doc[span.end : min(span.end + 2, turn.end)]
    return any(token.lower_ == "you" for token in following)


def _meant(span: Span, turn: int, *, document: Document) -> str | None:
    """Return the neighbour who is meant: the one it sounds like, else the one who answers."""
    speaker = document.turns[turn].speaker
    following = [document.turns[i].speaker for i in (turn + 1, turn + 2) if i < len(document.turns)]
    preceding = [document.turns[i].speaker for i in (turn - 1, turn - 2) if i >= 0]
    others = [label for label in (*following, *preceding) if label and label != speaker]
    heard = {*others, *(person.label for person in document.roster)} - {speaker}
    closeness = {label: similarity(span.text, label.split()[0]) for label in sorted(heard)}
    answers = next((label for label in following if label and label != speaker), None)
    addressed = _then_you(span, span.doc[span.start :]) or _is_question_to(span)
    if addressed and answers and max(closeness.values(), default=0.0) < CLOSE_SPELLING:
        return answers
    alike = [label for label in closeness if sounds_like(span.text, label.split()[0])]
    return max(alike, key=lambda label: closeness[label], default=None)


def _is_question_to(span: Span) -> bool:
    sentence = span.sent
    return sentence[-1].text == "?" and span.start - sentence.start < 4
