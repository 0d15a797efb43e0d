"""Whom "we" and "our" stand for: the body that a speaker speaks for at that point.

It is the one that the words name ("we at the Guild"), else the one that the speaker has said to
belong to, where it was spoken of a moment before. Otherwise "we" stands for nobody: much of what
people say with it is said of everyone. What "we" of one who speaks for no body did ("we went to
Porto") he did himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extraction.deixis import declarations, referent_of_i, referent_of_we
from kgraph.extraction.drafts import Draft
from kgraph.extraction.former_bodies import is_of_now
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.prepositions import case_of
from kgraph.extraction.quotations import quotation_at
from kgraph.extraction.sentences import Place, Sentence
from kgraph.extraction.stances import put_of
from kgraph.language.labels import WE
from kgraph.model import Mention, Modality, Polarity, Span

_I = frozenset("i my me mine myself".split())
_BELONGING = frozenset("memberOf worksFor founderOf leaderOf affiliatedWith".split())
_SURE = 0.6
_SENTENCES_BACK = 30
_NOT_SO = frozenset({Modality.DESIRED, Modality.HYPOTHETICAL, Modality.ASKED})
_PLACES = frozenset({"nsubj", "nsubj:pass", "nmod:poss"})
_OTHERS_DO = frozenset(
    """help support back fund sponsor hire employ train advise represent join leave found lead run
    teach guide mentor finance assist""".split()
)
_FOUNDING = frozenset("found form start establish create launch begin".split())
_OF_PERSONS = frozenset("meet marry divorce hit grow".split())
_SCHOOLING = frozenset("school college university".split())
_HOW = frozenset({"how", "what", "why", "where", "when"})
_DUTIES = frozenset("must should ought can could might".split())
_OF_EVERYONE = frozenset(
    """know see think say call talk look live hear feel understand remember want imagine guess
    speak get""".split()
)
_EVERYONES = frozenset(
    "country nation society world planet species generation life lifetime time day era age".split()
)


Bodies = Mapping[str, frozenset[str]]
"""References of bodies by that of a person."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What speakers have said of themselves: their bodies, and where they say it plainly."""

    bodies: Bodies
    former: Bodies
    declared: Mapping[str, Sequence[tuple[int, Place]]]


def belongings(drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder) -> Bodies:
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
    bodies: Bodies,
    former: Bodies | None = None,
) -> list[Mention]:
    """Return the mentions that "we" and "I" make of bodies and persons, in order.

    An "I" that a turn's speaker says has its mention already: here are those of whom a text
    quotes, and of who tells it.

    Args:
        doc: the parse.
        finder: places of names.
        sentences: of the document, in order.
        bodies: as ``belongings`` returns them.
        former: those of them of which all that is told is past: "I spent my youth in the Guild".
    """
    found = []
    known = _Known(bodies, former or {}, declarations(doc, finder))
    for number, sentence in enumerate(sentences):
        recent = sentences[max(0, number - _SENTENCES_BACK) : number + 1]
        for token in _first_persons(doc, sentence):
            meant = _meant(token, finder, recent=recent, known=known)
            if meant is not None:
                span = sentence.document.reading.source_span(
                    Span(token.idx, token.idx + len(token))
                )
                chain, kind = meant
                found.append(Mention(span, span, token.text, kind, named=False, chain=chain))
    return found


def _first_persons(doc: Doc, sentence: Sentence) -> list[Token]:
    span = doc.char_span(sentence.view.start, sentence.view.end, alignment_mode="expand")
    if span is None:
        return []
    taken = {place.view.start for place in sentence.places}
    is_known = sentence.speaker is not None and not sentence.is_narrated
    words = WE if is_known else WE | _I
    return [
        token
        for token in span
        if token.lower_ in words and token.idx not in taken and _is_in_place(token)
    ]


