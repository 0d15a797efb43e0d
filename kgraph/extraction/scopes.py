"""Where a link stands among the clauses of its sentence: which words can bear on it.

A link is carried by one clause, and only some clauses above that one have a say in whether it
holds: "She refused to join the Guild" does, "She slept when he joined the Guild" does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import LinkTokens

_CLAUSAL = frozenset("ROOT root ccomp xcomp advcl acl csubj parataxis".split())
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_OF_A_CLAUSE = frozenset({"nsubj", "cop", "aux", "mark", "csubj", "expl"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})
_FACTIVE = frozenset(
    """proud glad happy sorry aware grateful thankful ashamed realize realise relevant important odd
    strange sad funny""".split()
)
_WHY = frozenset({"why", "how"})
_WITHIN_A_PHRASE = frozenset("nmod appos amod compound acl flat det nummod conj".split())
_POINTING = frozenset("the this that these those each every all both".split())
_SHARING = frozenset("or nor and".split())
_ENDING = frozenset(
    "die kill murder shoot drown arrest close collapse dissolve disband sink burn cancel".split()
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The words that a link rests on.

    ``path`` is every token from the subject to the object through the tree; where the two stand
    in different sentences, those from the anchor up. ``carrier`` heads the clause that states the
    link. ``upward`` are the heads above it, nearest first, that the clause is a complement of or
    shares its auxiliaries with. ``entered_from`` is, for each token of the path, the one below it
    on the way from its end. ``in_phrase`` says that the link lies in one phrase ("the founder of
    the Guild", "her husband, Ben"), which holds whatever the clause around it denies.
    """

    carrier: Token
    path: tuple[Token, ...]
    upward: tuple[Token, ...]
    entered_from: tuple[Token | None, ...]
    in_phrase: bool = False

    @property
    def predicates(self) -> tuple[Token, ...]:
        """The carrier and what is above it."""
        return (self.carrier, *self.upward)


def base(token: Token) -> str:
    """Return the universal relation of a token to its head, without its subtype."""
    return token.dep_.partition(":")[0]


def child_words(token: Token, *relations: str) -> Iterator[Token]:
    """Yield the children of a token that stand in one of the universal relations to it."""
    return (child for child in token.children if base(child) in relations)


def heads_a_clause(token: Token) -> bool:
    """Say whether a token is the head of a clause: of a verb's, or of "is a member"."""
    if base(token) in _CLAUSAL:
        return True
    if base(token) != "conj":
        return False
    return token.pos_ in {"VERB", "AUX"} or any(base(c) in _OF_A_CLAUSE for c in token.children)


def clause_head(token: Token) -> Token:
    """Return the head of the clause that a token stands in."""
    while not heads_a_clause(token) and token.head.i != token.i:
        token = token.head
    return token


def forestalled(clause: Token) -> Token | None:
    """Return the "before" of "before he could sign", which he then did not, or did later."""
    before = next((mark for mark in child_words(clause, "mark") if mark.lower_ == "before"), None)
    could = any(aux.lower_ in {"could", "can"} for aux in child_words(clause, "aux"))
    return before if could else None


def cut_short(clause: Token) -> Token | None:
    """Return the "before" of "died before he could sign", which he then did not."""
    return forestalled(clause) if clause.head.lemma_.casefold() in _ENDING else None


def has_subject(token: Token) -> bool:
    """Say whether a clause has a subject of its own."""
    return any(base(child) in _SUBJECTS for child in token.children)


def anchor_between(doc: Doc, subject: int, *, object_: int) -> int:
    """Return the word that most likely carries a link of which only the two ends are known.

    It is the lowest clause head on the way between the two; where they are parts of one phrase,
    the word that joins them; where they are in different sentences, the clause of the later one.
    """
    left, right, join = _sides(doc[subject], doc[object_])
    if join is None:
        return clause_head(doc[max(subject, object_)]).i
    for side in (right, left):
        for token in side:
            if heads_a_clause(token):
                return token.i
    return join.i


def scope_of(doc: Doc, tokens: LinkTokens) -> Scope:
    """Return the words that bear on a link."""
    left, right, join = _sides(doc[tokens.subject], doc[tokens.object])
    anchor = doc[tokens.anchor]
    if join is None:
        carrier = clause_head(anchor)
        return Scope(carrier, (anchor,), tuple(_above(carrier)), (None,))
    path = {token.i: token for token in (*left, join, *right)}
    below = {token.i: lower for side in (left, right) for lower, token in pairwise((*side, join))}
    carrier = _carrier(anchor, path, join=join)
    order = sorted(path)
    return Scope(
        carrier,
        tuple(path[i] for i in order),
        tuple(_above(carrier)),
        tuple(below.get(i) for i in order),
        in_phrase=_is_phrase((*left, *right), carrier, join=join),
    )


