"""Example sentences -> patterns: which paths state a link, and which say too little.

A path is kept where enough of the pairs that it joins, in all examples and counter-examples of the
ontology, have its link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from spacy.language import Language

from kgraph.extraction.examples import ReadExample, read_examples
from kgraph.extraction.link_graph import ANY_NOUN, LIGHT_VERBS
from kgraph.extraction.paths import ANY_WAY, Path, PathTree, find_path
from kgraph.extraction.patterns import Pattern, PatternBook, is_open, steps_beside
from kgraph.extraction.profile_learning import learn_profiles
from kgraph.extraction.role_learning import learn_roles
from kgraph.extraction.seen_types import new_links, with_seen_types
from kgraph.extraction.wider_paths import far_paths, label_paths, told_paths, wider_paths
from kgraph.ontology.types import Example, Ontology

_LEAST_SHARE = 0.35
_LEAST_SHARE_OF_ANY = 0.5
_LEAST_OF_RIVAL = 0.8
_COUNTER_WEIGHT = 2
_UNMARKED_WEIGHT = 0.3
_LEAST_TOLD = 3
_SHORT = 3
_LEAST_BEGINNINGS = 2
_LEAST_NOUNS = 2
_ENOUGH = 4
_MOST_NEW = 0.3
_WIDER = 0.65

_MERE_MODIFIER: Path = (">mod",)  # any modifier of any noun

Candidate = tuple[str, Path]
"""A relation and a path that may state it."""
Taught = list[ReadExample]


@dataclass(slots=True)
class Tally:
    """How a candidate fares: pairs that have its link, and those that have not.

    ``beside`` are the steps that lead off its path in its examples, ``against`` those in each
    counter-example in which it is found.
    """

    right: set[Example] = field(default_factory=set)
    wrong: float = 0.0
    beside: set[str] = field(default_factory=set)
    against: list[frozenset[str]] = field(default_factory=list)

    def add(self, each: ReadExample, steps: frozenset[str]) -> None:
        """Count an example or a counter-example of the candidate's own relation."""
        if each.holds:
            self.right.add(each.example)
            self.beside |= steps
        else:
            self.against.append(steps)

    @property
    def without(self) -> tuple[str, ...]:
        """Steps off the path that only counter-examples have, dates left out."""
        steps = {step for each in self.against for step in each - self.beside}
        return tuple(sorted(steps - {">when"}))

    @property
    def share(self) -> float:
        """Share of the pairs found that have the link, without those that ``without`` rules out."""
        left = sum(steps <= self.beside | {">when"} for steps in self.against)
        wrong = self.wrong + _COUNTER_WEIGHT * left
        return len(self.right) / ((len(self.right) + wrong) or 1)


def compile_patterns(ontology: Ontology, language: Language) -> PatternBook:
    """Return the patterns that the examples of an ontology teach."""
    new = new_links(ontology)
    relations = [ontology.relations[name] for name in sorted(new)]
    told, labels = told_paths(relations, language), label_paths(relations, language)
    read = read_examples(ontology, language)
    ontology = with_seen_types(ontology, read, names=new)
    return PatternBook(
        tuple(learn_patterns(ontology, read, told=told)),
        learn_roles(ontology, read, names=new, told=labels),
        learn_profiles(ontology, read, names=new, language=language),
    )


def learn_patterns(
    ontology: Ontology,
    read: Sequence[ReadExample],
    *,
    told: Mapping[str, Sequence[Path]] = MappingProxyType({}),
) -> dict[Pattern, Taught]:
    """Return the patterns that read examples teach, less those that go wrong on others.

    Each is given with the examples that teach it. ``told`` are paths that the label and the
    definition of a relation name.
    """
    examples = _by_path(read)
    words, names = _words(read), _named_only(read)
    tally = _tally(list(examples), read, ontology=ontology, words=words)
    for candidate in _taught_for_another(tally, ontology=ontology):
        del examples[candidate]
    patterns = {
        _pattern(
            _pattern_for(ontology, candidate, share=tally[candidate].share),
            without=tally[candidate].without,
            words=words.get(candidate[0], frozenset()),
            is_named=candidate[0] in names,
            of=of,
        ): of
        for candidate, of in examples.items()
        if tally[candidate].share >= _least_share(candidate[1])
    }
    wider = _wider(ontology, read, taught=examples, told=told)
    return {**patterns, **wider, **dict(_values(ontology, read))}


