"""What may stand in data/curation.toml, and what is said where it may not."""

from __future__ import annotations

import pytest

from kgraph.errors import SettingsError
from kgraph.model import Decision, Modality, Polarity
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    EntityRef,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
)
from kgraph.resolution.parsing import parse_ledger

ANA, UNION = EntityRef("person/ana-ruiz"), EntityRef("organization/union")
BO = Decision("Bo")
ONE_OF_EACH = """\
# What we found out.
[[merge]]
entities = ["person/ana-ruiz", { type = "person", label = "Anna Ruis" }]
by = "Bo"
why = "She spells it so."
on = 2024-05-31

[[split]]
entity = "person/ana-ruiz"
labels = ["Ana"]
sources = ["data/sources/talk.txt"]
into = { type = "person", label = "Ana Rojas" }
by = "Bo"

[[rename]]
entity = { id = "person/ana-ruiz", type = "person", label = "Ana Ruiz" }
label = "Ana Ruiz Mar"
by = "Bo"

[[retype]]
entity = "concept/low-tide"
type = "work"
by = "Bo"

[[reject]]
entity = "concept/well"
by = "Bo"

[[reject]]
subject = "person/ana-ruiz"
predicate = "memberOf"
object = "organization/union"
polarity = "negative"
quote = "never joined"
by = "Bo"

[[accept]]
subject = "person/ana-ruiz"
predicate = "holdsRole"
object = { type = "concept", label = "treasurer" }
in = "organization/union"
by = "Bo"

[[add]]
subject = "organization/union"
predicate = "foundedOn"
value = 1954
from = "1954"
to = "1954-03"
modality = "reported"
quote = "in 1954"
source = "talk.txt"
by = "Bo"
"""


def test_every_kind_of_decision_is_read_in_the_order_of_the_file() -> None:
    merge, split, rename, retype, *rejects, accept, add = parse_ledger(ONE_OF_EACH).entries
    made = Decision("Bo", "She spells it so.", "2024-05-31")
    assert merge == Merge((ANA, EntityRef(None, "person", "Anna Ruis")), made, 2)
    rojas = EntityRef(None, "person", "Ana Rojas")
    assert split == Split(ANA, rojas, BO, ("Ana",), ("data/sources/talk.txt",), 8)
    full = EntityRef("person/ana-ruiz", "person", "Ana Ruiz")
    assert rename == Rename(full, "Ana Ruiz Mar", BO, 15)
    assert retype == Retype(EntityRef("concept/low-tide"), "work", BO, 20)
    never = ClaimRef(ANA, "memberOf", UNION, polarity=Polarity.NEGATED, quote="never joined")
    assert rejects == [
        RejectEntity(EntityRef("concept/well"), BO, 25), RejectClaim(never, BO, 29),
    ]  # fmt: skip
    role = ClaimRef(ANA, "holdsRole", EntityRef(None, "concept", "treasurer"), qualifier=UNION)
    assert accept == Accept(role, BO, 37)
    founded = ClaimRef(
        UNION, "foundedOn", value="1954", polarity=Polarity.AFFIRMED, modality=Modality.REPORTED,
        valid_from="1954", valid_to="1954-03", quote="in 1954",
    )  # fmt: skip
    assert add == Add(founded, BO, "talk.txt", 44)


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_without_decisions_is_fine(text: str) -> None:
    assert parse_ledger(text).entries == ()


def test_a_heading_in_a_text_or_a_comment_is_none() -> None:
    text = '# [[rename]]\n[[retype]]\nentity = "work/a"\ntype = "place"\nby = """\n[[retype]]\n"""'
    assert [entry.line for entry in parse_ledger(text).entries] == [2]


RENAME = '[[rename]]\nentity = "person/ana-ruiz"\nlabel = "Ana"\n'
CLAIM = 'subject = "person/ana"\npredicate = "supports"\nby = "Bo"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("[[rename\n", 1, "docs/curation.md", id="no TOML"),
        pytest.param("\n[[banish]]\n", 2, "no decision is called 'banish'", id="unknown kind"),
        pytest.param(RENAME, 1, r'\[\[rename\]\] needs by. Write by = "...".', id="nobody"),
        pytest.param(RENAME + 'by = ""', 1, "by is no text", id="an empty name"),
        pytest.param(RENAME + "by = 3", 1, "by is no text", id="a number for a name"),
        pytest.param(RENAME + 'by = "Bo"\ntype = "a"', 1, "knows no 'type'", id="unknown key"),
        pytest.param(
            RENAME + 'by = "Bo"\n' + RENAME + 'by = "Bo"\non = "May"', 5, "on is no date",
            id="no date, in the second table",
        ),
        pytest.param(RENAME + 'by = "Bo"\non = "2024-02-30"', 1, "no date", id="no such day"),
        pytest.param(
            '[[rename]]\nentity = "Ana"\nlabel = "B"\nby = "Bo"', 1, "which is no id", id="no id"
        ),
        pytest.param(
            '[[rename]]\nentity = { label = "A" }\nlabel = "B"\nby = "Bo"', 1,
            "lacks a type or a label", id="half an entity",
        ),
        pytest.param(
            '[[rename]]\nentity = 3\nlabel = "B"\nby = "Bo"', 1, "names no entity", id="a number"
        ),
        pytest.param('[[merge]]\nentities = ["a/b"]\nby = "Bo"', 1, "two or more", id="only one"),
        pytest.param(
            '[[split]]\nentity = "a/b"\ninto = { type = "a", label = "c" }\nby = "Bo"', 1,
            "needs labels or sources", id="split off nothing",
        ),
        pytest.param(
            '[[split]]\nentity = "a/b"\nlabels = ["b"]\ninto = "a/c"\nby = "Bo"', 1,
            "into needs a type and a label", id="split into an id",
        ),
        pytest.param(
            '[[split]]\nentity = "a/b"\nlabels = ["b"]\ninto = { type = "a", label = "B" }\n'
            'by = "Bo"', 1, "another label", id="split into itself",
        ),
        pytest.param('[[reject]]\nby = "Bo"', 1, "names nothing", id="reject nothing"),
        pytest.param("[[accept]]\n" + CLAIM, 1, "an object or a value", id="no object"),
        pytest.param(
            "[[accept]]\n" + CLAIM + 'object = "a/b"\nvalue = "1"', 1, "not both", id="both"
        ),
        pytest.param(
            "[[accept]]\n" + CLAIM + 'object = "a/b"\npolarity = "no"', 1,
            "Use one of: positive, negative", id="an unknown polarity",
        ),
        pytest.param(
            "[[add]]\n" + CLAIM + 'object = "a/b"\nsource = "t"', 1, "needs the words",
            id="a source without a quote",
        ),
        pytest.param('rename = [{ by = "Bo" }]', None, "a heading of its own", id="no heading"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, line: int | None, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as caught:
        parse_ledger(text, place="notes.toml")
    assert caught.value.place == (f"notes.toml:{line}" if line else "notes.toml")
