"""What a noun for a deed says that somebody does: "the firm's refusal to sell the mill".

Open links, worded as a verb would word them: "Wren's acquisition of the mill" is told like "Wren
acquired the mill", "the friendship between Ana and Ben" like "Ana is a friend of Ben".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import called, objects_of, obliques_of, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.open_phrases import is_adjunct, verb_phrase
from kgraph.extraction.open_words import LIGHT
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.model import Modality, Polarity

RULE: Final = "open link"
_CONFIDENCE: Final = 0.6
_TRIED: Final = frozenset("attempt effort decision bid struggle".split())
_WISHED: Final = frozenset(
    "plan desire wish intention proposal ambition willingness readiness vow pledge".split()
)
_SAID: Final = {
    "refusal": "refuse", "failure": "fail", "promise": "promise", "threat": "threaten",
    "offer": "offer", "agreement": "agree",
}  # fmt: skip
_VERBS: Final = {
    noun: verb
    for verb, nouns in {
        "acquire": "acquisition", "purchase": "purchase", "sell": "sale", "invade": "invasion",
        "murder": "murder", "kill": "killing", "assassinate": "assassination",
        "build": "construction", "destroy": "destruction", "create": "creation",
        "discover": "discovery", "invent": "invention", "criticize": "criticism",
        "praise": "praise", "condemn": "condemnation", "elect": "election",
        "appoint": "appointment", "arrest": "arrest", "execute": "execution",
        "investigate": "investigation", "analyze": "analysis", "publish": "publication",
        "translate": "translation", "adopt": "adoption", "reject": "rejection",
        "approve": "approval", "introduce": "introduction", "abolish": "abolition",
        "annex": "annexation", "conquer": "conquest", "occupy": "occupation",
        "liberate": "liberation", "bomb": "bombing", "nominate": "nomination",
        "dismiss": "dismissal", "remove": "removal", "impeach": "impeachment", "own": "ownership",
        "defeat": "defeat", "produce": "production", "portray": "portrayal",
        "describe": "description", "depict": "depiction", "found": "founding foundation",
        "establish": "establishment", "restore": "restoration", "renovate": "renovation",
        "capture": "capture", "colonize": "colonization", "rescue": "rescue", "abuse": "abuse",
        "exploit": "exploitation", "support": "support", "treat": "treatment",
        "sponsor": "sponsorship", "demolish": "demolition", "design": "design",
        "visit": "visit", "attack": "attack", "ban": "ban",
    }.items()
    for noun in nouns.split()
}  # fmt: skip
_TO_WHAT: Final = {"visit": "to", "attack": "on", "ban": "on", "support": "for"}
_BETWEEN: Final = {
    "friendship": "be friend of", "meeting": "meet with", "collaboration": "collaborate with",
    "rivalry": "be rival of", "alliance": "be ally of", "partnership": "be partner of",
    "cooperation": "cooperate with", "conversation": "talk with", "merger": "merge with",
    "war": "be at war with", "conflict": "be in conflict with",
}  # fmt: skip
_COMPLEMENTS: Final = frozenset({"nmod", "obl", "obl:agent"})
_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class _Deed:
    """Who does what to whom by a noun; ``modality`` where the noun tells it."""

    phrase: str
    doer: Token
    object: Token
    noun: Token
    modality: Modality | None = Modality.ASSERTED


def find_deeds(doc: Doc, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield an open link for each deed that a noun tells with who does it and to what."""
    for noun in doc:
        if noun.pos_ != "NOUN":
            continue
        for deed in (*_between(noun), *_done(noun), *_to_do(noun)):
            subject, object_ = finder.place_of(deed.doer), finder.place_of(deed.object)
            if subject is None or object_ is None or not _telling(subject, object_, finder=finder):
                continue
            tokens = LinkTokens(deed.doer.i, deed.object.i, deed.noun.i)
            none = any(child.lower_ == "no" for child in noun.lefts)
            yield Draft(
                f"open:{deed.phrase}", subject, object_, None, tokens, RULE, _CONFIDENCE,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
                modality=deed.modality,
            )  # fmt: skip


def _telling(subject: Place, object_: Place, *, finder: PlaceFinder) -> bool:
    """Say whether two things are two, and the doer one that has a name or recurs."""
    return subject.reference != object_.reference and not finder.is_phrase(subject)


def _between(noun: Token) -> Iterator[_Deed]:
    """Yield what two do with each other: "the friendship between Ana and Ben"."""
    phrase = _BETWEEN.get(noun.lemma_.casefold())
    if phrase is None:
        return
    owner = owner_of(noun)
    for case, other in obliques_of(noun):
        if case == "between" and len(both := called(other)) > 1:
            yield _Deed(phrase, both[0], both[1], noun)
        elif case == "with" and owner is not None:
            yield _Deed(phrase, owner, other, noun)


def _done(noun: Token) -> Iterator[_Deed]:
    """Yield what somebody does to something: "the invasion of Lorn by Ilva"."""
    word = noun.lemma_.casefold()
    verb = _VERBS.get(word)
    if verb is None:
        return
    owner = _owner(noun)
    doers = [owner] if owner is not None else _after("by", noun)
    for object_ in _after(_TO_WHAT.get(word, "of"), noun):
        if not is_adjunct("of", object_):
            yield from (_Deed(verb, doer, object_, noun) for doer in doers)


def _owner(noun: Token) -> Token | None:
    """Return whose a deed is: also of the second in "her abuse of power and attempt to sell"."""
    shared = noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and noun.i - noun.head.i <= _NEAR
    return owner_of(noun) or (owner_of(noun.head) if shared else None)


def _after(word: str, noun: Token) -> list[Token]:
    """Return what stands after a preposition in the phrase of a noun, wherever the tree hangs it.

    Of "the invasion of Lorn by Ilva" it may hang Ilva on Lorn, or the "by" on Lorn as well.
    """
    found = []
    for each in noun.subtree:
        first = each.left_edge
        led = word in (first.lower_, first.nbor(-1).lower_ if first.i else "")
        near = each.i > noun.i and noun in (each.head, each.head.head)
        if near and led and each.dep_ in _COMPLEMENTS:
            found += called(each)
    return found


def _to_do(noun: Token) -> Iterator[_Deed]:
    """Yield what somebody sets out, promises or refuses to do: "her attempt to sell the mill"."""
    word = noun.lemma_.casefold()
    if word not in _TRIED | _WISHED and word not in _SAID:
        return
    doers = _doers(noun)
    said = _SAID.get(word)
    modality = Modality.DESIRED if word in _WISHED else Modality.ASSERTED
    for verb in noun.rights:
        if verb.dep_ != "acl" or not any(mark.lower_ == "to" for mark in verb.lefts):
            continue
        phrase = f"{said} to {verb_phrase(verb)}" if said else verb_phrase(verb)
        objects = objects_of(verb) if verb.lemma_ not in LIGHT else []
        ends = [(phrase, object_) for object_ in objects]
        if not objects and verb.lemma_ not in LIGHT:
            ends = [(f"{phrase} {c}", o) for c, o in obliques_of(verb) if not is_adjunct(c, o)]
        for worded, object_ in ends:
            yield from (_Deed(worded, doer, object_, noun, modality) for doer in doers)


def _doers(noun: Token) -> list[Token]:
    """Return whose a plan is: its owner, or who makes or has it."""
    owner = _owner(noun)
    if owner is not None:
        return [owner]
    by = _after("by", noun)
    if by or noun.dep_ != "obj" or noun.head.lemma_ not in LIGHT | {"announce"}:
        return by
    return [subject.token for subject in subjects_of(noun.head)]