def _is_phrase(sides: tuple[Token, ...], carrier: Token, *, join: Token) -> bool:
    """Say whether subject and object stand in one phrase, with no clause between them."""
    if carrier.i != join.i or any(heads_a_clause(token) for token in sides):
        return False
    top = [token for token in sides if token.head.i == join.i]
    return len(top) == 1 and base(top[0]) in _WITHIN_A_PHRASE


def _carrier(anchor: Token, path: dict[int, Token], *, join: Token) -> Token:
    """Return the head of the anchor's clause, or the join where that clause is not the link's.

    "The founder of the Guild did not come": the link lies in a phrase, not in what is denied.
    """
    token = anchor
    while not heads_a_clause(token) and token.i != join.i and token.head.i != token.i:
        token = token.head
    if token.i in path or heads_a_clause(token):
        return token
    return join


def framed_by(scope: Scope, *relations: str, existing: bool = False) -> Iterator[Token]:
    """Yield the clauses that bring up the thing that a clause on it tells of, nearest first.

    "Want" of "I want a club that sings": no club is said to sing. Only of a thing that is not
    known yet ("a club", "clubs"), and that stands in one of the relations to its verb; with
    ``existing`` only of what "there is".
    """
    top = scope.predicates[-1]
    noun = top.head if base(top) == "acl" else top
    if noun.pos_ != "NOUN" or noun.i >= scope.carrier.i or not _is_any(noun):
        return
    while base(noun) in {"nmod", "conj"} and noun.head.pos_ == "NOUN":
        noun = noun.head
    if base(noun) in relations and (not existing or any(child_words(noun.head, "expl"))):
        yield noun.head
        yield from _above(noun.head)


def _is_any(noun: Token) -> bool:
    """Say whether a noun brings up a thing: "a club", "clubs", "enough clubs"."""
    pointing = child_words(noun, "det", "nmod")
    return not any(
        child.lower_ in _POINTING or child.dep_ == "nmod:poss"
        for child in pointing
        if child.i < noun.i
    )


def _sides(one: Token, other: Token) -> tuple[list[Token], list[Token], Token | None]:
    """Return the tokens from each end up to, not including, the word that joins them."""
    first = [one, *one.ancestors]
    second = [other, *other.ancestors]
    shared = {token.i for token in first}
    join = next((token for token in second if token.i in shared), None)
    if join is None:
        return first, second, None
    return _until(first, join), _until(second, join), join


def _until(chain: list[Token], join: Token) -> list[Token]:
    return chain[: next(n for n, token in enumerate(chain) if token.i == join.i)]


def _above(token: Token) -> Iterator[Token]:
    """Yield the heads that a clause is a complement of, or shares its subject and verb with."""
    while token.head.i != token.i and _passes(token):
        token = token.head
        yield token


def _is_cleft(clause: Token) -> bool:
    """Say whether a relative clause belongs to "it was Ana who founded it"."""
    subjects = child_words(clause.head, "nsubj", "expl")
    return any(subject.lower_ in {"it", "that"} for subject in subjects)


def _is_fact(clause: Token) -> bool:
    """Say whether a clause is a fact whatever is said of it: "proud that", "asked why he left"."""
    if clause.head.lower_ in _FACTIVE:
        return True
    return any(child.lower_ in _WHY for child in child_words(clause, "advmod", "mark"))


def _is_purpose(clause: Token) -> bool:
    """Say whether a clause tells what another is for: "they row to win", put as that is."""
    to = any(mark.lower_ == "to" for mark in child_words(clause, "mark"))
    return clause.tag_ == "VB" and to and clause.i > clause.head.i and not has_subject(clause)


def _passes(token: Token) -> bool:
    relation = base(token)
    if relation in _COMPLEMENTS:
        return not (relation in {"ccomp", "csubj"} and _is_fact(token))
    if relation == "advcl":
        return _is_purpose(token)
    if relation == "acl":
        return token.dep_ == "acl" or _is_cleft(token)
    if relation != "conj" or not heads_a_clause(token):
        return False
    own = any(base(child) in {"nsubj", "aux", "cop"} for child in token.children)
    joints = {child.lower_ for child in child_words(token, "cc")}
    return not own and bool(joints <= _SHARING)
