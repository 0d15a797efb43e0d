"""Every noun phrase a mention: what no name and no recurring term covers gets a chain of its own.

Whether such a chain is worth keeping only claims can tell; see ``CoreferenceChain.is_phrase``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kgraph.language.chain_owners import SINGULARS, always_many, mentions_of
from kgraph.language.chains import source_span
from kgraph.language.clause_phrases import clause_phrase
from kgraph.language.descriptions import OPPOSING
from kgraph.language.mentions import THIRD_PERSON, name_key
from kgraph.language.noun_phrases import (
    Phrase,
    content_noun,
    is_telling,
    noun_phrase_of,
    without_articles,
)
from kgraph.model import CoreferenceChain, Document, Mention

_LITERALS = frozenset({"date", "quantity"})
_TYPES = frozenset("organization place event work concept person".split())
_THINGS = frozenset("it its itself they them their theirs themselves".split())
_POINTING = frozenset({"the", "this", "that"})
_NARROWING = frozenset({"nmod", "amod", "compound", "acl", "nummod", "appos", "det:poss"})
_SAYING = frozenset({"as", "into", "like"})
_REACH = 60
"""Tokens between a phrase and a shorter one that takes it up."""
_WEIGHT_OF_WORD = 0.25
_WEIGHT_OF_WORDS = 0.5


@dataclass(slots=True)
class _Draft:
    """A chain of phrases while it is being built."""

    labels: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    shorts: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A phrase with its type; ``key`` is what all its spellings share."""

    phrase: Phrase
    root: Token
    entity_type: str

    @property
    def key(self) -> str:
        """What the chains are told apart by."""
        return name_key(without_articles(self.phrase.label))


def find_phrases(doc: Doc, taken: Mapping[int, int]) -> list[FoundPhrase]:
    """Return noun phrases and clauses whose root no mention covers yet, in token order.

    ``taken`` has the tokens that mentions cover already.
    """
    kinds = _kinds(doc)
    found = []
    for token in doc:
        kind = kinds.get(token.i, "concept")
        if token.i in taken or kind in _LITERALS:
            continue
        if is_telling(token) and content_noun(token) == token and _is_word(token, kinds):
            found.append(FoundPhrase(noun_phrase_of(token), token, _type(token, kind)))
        elif token.pos_ == "VERB":
            clause = clause_phrase(token)
            if clause is not None:
                found.append(FoundPhrase(clause, token, "concept"))
    return found


def chain_phrases(
    phrases: Sequence[FoundPhrase], known: Mapping[str, int], *, first: int
) -> tuple[dict[int, int], tuple[CoreferenceChain, ...]]:
    """Return the chain of each phrase's root token, and the chains that are new.

    Args:
        phrases: of one document.
        known: chain numbers of terms, by key: a phrase with the key of a term is that term.
        first: the number of the first new chain.
    """
    drafts: dict[str, _Draft] = {}
    for found in phrases:
        if found.key not in known:
            draft = drafts.setdefault(found.key, _Draft())
            draft.labels[found.phrase.label] += 1
            draft.surfaces[found.phrase.surface] += 1
            draft.shorts.update(found.phrase.shorts)
            draft.types[found.entity_type] += 1
    numbers = {key: first + number for number, key in enumerate(sorted(drafts))}
    _keep_own_shorts(drafts, known)
    chains = tuple(_chain(numbers[key], drafts[key]) for key in sorted(drafts))
    at = {found.root.i: known.get(found.key, numbers.get(found.key, -1)) for found in phrases}
    return at | _taken_up(phrases, at), chains


def _keep_own_shorts(drafts: Mapping[str, _Draft], known: Mapping[str, int]) -> None:
    """Take from each draft the short names that another thing of the document has as well."""

    def key(name: str) -> str:
        return name_key(without_articles(name))

    owners = Counter(short for draft in drafts.values() for short in set(map(key, draft.shorts)))
    for draft in drafts.values():
        for name in list(draft.shorts):
            if key(name) in drafts or key(name) in known or owners[key(name)] > 1:
                del draft.shorts[name]


def _taken_up(phrases: Sequence[FoundPhrase], at: Mapping[int, int]) -> dict[int, int]:
    """Return the chain of each "the government" that takes up the one "island government".

    It says nothing else of it, and the document speaks of no other government shortly before.
    """
    owners: dict[str, dict[int, int]] = {}
    found: dict[int, int] = {}
    for each in phrases:
        recent = owners.setdefault(each.root.lemma_.casefold(), {})
        if _opens(each):
            recent[at[each.root.i]] = each.root.i
        elif _points_alone(each.root):
            near = [chain for chain, place in recent.items() if each.root.i - place <= _REACH]
            if len(near) == 1:
                found[each.root.i] = near[0]
    return found


