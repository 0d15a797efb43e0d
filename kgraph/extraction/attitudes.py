"""Whom and what somebody says that he is for or against, as people say it when they talk.

"I was for the fee", "we are against all forms of waste", "I love the old library", "she has a lot
of respect for the Guild", "he can't stand the new rules", "Ana and I disagree".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, objects_of, obliques_of, owners_of, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import NOT
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.prepositions import case_of
from kgraph.extraction.sentences import Place
from kgraph.language.noun_phrases import content_noun
from kgraph.language.noun_words import TIME_NOUNS, VAGUE_NOUNS
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

RULE: Final = "attitude"

_CONFIDENCE: Final = 0.75
_SURER: Final = 0.9
_AGREEING: Final = frozenset({"agree", "disagree"})
_STANDS: Final = {"for": "supports", "against": "opposes", "in favour of": "supports",
                  "in favor of": "supports"}  # fmt: skip
_LIKING: Final = frozenset(
    "love like adore admire respect appreciate cherish praise recommend commend endorse".split()
)
_DISLIKING: Final = frozenset("hate dislike detest despise loathe resent deplore".split())
_ENEMIES: Final = frozenset("enemy foe adversary opponent".split())
_FIGHTING: Final = frozenset("fight struggle rally protest campaign argue speak push".split())
_BEARING: Final = frozenset({"stand", "bear", "abide"})
_REGARD: Final = {
    **dict.fromkeys("love respect admiration affection fondness sympathy".split(), "supports"),
    **dict.fromkeys("contempt hatred disdain scorn loathing".split(), "opposes"),
}
_AGENTS: Final = frozenset({"person", "organization"})
_OF_PERSONS: Final = frozenset("admire respect praise recommend commend endorse resent".split())
"""Verbs that tell of a stand also where what they are of is a person; love is none."""
_WISHING: Final = frozenset("would 'd ’d could should might".split())
_TOO_OPEN: Final = frozenset({"that", "this", "it", "them", "these", "those"})


def find_attitudes(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield supports, opposes and agreesWith drafts, in token order."""
    for token in doc:
        for predicate, holder, target, anchor in (*_said(token), *_agreed(token)):
            relation = ontology.relations.get(predicate)
            subject, object_ = finder.place_of(holder), finder.place_of(target)
            if relation is None or subject is None or object_ is None:
                continue
            if not _has_stand(subject, object_, anchor=anchor, target=target):
                continue
            if fits(relation, subject, object_=object_):
                tokens = LinkTokens(holder.i, target.i, anchor.i)
                polarity = _polarity(predicate, anchor)
                sure = _SURER if anchor.lemma_ in _AGREEING else _CONFIDENCE
                yield Draft(
                    predicate, subject, object_, None, tokens, RULE, sure, polarity=polarity
                )


Said = tuple[str, Token, Token, Token]
"""The link, who holds it, of what, and the word that carries it."""


def _said(token: Token) -> Iterator[Said]:
    if token.pos_ == "VERB" and token.lemma_ in _LIKING | _DISLIKING and not _is_bare(token):
        yield from _felt(token)
    elif token.pos_ == "VERB" and token.lemma_ in _BEARING and _is_unable(token):
        yield from _pairs("opposes", token, targets=objects_of(token))
    elif token.pos_ == "VERB" and token.lemma_ in _FIGHTING:
        targets = [noun for case, noun in obliques_of(token) if case == "against"]
        yield from _pairs("opposes", token, targets=targets)
    elif token.pos_ == "VERB" and token.lemma_ == "have":
        yield from _regard(token)
    elif any(child.dep_ == "cop" for child in token.children):
        yield from _stand(token)
        yield from _enmity(token)


def _is_bare(verb: Token) -> bool:
    """Say whether a verb is a command or a noun misread: "nothing but love"."""
    led = any(child.dep_ in {"aux", "mark", "nsubj"} for child in verb.children)
    return verb.tag_ == "VB" and not led


