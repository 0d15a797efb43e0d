"""Example sentences, definitions and labels -> profiles of the links they teach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Token

from kgraph.extraction.examples import ReadExample, objects_of_link
from kgraph.extraction.grammar import word_of
from kgraph.extraction.link_encoder import MOST_COUNTER_EXAMPLES, MOST_EXAMPLES
from kgraph.extraction.pair_signs import STOP_WORDS, PairSigns, signs_of_pair
from kgraph.extraction.profiles import Meaning, Profile, Shares, Way
from kgraph.extraction.wider_paths import EMPTY_WORDS, LIMITS, parsed_alone
from kgraph.ontology.types import Ontology, Relation

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADP", "ADV"})
_LABEL_FRAME = "It was {} it."


def learn_profiles(
    ontology: Ontology, read: Sequence[ReadExample], *, names: Iterable[str], language: Language
) -> tuple[Profile, ...]:
    """Return the profiles of some links, and those of all others to compare with, in name order.

    Those without examples have none, nor have those without a definition: words of examples alone
    are too few to tell what is like them.
    """
    by_relation: dict[str, list[ReadExample]] = {}
    for each in read:
        by_relation.setdefault(each.relation, []).append(each)
    telling = [
        name
        for name, relation in sorted(ontology.relations.items())
        if relation.definition and any(each.holds for each in by_relation.get(name, ()))
    ]
    taught = {*names}
    if not taught & {*telling}:
        return ()
    profiles = (
        make_profile(ontology, ontology.relations[name], read=by_relation[name], language=language)
        for name in telling
    )
    return tuple(replace(each, taught=each.predicate in taught) for each in profiles)


def make_profile(
    ontology: Ontology, relation: Relation, *, read: Sequence[ReadExample], language: Language
) -> Profile:
    """Return the profile of one link."""
    of = [each for each in read if each.holds]
    signs = [signs_of_pair(each.graph, each.subject, object_=each.object) for each in of]
    wrong = [
        signs_of_pair(each.graph, each.subject, object_=each.object)
        for each in read
        if not each.holds
    ]
    told, limits = words_of_definition(relation, language)
    label = _words_of_label(relation, language)
    beside = {word for each in signs for word in (*each.beside, *each.between)}
    known = {*beside, *told, *label, *(word for each in signs for word in each.on)}
    against = {word for each in wrong for word in (*each.on, *each.beside)} | {*limits}
    return Profile(
        predicate=relation.name,
        on=_sorted(word for each in signs for word in each.on),
        beside=_sorted(beside),
        definition=_sorted((*told, *label)),
        label=_sorted(label),
        against=_sorted(against - known),
        subject=_sorted(word for each in signs for word in each.subject),
        object=_sorted(word for each in signs for word in each.object),
        ways=tuple(Way(_sorted(each.on), each.sides) for each in signs),
        meanings=tuple(_meaning(each) for each in signs),
        against_meanings=tuple(_meaning(each) for each in wrong),
        states=tuple(_state(each) for each in signs[:MOST_EXAMPLES]),
        against_states=tuple(_state(each) for each in wrong[:MOST_COUNTER_EXAMPLES]),
        first=_shares(each.first for each in signs),
        last=_shares(each.last for each in signs),
        subject_types=_shares(each.graph.type_at(each.subject) for each in of),
        object_types=_shares(each.graph.type_at(each.object) for each in of),
        domain=ontology.with_wider(relation.domain),
        range=ontology.with_wider(relation.range),
        symmetric=relation.symmetric,
        literal=relation.literal is not None,
        **objects_of_link(of),
    )


def words_of_definition(
    relation: Relation, language: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a definition that tell what a link is, and those of what it is not."""
    told: list[str] = []
    limits: list[str] = []
    if relation.definition:
        for sentence in parsed_alone(relation.definition, language).sents:
            is_limit = LIMITS in sentence.text or "kg:" in sentence.text
            (limits if is_limit else told).extend(_telling(sentence))
    return tuple(told), tuple(limits)


def _words_of_label(relation: Relation, language: Language) -> tuple[str, ...]:
    doc = parsed_alone(_LABEL_FRAME.format(relation.label), language)
    return tuple(_telling(doc[2:-2])) if relation.label else ()


def _telling(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        word = word_of(token)
        if token.pos_ in _TELLING and word.isalpha() and word not in EMPTY_WORDS | STOP_WORDS:
            yield word


def _meaning(signs: PairSigns) -> Meaning:
    return tuple(tuple(vector) for vector in signs.meanings.round(4).tolist())


def _state(signs: PairSigns) -> tuple[float, ...]:
    return tuple(signs.states.round(4).tolist())


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _shares(values: Iterable[str]) -> Shares:
    counts = Counter(values)
    total = counts.total()
    return tuple((value, round(counts[value] / total, 3)) for value in sorted(counts))
