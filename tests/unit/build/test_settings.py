"""kgraph.toml: all of it optional, and nothing in it silently ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.reconciliation_settings import (
    WIKIDATA_SERVICE,
    WIKIDATA_TYPES,
    ReconciliationSettings,
)
from kgraph.build.settings import Settings, parse_settings, read_settings
from kgraph.errors import SettingsError
from tests.house.source_tree import ROOT


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "kgraph.toml") == Settings()


def test_an_empty_file_sets_nothing() -> None:
    assert parse_settings(b"# nothing yet\n") == Settings()


def test_every_setting_can_be_set() -> None:
    content = b'base_iri = "https://example.org/x/"\ntitle = "Harbour"\nlanguage = "en"\n'
    content += b'least_confidence = 0.7\nlanguage_model = "en_core_web_trf"\n'
    content += b'device = "gpu"\nengine = "ray"\n[reconciliation]\nservice = "https://x.example/"\n'
    content += b'[reconciliation.types]\nplace = "p"\nevent = "e"\n'
    reconciliation = ReconciliationSettings("https://x.example/", (("event", "e"), ("place", "p")))
    assert parse_settings(content) == Settings(
        "https://example.org/x/",
        "Harbour",
        "en",
        0.7,
        "en_core_web_trf",
        "gpu",
        "ray",
        reconciliation,
    )


def test_without_a_word_wikidata_is_asked_in_its_own_terms() -> None:
    settings = parse_settings(b"[reconciliation]\n").reconciliation
    assert settings.service == WIKIDATA_SERVICE
    assert settings.types_of(settings.service) == WIKIDATA_TYPES
    assert settings.types_of("https://wikidata.reconci.link/de/api") == WIKIDATA_TYPES


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse_settings(b'\xef\xbb\xbftitle = "Harbour"').title == "Harbour"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            b'titel = "x"', "k.toml: no setting is called 'titel'. Remove it, or use one of: "
            "base_iri, device, engine, language, language_model, least_confidence, "
            "reconciliation, title.",
            id="an unknown name names the known ones",
        ),
        pytest.param(
            b"title = 3", 'k.toml: title is no text. Write title = "...".', id="a number",
        ),
        pytest.param(
            b'title = "x"\n\nlanguage = en\n', 'k.toml:3: invalid value. Write name = "value", '
            "one a line.", id="a value that is no TOML is named by its line",
        ),
        pytest.param(
            b'title = "x', 'k.toml:1: ', id="a string without an end",
        ),
        pytest.param(
            b'least_confidence = "high"', "k.toml: least_confidence is no number from 0 to 1.",
            id="a confidence that is no number",
        ),
        pytest.param(
            b"least_confidence = 3", "k.toml: least_confidence is no number from 0 to 1.",
            id="a confidence above 1",
        ),
        pytest.param(
            b"reconciliation = 3", "k.toml: reconciliation is no table.", id="no table",
        ),
        pytest.param(
            b"[reconciliation]\nurl = 3", "k.toml: reconciliation has no setting 'url'. Use one "
            "of: service, types.", id="an unknown name in a table",
        ),
        pytest.param(
            b"[reconciliation]\nservice = 3", "k.toml: reconciliation.service is no text.",
            id="a service that is no text",
        ),
        pytest.param(
            b"[reconciliation]\ntypes = { person = 5 }", "k.toml: reconciliation.types is no ",
            id="types that are no texts",
        ),
        pytest.param(b'title = "x"\ntitle = "y"\n', "k.toml:2: ", id="twice"),
        pytest.param(b'a = 1\n\n\xff', "k.toml:3: it is not UTF-8", id="bytes that are no text"),
        pytest.param(
            b'language = "tlh"', "k.toml: language 'tlh' cannot be used. Use one of: en.",
            id="a language that is not read",
        ),
        pytest.param(
            b'device = "tpu"', "k.toml: device 'tpu' cannot be used. Use one of: cpu, gpu.",
            id="a device that there is not",
        ),
        pytest.param(
            b'engine = "spark"', "k.toml: engine 'spark' cannot be used. Use one of: local, ray.",
            id="an engine that there is not",
        ),
        pytest.param(
            b'base_iri = "harbour"', "k.toml: base IRI 'harbour' cannot be used.",
            id="a base that is no address",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(content, place="k.toml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "kgraph.toml").mkdir()
    with pytest.raises(SettingsError, match=r"kgraph\.toml: it cannot be read \("):
        read_settings(tmp_path / "kgraph.toml")


def test_the_settings_of_this_repository_can_be_read() -> None:
    assert read_settings(ROOT / "kgraph.toml").title != Settings().title
