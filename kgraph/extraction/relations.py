"""Links that the trained relation model finds between two mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.scopes import clause_head, has_subject
from kgraph.extraction.sentences import Place
from kgraph.language.dates import parse_date
from kgraph.language.labels import claim_predicate
from kgraph.language.mentions import THIRD_PERSON
from kgraph.ontology.types import Ontology, Relation

RULE = "trained relation"

# Taught by corpora of encyclopaedia articles alone, which join a person to a body or a place
# however the words put it; their columns count only where those taught by our own passages are
# silent, and only where they are sure.
_ENCYCLOPAEDIC = frozenset("chiefOf headquarteredIn livesIn".split())
_UNUSED = frozenset("subsidiaryOf employedBy affiliatedWith".split())
_ENCYCLOPAEDIC_SHARE = 0.8
_LEAST_SCORE = 0.3
# What the model says of "he" and "the club" holds only if coreference is right about them too.
_DISTANT_SHARE = 0.85
_DETAILS = frozenset({"roleIn", "saidBy", "holdsFrom", "holdsTo"})
_LEAST_DETAIL = 0.5

Ends = tuple[int, int]
Pair = tuple[Ends, Ends]


@dataclass(frozen=True, slots=True)
class _Details:
    """What the model joins to a link, by the ends of the mention it hangs on."""

    other: dict[tuple[str, Ends], tuple[Ends, float]]

    @classmethod
    def of(cls, doc: Doc) -> _Details:
        best: dict[tuple[str, Ends], tuple[Ends, float]] = {}
        for first, second, name, score in doc._.relations:
            if name in _DETAILS and score >= _LEAST_DETAIL:
                before = best.get((name, first))
                if before is None or score > before[1]:
                    best[name, first] = (second, score)
        return cls(best)

    def find(self, name: str, ends: Ends) -> Ends | None:
        """Return the mention that ``name`` joins to the one at ``ends``."""
        found = self.other.get((name, ends))
        return None if found is None else found[0]


@dataclass(frozen=True, slots=True)
class _Finder:
    doc: Doc
    places: PlaceFinder
    ontology: Ontology
    details: _Details

    def drafts(self, pair: Pair, *, scores: dict[str, float]) -> Iterator[Draft]:
        """Yield a draft for each predicate scored for a pair that its types allow."""
        subject = self.places.place_at(pair[0])
        here = self.places.sentence_of(self.doc[pair[0][0]])
        if subject is None or here is not self.places.sentence_of(self.doc[pair[1][0]]):
            return  # from one sentence to the next the model is right too seldom
        for predicate, score in scores.items():
            relation = self.ontology.relations.get(predicate)
            if relation is not None:
                yield from self._draft(relation, pair, subject=subject, score=score)

    def _draft(
        self, relation: Relation, pair: Pair, *, subject: Place, score: float
    ) -> Iterator[Draft]:
        span = self._span(pair[1])
        value = parse_date(span.text) if relation.literal else None
        object_ = None if relation.literal else self.places.place_at(pair[1])
        if not _fits(relation, subject, object_=object_, value=value):
            return
        tokens = LinkTokens(self._span(pair[0]).root.i, span.root.i, common_anchor(self.doc, pair))
        yield Draft(
            relation.name, subject, object_, value, tokens, RULE,
            _trust(subject, object_) * score,
            qualifier=self._place("roleIn", pair[1]),
            source=self._place("saidBy", pair[0]),
            valid_from=self._date("holdsFrom", pair[1]),
            valid_to=self._date("holdsTo", pair[1]),
        )  # fmt: skip

    def _span(self, ends: Ends) -> Span:
        return self.doc[ends[0] : ends[1]]

    def _place(self, name: str, ends: Ends) -> Place | None:
        other = self.details.find(name, ends)
        return None if other is None else self.places.place_at(other)

    def _date(self, name: str, ends: Ends) -> str | None:
        other = self.details.find(name, ends)
        if other is None or _is_elsewhere(self._span(other).root, self._span(ends).root):
            return None
        return parse_date(self._span(other).text)


def _is_elsewhere(date: Token, thing: Token) -> bool:
    """Say whether a date is of a clause that "and" joins, with a subject, to that of a thing."""
    clause, own = clause_head(date), clause_head(thing)
    apart = clause != own and not clause.is_ancestor(own)
    return apart and clause.dep_ == "conj" and has_subject(clause)


def find_trained_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield a draft for each relation that the model finds likely and the types allow."""
    reader = _Finder(doc, finder, ontology, _Details.of(doc))
    for pair, scores in _by_pair(doc).items():
        yield from reader.drafts(pair, scores=scores)


def _by_pair(doc: Doc) -> dict[Pair, dict[str, float]]:
    """Return the best score of each predicate for each pair of mentions."""
    found: dict[Pair, dict[str, float]] = {}
    known: dict[Pair, dict[str, float]] = defaultdict(dict)
    for subject, object_, name, score in doc._.relations:
        if name in _DETAILS or name in _UNUSED or score < _LEAST_SCORE:
            continue
        scores = found.setdefault((subject, object_), {})
        target = known[subject, object_] if name in _ENCYCLOPAEDIC else scores
        predicate = claim_predicate(name)
        target[predicate] = max(score, target.get(predicate, 0.0))
    for pair, scores in known.items():
        own = found[pair]
        if not own:
            own.update({name: _ENCYCLOPAEDIC_SHARE * score for name, score in scores.items()})
    return found


def common_anchor(doc: Doc, pair: Pair) -> int:
    """Return the word that joins two mentions in the tree: their lowest common ancestor."""
    subject, object_ = (doc[start:end].root for start, end in pair)
    above = {token.i for token in (subject, *subject.ancestors)}
    return next((t.i for t in (object_, *object_.ancestors) if t.i in above), object_.head.i)


def _trust(subject: Place, object_: Place | None) -> float:
    """Return what a score is worth where coreference must be right about a pronoun, too."""
    words = {place.mention.text.casefold() for place in (subject, object_) if place is not None}
    return _DISTANT_SHARE if words & THIRD_PERSON else 1.0


def _fits(relation: Relation, subject: Place, *, object_: Place | None, value: str | None) -> bool:
    if relation.literal:
        in_domain = not relation.domain or subject.mention.entity_type in relation.domain
        return in_domain and value is not None
    return object_ is not None and fits(relation, subject, object_=object_)
