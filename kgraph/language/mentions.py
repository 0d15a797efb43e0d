"""Where the document speaks of something: names, terms and pronouns, as token spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kgraph.language.lexicon import TITLES
from kgraph.language.name_types import type_of_name
from kgraph.language.names import Spelling, find_name_spans
from kgraph.language.terms import find_role_spans, find_term_spans
from kgraph.model import KnownName, Participant

_CAMEL_PART = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])|\d+")
_REGNAL = re.compile(r"[IVX]+")
_NOT_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
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
    """Return names by capitals, and wherever a name stands in small letters or split."""
    found = find_name_spans(doc)
    types = _types_by_vote(found, Spelling.of(doc).small)
    types.update(_types_given(known_names, roster))
    given = {name for known in known_names for name in (known.label, *known.aliases)}
    again = _find_again(doc, [span.text for span in found if _is_distinct(span)], given=given)
    spans = filter_spans([*found, *again])
    return [_name(span, types.get(name_key(span.text), "concept")) for span in spans]


def find_terms(doc: Doc, taken: Iterable[Span]) -> list[Candidate]:
    """Return recurring terms that no name covers, under their singular form."""
    tokens = {index for span in taken for index in range(span.start, span.end)}
    found = [
        Candidate(span, "concept", span.text.casefold(), name_key(term), named=False)
        for term, spans in [*find_term_spans(doc).items(), *_roles(doc)]
        for span in spans
        if not tokens & set(range(span.start, span.end))
    ]
    kept = set(filter_spans([candidate.span for candidate in found]))
    return [candidate for candidate in found if candidate.span in kept]


def _roles(doc: Doc) -> list[tuple[str, list[Span]]]:
    return [(span.text, [span]) for span in find_role_spans(doc)]


def _name(span: Span, entity_type: str) -> Candidate:
    words = _untitled(span) if entity_type == "person" else span.text
    label = _POSSESSIVE.sub("", words)
    return Candidate(span, entity_type, label, name_key(label), named=True)


def find_pronouns(doc: Doc) -> list[Candidate]:
    """Return the personal pronouns of the singular, keyed by their person."""
    return [
        Candidate(doc[token.i : token.i + 1], "person", token.text, token.lower_, named=False)
        for token in doc
        if token.lower_ in FIRST_PERSON | SECOND_PERSON | THIRD_PERSON
    ]


def _find_again(doc: Doc, names: Iterable[str], *, given: Iterable[str]) -> list[Span]:
    matcher = PhraseMatcher(doc.vocab, attr="LOWER")
    forms = {form for name in names for form in _forms(name)} | set(given)
    patterns = [Doc(doc.vocab, words=form.split()) for form in sorted(forms) if form.strip()]
    matcher.add("NAME", patterns)
    return [doc[start:end] for _, start, end in matcher(doc)]


def _forms(name: str) -> set[str]:
    parts = _CAMEL_PART.findall(name) if " " not in name else name.split()
    return {" ".join(parts)} if len(parts) > 1 else set()


def _is_distinct(span: Span) -> bool:
    """Only names of several words, or in camel case, are looked for in small letters."""
    return len(span) > 1 or len(_CAMEL_PART.findall(span.text)) > 1


def _types_by_vote(spans: Sequence[Span], small: Counter[str]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        votes.setdefault(name_key(span.text), Counter())[type_of_name(span, small)] += 1
    return {
        key: max(found, key=lambda kind: (kind != "concept", found[kind], kind))
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
    start = span.start
    while start < span.end - 1 and span.doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    end = span.end
    while end > start + 1 and _REGNAL.fullmatch(span.doc[end - 1].text):
        end -= 1
    return span.doc[start:end].text