def _taught_for_another(
    tally: Mapping[Candidate, Tally], *, ontology: Ontology
) -> Iterator[Candidate]:
    """Yield links that only examples teach with paths that clearly more take for another link.

    Who wrote a book is its author, though some who wrote it drew the pictures too.
    """
    new = new_links(ontology)
    counts: defaultdict[Path, dict[str, int]] = defaultdict(dict)
    for (name, path), each in tally.items():
        counts[path][name] = len(each.right)
    for path, by_name in counts.items():
        for name in new & by_name.keys():
            others = (
                count
                for other, count in by_name.items()
                if other != name and _compete(ontology, name, other=other)
            )
            if by_name[name] < _LEAST_OF_RIVAL * max(others, default=0):
                yield name, path


def _wider(
    ontology: Ontology,
    read: Sequence[ReadExample],
    *,
    taught: Mapping[Candidate, Taught],
    told: Mapping[str, Sequence[Path]],
) -> dict[Pattern, Taught]:
    """Return patterns of paths that say the same as those taught or told.

    None speaks against them. Only for links that nothing but examples teaches: all others are
    found by the network too.
    """
    found: dict[Candidate, Taught] = {(n, path): [] for n in sorted(told) for path in told[n]}
    new = new_links(ontology)
    by_path = [(candidate, of) for candidate, of in taught.items() if candidate[0] in new]
    for (name, path), of in by_path:
        for wider in wider_paths(path):
            found.setdefault((name, wider), of)
    for (name, path), of in [*found.items(), *by_path]:
        for far in far_paths(path):
            found.setdefault((name, far), of)
    more = {candidate: of for candidate, of in sorted(found.items()) if candidate not in taught}
    tally = _tally(list(more), read, ontology=ontology, words={})
    return {
        replace(_pattern_for(ontology, each, share=0.0), confidence=_WIDER): of
        for each, of in more.items()
        if not tally[each].wrong and not tally[each].against
    }


def _values(ontology: Ontology, read: Sequence[ReadExample]) -> Iterator[tuple[Pattern, Taught]]:
    """Yield a pattern for each object that by itself tells a link, however it is put.

    It was taught several times, a name in different ways, and no counter-example has it.
    """
    nouns = {(each.relation, each.object_text) for each in read if each.word}
    ways: defaultdict[tuple[str, str], set[Path | None]] = defaultdict(set)
    counts: Counter[tuple[str, str]] = Counter()
    for each in read:
        value = each.relation, each.object_text
        if each.holds:
            counts[value] += 1
            ways[value].add(find_path(each.graph, each.subject, object_=each.object))
        else:
            counts[value] -= len(read)
    for relation, text in sorted(counts):
        free = (relation, text) in nouns or len(ways[relation, text]) > 1
        enough = free and counts[relation, text] >= _LEAST_TOLD
        if enough and ontology.relations[relation].literal is None:
            of = [each for each in read if (each.relation, each.object_text) == (relation, text)]
            found = _pattern_for(ontology, (relation, (ANY_WAY,)), share=0.0)
            yield replace(found, objects=(text,)), of


def _least_share(path: Path) -> float:
    return _LEAST_SHARE_OF_ANY if ANY_NOUN in path else _LEAST_SHARE


def _by_path(read: Sequence[ReadExample]) -> dict[Candidate, Taught]:
    """Return the examples of each path that a relation takes, in a fixed order."""
    found: dict[Candidate, Taught] = {}
    for each in read:
        path = find_path(each.graph, each.subject, object_=each.object) if each.holds else None
        if path is not None and path != _MERE_MODIFIER and _says_enough(path, each):
            found.setdefault((each.relation, path), []).append(each)
    wider = {**_with_any_noun(found), **_with_any_way(found)}
    for candidate, examples in wider.items():
        found[candidate] = examples
    return {candidate: found[candidate] for candidate in sorted(found)}


def _says_enough(path: Path, each: ReadExample) -> bool:
    """Say whether a path has a word that tells something, or the object does."""
    words = path[1::2]
    return not set(words) <= LIGHT_VERBS if words else bool(each.word)


def _with_any_noun(found: Mapping[Candidate, Taught]) -> dict[Candidate, Taught]:
    """Return the paths that say what the subject is, for any noun: at least two were taught."""
    wider: defaultdict[Candidate, dict[str, list[ReadExample]]] = defaultdict(dict)
    for (relation, path), examples in found.items():
        if len(path) == 3 and path[0] == "<is":
            wider[relation, (path[0], ANY_NOUN, path[2])][path[1]] = examples
    return {
        candidate: [each for examples in by_noun.values() for each in examples]
        for candidate, by_noun in wider.items()
        if len(by_noun) >= _LEAST_NOUNS
    }


