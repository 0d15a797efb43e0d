"""Ways of writing one name that show only where all chains of a document are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from kgraph.language.abbreviations import SMALL_WORDS
from kgraph.language.given_names import PRONOUN_BY_NAME
from kgraph.language.lexicon import ABBREVIATIONS
from kgraph.language.written import ChainJoin, Written, form_of
from kgraph.model import CoreferenceChain

TAIL: Final = "the latter part of the one name that has it"
FORMER: Final = "another name that the text gives it"
INITIALS: Final = "the initials of its words"
BRACKETS: Final = "its short form in brackets"
OF_NAME: Final = "the place that is of this name"
PEER: Final = "the title that follows the name"
KIND: Final = "the same name with a word for its kind"
COUNTRY: Final = "a common name of the country"

_OTHER_TIMES: Final = frozenset("previous former old original earlier first new current".split())
_ALSO: Final = frozenset("formerly previously originally also better once now then".split())
_KNOWN: Final = frozenset("known called named".split())
_POINTING: Final = frozenset({"the", "this", "that", "our"})
_PLACES: Final = frozenset("city town village hill island isle province municipality lake".split())
_AMERICA, _UNITED_STATES = "america", "united state"
_PARTS: Final = frozenset("north south latin central spanish british".split())
_DEGREES: Final = frozenset("ba ma mba bsc msc phd llb llm".split())
_PEERAGES: Final = frozenset("earl duke duchess marquess viscount count countess baron".split())
_BRACKETED: Final = frozenset({"organization", "work"})
_TITLED: Final = frozenset({"concept", "work"})
_BODIES: Final = ("organization", "organization")
_KINDS: Final = frozenset(
    "model method approach framework software platform movement force".split()
)
_LONG_NAME, _LONG_TAIL = 3, 3
_REACH = 8000
"""Tokens between a term and its initials."""


def find_tails(written: Written) -> Iterator[ChainJoin]:
    """Yield "the boat club" for the one "Harbour Boat Club", "Iron Boat Fund" for the longer name.

    A part of a name with capitals of its own may be another name, so it needs three words.
    """
    owners = _owners(written)
    for each in written.chains:
        words = form_of(each.labels[0]).split()
        found = owners.get(" ".join(words), set()) | owners.get(written.surface(each.number), set())
        if len(found) != 1 or not (len(words) >= _LONG_TAIL or _is_pointed_at(written, each)):
            continue
        to = written.by_number[next(iter(found))]
        if each.entity_type in {"concept", to.entity_type} and each != to:
            yield ChainJoin(each.number, to.number, TAIL)


def _owners(written: Written) -> dict[str, set[int]]:
    """Return the names that end in some words, or begin in one before "of"."""
    owners: dict[str, set[int]] = defaultdict(set)
    for chain in filter(_is_long_name, written.chains):
        words = form_of(chain.labels[0]).split()
        last = next((at for at, word in enumerate(words) if word in SMALL_WORDS), len(words))
        for start in range(1, min(last + 1, len(words) - 1)):
            owners[" ".join(words[start:])].add(chain.number)
        if words[1] == "of":
            owners[words[0]].add(chain.number)
    return owners


def _is_long_name(chain: CoreferenceChain) -> bool:
    """Say whether a chain goes by a name of three or more words, no person's and no place's."""
    words = chain.labels[0].split()
    named = all(word[0].isupper() or word in SMALL_WORDS for word in words) and not chain.is_phrase
    return named and len(words) >= _LONG_NAME and chain.entity_type not in {"person", "place"}


def _is_pointed_at(written: Written, chain: CoreferenceChain) -> bool:
    spans = written.spans.get(chain.number, [])
    pointed = [s.start > 0 and s.doc[s.start - 1].lower_ in _POINTING for s in spans]
    return chain.labels[0].islower() and bool(pointed) and all(pointed)


def find_other_names(written: Written) -> Iterator[ChainJoin]:
    """Yield names that a text gives besides: "formerly Oar Lock", "our old name, Oar Lock"."""
    for span, number in written.places:
        doc, start = written.doc, span.start
        if not any(token.pos_ == "PROPN" for token in span) or start < 2:
            continue
        at = _named_with_pronoun(doc, start) or _named_beside(doc, start)
        to = None if at is None else written.at.get(at)
        known = written.by_number
        if to is not None and to != number and to in known and _may_be_one(known, number, to=to):
            yield ChainJoin(number, to, FORMER)


def _may_be_one(known: Mapping[int, CoreferenceChain], number: int, *, to: int) -> bool:
    is_person = (known[number].entity_type == "person", known[to].entity_type == "person")
    return is_person in {(True, True), (False, False)} and not known[to].is_phrase


def _named_with_pronoun(doc: Doc, start: int) -> int | None:
    """Return where "our" stands in "our previous name, X", "its first name was X"."""
    at = start - 1
    while at > 0 and doc[at].lower_ in {",", "was", "being", ":", "“", '"'}:
        at -= 1
    if at < 2 or doc[at].lower_ != "name" or doc[at - 1].lower_ not in _OTHER_TIMES:
        return None
    return at - 2 if doc[at - 2].tag_ == "PRP$" else None


def _named_beside(doc: Doc, start: int) -> int | None:
    """Return where the name ends after which "(formerly X" or ", also known as X" stands."""
    at = start - 1
    known = doc[at].lower_ == "as" and doc[at - 1].lower_ in _KNOWN
    at -= 2 if known else 0
    if at < 2 or doc[at].lower_ not in _ALSO:
        return None
    if not known and doc[at].lower_ not in {"formerly", "previously", "originally"}:
        return None
    marked = doc[at - 1].text in {"(", ","}
    return at - 2 if marked else (at - 1 if known else None)


def find_initials(written: Written) -> Iterator[ChainJoin]:
    """Yield "RSI" for the one "repetitive strain injury" shortly before it, "HS" for a name."""
    full: dict[str, set[int]] = defaultdict(set)
    for chain in written.chains:
        words = form_of(chain.labels[0]).replace("-", " ").split()
        letters = "".join(word[0] for word in words if word not in SMALL_WORDS)
        if len(letters) > 1 and chain.entity_type not in {"person", "place"}:
            full[letters].add(chain.number)
    for chain in written.chains:
        short = chain.labels[0]
        found = full.get(short.casefold(), set()) - {chain.number}
        if len(found) != 1 or not short.isupper() or short.casefold() in ABBREVIATIONS:
            continue
        owner = written.by_number[next(iter(found))]
        if _is_short_for(chain, owner, written=written):
            yield ChainJoin(chain.number, owner.number, INITIALS)


def _is_short_for(short: CoreferenceChain, owner: CoreferenceChain, *, written: Written) -> bool:
    """Say whether initials are those of a term that stands near before them, or of a name."""
    firsts = [written.spans.get(each.number, []) for each in (short, owner)]
    if not all(firsts):
        return False
    if len(short.labels[0]) < _LONG_NAME:
        return any(label.istitle() for label in owner.labels) and len(firsts[0]) > 1
    before = [span.start for span in firsts[1] if span.start < firsts[0][0].start]
    return bool(before) and firsts[0][0].start - before[-1] <= _REACH


def find_brackets(written: Written) -> Iterator[ChainJoin]:
    """Yield "(UVK)" for the body right before it, whose name is in other words.

    Also what a work is called besides where the text goes on with what it is: "The Oar (Åran) is".
    """
    owners = {
        span.end: number
        for span, number in written.places
        if written.by_number[number].entity_type in _BRACKETED
    }
    for span, number in written.places:
        owner = owners.get(_before_bracket(span))
        if owner is None or owner == number:
            continue
        kinds = written.by_number[owner].entity_type, written.by_number[number].entity_type
        short = _is_bracketed(span) and (_is_acronym(span) or _is_foreign(span, written))
        titled = kinds[1] in _TITLED and _is_said_to_be(span)
        if (short and kinds == _BODIES) or (titled and kinds[0] == "work"):
            yield ChainJoin(number, owner, BRACKETS)


def _before_bracket(span: Span) -> int:
    """Return where the bracket opens that a name begins, an article or a comma before it."""
    at = span.start - 1
    return at - (at > 0 and span.doc[at].text in {",", "The"})


def _is_said_to_be(span: Span) -> bool:
    """Say whether a name that is no person's ends brackets that a copula follows."""
    opens = span.doc[_before_bracket(span)].text == "("
    after = [token.lower_ for token in span.doc[span.end : span.end + 2]]
    return opens and after in ([")", "is"], [")", "was"]) and span[0].lower_ not in PRONOUN_BY_NAME


