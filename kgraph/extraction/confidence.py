"""How likely a claim is right, from what found it and how its words stand.

A logistic model. Its weights are fitted on claims that readers have judged, of texts of many kinds
(``kgraph.training.judged``). A link that a user teaches has no weight of its own: it goes by the
rule that finds it and by its words.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.extraction.antecedents import Antecedents
from kgraph.extraction.claim_shapes import shape_of
from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.scopes import scope_of
from kgraph.extraction.sentences import Place
from kgraph.extraction.stances import Put
from kgraph.language.labels import PRONOUNS
from kgraph.model import Modality, Polarity

WEIGHTS: Final = "confidence.json"
_TRAINED: Final = "trained relation"
_LOWEST, _HIGHEST = 0.02, 0.98
_LONG_SENTENCE: Final = 30
_USUALLY_TOLD: Final = 1.2
_BY_LIKENESS, _BY_WORDS, _ON_WHOLE = 0.55, 1.1, 0.5
_NEVER: Final = 1e-4
_BREAKS: Final = frozenset(",;:-–—(")
_MOST_BREAKS: Final = 3
_CUTS: Final = {"nmod": "cut", "acl": "cut off its clause", "acl:relcl": "narrowed"}
_POINTING: Final = frozenset("this that these those such".split())
_THINGS: Final = {
    word: kind
    for kind, words in {
        "he": "he him his she her hers",
        "it": "it its",
        "they": "they them their theirs",
        "this": "this that these those",
        "you": "you your yours",
        "we": "we us our ours",
    }.items()
    for word in words.split()
}
_OWN_WORDS: Final = frozenset("i me my mine myself we us our ours".split())
"""Of these the speaker is known, and those he names beside himself."""
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl"})

Traits = dict[str, float]
"""What there is to say of a claim: numbers of about -3 to 3 by name, 0 where not named."""


def likelihood(traits: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Return how likely a claim with these traits is right, 0 to 1.

    ``weights`` are those that ship where none are given.
    """
    weights = shipped_weights() if weights is None else weights
    total = sum(weights.get(name, 0.0) * value for name, value in traits.items())
    return _likely(total)


def with_likeness(sure: float, likeness: float) -> float:
    """Return how likely a link is right that was found by its likeness to examples.

    ``sure`` is what its words tell, ``likeness`` how likely it is by its likeness: in a text where
    the link is rare most that is a little like it is something else. The weights are a logistic fit
    on claims of ``benchmarks/ten_links`` and of running texts.
    """
    likeness, sure = (min(max(each, _NEVER), 1 - _NEVER) for each in (likeness, sure))
    told = _BY_LIKENESS * _logit(likeness) + _BY_WORDS * _logit(sure) + _ON_WHOLE
    return _likely(told)


def _likely(told: float) -> float:
    return 1.0 / (1.0 + math.exp(-told))


def _logit(likely: float) -> float:
    return math.log(likely / (1.0 - likely))


@cache
def shipped_weights() -> Mapping[str, float]:
    """Return the weight of each trait."""
    source = resources.files("kgraph.extraction").joinpath(WEIGHTS)
    weights: dict[str, float] = json.loads(source.read_text(encoding="utf-8"))
    return weights


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim is told by beside its own words.

    ``finder`` tells names and terms from phrases, ``antecedents`` what pronouns and short names
    stand for.
    """

    doc: Doc
    finder: PlaceFinder
    antecedents: Antecedents

    @classmethod
    def of(cls, doc: Doc, finder: PlaceFinder) -> Surroundings:
        """Return those of one document."""
        return cls(doc, finder, Antecedents(doc, finder))


def traits_of(
    draft: Draft, around: Surroundings, *, rules: Mapping[str, float], put: Put, told: int = 1
) -> Traits:
    """Return the traits of a link.

    Args:
        draft: the link; of several finders' drafts the surest.
        around: the document.
        rules: how sure each finder is, by its name.
        put: how it is put.
        told: how many links its sentence tells.
    """
    doc, finder = around.doc, around.finder
    traits: Traits = {"always": 1.0, "agreeing": float(len(rules) - 1)}
    for rule, confidence in rules.items():
        traits[f"rule {rule}"] = 1.0
        traits[f"sure {rule}"] = _logit(min(max(confidence, _LOWEST), _HIGHEST))
        traits["sure"] = max(traits.get("sure", -math.inf), traits[f"sure {rule}"])
    traits["open" if draft.is_open else f"link {draft.predicate}"] = 1.0
    if len(rules) == 1 and _TRAINED in rules:
        traits[f"only trained {draft.predicate}"] = 1.0
    traits |= _of_ends(draft, doc=doc, finder=finder)
    for name, place, index in _ends(draft):
        traits |= dict(around.antecedents.traits_of(place, doc[index], name=name))
    traits |= _of_tree(draft, doc=doc)
    traits |= _of_words(draft, doc=doc, is_open=draft.is_open)
    traits |= _of_put(put)
    traits |= dict(shape_of(draft, doc))
    traits["told beside"] = math.log1p(told) - _USUALLY_TOLD
    return traits


def _of_put(put: Put) -> Traits:
    """Return how it is put, where that is not plainly."""
    traits: Traits = {}
    if put.speaker is not None:
        traits["quoted"] = 1.0
    if put.polarity is Polarity.NEGATED:
        traits["denied"] = 1.0
    if put.modality is not Modality.ASSERTED:
        traits[str(put.modality)] = 1.0
    return traits


def _of_ends(draft: Draft, *, doc: Doc, finder: PlaceFinder) -> Traits:
    traits: Traits = {}
    anchor = draft.tokens.anchor
    if draft.object is None:
        traits["date"] = 1.0
    for name, place, index in _ends(draft):
        token = doc[index]
        traits[f"{name} {_look(place, finder)}"] = 1.0
        traits[f"{name} {place.mention.entity_type}"] = 1.0
        if token.head.i != anchor and token.i != anchor:
            traits[f"{name} apart"] = 1.0
        found = _of_clauses(token, doc[anchor], name=name, is_open=draft.is_open)
        traits |= dict.fromkeys(found, 1.0)
        if token.dep_ in {"obj", "obl"} and name == "subject":
            traits["subject of another"] = 1.0
        if place.mention.text.casefold() not in PRONOUNS:
            traits |= {f"{name} {lost}": 1.0 for lost in _lost(token, place)}
        if _is_known_word(token, place):
            traits[f"{name} known word"] = 1.0
    return traits


def _ends(draft: Draft) -> Iterator[tuple[str, Place, int]]:
    yield "subject", draft.subject, draft.tokens.subject
    if draft.object is not None:
        yield "object", draft.object, draft.tokens.object


def _of_clauses(token: Token, anchor: Token, *, name: str, is_open: bool) -> Iterator[str]:
    """Yield which pronoun an end of an open link is, and that the link's clause narrows an end."""
    if is_open and token.lower_ in _THINGS and token.pos_ == "PRON":
        yield f"{name} {_THINGS[token.lower_]}"
    clauses = (each for each in (anchor, *anchor.ancestors) if each.dep_ == "acl:relcl")
    if any(clause.head == token for clause in clauses):
        yield f"{name} of clause"


