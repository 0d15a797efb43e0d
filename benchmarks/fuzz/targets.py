"""What is fuzzed: each target with what it checks, how its inputs are made, and its share."""

from __future__ import annotations

from benchmarks.fuzz import keeping, reading, settling, words, writing
from benchmarks.fuzz.builders import (
    bytes_of_text,
    csv_text,
    decisions_text,
    json_text,
    of_pieces,
    toml_text,
    turtle_text,
)
from benchmarks.fuzz.target import Target

_PAGE = (*words.MARKUP, *words.PLAIN)
_NAMED = of_pieces(words.NAMED)
_NUMBERS = of_pieces(words.NUMBERS)

_ALL = (
    Target("transcript", reading.of_name("talk.txt"), of_pieces(words.TALK, words.PLAIN),
           share=0.8, pieces=words.TALK, samples="transcript"),
    Target("any name", reading.of_name("talk"),
           of_pieces(words.TALK, words.CUES[:8], words.MARKUP[:12], words.MARKDOWN),
           share=0.3, pieces=words.TALK, samples="transcript"),
    Target("captions", reading.of_name("talk.vtt"),
           of_pieces(words.CUES, words.PLAIN, before="WEBVTT\n\n00:01.000 --> 00:02.000\n"),
           share=0.8, pieces=words.CUES, samples="captions"),
    Target("subtitles", reading.of_name("talk.srt"),
           of_pieces(words.CUES, words.PLAIN, before="1\n00:00:01,000 --> 00:00:02,000\n"),
           share=0.6, pieces=words.CUES, samples="subtitles"),
    Target("whisper", reading.of_name("talk.json"), json_text,
           share=2.0, pieces=[f'"{each}": ' for each in words.JSON], samples="whisper"),
    Target("web page", reading.of_name("page.html"), of_pieces(words.MARKUP, words.PLAIN),
           share=0.12, pieces=words.MARKUP, samples="web page"),
    Target("article", reading.of_name("page.md"), of_pieces(words.MARKDOWN, words.PLAIN),
           share=0.5, pieces=words.MARKDOWN, samples="article"),
    Target("encodings", reading.check_decoding, bytes_of_text,
           share=3.0, pieces=words.ODD, samples="transcript"),
    Target("footnotes", reading.check_footnotes, of_pieces(words.TALK[-12:], words.PLAIN),
           share=9.0, pieces=words.TALK[-6:], samples="transcript"),
    Target("times", reading.check_times, _NUMBERS,
           share=11.0, pieces=words.NUMBERS, samples="numbers"),
    Target("roster", reading.check_roster, of_pieces(words.PLAIN, words.TALK[-30:]),
           share=0.5, pieces=words.PLAIN, samples="named"),
    Target("names", settling.check_names, of_pieces(words.NAMES),
           share=9.0, pieces=words.NAMES, samples="names"),
    Target("meta", settling.check_meta, toml_text(words.META_KEYS, words.META_VALUES),
           share=13.0, pieces=words.TOML, samples="meta"),
    Target("authorities", settling.check_authorities, csv_text,
           share=5.0, pieces=words.AUTHORITIES, samples="authorities"),
    Target("settings", settling.check_settings,
           toml_text(words.SETTING_KEYS, words.SETTING_VALUES, headings=("reconciliation",)),
           share=13.0, pieces=words.TOML, samples="settings"),
    Target("decisions", settling.check_decisions, decisions_text,
           share=2.5, pieces=words.TOML, samples="decisions"),
    Target("ledger", settling.check_decisions,
           toml_text(words.LEDGER_KEYS, words.LEDGER_VALUES, headings=words.LEDGER_KINDS),
           share=6.0, pieces=words.TOML, samples="decisions"),
    Target("ontology", settling.check_ontology, turtle_text,
           share=0.6, pieces=words.TURTLE),
    Target("answers", settling.check_answers, json_text,
           share=16.0, pieces=words.JSON),
    Target("query", writing.check_guard, of_pieces(words.QUERY),
           share=2.5, pieces=words.QUERY, samples="query"),
    Target("kept", keeping.check_codec, keeping.changed_result, share=1.2),
    Target("kept rows", keeping.check_rows, keeping.changed_row, share=4.0),
    Target("state", keeping.check_state, keeping.changed_state, share=0.03),
    Target("Turtle", writing.check_turtle, _NAMED, share=0.8, pieces=words.NAMED, samples="named"),
    Target("values", writing.check_values, _NUMBERS,
           share=3.0, pieces=words.NUMBERS, samples="numbers"),
    Target("CSV", writing.check_csv, _NAMED, share=9.0, pieces=words.NAMED, samples="named"),
    Target("terminal", writing.check_terminal, of_pieces(words.NAMED, words.ODD),
           share=0.5, pieces=words.NAMED, samples="named"),
    Target("scripts", writing.check_script, of_pieces(words.NAMED, words.MARKUP),
           share=0.6, pieces=words.MARKUP, samples="named"),
    Target("file names", writing.check_file_names, _NAMED,
           share=4.0, pieces=words.NAMED, samples="named"),
    Target("ids", writing.check_ids, _NAMED, share=0.6, pieces=words.NAMED, samples="named"),
)  # fmt: skip

TARGETS = {each.name: each for each in _ALL}