def _is_bracketed(span: Span) -> bool:
    """Say whether brackets hold a name alone, and stand after a word."""
    doc, start = span.doc, span.start
    inside = start > 1 and doc[start - 1].text == "(" and doc[span.end :][:1].text == ")"
    return inside and doc[start - 2].is_alpha


def _is_acronym(span: Span) -> bool:
    letters = span.text
    degree = letters.casefold() in _DEGREES
    return len(letters) > 2 and letters.isupper() and letters.isalpha() and not degree


def _is_foreign(span: Span, written: Written) -> bool:
    return all(token.is_title and written.is_rare(token.lower_) for token in span)


def find_peers(written: Written) -> Iterator[ChainJoin]:
    """Yield "Earl of Lorn" for Ana Ruiz of "Ana Ruiz, 2nd Earl of Lorn", the only one there."""
    persons = {
        span.end: number
        for span, number in written.places
        if written.by_number[number].entity_type == "person"
    }
    holders: dict[str, set[int]] = defaultdict(set)
    for span, _ in written.places:
        words = [word for word in form_of(span.text).split() if not word[0].isdigit()]
        comma = span.start - 1
        if words and span.doc[comma].text[0].isdigit():
            comma -= 1
        if comma > 0 and span.doc[comma].text == "," and comma in persons and _is_peerage(words):
            holders[" ".join(words)].add(persons[comma])
    for each in written.chains:
        words = [word for word in form_of(each.labels[0]).split() if not word[0].isdigit()]
        found = holders.get(" ".join(words), set()) - {each.number}
        if len(found) == 1:
            yield ChainJoin(each.number, next(iter(found)), PEER)


