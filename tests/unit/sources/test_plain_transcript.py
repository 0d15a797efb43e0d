"""Typed and recognised transcripts."""

from __future__ import annotations

import pytest

from kgraph.model import Document

from .conftest import Read


def words_of(document: Document) -> list[tuple[str | None, str]]:
    reading = document.reading
    return [
        (turn.speaker, section.view.of(reading.text))
        for turn, section in zip(document.turns, reading.sections, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "speaker", "start_ms"),
    [
        pytest.param("Ana Ruiz: We built it.", "Ana Ruiz", None, id="name"),
        pytest.param("[00:00:18] Ana Ruiz: We built it.", "Ana Ruiz", 18_000, id="time before"),
        pytest.param("(00:12) Ana Ruiz: We built it.", "Ana Ruiz", 12_000, id="round brackets"),
        pytest.param("Ana Ruiz [00:01]: We built it.", "Ana Ruiz", 1_000, id="time after"),
        pytest.param("ANA RUIZ (host): We built it.", "ANA RUIZ", None, id="role in brackets"),
        pytest.param("ANA RUIZ, HOST: We built it.", "ANA RUIZ", None, id="role after a comma"),
        pytest.param("Speaker 1: We built it.", "Speaker 1", None, id="number"),
        pytest.param("SPEAKER_00: We built it.", "SPEAKER_00", None, id="machine"),
        pytest.param("Q: We built it.", "Q", None, id="letter"),
        pytest.param("J: We built it.", "J", None, id="initial"),
        pytest.param("**Ana Ruiz:** We built it.", "Ana Ruiz", None, id="bold"),
        pytest.param("Dr. A. van der Ruiz: We built it.", "Dr. A. van der Ruiz", None, id="long"),
        pytest.param("Ana Ruiz  0:12\nWe built it.", "Ana Ruiz", 12_000, id="name and time above"),
        pytest.param("Ana Ruiz:\nWe built it.", "Ana Ruiz", None, id="name above"),
    ],
)  # fmt: skip
def test_a_label_begins_a_turn(read: Read, line: str, speaker: str, start_ms: int | None) -> None:
    document = read(f"{line}\n\nBen Okoro: Yes.\n\n{line}\n\nBen Okoro: Oh.\n")
    assert words_of(document)[0] == (speaker, "We built it.")
    turn = document.turns[0]
    assert (turn.start_ms, document.text[turn.span.start : turn.span.end]) == (
        start_ms,
        "We built it.",
    )
    assert turn.label_span is not None
    assert turn.label_span.of(document.text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The port was closed.\n\nNote: this is old.\n\nIt opened again.", id="note"),
        pytest.param("A port.\n\nUpdate: It opened.\n\nUpdate: It closed.\n\nOh.", id="update"),
        pytest.param("Oslo: A Guide\n\nOslo is a city by the sea.\n\nIt has trams.", id="heading"),
        pytest.param("There is one rule: be kind.\n\nIt helps.\n\nAlways.", id="clause"),
        pytest.param("Salt Roads: Tales for Ebb is a book by Ana Ruiz.", id="title described"),
        pytest.param("Salt Roads: Ebb, originally known as Ebb, is a book.", id="with another"),
        pytest.param("Salt Roads: 99 Tales was shot in Ebb.", id="title with a number"),
        pytest.param("See https://example.org: it is there.\n\nRead it.", id="address"),
    ],
)  # fmt: skip
def test_a_colon_alone_makes_no_speaker(read: Read, text: str) -> None:
    assert {turn.speaker for turn in read(text).turns} == {None}


def test_a_line_of_its_own_that_describes_no_title_has_a_speaker(read: Read) -> None:
    assert words_of(read("Ana Ruiz: Salt is what I sell.")) == [
        ("Ana Ruiz", "Salt is what I sell.")
    ]


def test_a_dialogue_of_single_names_is_one(read: Read) -> None:
    assert words_of(read("Ana: Hi.\n\nBen: Hello.")) == [("Ana", "Hi."), ("Ben", "Hello.")]


def test_a_common_word_before_a_colon_is_no_speaker_in_a_dialogue(read: Read) -> None:
    text = "[00:01] Ana Ruiz: I was right.\n\n[00:09] Right: so we left.\n\n[00:12] Ben Okoro: Yes."
    assert [turn.speaker for turn in read(text).turns] == ["Ana Ruiz", "Ben Okoro"]