def _is_in_place(pronoun: Token) -> bool:
    """Say whether a pronoun does something or owns it, or "us" is what others help or lead."""
    helped = pronoun.dep_ == "obj" and pronoun.head.lemma_ in _OTHERS_DO
    return pronoun.dep_ in _PLACES or (helped and pronoun.lower_ == "us")


def _meant(
    token: Token,
    finder: PlaceFinder,
    *,
    recent: Sequence[Sentence],
    known: _Known,
) -> tuple[int, str] | None:
    """Return the chain that a pronoun stands for, and whether that is a person or a body."""
    here = recent[-1]
    if token.lower_ in _I:
        person = referent_of_i(token.doc, token.i, finder=finder)
        if person is not None:
            return person.mention.chain, "person"
        quoted = quotation_at(token.doc, token.i) is not None
        return _speaker(here, is_meant=here.is_narrated and not quoted)
    named = referent_of_we(token.doc, token.i, finder=finder, declared=known.declared)
    if named is not None:
        return named.mention.chain, "organization"
    own = known.bodies.get(here.speaker or "", frozenset())
    if is_of_now(token):
        own -= known.former.get(here.speaker or "", frozenset())
    if not own or _is_of_persons(token, finder, own=own):
        return _speaker(here, is_meant=_tells_deed(token))
    if token.head.lemma_.casefold() in _OF_EVERYONE or _calls_for(token.head):
        return None
    if token.dep_ == "nmod:poss" and _is_of_all_here(token.head):
        return None
    chain = _last_spoken_of(own, token, recent=recent)
    return None if chain is None else (chain, "organization")


def _speaker(sentence: Sentence, *, is_meant: bool) -> tuple[int, str] | None:
    if not is_meant or sentence.speaker is None:
        return None
    return int(sentence.speaker.removeprefix("c")), "person"


def _tells_deed(pronoun: Token) -> bool:
    """Say whether a "we" is the subject of what was done: "we went to Porto"."""
    return pronoun.dep_ == "nsubj" and pronoun.head.pos_ == "VERB" and pronoun.head.tag_ == "VBD"


def _is_of_persons(pronoun: Token, finder: PlaceFinder, *, own: frozenset[str]) -> bool:
    """Say whether what "we" did persons do and no body: "we met", "we founded the Guild"."""
    verb = pronoun.head
    objects = [child for child in verb.children if child.dep_ == "obj"]
    if verb.lemma_ in _FOUNDING:
        places = [place for each in objects if (place := finder.place_of(each)) is not None]
        return any(place.reference in own for place in places)
    if verb.lemma_ == "go":
        return any(child.lemma_ in _SCHOOLING for child in verb.children)
    met = verb.lemma_ == "meet" and any(case_of(each) == "with" for each in verb.children)
    alone = all(each.lower_ == "it" for each in objects)
    return verb.lemma_ in _OF_PERSONS and alone and not met


def _calls_for(verb: Token) -> bool:
    """Say whether a verb tells of a need or a duty, which is of everyone, or asks how to do it.

    "We need rain", "we need to act", "we must go", "how do we build".
    """
    if any(child.lower_ in _DUTIES and child.dep_ == "aux" for child in verb.children):
        return True
    if any(child.lower_ in _HOW and child.i < verb.i for child in verb.children):
        return True
    if verb.lemma_ == "need" and any(each.dep_ == "xcomp" for each in verb.children):
        return True
    return verb.lemma_ in {"need", "require"} and any(each.dep_ == "obj" for each in verb.children)


def _is_of_all_here(noun: Token) -> bool:
    """Say whether what is "ours" is that of all who live here: "our country", "our fights here"."""
    here = noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "here"
    return here or noun.lemma_.casefold() in _EVERYONES


def _last_spoken_of(own: frozenset[str], token: Token, *, recent: Sequence[Sentence]) -> int | None:
    for sentence in reversed(recent):
        for place in reversed(sentence.places):
            if place.view.start < token.idx and place.reference in own and place.mention.named:
                return place.mention.chain
    return None
