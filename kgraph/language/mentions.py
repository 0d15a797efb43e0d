"""Where the document speaks of something: names, terms and pronouns, as token spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from kgraph.language.lexicon import INTERJECTIONS, MONTHS, WEEKDAYS, count_titles, is_general
from kgraph.language.name_types import is_joined, is_made_up_of, is_welcomed_to, type_of_name
from kgraph.language.names import Spelling, find_name_spans, opens
from kgraph.language.neuter_names import neuter_types
from kgraph.language.nominals import find_nominals
from kgraph.language.noun_phrases import noun_phrase_of
from kgraph.language.terms import Rank, find_term_spans, is_role, term_of
from kgraph.language.titles import find_title_spans
from kgraph.language.whole_names import are_two_names, whole_names, without_body
from kgraph.model import KnownName, Participant

_CAMEL_PART = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|\d+")
_JOINED_VOTES = 4  # who is joined is a body, whatever its name looks like
_VAGUE_RANK = 4000  # a single word as frequent as this says nothing of a thing
_REGNAL = re.compile(r"[IVX]+")
_NOT_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
# A named thing is a work of somebody's; dates and quantities are no entities.
_TYPE_BY_LABEL = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "work": "work",
    "object": "work",
    "concept": "concept",
}
FIRST_PERSON = frozenset("i me my mine myself".split())
THIRD_PERSON = frozenset("he him his she her hers".split())
SECOND_PERSON = frozenset("you your yours".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token span that refers to something.

    ``label`` is the name without title and possessive, ``key`` what all its spellings share.
    """

    span: Span
    entity_type: str
    label: str
    key: str
    named: bool


def name_key(text: str) -> str:
    """Return what all spellings of one name share: letters and digits, joined, small.

    >>> name_key("the Harbour-Union's"), name_key("harbour union")
    ('harbourunion', 'harbourunion')
    """
    plain = _POSSESSIVE.sub("", text.casefold().strip())
    return _NOT_WORD.sub("", plain.removeprefix("the ")) or plain


def find_names(
    doc: Doc, known_names: Sequence[KnownName], *, roster: Sequence[Participant]
) -> list[Candidate]:
    """Return the names of a Doc, and wherever one stands in small letters or split.

    Names are those in ``doc.ents``, and what its capital letters show besides: a trained
    model misses names that are like none it has seen, and a transcript spells them anyhow.
    """
    spelling = Spelling.of(doc)
    ents = [span for span in doc.ents if _is_name(span, spelling)]
    bodies = frozenset(name_key(span.text) for span in ents if span.label_ == "organization")
    trained = [part for span in ents for part in without_body(span, bodies, key=name_key)]
    shown = [each for each in find_name_spans(doc, spelling) if not are_two_names(each, trained)]
    titles = list(find_title_spans(doc, trained))
    whole = list(whole_names(doc, [*trained, *shown]))
    found = filter_spans([*titles, *trained, *shown, *whole])
    types = _types_by_shape([*shown, *whole], spelling.small)
    types.update(_types_by_vote([*trained, *(span for span in whole if span.label_)]))
    works = [*titles, *(span for span in found if is_welcomed_to(span))]
    types.update({name_key(span.text): "work" for span in works})
    types.update({name_key(span.text): "concept" for span in found if _is_owned_one(span, types)})
    types.update({name_key(span.text): "person" for span in found if _is_born(span)})
    types.update(_types_given(known_names, roster))
    given = {name for known in known_names for name in (known.label, *known.aliases)}
    given |= {name for person in roster for name in (person.label, *person.aliases)}
    again = _find_again(doc, [span.text for span in found if _is_distinct(span)], given=given)
    spans = filter_spans([*found, *again])
    types |= {name_key(span.text): "organization" for span in spans if is_made_up_of(span)}
    keys = [name_key(span.text) for span in spans]
    speakers = {name_key(person.label) for person in roster}
    neuter = neuter_types(doc, spans, types=types, keys=keys)
    types |= {key: kind for key, kind in neuter if key not in speakers}
    return [_name(span, types.get(name_key(span.text), "concept")) for span in spans]


def _is_name(span: Span, spelling: Spelling) -> bool:
    """Say whether a trained name names an entity, and is no word that a sentence opens with."""
    words = [token.lower_ for token in span if any(letter.isalpha() for letter in token.text)]
    if span.label_ not in _TYPE_BY_LABEL or not words or max(map(len, words)) < 2:
        return False
    if "\n\n" in span.text:
        return False  # no name goes on after an empty line
    if len(span) == 1 and (_is_calendar(span[0]) or _opens_fragment(span[0], spelling)):
        return False
    return not all(word in INTERJECTIONS for word in words)


def _is_owned_one(span: Span, types: Mapping[str, str]) -> bool:
    """Say whether a name taken for a person's says whose it is: "Elba's Feast of Boats"."""
    owned = any(token.lower_ in {"'s", "’s"} for token in span[1:-1])
    return owned and types.get(name_key(span.text)) == "person"