def _felt(verb: Token) -> Iterator[Said]:
    """Yield "I love the library"; "I would love some tea" is a wish for it."""
    wished = any(child.dep_ == "aux" and child.lower_ in _WISHING for child in verb.children)
    if wished and verb.lemma_ != "recommend":
        return
    if any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children):
        return
    predicate = "supports" if verb.lemma_ in _LIKING else "opposes"
    yield from _pairs(predicate, verb, targets=objects_of(verb))


def _regard(verb: Token) -> Iterator[Said]:
    """Yield "we have a lot of respect for the Guild"."""
    for noun in objects_of(verb):
        for each in joined(content_noun(noun)):
            predicate = _REGARD.get(each.lemma_)
            ways = (way for head in (each, noun, verb) for way in obliques_of(head))
            targets = list(dict.fromkeys(target for case, target in ways if case == "for"))
            if predicate is not None:
                yield from _pairs(predicate, verb, targets=targets)


def _stand(head: Token) -> Iterator[Said]:
    """Yield "I was for the fee", "we are for rights and against waste"."""
    case = ""
    for each in joined(head):
        case = case_of(each) or case
        if case in _STANDS and _is_thing(each):
            yield from _pairs(_STANDS[case], head, targets=[content_noun(each)])


def _enmity(head: Token) -> Iterator[Said]:
    """Yield "our main enemy is the landlords": what is somebody's enemy he is against."""
    subjects = (child for child in head.children if child.dep_ in {"nsubj", "nsubj:outer"})
    enemies = (noun for noun in subjects if noun.lemma_ in _ENEMIES)
    for owner in (owner for noun in enemies for owner in owners_of(noun)):
        yield from (("opposes", owner, each, head) for each in joined(head))


def _is_thing(noun: Token) -> bool:
    """Say whether a noun is something that one may be for: no time, and not "for sale"."""
    bare = noun.tag_ == "NN" and not any(
        child.dep_ in {"det", "amod", "compound", "nmod:poss", "nmod"} for child in noun.children
    )
    empty = noun.lemma_.casefold() in TIME_NOUNS | VAGUE_NOUNS
    return noun.pos_ in {"NOUN", "PROPN"} and not bare and not empty


def _agreed(token: Token) -> Iterator[Said]:
    """Yield "Ana and I disagree", "I disagree with Ana": agreeing with her is for patterns."""
    if token.pos_ != "VERB" or token.lemma_ not in _AGREEING:
        return
    subjects = [subject.token for subject in subjects_of(token)]
    partners = [noun for case, noun in obliques_of(token) if case == "with"]
    if token.lemma_ == "disagree" and partners:
        yield from _pairs("agreesWith", token, targets=partners)
    elif len(subjects) == 2 and not partners:
        yield "agreesWith", subjects[0], subjects[1], token


def _pairs(predicate: str, anchor: Token, *, targets: list[Token]) -> Iterator[Said]:
    for subject in subjects_of(anchor):
        for target in targets:
            yield predicate, subject.token, target, anchor


def _is_unable(verb: Token) -> bool:
    """Say whether one cannot do what a verb says: "can't stand", "couldn't bear"."""
    words = {child.lower_ for child in verb.children}
    return bool(words & NOT) and bool(words & {"ca", "can", "could"})


def _polarity(predicate: str, anchor: Token) -> Polarity | None:
    if predicate == "agreesWith" and anchor.lemma_ == "disagree":
        return Polarity.NEGATED
    return Polarity.AFFIRMED if anchor.lemma_ in _BEARING else None


def _has_stand(subject: Place, object_: Place, *, anchor: Token, target: Token) -> bool:
    """Say whether it is an agent's stand on a thing, and no love of one person for another."""
    if subject.mention.entity_type not in _AGENTS and anchor.lemma_ not in _FIGHTING:
        return False
    if object_.mention.text.casefold() in _TOO_OPEN:
        return False
    if anchor.lemma_ in _AGREEING:
        return True
    person = object_.mention.entity_type == "person"
    plain = anchor.pos_ == "VERB" and anchor.lemma_ not in _OF_PERSONS
    return not (person and plain) and target.lemma_.casefold() not in VAGUE_NOUNS
