"""Who is for what and against what: "his call for free buses", "I was against the toll"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, obliques_of, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.language.noun_words import TIME_NOUNS
from kgraph.language.terms import singular
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

RULE: Final = "advocacy"

_CONFIDENCE: Final = 0.75
_FOR: Final = "supports"
_AGAINST: Final = "opposes"
_PLEAS: Final = frozenset(
    """advocacy appeal call campaign demand endorsement enthusiasm fight lobbying plea push
    struggle support""".split()
)
_STRIFE: Final = frozenset(
    """battle campaign crusade fight lawsuit march objection opposition petition polemic protest
    resistance struggle""".split()
)
_SIDES: Final = {
    "for": (_PLEAS, _FOR),
    "of": (frozenset({"endorsement", "advocacy"}), _FOR),
    "against": (_STRIFE, _AGAINST),
    "to": (frozenset({"opposition", "objection", "resistance"}), _AGAINST),
}
_STANDS: Final = {"for": _FOR, "against": _AGAINST, "in favour of": _FOR, "in favor of": _FOR}
_IDIOMS: Final = frozenset("sale rent hire real free life show ever now instance example".split())
_AGENTS: Final = frozenset({"person", "organization"})
_DISAGREEING: Final = {"disagree": Polarity.NEGATED, "agree": None}


def find_advocacy(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield supports, opposes and agreesWith drafts of persons and bodies."""
    for token in doc:
        for predicate, subject, object_, polarity in _said(token, finder):
            relation = ontology.relations.get(predicate)
            holder, other = finder.place_of(subject), finder.place_of(object_)
            if relation is None or holder is None or other is None:
                continue
            if holder.mention.entity_type in _AGENTS and fits(relation, holder, object_=other):
                tokens = LinkTokens(subject.i, object_.i, token.i)
                yield Draft(
                    predicate, holder, other, None, tokens, RULE, _CONFIDENCE, polarity=polarity
                )


_Said = tuple[str, Token, Token, Polarity | None]


def _said(token: Token, finder: PlaceFinder) -> Iterator[_Said]:
    if token.pos_ == "NOUN":
        yield from _of_nouns(token)
        yield from _of_stands(token, finder)
    elif token.pos_ == "VERB" and token.lemma_ in _DISAGREEING:
        yield from _of_views(token)


def _of_nouns(noun: Token) -> Iterator[_Said]:
    """Yield what "her plea for peace" says of her."""
    owner, word = owner_of(noun), singular(noun.lower_)
    for case, object_ in obliques_of(noun) if owner is not None else ():
        nouns, predicate = _SIDES.get(case, (frozenset[str](), ""))
        if owner is not None and word in nouns:
            yield predicate, owner, object_, None


def _of_stands(head: Token, finder: PlaceFinder) -> Iterator[_Said]:
    """Yield what "I was against the toll" says: of a thing or a price "for" says what it is for."""
    if not any(child.dep_ == "cop" for child in head.children):
        return
    place = finder.place_of(head)
    timed = head.lemma_ in TIME_NOUNS or head.lower_ in _IDIOMS
    if not _stand(head) or timed or place is None or place.mention.entity_type in _AGENTS:
        return
    for subject in subjects_of(head):
        for each in joined(head):
            yield _stand(each) or _stand(head), subject.token, each, None


def _stand(noun: Token) -> str:
    """Return what "for" or "against" before a noun says, "" without one."""
    marks = [child for child in noun.lefts if child.dep_ == "case"]
    return _STANDS.get(" ".join(word.lower_ for case in marks for word in case.subtree), "")


def _of_views(verb: Token) -> Iterator[_Said]:
    """Yield what "Ana and Ben disagree" says of the two, and "Ana disagrees with Ben"."""
    polarity = _DISAGREEING[verb.lemma_]
    subjects = [subject.token for subject in subjects_of(verb)]
    others = [noun for case, noun in obliques_of(verb) if case == "with"]
    if polarity is not None:
        yield from (
            ("agreesWith", subject, other, polarity) for subject in subjects for other in others
        )
    if len(subjects) == 2 and not others:
        yield "agreesWith", subjects[0], subjects[1], polarity