@pytest.mark.parametrize(
    ("words", "view"),
    [
        pytest.param("the Quay [00:03:30] Union grew", "the Quay Union grew", id="in a name"),
        pytest.param("the U. [00:02:18] S. coast", "the U.S. coast", id="in an abbreviation"),
        pytest.param(
            "in the U.\n\n[00:02:18] S. and here", "in the U.S. and here", id="over a cut"
        ),
        pytest.param("it ended?[00:11:30] \n\n[00:11:31] Yes.", "it ended?\nYes.", id="glued"),
        pytest.param("we left [00:01:02], then", "we left, then", id="before a comma"),
        pytest.param("we left[00:01:02]then", "we left then", id="between letters"),
    ],
)
def test_inline_time_codes_are_not_read(read: Read, words: str, view: str) -> None:
    document = read(f"[00:00] Ana Ruiz: {words}\n\n[59:00] Ben Okoro: Oh.")
    assert words_of(document)[0] == ("Ana Ruiz", view)


def test_a_cut_initial_between_time_codes_is_no_speaker(read: Read) -> None:
    document = read("Ana Ruiz: in the U.\n\nS. 0:30\n\nBen Okoro: Ah.\n\nAna Ruiz: Oh.\n\nS. 0:45")
    assert [person.label for person in document.roster] == ["Ana Ruiz", "Ben Okoro"]


def test_every_time_code_is_a_mark(read: Read) -> None:
    document = read("[00:00] Ana Ruiz: one [00:30] two\n\n[00:40] three\n\n[01:00] Ben Okoro: Oh.")
    assert [mark.start_ms for mark in document.time_marks] == [0, 30_000, 40_000, 60_000]
    assert [document.text[mark.offset] for mark in document.time_marks] == ["["] * 4


def test_paragraphs_cut_in_mid_sentence_are_joined(read: Read) -> None:
    document = read("[00:00] Ana Ruiz: We went\n\n[00:05] home. It rained.\n\n[00:09] We slept.")
    assert words_of(document) == [("Ana Ruiz", "We went home. It rained.\nWe slept.")]


def test_time_codes_that_go_backwards_are_kept_and_told(read: Read) -> None:
    document = read("[00:09] Ana Ruiz: One.\n\n[00:02] Ben Okoro: Two.")
    assert [turn.start_ms for turn in document.turns] == [9_000, 2_000]
    assert str(document.notices[0]).startswith("talk.txt:3: time codes go backwards")


_PAGE = """Skip to content Menu

How the Quay Was Saved, with Ana Ruiz

Hosted by
Share
How the Quay Was Saved, with Ana Ruiz

Ana Ruiz led the long campaign for the old quay of the town.

[00:00:00] Ben Okoro: Welcome. I'm your host Ben Okoro.

[00:00:09] Ana Ruiz: Thanks for having me.

[00:00:12] We won it

[00:00:15] together.

About the Host
Tweet
"""


def test_page_furniture_is_outside_all_turns(read: Read) -> None:
    document = read(_PAGE)
    assert document.title == "How the Quay Was Saved, with Ana Ruiz"
    assert words_of(document) == [
        (None, "How the Quay Was Saved, with Ana Ruiz"),
        (None, "Ana Ruiz led the long campaign for the old quay of the town."),
        ("Ben Okoro", "Welcome. I'm your host Ben Okoro."),
        ("Ana Ruiz", "Thanks for having me.\nWe won it together."),
    ]


def test_of_repeated_lines_the_longest_is_the_title(read: Read) -> None:
    page = "The Gull\nThe Gull\nHow the Quay Was Saved\nHow the Quay Was Saved\n\n"
    assert read(f"{page}Ana Ruiz: Hi.\n\nBen Okoro: Ha.").title == "How the Quay Was Saved"


def test_prose_after_the_last_time_code_is_nobodys_words(read: Read) -> None:
    coded = "".join(f"[00:0{n}] It rained.\n\n" for n in range(1, 6))
    outro = "Ana Ruiz has written about the weather of Tarrow for ten years."
    document = read(f"[00:00] Ana Ruiz: So.\n\n{coded}{outro}\n")
    assert words_of(document)[-1] == (None, outro)