def _opens(found: FoundPhrase) -> bool:
    """Say whether a phrase brings up a thing: not what is said of another, nor told by "of"."""
    words = found.phrase.label.casefold().split()
    said = any(child.dep_ == "cop" or child.lower_ in _SAYING for child in found.root.children)
    said = said or words[0] in OPPOSING
    return len(words) > 1 and words[-1] == found.root.lemma_.casefold() and not said


def _points_alone(root: Token) -> bool:
    """Say whether a noun has but an article before it and nothing after it that says which."""
    children = [child for child in root.children if child.dep_ not in {"case", "punct", "cc"}]
    pointed = [child for child in children if child.lower_ in _POINTING]
    narrowed = [child for child in children if child.dep_.split(":")[0] in _NARROWING]
    return bool(pointed) and not narrowed and root.tag_ == "NN"


def phrase_mentions(
    phrases: Sequence[FoundPhrase], chain_at: Mapping[int, int], *, document: Document
) -> list[Mention]:
    """Return the mentions of phrases, in token order."""
    return [
        Mention(
            source_span(found.phrase.span, document),
            source_span(found.phrase.head, document),
            found.phrase.span.text,
            found.entity_type,
            named=False,
            chain=chain_at[found.root.i],
        )
        for found in phrases
    ]


def pronoun_mentions(
    doc: Doc, chain_at: Mapping[int, int], *, taken: Mapping[int, int], document: Document
) -> list[Mention]:
    """Return pronouns whose trained chain has no name but a phrase: they go on with the phrase.

    Args:
        doc: carries ``doc.spans["mentions"]``.
        chain_at: chain numbers of phrases, by root token.
        taken: the tokens that mentions cover already.
        document: for the place in the source.
    """
    many = always_many(doc, chain_at)
    votes: dict[int, Counter[int]] = {}
    kinds: dict[int, Counter[str]] = {}
    for span, chain in mentions_of(doc):
        number = chain_at.get(span.root.i)
        if number is not None:
            votes.setdefault(chain, Counter())[number] += 1
            kinds.setdefault(number, Counter())[span.label_] += 1
    found = []
    for span, chain in mentions_of(doc):
        if len(span) > 1 or span.root.i in taken or chain not in votes:
            continue
        number = max(votes[chain], key=lambda n: (votes[chain][n], -n))
        if number in many and span.text.casefold() in SINGULARS:
            continue
        kind = kinds[number].most_common(1)[0][0]
        if _may_stand_for(span.text.casefold(), kind):
            place = source_span(span, document)
            kind = kind if kind in _TYPES else "concept"
            found.append(Mention(place, place, span.text, kind, named=False, chain=number))
    return found


def _chain(number: int, draft: _Draft) -> CoreferenceChain:
    def first(counts: Counter[str]) -> list[str]:
        return sorted(counts, key=lambda label: (-counts[label], label))

    every = (draft.labels, draft.surfaces, draft.shorts)
    labels = list(dict.fromkeys(label for counts in every for label in first(counts)))
    kind = max(draft.types, key=lambda name: (draft.types[name], name != "concept", name))
    weight = _WEIGHT_OF_WORDS if " " in labels[0] else _WEIGHT_OF_WORD
    salience = weight * sum(draft.labels.values())
    return CoreferenceChain(number, kind, tuple(labels), salience, is_phrase=True)


def _kinds(doc: Doc) -> dict[int, str]:
    """Return the trained type of each root of a mention; of nested ones the longest."""
    longest: dict[int, Span] = {}
    for span, _ in mentions_of(doc):
        known = longest.get(span.root.i)
        if known is None or len(span) > len(known):
            longest[span.root.i] = span
    return {root: span.label_ for root, span in longest.items()}


def _type(token: Token, kind: str) -> str:
    """Return the type of one thing that is pointed at; what is said of many is a concept."""
    if kind not in _TYPES:
        return "concept"
    pointed = any(
        child.lower_ in _POINTING or child.dep_ == "nmod:poss" for child in token.children
    )
    single = token.tag_ != "NNS"
    return kind if pointed and (single or kind != "person") else "concept"


def _is_word(token: Token, kinds: Mapping[int, str]) -> bool:
    """Say whether a noun is one: a capital that no name accounts for needs a trained mention."""
    return token.pos_ == "NOUN" or token.i in kinds or token.is_lower


def _may_stand_for(word: str, kind: str) -> bool:
    if word in THIRD_PERSON:
        return kind == "person"
    return word in _THINGS and (kind != "person" or word.startswith("the"))
