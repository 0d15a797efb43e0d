"""Plain prose and Markdown."""

from __future__ import annotations

import pytest

from kgraph.model import Document

from .conftest import Read


def words_of(document: Document) -> list[str]:
    return [section.view.of(document.reading.text) for section in document.reading.sections]


def test_each_paragraph_is_a_turn_without_a_speaker(read: Read) -> None:
    document = read("The Old Quay\n\nIt stands in Carrow. It is,\nlike all, wet.\n\nBirds love it.")
    assert words_of(document) == [
        "The Old Quay",
        "It stands in Carrow. It is, like all, wet.",
        "Birds love it.",
    ]
    assert {turn.speaker for turn in document.turns} == {None}
    assert document.title == "The Old Quay"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        pytest.param("Thursday, February 23, 2006", "2006-02-23", id="weekday"),
        pytest.param("Published: 3 March 2008", "2008-03-03", id="published"),
        pytest.param("2011-12-09", "2011-12-09", id="ISO"),
        pytest.param("June 1st, 2020 at 10:30 am", "2020-06-01", id="with a time"),
        pytest.param("February 30, 2006", None, id="no such day"),
    ],
)
def test_a_line_near_the_top_dates_the_article(read: Read, line: str, date: str | None) -> None:
    document = read(f"A Dry Summer\n\n{line}\n\nIt did not rain in the whole of the county.")
    assert document.date == date
    assert (line in words_of(document)) is (date is None)


def test_a_date_further_down_does_not(read: Read) -> None:
    text = "A Dry Summer\n\nIt did not rain in the whole of the county that year.\n\n"
    assert read(text + "It was dry.\n\n" * 4 + "May 3, 2020\n").date is None


def test_menus_and_repeated_lines_are_left_out(read: Read) -> None:
    text = "Home | News | Shop\nThe Old Quay\nThe Old Quay\n\nIt stands in Carrow by the sea.\n\n"
    assert words_of(read(text + "Share this article\nRead more\n")) == [
        "The Old Quay",
        "It stands in Carrow by the sea.",
    ]


def test_items_of_a_list_stand_apart(read: Read) -> None:
    assert words_of(read("It needs two things:\n- oars\n- ropes\n"))[1:] == ["- oars", "- ropes"]


def test_words_of_prose_are_not_cleaned(read: Read) -> None:
    assert words_of(read("He said: um, the the end. They had had it.")) == [
        "He said: um, the the end. They had had it."
    ]


_MARKDOWN = """---
title: "Boats, again"
date: 2021-05-06
---
# Boats *again*

**Ana Ruiz** founded the [Quay Union](https://example.org/a_(b) "x") in 2001. ![map](m.png)
See `snake_case` and 2 \\* 3 &amp; <br>more_or_less_so.[^1]

- one item
- [ ] two *items*

```python
print("no words")
```

> A quoted line.

| a | b |
|---|---|
| c | d |
"""


def test_the_marks_of_markdown_are_not_read(read: Read) -> None:
    document = read(_MARKDOWN, "boats.md")
    assert words_of(document) == [
        "Boats again",
        "Ana Ruiz founded the Quay Union in 2001. See snake_case and 2 * 3 & more_or_less_so.",
        "one item",
        "two items",
        "A quoted line.",
        "a b",
        "c d",
    ]
    assert (document.title, document.date) == ("Boats, again", "2021-05-06")


def test_the_first_heading_is_the_title(read: Read) -> None:
    assert read("## The *old* quay ##\n\nIt stands.", "q.md").title == "The old quay"


def test_a_dialogue_in_markdown_is_a_transcript(read: Read) -> None:
    document = read("# Old talk\n\n**Ana Ruiz:** Hi *there*.\n\n**Ben Okoro:** Yes.", "talk.md")
    assert document.reader == "plain_transcript"
    assert [turn.speaker for turn in document.turns] == [None, "Ana Ruiz", "Ben Okoro"]
    assert words_of(document) == ["Old talk", "Hi there.", "Yes."]


def test_without_a_title_the_file_name_is_one(read: Read) -> None:
    assert read("it rained all day in the town.", "wet_day.txt").title == "wet day"


@pytest.mark.parametrize(("written", "read_as"), [
    pytest.param("He left in May.[3] Then he sang.", "He left in May. Then he sang.", id="close"),
    pytest.param("In Lund, [12] she sang.", "In Lund, she sang.", id="after a blank"),
    pytest.param("It froze.[1][note 2] It thawed.", "It froze. It thawed.", id="several"),
    pytest.param("It froze.[citation needed]", "It froze.", id="a remark of editors"),
    pytest.param("It is shown in [3] and [4].", "It is shown in [3] and [4].", id="spoken of"),
    pytest.param("It froze. [3] says so.", "It froze. [3] says so.", id="as a subject"),
])  # fmt: skip
def test_marks_of_footnotes_are_not_read(read: Read, written: str, read_as: str) -> None:
    title, words = words_of(read(f"The Old Quay\n\n{written} It was cold.\n"))
    assert (title, words) == ("The Old Quay", f"{read_as} It was cold.")


def test_what_is_left_out_over_a_line_break_is_in_no_more_than_one_turn(read: Read) -> None:
    first, second = read("# Head\n\nOars\\<!--\n\n-->Boats row.", "page.md").turns[-2:]
    assert first.span.end <= second.span.start