def test_a_time_of_day_that_opens_a_line_is_read(read: Read) -> None:
    document = read("Ana Ruiz: When?\n\n12:30 is best.\n\nBen Okoro: Good.")
    assert words_of(document)[0] == ("Ana Ruiz", "When?\n12:30 is best.")


def test_hyphens_that_do_not_show_are_not_read(read: Read) -> None:
    assert words_of(read("Ana: a har\u00adbour\n\nBen: Ah."))[0] == ("Ana", "a harbour")


def test_thanks_cut_off_by_the_next_speaker_stays_two_turns(read: Read) -> None:
    document = read("[00:01] Ana Ruiz: It held. Thanks, \n\n[00:08] Ben Okoro: Ana. Bye.")
    assert words_of(document) == [("Ana Ruiz", "It held. Thanks,"), ("Ben Okoro", "Ana. Bye.")]


def test_a_recording_without_labels_is_read_as_speech(read: Read) -> None:
    document = read("".join(f"[00:0{n}.000 --> 00:0{n}.900]  um word{n}\n" for n in range(5)))
    assert words_of(document) == [(None, "word0 word1 word2 word3 word4")]


def test_a_file_of_windows_keeps_its_line_ends(read: Read) -> None:
    text = "Ana Ruiz: Hi\r\nthere.\r\n\r\nBen Okoro: Yes.\r\n"
    document = read(text)
    assert document.text == text
    assert words_of(document) == [("Ana Ruiz", "Hi there."), ("Ben Okoro", "Yes.")]


_BROADCAST = """A New Bridge for Tarrow
June 3, 2021

STELLA INKWELL, HOST:

Tarrow has a bridge. Ada Lunt went there.

ADA LUNT, BYLINE: It rained. (SOUNDBITE OF RAIN)

MAYOR JO PRATT: We love it.

LUNT: She says: it was late.

INKWELL: Thanks, Ada.

Copyright 2021 Station Twelve. All rights reserved.
"""


def test_labels_that_shorten_to_a_surname_make_a_dialogue(read: Read) -> None:
    document = read(_BROADCAST)
    assert words_of(document)[1:] == [
        ("STELLA INKWELL", "Tarrow has a bridge. Ada Lunt went there."),
        ("ADA LUNT", "It rained."),
        ("MAYOR JO PRATT", "We love it."),
        ("LUNT", "She says: it was late."),
        ("INKWELL", "Thanks, Ada."),
    ]
    assert document.date == "2021-06-03"


def test_where_every_line_has_a_label_a_common_word_may_be_a_name(read: Read) -> None:
    document = read("Ada: hi\nJo: hello\nAda: by the grace of luck\nGrace: me?")
    assert [turn.speaker for turn in document.turns] == ["Ada", "Jo", "Ada", "Grace"]


def test_a_heading_inside_a_dialogue_is_nobodys_words(read: Read) -> None:
    text = "Ada Lunt: Why?\n\nJo Pratt: Luck.\n\nMoney and politics\n\nAda Lunt: And then?"
    assert words_of(read(text)) == [
        ("Ada Lunt", "Why?"),
        ("Jo Pratt", "Luck."),
        ("Ada Lunt", "And then?"),
    ]


def test_what_follows_a_heading_at_the_end_is_prose(read: Read) -> None:
    text = "Ada Lunt: Why?\n\nJo Pratt: Luck.\n\nAbout the author\nJo lives on a boat in Tarrow."
    assert words_of(read(text))[-1] == (None, "Jo lives on a boat in Tarrow.")


SPEECH = "I thank you all. We have come far, and we know it. I ask of you, and of us, our time.\n"


@pytest.mark.parametrize(("text", "speaker"), [
    pytest.param(f"On Boats\n\nAna Ruiz: {SPEECH}\n{SPEECH}", "Ana Ruiz", id="a speech"),
    pytest.param(f"Dear Ana: {SPEECH}\n{SPEECH}", None, id="a letter"),
    pytest.param("Ana Ruiz: The boats are in.\n\nRain fell.\n\nAll slept.\n", None, id="prose"),
    pytest.param(f"On Boats\n\nHarbour: {SPEECH}\n{SPEECH}", None, id="a word"),
])  # fmt: skip
def test_who_alone_speaks_needs_one_label(read: Read, text: str, speaker: str | None) -> None:
    assert read(text).turns[-1].speaker == speaker