def _is_born(span: Span) -> bool:
    """Say whether "(born" follows: then a person has the name."""
    return [token.lower_ for token in span.doc[span.end : span.end + 2]] == ["(", "born"]


def _is_calendar(token: Token) -> bool:
    return token.lower_ in WEEKDAYS or token.lower_ in MONTHS


def _opens_fragment(token: Token, spelling: Spelling) -> bool:
    """Say whether a word has its capital from opening what is no full sentence: "Oak on pine."."""
    if not opens(token) or spelling.capital[token.lower_] > 0:
        return False
    alone = sum(other.is_alpha for other in token.sent) == 1
    return spelling.small[token.lower_] > 0 or (token.dep_ == "ROOT" and not alone)


def find_terms(doc: Doc, rank: Rank, *, taken: Iterable[Span]) -> list[Candidate]:
    """Return recurring terms that no name covers, under their singular form."""
    tokens = {index for span in taken for index in range(span.start, span.end)}
    found = [
        Candidate(span, "concept", term, name_key(term), named=False)
        for term, spans in [*find_term_spans(doc, rank).items(), *_said_of_names(doc, rank)]
        for span in spans
        if not tokens & set(range(span.start, span.end)) and not _is_narrowed(span)
    ]
    kept = set(filter_spans([candidate.span for candidate in found]))
    return [candidate for candidate in found if candidate.span in kept]


def _is_narrowed(span: Span) -> bool:
    """Say whether a term stands in a phrase that names something more special.

    One of several words does where a complement follows: "high cost" of "the high cost of rope".
    """
    whole = noun_phrase_of(span.root).span
    return whole.end > span.end or (len(span) == 1 and len(whole) > 1)


def _said_of_names(doc: Doc, rank: Rank) -> list[tuple[str, list[Span]]]:
    """Return what nouns say of names: being said once is enough for them."""
    named = (each for each in find_nominals(doc) if _stands_for_name(each.subject))
    said = [(term_of(each.noun), each.noun) for each in named]
    return [(term, [noun]) for term, noun in said if is_role(term) or not _is_vague(noun, rank)]


def _stands_for_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in FIRST_PERSON | THIRD_PERSON | {"it", "we"}


def _is_vague(noun: Span, rank: Rank) -> bool:
    word = noun.root.lower_
    vague = is_general(word) or rank(word) < _VAGUE_RANK
    return not noun.root.is_alpha or (len(noun) == 1 and vague)


def _name(span: Span, entity_type: str) -> Candidate:
    words = _untitled(span) if entity_type == "person" else span.text
    label = _POSSESSIVE.sub("", words)
    return Candidate(span, entity_type, label, name_key(label), named=True)


def _find_again(doc: Doc, names: Iterable[str], *, given: Iterable[str]) -> list[Span]:
    matcher = PhraseMatcher(doc.vocab, attr="LOWER")
    forms = {form for name in names for form in _forms(name)} | set(given)
    for form in sorted(form for form in forms if form.strip()):
        matcher.add("NAME", [Doc(doc.vocab, words=form.split())])  # one Doc in memory at a time
    return [doc[start:end] for _, start, end in matcher(doc)]


def _forms(name: str) -> set[str]:
    parts = _CAMEL_PART.findall(name) if " " not in name else name.split()
    return {" ".join(parts)} if len(parts) > 1 else set()


def _is_distinct(span: Span) -> bool:
    """Only names of several words, or in camel case, are looked for in small letters."""
    return len(span) > 1 or len(_CAMEL_PART.findall(span.text)) > 1


def _types_by_shape(spans: Sequence[Span], small: Counter[str]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        votes.setdefault(name_key(span.text), Counter())[type_of_name(span, small)] += 1
    return {
        key: max(found, key=lambda kind: (kind != "concept", found[kind], kind))
        for key, found in votes.items()
    }


def _types_by_vote(spans: Sequence[Span]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        ballot = votes.setdefault(name_key(span.text), Counter())
        ballot[_TYPE_BY_LABEL[span.label_]] += 1
        ballot["organization"] += _JOINED_VOTES * is_joined(span)
    return {
        key: max(found, key=lambda kind: (found[kind], kind != "concept", kind))
        for key, found in votes.items()
    }


def _types_given(known_names: Sequence[KnownName], roster: Sequence[Participant]) -> dict[str, str]:
    types = {name_key(person.label): "person" for person in roster}
    for known in known_names:
        if known.entity_type:
            names = (known.label, *known.aliases)
            types.update({name_key(name): known.entity_type for name in names})
    return types


def _untitled(span: Span) -> str:
    start, end = span.start + count_titles([token.text for token in span]), span.end
    while end > start + 1 and _REGNAL.fullmatch(span.doc[end - 1].text):
        end -= 1
    return span.doc[start:end].text
