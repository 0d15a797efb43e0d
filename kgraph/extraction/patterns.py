"""Links taught by example: the patterns, and where a text takes their paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import Ends, is_adjective, object_at, read_ends
from kgraph.extraction.grammar import word_of
from kgraph.extraction.like_links import find_like_links
from kgraph.extraction.link_graph import ANY_NOUN, LinkGraph
from kgraph.extraction.paths import ANY_WAY, Match, Path, PathTree
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.profiles import Profile
from kgraph.extraction.rivals import Typed, best_of_ends
from kgraph.extraction.role_links import find_role_links, is_out_of_question
from kgraph.extraction.roles import Role
from kgraph.extraction.seen_types import is_other_than_person
from kgraph.extraction.sentences import Place
from kgraph.language.labels import TRAINED_PREDICATES

RULE = "pattern"
LIKE_RULE = f"{RULE}:like"
VALUE_RULE = f"{RULE}:value"
_UNKNOWN = "concept"  # what a name is typed as where nothing tells
_LESS_SURE = 0.8
_UNLIKELY = 0.65


Found = tuple[str, int, int]
"""A predicate with the nodes of its subject and object."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A path that states a link, the types at its ends (none: any), and how sure it is.

    ``literal``: the object is a date. ``objects`` are the words that the object may be, in their
    base form, empty where any will do. ``noun``: it is a noun, no name; ``named``: it has a name;
    ``bare``: it goes without its adjectives. ``without``: steps that must not lead off the path.
    """

    predicate: str
    path: Path
    domain: tuple[str, ...]
    range: tuple[str, ...]
    literal: bool
    symmetric: bool
    confidence: float
    objects: tuple[str, ...] = ()
    noun: bool = False
    named: bool = False
    bare: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternBook:
    """The patterns of an ontology, sorted, and how its new links are told where none fits.

    Plain data that can be kept and sent.
    """

    patterns: tuple[Pattern, ...] = ()
    roles: tuple[Role, ...] = ()
    profiles: tuple[Profile, ...] = ()


def find_pattern_links(doc: Doc, finder: PlaceFinder, *, patterns: PatternBook) -> Iterator[Draft]:
    """Yield a draft for each link whose words take the path of a pattern, in token order.

    Of several patterns that say the same of the same two, the surest counts. What is said of
    "the singer Ana" is said of Ana, not of a singer.
    """
    for part, taught in _parts(patterns):
        ends = read_ends(doc, finder, titles=taught)
        yield from _links(ends, part)


@lru_cache(maxsize=4)
def _parts(book: PatternBook) -> tuple[tuple[PatternBook, bool], ...]:
    """Return the patterns of links that a model knows too, and those of all others."""
    parts = []
    known = TRAINED_PREDICATES - {role.predicate for role in book.roles}
    for taught in (False, True):
        own = tuple(p for p in book.patterns if (p.predicate not in known) == taught)
        more = (book.roles, book.profiles) if taught else ((), ())
        parts.append((PatternBook(own, *more), taught))
    return tuple(part for part in parts if part[0] != PatternBook())


def _links(ends: Ends, patterns: PatternBook) -> Iterator[Draft]:
    """Yield the links of one part of the patterns, in token order."""
    best: dict[Found, Draft] = {}
    tree = _tree(patterns)  # once: to look it up takes the hash of every pattern
    for node in sorted(ends.places):
        for match in tree.matches(ends.graph, node):
            draft = _draft(match, patterns.patterns[match.number], ends=ends, at=node)
            if draft is None:
                continue
            found = draft.predicate, node, match.nodes[-1]
            if found not in best or best[found].confidence < draft.confidence:
                best[found] = draft
    for draft in find_values(ends, patterns):
        best.setdefault((draft.predicate, draft.tokens.subject, draft.tokens.object), draft)
    roles = patterns.roles
    best = {f: d for f, d in best.items() if not is_out_of_question(d, ends, roles=roles)}
    for draft in find_role_links(ends, roles, rule=RULE):
        best.setdefault((draft.predicate, draft.tokens.subject, draft.tokens.object), draft)
    for draft in find_like_links(ends, patterns.profiles, rule=LIKE_RULE):
        best.setdefault((draft.predicate, draft.tokens.subject, draft.tokens.object), draft)
    if roles:
        best = _without_adjectives(best, roles, ends=ends)
    kept = {f: best[f] for f in sorted(best) if not _is_said_of_name(f, best, ends=ends)}
    told: list[Typed] = [*patterns.patterns, *roles, *patterns.profiles]
    yield from (best_of_ends(kept, told) if roles else kept.values())


def _without_adjectives(
    found: Mapping[Found, Draft], roles: Sequence[Role], *, ends: Ends
) -> dict[Found, Draft]:
    """Return the links without those of names that are adjectives: "the Dutch singer Ana".

    An object may be one where it was in an example.
    """
    taught = {role.predicate for role in roles if role.adjective}
    adjectives = {n for n, at in ends.places.items() if at.mention.named and is_adjective(n, ends)}
    return {
        key: draft
        for key, draft in found.items()
        if key[1] not in adjectives and (key[2] not in adjectives or key[0] in taught)
    }


def _is_said_of_name(found: Found, all_: Mapping[Found, Draft], *, ends: Ends) -> bool:
    """Say whether the same is found of a name where a link has but a noun that describes it."""
    predicate, subject, object_ = found
    draft = all_[found]
    pairs = []
    if not draft.subject.mention.named:
        pairs += [(name, object_) for name in ends.graph.names(subject)]
    if draft.object is not None and not draft.object.mention.named:
        pairs += [(subject, name) for name in ends.graph.names(object_)]
    return any((predicate, *pair) in all_ for pair in pairs)


def find_values(ends: Ends, book: PatternBook) -> Iterator[Draft]:
    """Yield a link of a name of each sentence for each object that tells it by itself.

    It is the first name of a fitting type, else the first one.
    """
    patterns = [pattern for pattern in book.patterns if pattern.path == (ANY_WAY,)]
    for sentence in ends.doc.sents if patterns else ():
        topics = _topics(sentence, ends)
        for pattern in patterns:
            fitting = (at for at in topics if _kind_at(at, ends) in pattern.domain)
            at = next(fitting, topics[0] if topics else None)
            draft = None if at is None else _value(sentence, at, pattern=pattern, ends=ends)
            if draft is not None:
                yield draft


def _topics(sentence: Span, ends: Ends) -> list[int]:
    """Return the nodes of the names of a sentence that stand in no longer name."""
    nodes = [node for node in range(sentence.start, sentence.end) if node in ends.places]
    named = [node for node in nodes if ends.places[node].mention.named]
    views = [ends.places[node].view for node in named]
    return [
        node
        for node, view in zip(named, views, strict=True)
        if not any(o.start <= view.start and view.end <= o.end and o != view for o in views)
    ]


def _kind_at(node: int, ends: Ends) -> str:
    return ends.places[node].mention.entity_type


def _value(sentence: Span, at: int, *, pattern: Pattern, ends: Ends) -> Draft | None:
    start = sentence.text.casefold().find(pattern.objects[0])
    span = sentence.char_span(start, start + len(pattern.objects[0])) if start >= 0 else None
    if span is None or not _fit(ends.places[at], pattern.domain, is_vague=True):
        return None
    known = ends.places.get(ends.graph.node(span.root))
    whole = known is not None and known.mention.text.casefold() == pattern.objects[0]
    object_ = known if whole else ends.finder.make_place(span.start, span.end)
    if (
        object_ is None
        or object_.reference == ends.places[at].reference
        or at in range(span.start, span.end)
    ):
        return None
    tokens = LinkTokens(at, span.root.i, sentence.root.i)
    return Draft(
        pattern.predicate, ends.places[at], object_, None, tokens, VALUE_RULE, pattern.confidence
    )


@lru_cache(maxsize=4)
def _tree(book: PatternBook) -> PathTree:
    return PathTree(pattern.path for pattern in book.patterns)


def is_vague(path: Path) -> bool:
    """Say whether a path says so little that the types at its ends must be the right ones."""
    return is_open(path) or ANY_NOUN in path


def steps_beside(graph: LinkGraph, match: Match) -> frozenset[str]:
    """Return the steps down from the words on a path to what is not on it."""
    on_path = {*match.nodes}
    return frozenset(
        step
        for node in match.nodes[:-1]
        for step, other in graph.steps(node)
        if step[0] == ">" and other not in on_path
    )


def _draft(match: Match, pattern: Pattern, *, ends: Ends, at: int) -> Draft | None:
    subject, node = ends.places[at], match.nodes[-1]
    value = ends.dates.get(node) if pattern.literal else None
    object_ = None if pattern.literal else _object(node, pattern, ends=ends)
    if value is None and object_ is None:
        return None
    if pattern.without and steps_beside(ends.graph, match) & set(pattern.without):
        return None
    fit = _fit(subject, pattern.domain, is_vague=is_vague(pattern.path))
    if object_ is not None:
        allowed = () if pattern.noun else pattern.range
        fit *= _fit(object_, allowed, is_vague=is_vague(pattern.path)) * (
            subject.reference != object_.reference
        )
    if fit == 0:
        return None
    return Draft(
        predicate=pattern.predicate,
        subject=subject,
        object=object_,
        value=value,
        tokens=LinkTokens(at, node, _anchor(ends.doc, match, at=at)),
        rule=RULE,
        confidence=round(pattern.confidence * fit, 3),
    )


def _object(node: int, pattern: Pattern, *, ends: Ends) -> Place | None:
    """Return the object at a node, one made for it where no mention stands there."""
    token = ends.doc[node]
    if pattern.objects and word_of(token) not in pattern.objects:
        return None
    if pattern.noun and not _is_last_modifier(token, pattern):
        return None
    found = object_at(node, pattern, ends=ends)
    return found if found is not None else _name_of_kind(node, pattern, ends=ends)


def _name_of_kind(node: int, pattern: Pattern, *, ends: Ends) -> Place | None:
    """Return a name where examples have nouns: who "owns the inn" may own the "Oar House"."""
    known = ends.places.get(node)
    is_kind = known is not None and known.mention.entity_type in pattern.range
    return known if is_kind and pattern.noun else None


def _is_last_modifier(token: Token, pattern: Pattern) -> bool:
    """Say whether no other modifier stands between one and its noun: only the last says what."""
    between = token.doc[token.i + 1 : token.head.i]
    return pattern.path[-1] != ">mod" or all(word.is_punct for word in between)


def is_open(path: Path) -> bool:
    """Say whether a path says too little by itself: no word on it, or a mere modifier at its end.

    >>> is_open(("<is",)), is_open(("<is", "novel", ">mod")), is_open(("<subj", "join", ">obj"))
    (True, True, False)
    """
    return len(path) == 1 or path[-1] == ">mod"


def _fit(place: Place, allowed: tuple[str, ...], *, is_vague: bool) -> float:
    """Return how well a place fits the types that are allowed, 0 where it does not.

    The type of a name may be wrong, and words that say plainly what the link is outweigh it.
    """
    kind = place.mention.entity_type
    if not allowed or kind in allowed:
        return 1.0
    if not place.mention.named or is_other_than_person(kind, allowed):
        return 0.0
    if kind == _UNKNOWN:
        return _LESS_SURE
    return 0.0 if is_vague else _UNLIKELY


def _anchor(doc: Doc, match: Match, *, at: int) -> int:
    """Return the highest word of the tree among those on the path, its ends if there is none."""
    inner = match.nodes[:-1] or (at, match.nodes[-1])
    return min(inner, key=lambda node: (sum(1 for _ in doc[node].ancestors), node))