def _with_any_way(found: Mapping[Candidate, Taught]) -> dict[Candidate, Taught]:
    """Return the ends of long paths that were taught with different beginnings.

    Where somebody joins a league club, plays for one or coaches one, "league club" tells.
    """
    ends: defaultdict[Candidate, dict[Path, list[ReadExample]]] = defaultdict(dict)
    for (relation, path), examples in found.items():
        if len(path) > _SHORT:
            ends[relation, (ANY_WAY, *path[-2:])][path[:-2]] = examples
    return {
        candidate: [each for examples in by_beginning.values() for each in examples]
        for candidate, by_beginning in ends.items()
        if len(by_beginning) >= _LEAST_BEGINNINGS
    }


def _words(read: Iterable[ReadExample]) -> dict[str, frozenset[str]]:
    """Return what the objects of each relation may be called, where they are no names.

    None where there is no end to them: as many words as are taught once are likely to come anew
    (Good 1953, "The population frequencies of species", Biometrika 40).
    """
    found: dict[str, set[str]] = {}
    said: dict[str, Counter[str]] = {}
    for each in read:
        if each.holds and each.word:
            found.setdefault(each.relation, set()).add(each.word)
            said.setdefault(each.relation, Counter())[each.object_text] += 1
    return {name: frozenset(words) for name, words in found.items() if _is_closed(said[name])}


def _is_closed(phrases: Counter[str]) -> bool:
    once = sum(count == 1 for count in phrases.values())
    return once < _MOST_NEW * phrases.total()


def _tally(
    candidates: Sequence[Candidate],
    read: Iterable[ReadExample],
    *,
    ontology: Ontology,
    words: Mapping[str, frozenset[str]],
) -> dict[Candidate, Tally]:
    """Return how each candidate fares on all pairs that it finds in the examples."""
    tree = PathTree(path for _, path in candidates)
    tallies = {candidate: Tally() for candidate in candidates}
    for each in read:
        for match in tree.matches(each.graph, each.subject):
            candidate = candidates[match.number]
            name, path = candidate
            tally = tallies[candidate]
            if match.nodes[-1] != each.object:
                tally.wrong += _UNMARKED_WEIGHT * is_open(path)
            elif is_open(path) and name in words and each.word not in words[name]:
                continue
            elif name == each.relation:
                tally.add(each, steps_beside(each.graph, match))
            elif each.holds and _compete(ontology, name, other=each.relation):
                tally.wrong += 1
    return tallies


def _compete(ontology: Ontology, name: str, *, other: str) -> bool:
    """Say whether two relations may join the same two things."""
    one, two = ontology.relations[name], ontology.relations[other]
    sides = ((one.domain, two.domain), (one.range, two.range))
    return bool(one.literal) == bool(two.literal) and all(
        not mine or not theirs or set(ontology.with_wider(mine)) & set(ontology.with_wider(theirs))
        for mine, theirs in sides
    )


def _pattern(
    pattern: Pattern,
    *,
    without: tuple[str, ...],
    words: frozenset[str],
    is_named: bool,
    of: Sequence[ReadExample],
) -> Pattern:
    """Return a pattern with what its examples say of the object."""
    noun = all(each.word for each in of)
    return replace(
        pattern,
        without=without,
        objects=tuple(sorted(words)) if noun and is_open(pattern.path) else (),
        noun=noun,
        named=is_named,
        bare=any(each.bare for each in of),
    )


def _pattern_for(ontology: Ontology, candidate: Candidate, *, share: float) -> Pattern:
    name, path = candidate
    relation = ontology.relations[name]
    return Pattern(
        predicate=name,
        path=path,
        domain=ontology.with_wider(relation.domain),
        range=ontology.with_wider(relation.range),
        literal=relation.literal is not None,
        symmetric=relation.symmetric,
        confidence=round(0.6 + 0.3 * share, 3),
    )


def _named_only(read: Iterable[ReadExample]) -> frozenset[str]:
    """Return the relations whose objects are all names, in enough examples to tell."""
    objects: dict[str, list[bool]] = {}
    for each in read:
        if each.holds:
            objects.setdefault(each.relation, []).append(each.is_name)
    return frozenset(
        name for name, known in objects.items() if len(known) >= _ENOUGH and all(known)
    )
