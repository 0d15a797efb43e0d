"""Which decisions cannot stand in one ledger."""

from __future__ import annotations

import pytest

from kgraph.errors import SettingsError
from kgraph.resolution.parsing import parse_ledger

BY = 'by = "Bo"\n'


def rename(entity: str, label: str) -> str:
    return f'[[rename]]\nentity = {entity}\nlabel = "{label}"\n{BY}'


def retype(entity: str, name: str) -> str:
    return f'[[retype]]\nentity = {entity}\ntype = "{name}"\n{BY}'


def merge(*entities: str) -> str:
    return f"[[merge]]\nentities = [{', '.join(entities)}]\n{BY}"


def split(entity: str, part: str, label: str) -> str:
    return (
        f"[[split]]\nentity = {entity}\n{part}\n"
        f'into = {{ type = "person", label = "{label}" }}\n{BY}'
    )


def reject(entity: str) -> str:
    return f"[[reject]]\nentity = {entity}\n{BY}"


def about(kind: str, more: str = "") -> str:
    return f'[[{kind}]]\nsubject = {ANA}\npredicate = "memberOf"\nobject = {UNION}\n{more}\n{BY}'


ANA, ANNA, UNION = '"person/ana-ruiz"', '"person/anna-ruis"', '"organization/union"'
ANA_BY_NAME = '{ type = "person", label = "Ana Ruiz" }'
OF_ANNA = 'labels = ["Anna Ruis"]'
DENIED, AFFIRMED = 'polarity = "negative"', 'polarity = "positive"'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(rename(ANA, "A"), rename(ANA, "B"), id="two names"),
        pytest.param(rename(ANA, "A"), rename(ANA_BY_NAME, "B"), id="two names, named two ways"),
        pytest.param(retype(ANA, "place"), retype(ANA, "work"), id="two types"),
        pytest.param(merge(ANA, ANNA), split(ANA, OF_ANNA, "Eva"), id="merge and split"),
        pytest.param(split(ANA, OF_ANNA, "Anna Ruis"), merge(ANA, ANNA), id="split and merge"),
        pytest.param(
            split(ANA, 'sources = ["a.txt"]', "Anna Ruis"), merge(ANNA, ANA), id="by source"
        ),
        pytest.param(split(ANA, OF_ANNA, "Eva"), split(ANA, OF_ANNA, "Ida"), id="two splits"),
        pytest.param(reject(ANA), rename(ANA, "A"), id="reject and rename"),
        pytest.param(reject(ANA), merge(ANNA, ANA), id="reject and merge"),
        pytest.param(reject(UNION), about("accept"), id="reject an end of what is accepted"),
        pytest.param(about("add"), reject(UNION), id="reject an end of what is added"),
        pytest.param(about("accept"), about("reject"), id="accept and reject"),
        pytest.param(about("reject"), about("add"), id="reject and add"),
        pytest.param(about("reject"), about("accept", 'quote = "q"'), id="reject all, accept one"),
    ],
)
def test_two_that_contradict_are_an_error_that_names_both_lines(first: str, second: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_ledger(f"{first}\n{second}")
    line = first.count("\n") + 2
    assert caught.value.place == f"data/curation.toml:{line}"
    assert caught.value.message.startswith("line 1 ")
    assert f"undo --line {line}" in caught.value.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(rename(ANA, "A"), rename(ANA, "A"), id="the same twice"),
        pytest.param(rename(ANA, "A"), rename(ANNA, "B"), id="names of two things"),
        pytest.param(rename(ANA, "A"), rename('"person/a"', "B"), id="renamed, and renamed again"),
        pytest.param(merge(ANA, ANNA), split(ANA, 'labels = ["Eva"]', "Eva"), id="another part"),
        pytest.param(merge(ANA, ANNA), reject(ANA), id="joined, then rejected"),
        pytest.param(split(ANA, OF_ANNA, "E"), split(ANA, 'labels = ["I"]', "I"), id="two parts"),
        pytest.param(about("reject", DENIED), about("accept", AFFIRMED), id="another polarity"),
        pytest.param(about("reject", DENIED), about("add"), id="the denial goes, the claim comes"),
        pytest.param(about("reject", 'from = "2015"'), about("add"), id="another time"),
        pytest.param(about("reject", 'quote = "q"'), about("accept"), id="only one place rejected"),
    ],
)
def test_two_that_can_both_hold_are_none(first: str, second: str) -> None:
    assert len(parse_ledger(f"{first}\n{second}").entries) == 2
