"""The Obsidian vault: notes that link to each other, with quotes as footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.export.dataset import Dataset
from kgraph.export.file_names import FileNames, safe_name
from kgraph.export.obsidian import write_obsidian
from kgraph.model import Corpus
from tests.builders import claim, corpus_of, document_of, entity, evidence, organization, person
from tests.unit.export.conftest import Build

LINK = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")


def notes_of(dataset: Dataset, folder: Path) -> dict[str, str]:
    folder.mkdir()
    write_obsidian(dataset, folder)
    return {path.stem: path.read_text("utf-8") for path in folder.iterdir()}


def test_each_thing_has_a_note_and_every_link_leads_to_one(
    harbour: Dataset, tmp_path: Path
) -> None:
    notes = notes_of(harbour, tmp_path / "vault")
    assert set(notes) == {"Ana Ruiz", "Bo Lind", "Harbour Union", "Tide Committee", "treasurer"}
    assert {target for note in notes.values() for target in LINK.findall(note)} <= set(notes)


def test_a_note_tells_its_links_with_quotes_as_footnotes(harbour: Dataset, tmp_path: Path) -> None:
    note = notes_of(harbour, tmp_path / "vault")["Bo Lind"]
    assert "## member of\n\n- [[Harbour Union]] (denied)[^1]\n" in note
    assert "[^1]: “I never joined the union” ([[Bo Lind]], 00:01:15, data/sources/talk.txt)" in note


def test_a_note_tells_what_links_to_it(harbour: Dataset, tmp_path: Path) -> None:
    note = notes_of(harbour, tmp_path / "vault")["treasurer"]
    assert "- [[Ana Ruiz]] holds role [[treasurer]] (in [[Harbour Union]], until 1961)[^1]" in note


def test_other_names_are_aliases_of_the_note(harbour: Dataset, tmp_path: Path) -> None:
    assert 'aliases: ["Ana Ruiz", "Ana"]' in notes_of(harbour, tmp_path / "vault")["Ana Ruiz"]


def corpus_with_one_name_twice() -> Corpus:
    body, town = organization("Lorn"), entity("place", "lorn")
    text = document_of("Lorn is based in Lorn.")
    based = claim(body, "partOf", town, at=evidence(text, "Lorn is based in Lorn"))
    return corpus_of(text, entities=[body, town], claims=[based])


def test_things_of_one_name_have_notes_of_their_own(build: Build, tmp_path: Path) -> None:
    notes = notes_of(build(corpus_with_one_name_twice()), tmp_path / "vault")
    assert set(notes) == {"Lorn", "lorn (place)"}
    assert "[[lorn (place)|lorn]]" in notes["Lorn"]


def test_what_a_source_says_is_never_markup(build: Build, tmp_path: Path) -> None:
    odd = replace(person("Eve"), canonical_label="Eve [[Ana]] <img src=x> #tag")
    text = document_of("Eve <script>alert(1)</script> [[x]] $y$ joined.")
    joined = claim(odd, "memberOf", odd, at=evidence(text, text.text))
    (note,) = notes_of(
        build(corpus_of(text, entities=[odd], claims=[joined])), tmp_path / "v"
    ).values()
    body = re.sub(r"\[\[[^\]]*\]\]", "", note.split("---\n", 2)[2])  # a link shows plain text
    assert "<" not in note.split("---\n", 2)[2]
    assert "[[Ana" not in body
    assert "[[x" not in body
    assert re.search(r"(?<!\\)[#$]\w", body) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        pytest.param("A/B\\C", "A B C", id="no path"),
        pytest.param("../..", "unnamed", id="no way out of the folder"),
        pytest.param(".hidden", "hidden", id="not hidden"),
        pytest.param('what? "this": a|b*<c>', "what this a b c", id="what Windows refuses"),
        pytest.param("a#b^c[d]", "a b c d", id="what ends a wiki link"),
        pytest.param("NUL", "NUL_", id="a device of Windows"),
        pytest.param("x\u202egnp\n", "x gnp", id="marks that turn the writing round"),
        pytest.param("a\ud800b", "a b", id="half a character"),
        pytest.param("é" * 300, "é" * 50, id="not longer than file systems take"),
    ],
)  # fmt: skip
def test_a_label_becomes_a_name_that_every_system_can_hold(label: str, name: str) -> None:
    assert safe_name(label) == name


def test_names_differ_also_where_case_and_accents_are_written_otherwise() -> None:
    names = FileNames()
    given = [
        names.name_of(label, "place") for label in ("Caf\u00e9", "CAFE\u0301", "café", "Cafe?")
    ]
    assert given == ["Café", "CAFÉ (place)", "café (place) 2", "Cafe"]
