"""A ledger is written so that all that people wrote into it survives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.build.ledger_additions import with_decisions
from kgraph.build.ledger_text import render_entry, with_entry, without_entry
from kgraph.errors import SettingsError
from kgraph.model import Decision, Modality, Polarity
from kgraph.resolution import parse_ledger
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    EntityRef,
    Entry,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
)

PLACE = "data/curation.toml"
FULL = """\
# Our decisions.

# Bo heard it wrong.
[[rename]]   # a slip
entity = "person/ana"  # she
label = "Ana Ruiz"
by = 'Bo'

# Both are the club.
[[merge]]
entities = ["organization/club", "organization/clubb"]
by = "Bo"
why = \"\"\"
[[rename]]
# no comment\"\"\"
# the end of the club

[[retype]]
entity = "work/low-tide"
type = "place"
by = "Bo"
# That is all.
"""

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
refs = st.builds(
    EntityRef,
    st.sampled_from(["person/ana", "place/lorn", "concept/a-%C3%A9"]),
    words, words,
) | st.builds(EntityRef, st.none(), words, words)  # fmt: skip
dates = st.sampled_from(["1954", "1954-03", "1954-03-31", None])
made = st.builds(Decision, words, words | st.just(""), dates)
claims = st.builds(
    ClaimRef, refs, words, refs, st.none(), refs | st.none(), st.sampled_from(Polarity),
    st.sampled_from(Modality), dates, dates, words,
) | st.builds(ClaimRef, refs, words, st.none(), words)  # fmt: skip
lists = st.lists(words, min_size=1, max_size=3).map(tuple)
entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Merge, st.lists(refs, min_size=2, max_size=4).map(tuple), made),
    st.builds(Split, refs, refs.filter(lambda ref: ref.label), made, lists, lists).filter(
        lambda split: not split.entity.keys & split.into.keys
    ),
    st.builds(Rename, refs, words, made),
    st.builds(Retype, refs, words, made),
    st.builds(RejectEntity, refs, made),
    st.builds(RejectClaim, claims, made),
    st.builds(Accept, claims, made),
)


@given(entries)
def test_every_decision_survives_being_written_and_read_again(entry: Entry) -> None:
    assert parse_ledger(render_entry(entry)).entries == (replace(entry, line=1),)


def test_an_added_claim_survives_being_written_and_read_again() -> None:
    claim = ClaimRef(
        EntityRef("person/ana"), "holdsRole", EntityRef(None, "concept", "chair"), None,
        EntityRef("organization/club"), Polarity.NEGATED, Modality.REPORTED, "1954",
        quote="I “was”",
    )  # fmt: skip
    entry = Add(claim, Decision("Bo", "Why\nnot?", "2024-05-31"), "talk.txt", 1)
    assert parse_ledger(render_entry(entry)).entries == (entry,)


def test_a_decision_is_written_at_the_end_and_nothing_else_changes() -> None:
    entry = Retype(EntityRef("work/high-tide"), "concept", Decision("Eva"))
    text, line = with_entry(FULL, entry, place=PLACE)
    written = '[[retype]]\nentity = "work/high-tide"\ntype = "concept"\nby = "Eva"\n'
    assert text == f"{FULL}\n{written}"
    assert parse_ledger(text).entries[-1].line == line == 24


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment, without a line break"])
def test_a_first_decision_is_written_into_any_file(text: str) -> None:
    entry = Retype(EntityRef("work/high-tide"), "place", Decision("Eva"))
    after, line = with_entry(text, entry, place=PLACE)
    assert after.startswith(text.strip())
    assert parse_ledger(after).entries == (replace(entry, line=line),)


def test_what_contradicts_is_not_written_and_names_the_line_to_take_out() -> None:
    entry = Rename(EntityRef("person/ana"), "Anna", Decision("Eva"))
    with pytest.raises(SettingsError, match=r"toml:4: .*nothing is written.*undo --line 4\."):
        with_entry(FULL, entry, place=PLACE)


@pytest.mark.parametrize("line", [4, 10, 18])
def test_a_decision_taken_out_leaves_the_others_and_all_comments(line: int) -> None:
    before = parse_ledger(FULL).entries
    text = without_entry(FULL, line, place=PLACE)
    kept = [replace(entry, line=0) for entry in parse_ledger(text).entries]
    assert kept == [replace(entry, line=0) for entry in before if entry.line != line]
    assert ("# no comment" in text) is (line != 10)
    for comment in ("# Our decisions.", "# Bo heard", "# Both are", "# the end", "# That is all."):
        assert comment in text


def test_writing_and_taking_out_again_gives_the_same_text() -> None:
    entry = Retype(EntityRef("work/high-tide"), "concept", Decision("Eva"))
    text, line = with_entry(FULL, entry, place=PLACE)
    assert without_entry(text, line, place=PLACE) == FULL


def test_where_no_decision_begins_none_is_taken_out() -> None:
    with pytest.raises(SettingsError, match="begin one: 4, 10, 18"):
        without_entry(FULL, 5, place=PLACE)


def test_a_part_that_has_an_id_is_not_split_off_again_when_it_is_applied_again() -> None:
    text = (
        '[[split]]\nentity = "person/ana"\nlabels = ["Anna"]\nby = "Bo"\n'
        'into = { id = "person/anna", type = "person", label = "Anna" }\n'
    )
    once = with_decisions("", parse_ledger(text), place=PLACE)
    again = with_decisions(once.text, parse_ledger(text), place=PLACE)
    assert (len(once.added), len(again.added), again.known) == (1, 0, 1)