def _of_tree(draft: Draft, *, doc: Doc) -> Traits:
    """Return how likely the tree is right on the way from the subject to the object."""
    sure = doc._.sure_heads
    if not sure:
        return {}
    path = scope_of(doc, draft.tokens).path
    odds = [_log_odds(sure[token.i]) for token in path if token.dep_ != "ROOT"]
    lost = -sum(math.log(max(sure[token.i], _LOWEST)) for token in path)
    return {"tree": min(odds, default=3.0), "tree lost": min(lost, 3.0)}


def _log_odds(probability: float) -> float:
    """Return log odds within -3 and 3."""
    sure = min(max(probability, 0.05), 0.95)
    return math.log(sure / (1.0 - sure))


def _look(place: Place, finder: PlaceFinder) -> str:
    """Return what an end looks like."""
    words = place.mention.text.casefold()
    if words in _OWN_WORDS and place.mention.entity_type == "person":
        return "speaker"
    if words in PRONOUNS:
        return "pronoun" if finder.is_called(place) else "loose pronoun"
    if place.mention.named:
        return "named"
    long = len(place.mention.text.split()) > 1
    if not finder.is_phrase(place):
        return "term" if long else "short term"
    return "phrase" if long else "word"


def _is_known_word(token: Token, place: Place) -> bool:
    """Say whether an end is a noun alone that the text takes for known: "the film"."""
    alone = token.tag_ == "NN" and len(place.mention.text.split()) == 1
    return alone and any(child.dep_ == "det" and child.lower_ == "the" for child in token.lefts)


def _lost(token: Token, place: Place) -> Iterator[str]:
    """Yield what stands with the noun of an end and is not part of it."""
    outside = [
        child
        for child in token.children
        if child.idx >= place.view.end or child.idx < place.view.start
    ]
    after = [child for child in outside if child.i > token.i]
    for relation, name in _CUTS.items():
        if any(child.dep_ == relation for child in after):
            yield name
    if any(child.dep_ == "nmod:poss" for child in outside):
        yield "owned"
    if any(child.dep_ in {"nummod", "advmod"} for child in outside):
        yield "counted"
    if any(child.dep_ == "det" and child.lower_ in _POINTING for child in outside):
        yield "pointed at"
    if token.dep_ == "conj":
        yield "joined"


def _of_words(draft: Draft, *, doc: Doc, is_open: bool) -> Traits:
    tokens = draft.tokens
    anchor = doc[tokens.anchor]
    places = (tokens.subject, tokens.object, tokens.anchor)
    words = len(draft.predicate.split())
    traits: Traits = {"far": math.log1p(max(places) - min(places)) - 2.0}
    if len(anchor.sent) > _LONG_SENTENCE:
        traits["long sentence"] = 1.0
    if anchor.sent.text.rstrip().endswith("?"):
        traits["question"] = 1.0
    traits |= _of_clause(anchor, between=doc[min(places) : max(places)], is_open=is_open)
    if is_open:
        traits["words"] = words - 2.0
        verb = anchor.pos_ == "VERB"
        traits["verb" if verb else "no verb"] = 1.0
        if any(child.dep_ in _CLAUSES for child in anchor.children):
            traits["goes on"] = 1.0
        if anchor.dep_ not in {"ROOT", "conj"}:
            traits["dependent"] = 1.0
        if tokens.subject > tokens.anchor:
            traits["turned"] = 1.0
    return traits


def _of_clause(anchor: Token, *, between: Span, is_open: bool) -> Traits:
    """Return what the clause is like that tells it."""
    breaks = sum(token.text in _BREAKS for token in between)
    marks = [child for child in anchor.children if child.dep_ == "mark"]
    found = {
        "runs on": any(child.dep_ == "parataxis" for child in anchor.children),
        "infinitive": any(mark.lower_ == "to" for mark in marks),
        "helped": any(child.dep_ == "aux" and child.tag_ != "TO" for child in anchor.children),
        "link by verb": not is_open and anchor.pos_ == "VERB",
        "link by gerund": not is_open and anchor.tag_ == "VBG",
    }
    traits = {name: 1.0 for name, holds in found.items() if holds}
    return traits | {"breaks": float(min(breaks, _MOST_BREAKS))}
