"""Where a text has the object of a link that roles tell, and whom it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import Ends, is_adjective, object_at
from kgraph.extraction.roles import NOMINAL, Role, signs_of
from kgraph.extraction.seen_types import is_other_than_person
from kgraph.extraction.sentences import Place

_LEAST = 0.5
_SHARE_OF_BEST = 0.5
_LEAST_OF_ANY_TYPE = 0.6
_PLAIN = 0.9
"""How likely a link is where what a name was taken for counts no more."""
_OUT_OF_QUESTION = 0.02
_UNKNOWN, _PERSON = "concept", "person"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def find_role_links(ends: Ends, roles: Sequence[Role], *, rule: str) -> Iterator[Draft]:
    """Yield the links of the object at each word that its signs make likely.

    Of several links those are kept that are not much less likely than the likeliest.
    """
    for sentence in ends.doc.sents if roles else ():
        topics = [
            node
            for node in range(sentence.start, sentence.end)
            if node in ends.places
            and ends.places[node].mention.named
            and not is_adjective(node, ends)
        ]
        for node, role, likelihood in _likely(sentence, ends, roles=roles):
            draft = _draft(node, role, ends=ends, topics=topics, likelihood=likelihood, rule=rule)
            if draft is not None:
                yield draft


def is_out_of_question(draft: Draft, ends: Ends, *, roles: Sequence[Role]) -> bool:
    """Say whether what stands around the object speaks plainly against a link."""
    signs = _signs_at(draft.tokens.object, ends)
    mine = [role for role in roles if role.predicate == draft.predicate]
    return any(role.likelihood(signs) < _OUT_OF_QUESTION for role in mine)


def _likely(
    sentence: Span, ends: Ends, *, roles: Sequence[Role]
) -> Iterator[tuple[int, Role, float]]:
    for token in sentence:
        if ends.graph.node(token) != token.i or token.pos_ not in NOMINAL:
            continue
        signs = _signs_at(ends.graph.node(_first_of_list(token)), ends)
        scores = [role.likelihood(signs) for role in roles]
        least = max(_LEAST, _SHARE_OF_BEST * max(scores))
        for role, score in zip(roles, scores, strict=True):
            if score >= least:
                yield token.i, role, score


def _first_of_list(token: Token) -> Token:
    """Return the first of the names of one type that are listed: "by Ana, Ben and Cleo"."""
    while token.dep_ == "conj" and token.ent_type_ and token.head.i < token.i:
        if token.head.ent_type_ != token.ent_type_:
            break
        token = token.head
    return token


def _signs_at(node: int, ends: Ends) -> frozenset[str]:
    start, end = ends.graph.bounds(node)
    return signs_of(ends.graph, ends.doc[node], start=start, end=end)


def _draft(
    node: int, role: Role, *, ends: Ends, topics: Sequence[int], likelihood: float, rule: str
) -> Draft | None:
    value = ends.dates.get(node) if role.literal else None
    object_ = None if role.literal else object_at(node, role, ends=ends)
    if object_ is not None and not role.noun and not _fits(object_, role.range):
        told = object_.mention.named and likelihood >= _PLAIN
        object_ = object_ if told else None
    if value is None and object_ is None:
        return None
    free = [topic for topic in topics if _is_free(topic, node, object_=object_, ends=ends)]
    before = node if likelihood >= _LEAST_OF_ANY_TYPE else 0
    subject = _subject(free, role, ends=ends, before=before, own=_subject_of_clause(node, ends))
    if subject is None:
        return None
    tokens = LinkTokens(subject, node, ends.doc[node].head.i)
    return Draft(
        role.predicate, ends.places[subject], object_, value, tokens, rule, round(likelihood, 3)
    )


def _is_free(topic: int, node: int, *, object_: Place | None, ends: Ends) -> bool:
    reference = ends.places[topic].reference
    return topic != node and (object_ is None or reference != object_.reference)


def _subject_of_clause(node: int, ends: Ends) -> int | None:
    """Return the node of the subject of the clause that a word stands in."""
    word = ends.doc[node]
    for above in (word, *word.ancestors):
        for child in above.children:
            if child.dep_ in _SUBJECTS and child != word and not child.is_ancestor(word):
                return ends.graph.node(child)
    return None


def _subject(
    topics: Sequence[int], role: Role, *, ends: Ends, before: int, own: int | None
) -> int | None:
    """Return the first name of a fitting type, ``own`` if it is one, else the first of all.

    Names of people are rarely mistaken; but what "Best Shot appears on" tells of is no person.
    """
    fitting = [topic for topic in topics if _fits(ends.places[topic], role.domain)]
    first = [topic for topic in topics[:1] if topic < before and _may_be(topic, role, ends=ends)]
    return own if own in fitting else next(iter([*fitting, *first]), None)


def _may_be(topic: int, role: Role, *, ends: Ends) -> bool:
    kind = ends.places[topic].mention.entity_type
    told = kind == _PERSON and ends.doc[topic].dep_ in _SUBJECTS
    return told or not is_other_than_person(kind, role.domain)


def _fits(place: Place, allowed: tuple[str, ...]) -> bool:
    kind = place.mention.entity_type
    if not allowed or kind in allowed:
        return True
    unknown = place.mention.named and kind == _UNKNOWN
    return unknown and not is_other_than_person(kind, allowed)
