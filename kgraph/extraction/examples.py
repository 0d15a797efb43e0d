"""Example sentences of an ontology -> patterns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.extraction.grammar import children, word_of
from kgraph.extraction.link_graph import ANY_NOUN, LinkGraph
from kgraph.extraction.paths import ANY_WAY, Path, PathTree, find_path
from kgraph.extraction.patterns import Pattern, PatternBook, date_units, is_open
from kgraph.model import Span
from kgraph.ontology.types import Example, Ontology, Relation

_A_BATCH = 50
_LEAST_SHARE = 0.35
_COUNTER_WEIGHT = 2
_UNMARKED_WEIGHT = 0.3
_LEAST_TOLD = 3
_SHORT = 3
_LEAST_BEGINNINGS = 2
_ENOUGH = 4
_MOST_NEW = 0.3
_LEAST_NOUNS = 2
_GAP = "\n\n"

Candidate = tuple[str, Path]
"""A relation and a path that may state it."""


@dataclass(frozen=True, slots=True)
class ReadExample:
    """An example as the pipeline reads it: the graph, and the nodes of subject and object.

    ``word`` is what the object is in its base form, "" for a name or a date; ``bare``: it is
    marked without adjectives that stand before it.
    """

    relation: str
    example: Example
    graph: LinkGraph
    subject: int
    object: int
    holds: bool
    word: str = ""
    bare: bool = False
    is_name: bool = False

    @property
    def object_text(self) -> str:
        """What the object is called, in small letters."""
        mark = self.example.object
        return mark.of(self.example.text).casefold() if mark is not None else ""


def compile_patterns(ontology: Ontology, language: Language) -> PatternBook:
    """Return the patterns that the examples of an ontology teach."""
    return learn_patterns(ontology, read_examples(ontology, language))


def learn_patterns(ontology: Ontology, read: Sequence[ReadExample]) -> PatternBook:
    """Return the patterns that read examples teach, less those that go wrong on others."""
    examples = _by_path(read)
    words, names = _words(read), _named_only(read)
    tally = _tally(list(examples), read, ontology=ontology, words=words)
    patterns = [
        _pattern(
            ontology,
            candidate,
            share=tally[candidate],
            words=words,
            names=names,
            of=examples[candidate],
        )
        for candidate in examples
        if tally[candidate] >= _LEAST_SHARE
    ]
    return PatternBook((*patterns, *_values(ontology, read)))


def _values(ontology: Ontology, read: Sequence[ReadExample]) -> Iterator[Pattern]:
    """Yield a pattern for each object that by itself tells a link, however it is put.

    It was taught several times, in different ways, and no counter-example has it.
    """
    ways: defaultdict[tuple[str, str], set[Path | None]] = defaultdict(set)
    counts: Counter[tuple[str, str]] = Counter()
    for each in read:
        value = each.relation, each.object_text
        if each.holds:
            counts[value] += 1
            ways[value].add(find_path(each.graph, each.subject, each.object))
        else:
            counts[value] -= len(read)
    for relation, text in sorted(counts):
        enough = counts[relation, text] >= _LEAST_TOLD and len(ways[relation, text]) > 1
        if enough and ontology.relations[relation].literal is None:
            found = _pattern_for(ontology, relation, path=(ANY_WAY,), share=0.0)
            yield replace(found, objects=(text,))


def _by_path(read: Sequence[ReadExample]) -> dict[Candidate, list[ReadExample]]:
    """Return the examples of each path that a relation takes, in a fixed order."""
    found: dict[Candidate, list[ReadExample]] = {}
    for each in read:
        path = find_path(each.graph, each.subject, each.object) if each.holds else None
        if path is not None and (len(path) > 1 or each.word):
            found.setdefault((each.relation, path), []).append(each)
    wider = {**_with_any_noun(found), **_with_any_way(found)}
    for candidate, examples in wider.items():
        found[candidate] = examples
    return {candidate: found[candidate] for candidate in sorted(found)}


def _with_any_noun(found: Mapping[Candidate, list[ReadExample]]) -> dict[Candidate, list[ReadExample]]:
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


def _with_any_way(found: Mapping[Candidate, list[ReadExample]]) -> dict[Candidate, list[ReadExample]]:
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


def read_examples(ontology: Ontology, language: Language) -> list[ReadExample]:
    """Return all marked examples and counter-examples, parsed in few Docs."""
    marked = [
        (relation.name, example, holds)
        for relation in ontology.relations.values()
        for holds, examples in ((True, relation.examples), (False, relation.counter_examples))
        for example in examples
        if example.subject is not None and example.object is not None
    ]
    batches = (marked[start : start + _A_BATCH] for start in range(0, len(marked), _A_BATCH))
    return [read for batch in batches for read in _read_batch(batch, language)]


def _read_batch(
    batch: Sequence[tuple[str, Example, bool]], language: Language
) -> Iterator[ReadExample]:
    starts, text = [], ""
    for _, example, _ in batch:
        starts.append(len(text))
        text += example.text + _GAP
    doc = language.make_doc(text)
    # A change of speaker begins a sentence, so no example runs into the next one.
    doc._.turns = [
        (start, start + len(example.text), str(number))
        for number, (start, (_, example, _)) in enumerate(zip(starts, batch, strict=True))
    ]
    doc = language(doc)
    marks = [
        [_tokens(doc, mark, start) for mark in (example.subject, example.object) if mark]
        for start, (_, example, _) in zip(starts, batch, strict=True)
    ]
    graph = _graph(doc, [each for pair in marks for each in pair])
    for (relation, example, holds), (subject, object_) in zip(batch, marks, strict=True):
        nodes = [graph.node(doc[start:end].root) for start, end in (subject, object_)]
        word, bare = _object_word(doc, object_)
        root = doc[slice(*object_)].root
        is_name = not word and root.pos_ == "PROPN"
        yield ReadExample(relation, example, graph, nodes[0], nodes[1], holds, word, bare, is_name)


def _object_word(doc: Doc, object_: tuple[int, int]) -> tuple[str, bool]:
    span = doc[slice(*object_)]
    root = span.root
    inside = [child.i >= object_[0] for child in children(root, "amod")]
    named = root.ent_type_ not in {"", "concept"} or (root.pos_ == "PROPN" and not root.ent_type_)
    last = root if any(token.pos_ == "ADP" for token in span) else span[-1]
    word = "" if named or root.pos_ in {"PRON", "NUM"} else word_of(last)
    return word, bool(inside) and not any(inside)


def _tokens(doc: Doc, mark: Span, start: int) -> tuple[int, int]:
    span = doc.char_span(start + mark.start, start + mark.end, alignment_mode="expand")
    return span.start, span.end


def _graph(doc: Doc, marked: Sequence[tuple[int, int]]) -> LinkGraph:
    taken = {index for start, end in marked for index in range(start, end)}
    dates = [unit for unit in date_units(doc)]
    names = [
        (entity.start, entity.end)
        for entity in doc.ents
        if entity.label_ not in {"date", "quantity"}
    ]
    free = [unit for unit in names if not taken & set(range(*unit))]
    inside = [unit for unit in dates if not taken & set(range(*unit)) or unit in marked]
    return LinkGraph(doc, [*(each for each in marked if each not in dates), *free], dates=inside)


def _tally(
    candidates: Sequence[Candidate],
    read: Iterable[ReadExample],
    *,
    ontology: Ontology,
    words: Mapping[str, frozenset[str]],
) -> dict[Candidate, float]:
    """Return the share of the pairs that a candidate finds which do have its link."""
    tree = PathTree(path for _, path in candidates)
    right: Counter[int] = Counter()
    wrong: defaultdict[int, float] = defaultdict(float)
    for each in read:
        matches = list(tree.matches(each.graph, each.subject))
        found = {match.number for match in matches if match.nodes[-1] == each.object}
        for number in {match.number for match in matches} - found:
            wrong[number] += _UNMARKED_WEIGHT * is_open(candidates[number][1])
        for number in found:
            name, path = candidates[number]
            if is_open(path) and name in words and each.word not in words[name]:
                continue
            if name == each.relation:
                right[number] += each.holds
                wrong[number] += _COUNTER_WEIGHT * (not each.holds)
            elif each.holds and _compete(ontology, name, each.relation):
                wrong[number] += 1
    return {
        candidate: right[number] / ((right[number] + wrong[number]) or 1)
        for number, candidate in enumerate(candidates)
    }


def _compete(ontology: Ontology, name: str, other: str) -> bool:
    """Say whether two relations may join the same two things."""
    one, two = ontology.relations[name], ontology.relations[other]
    sides = ((one.domain, two.domain), (one.range, two.range))
    return bool(one.literal) == bool(two.literal) and all(
        not mine or not theirs or set(_with_above(mine, ontology)) & set(_with_above(theirs, ontology))
        for mine, theirs in sides
    )


def _pattern(
    ontology: Ontology,
    candidate: Candidate,
    *,
    share: float,
    words: Mapping[str, frozenset[str]],
    names: frozenset[str],
    of: Sequence[ReadExample],
) -> Pattern:
    name, path = candidate
    is_word = is_open(path) and all(each.word for each in of)
    return replace(
        _pattern_for(ontology, name, path=path, share=share),
        objects=tuple(sorted(words.get(name, ()))) if is_word else (),
        noun=all(each.word for each in of),
        named=name in names,
        bare=any(each.bare for each in of),
    )


def _pattern_for(ontology: Ontology, name: str, *, path: Path, share: float) -> Pattern:
    relation = ontology.relations[name]
    return Pattern(
        predicate=name,
        path=path,
        domain=_with_above(relation.domain, ontology),
        range=_with_above(relation.range, ontology),
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


def _with_above(names: Sequence[str], ontology: Ontology) -> tuple[str, ...]:
    """Return types and those above them: a name is often known only by the wider type."""
    found: set[str] = set()
    for name in names:
        above: str | None = name
        while above is not None and above not in found:
            found.add(above)
            known = ontology.entity_types.get(above)
            above = known.parent if known else None
    return tuple(sorted(found))