def _is_peerage(words: Sequence[str]) -> bool:
    return len(words) > 2 and words[0] in _PEERAGES and words[1] == "of"


def find_kinds(written: Written) -> Iterator[ChainJoin]:
    """Yield "Red Oar model" for Red Oar: the name with a word for what it is."""
    for each in written.chains:
        *words, kind = form_of(each.labels[0]).split() or [""]
        named = written.by_form.get(" ".join(words), ()) if kind in _KINDS else ()
        yield from (
            ChainJoin(each.number, to.number, KIND)
            for to in named
            if to.labels[0][0].isupper() and to.entity_type not in {"person", "place"}
        )


def find_places_of_name(written: Written) -> Iterator[ChainJoin]:
    """Yield "the hill of Orrin" for Orrin, and "America" for the United States."""
    for each in written.chains:
        noun, _, name = form_of(each.labels[0]).partition(" of ")
        named = written.by_form.get(name.removeprefix("the "), ()) if noun in _PLACES else ()
        yield from (
            ChainJoin(each.number, place.number, OF_NAME)
            for place in named
            if place.entity_type == "place"
        )
    states = [each for each in written.chains if _UNITED_STATES in map(form_of, each.labels)]
    for each in written.by_form.get(_AMERICA, ()) if states else ():
        before = {span.doc[max(span.start - 1, 0)].lower_ for span in written.spans[each.number]}
        if not before & _PARTS:
            yield ChainJoin(each.number, states[0].number, COUNTRY)
