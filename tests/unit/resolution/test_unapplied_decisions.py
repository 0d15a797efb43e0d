"""A decision that cannot be applied is a problem at its line, and changes nothing."""

from __future__ import annotations

import pytest

from kgraph.resolution import curate, parse_ledger, resolve
from tests.builders import small_ontology
from tests.told import told

TALK = told(
    "Ana Ruiz (Ana) joined the Harbour Union in 2015. Ana Lind did not.",
    "person: Ana Ruiz, Ana", "person: Ana Lind, Ana L", "organization: Harbour Union",
    says=["Ana Ruiz memberOf Harbour Union"],
)  # fmt: skip
ANA, UNION = '"person/ana-ruiz"', '"organization/harbour-union"'
ALIAS = '{ type = "person", label = "Ana" }'


def claim(kind: str, *, subject: str = ANA, target: str = f"object = {UNION}",
          predicate: str = "memberOf", more: str = "") -> str:  # fmt: skip
    return f'[[{kind}]]\nsubject = {subject}\npredicate = "{predicate}"\n{target}\n{more}'


def rename(entity: str, label: str = "Eva") -> str:
    return f'[[rename]]\nentity = {entity}\nlabel = "{label}"\n'


@pytest.mark.parametrize(
    ("decision", "severity", "message"),
    [
        pytest.param(rename('"person/gone"'), "notice", "nothing is called 'person/gone' any more",
                     id="an entity that is gone"),
        pytest.param('[[merge]]\nentities = ["person/gone", "person/lost"]\n', "notice",
                     "nothing is called 'person/lost' any more", id="a merge of what is gone"),
        pytest.param('[[reject]]\nentity = "person/gone"\n', "notice", "nothing is called",
                     id="reject what is gone"),
        pytest.param(f'[[retype]]\nentity = {ANA}\ntype = "ghost"\n', "error",
                     "no type is called 'ghost'", id="an unknown type"),
        pytest.param(f'[[split]]\nentity = {ANA}\nlabels = ["Ana"]\n'
                     'into = { type = "ghost", label = "Ana" }\n', "error", "no type is called",
                     id="split into an unknown type"),
        pytest.param(claim("reject", more='quote = "in 2016"'), "notice",
                     "no source says person/ana-ruiz memberOf organization/harbour-union any more",
                     id="words that no place has"),
        pytest.param(claim("accept", more='polarity = "negative"'), "notice", "no source says",
                     id="another polarity"),
        pytest.param(claim("accept", target='object = "place/gone"'), "notice",
                     "nothing is called 'place/gone'", id="a claim about what is gone"),
        pytest.param(claim("add", subject='"person/new"'), "error", "a new thing needs a type",
                     id="a new thing without a label"),
        pytest.param(claim("add", subject='{ type = "person", label = "Eva" }', predicate="rows"),
                     "error", "no link is called 'rows'",
                     id="an unknown link"),
        pytest.param(claim("add", predicate="foundedOn"), "error", "leads to a value",
                     id="an entity for a date"),
        pytest.param(claim("add", target='value = "1954"'), "error", "leads to an entity",
                     id="a value for an entity"),
        pytest.param(claim("add", predicate="foundedOn", target='value = "May"'), "error",
                     "'May' is no date", id="no date"),
    ],
)  # fmt: skip
def test_a_decision_that_fits_nothing_is_reported(
    decision: str, severity: str, message: str
) -> None:
    resolved = resolve([TALK])
    ledger = parse_ledger(f'\n{decision}\nby = "Bo"')
    corpus = curate(resolved, ledger, ontology=small_ontology())
    assert (corpus.entities, corpus.claims) == (resolved.entities, resolved.claims)
    assert {problem.place for problem in corpus.problems} == {"data/curation.toml:2"}
    assert {problem.severity for problem in corpus.problems} == {severity}
    assert any(message in problem.message for problem in corpus.problems)
    assert all("kgraph curate undo --line 2." in each.message for each in corpus.problems)


def test_a_name_of_two_things_is_an_error_that_lists_their_ids() -> None:
    two = told("Ana spoke. Ana Lind left.", "person: Ana Lind, Ana", source="b.txt")
    ledger = parse_ledger(rename(ALIAS) + 'by = "Bo"')
    (problem,) = curate(resolve([TALK, two]), ledger, ontology=small_ontology()).problems
    assert problem.severity == "error"
    assert "'Ana' names 2 things" in problem.message
    assert "person/ana-lind, person/ana-ruiz" in problem.message


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        pytest.param(rename(ANA, "Eva"), rename(ALIAS, "Ida"), "line 1 has decided otherwise",
                     id="another name, by an alias"),
        pytest.param('[[reject]]\nentity = "person/ana-ruiz"\n', rename(ALIAS, "Ida"),
                     "line 1 rejects 'Ana'", id="rejected, by an alias"),
        pytest.param(claim("accept"), claim("reject", subject=ALIAS), "line 1 holds the claim",
                     id="accepted, and rejected by an alias"),
        pytest.param(claim("reject"), claim("accept", subject=ALIAS), "line 1 rejects the claim",
                     id="rejected, and accepted by an alias"),
        pytest.param(claim("reject"), claim("add", subject=ALIAS), "line 1 rejects the claim",
                     id="rejected, and added by an alias"),
        pytest.param(claim("accept"), f"[[reject]]\nentity = {ALIAS}\n", "rejects what",
                     id="accepted of what is rejected, by an alias"),
    ],
)  # fmt: skip
def test_a_contradiction_that_only_the_sources_reveal_is_reported_with_both_lines(
    first: str, second: str, message: str
) -> None:
    ledger = parse_ledger(f'{first}by = "Bo"\n{second}by = "Bo"')
    (problem,) = curate(resolve([TALK]), ledger, ontology=small_ontology()).problems
    assert message in problem.message
    lines = {f"data/curation.toml:{entry.line}" for entry in ledger.entries}
    assert problem.place in lines
