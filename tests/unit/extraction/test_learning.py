"""What example sentences teach, and what counter-examples take back."""

from __future__ import annotations

from dataclasses import replace

from kgraph.extraction.examples import ReadExample
from kgraph.extraction.learning import learn_patterns
from kgraph.extraction.link_graph import LinkGraph
from kgraph.extraction.paths import ANY_WAY
from kgraph.extraction.patterns import Pattern
from kgraph.model import Span
from kgraph.ontology.types import Example, Ontology, Relation
from tests.parses import parsed

CLAUSE = """
    Ana    Ana    PROPN NNP nsubj 1
    {verb} {verb} VERB  VBD ROOT  1
    Lorn   Lorn   PROPN NNP obj   1
"""
CLAUSE_TO = f"""{CLAUSE.rstrip()}
    to     to     ADP   IN  case  4
    Ben    Ben    PROPN NNP obl   1
"""


def relation(name: str) -> Relation:
    return Relation(name, f"https://example.org/{name}", name, "")


def read(name: str, table: str, *, holds: bool = True) -> ReadExample:
    doc = parsed(table)
    example = Example(doc.text, Span(0, 3), Span(len(doc[0].text_with_ws) + 1, len(doc.text)))
    return ReadExample(name, example, LinkGraph(doc, []), 0, 2, holds)


def learnt(*examples: ReadExample) -> list[Pattern]:
    names = {each.relation for each in examples}
    ontology = Ontology("", relations={name: relation(name) for name in sorted(names)})
    return list(learn_patterns(ontology, examples))


def test_an_example_teaches_its_path() -> None:
    patterns = learnt(read("leaderOf", CLAUSE.format(verb="lead")))
    assert [pattern.path for pattern in patterns] == [("<subj", "lead", ">obj")]


def test_a_noun_that_was_taught_three_times_tells_its_link_however_it_is_put() -> None:
    name = read("voiceType", CLAUSE.format(verb="sing"))
    noun = replace(name, word="lorn")
    assert (ANY_WAY,) in [pattern.path for pattern in learnt(noun, noun, noun)]
    assert (ANY_WAY,) not in [pattern.path for pattern in learnt(noun, noun)]
    assert (ANY_WAY,) not in [pattern.path for pattern in learnt(name, name, name)]


def test_a_verb_that_says_little_teaches_nothing() -> None:
    assert learnt(read("leaderOf", CLAUSE.format(verb="take"))) == []


def test_a_counter_example_that_reads_the_same_takes_the_path_back() -> None:
    counter = read("leaderOf", CLAUSE.format(verb="lead"), holds=False)
    assert learnt(read("leaderOf", CLAUSE.format(verb="lead")), counter) == []


def test_a_counter_example_with_more_words_narrows_the_path() -> None:
    counter = read("spouseOf", CLAUSE_TO.format(verb="marry"), holds=False)
    (pattern,) = learnt(read("spouseOf", CLAUSE.format(verb="marry")), counter)
    assert pattern.without == (">to",)


def test_of_two_relations_the_one_that_a_path_mostly_stands_for_keeps_it() -> None:
    examples = [read("leaderOf", CLAUSE.format(verb="lead"))]
    others = [
        read("creatorOf", CLAUSE.format(verb="lead").replace("Ana", name))
        for name in ("Ida", "Ben", "Kit")
    ]
    assert {pattern.predicate for pattern in learnt(*examples, *others)} == {"creatorOf"}


def test_a_link_of_examples_only_is_taught_other_ways_too() -> None:
    paths = {pattern.path for pattern in learnt(read("repairs", CLAUSE.format(verb="repair")))}
    assert {("<is", "repairer", ">of"), ("~", "repair", ">obj")} <= paths


def test_other_ways_are_less_sure_than_the_way_that_was_taught() -> None:
    first, *others = learnt(read("repairs", CLAUSE.format(verb="repair")))
    assert all(other.confidence < first.confidence for other in others)


def test_a_path_that_is_taught_more_often_for_another_link_is_that_links() -> None:
    of_author = [read("authorOf", CLAUSE.format(verb="write")) for _ in range(5)]
    other = [read("drewFor", CLAUSE.format(verb="write")) for _ in range(3)]
    numbered = [
        replace(each, example=replace(each.example, text=f"{number} {each.example.text}"))
        for number, each in enumerate([*of_author, *other])
    ]
    assert {each.predicate for each in learnt(*numbered)} == {"authorOf"}
