"""kgraph extract, query, show, verify, init and ontology."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTED, JOINED, Run

MEMBERS = "SELECT ?who WHERE { ?x org:memberOf ?y . ?x skos:prefLabel ?who }"


def test_extract_prints_one_object_a_document_and_builds_nothing(run: Run, talk: Path) -> None:
    (talk.parent / "bo.txt").write_text(HOSTED, "utf-8")
    before = sorted(talk.parent.iterdir())
    result = run("extract", "talk.txt", "bo.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["source"], each["text"]) for each in objects] == [
        ("bo.txt", HOSTED), ("talk.txt", JOINED),
    ]  # fmt: skip
    assert sorted(talk.parent.iterdir()) == before


def test_extract_leaves_out_open_links_where_asked(run: Run, talk: Path) -> None:
    talk.write_text("Ana Ruiz leads the Harbour Union. Ana Ruiz painted the boat.", "utf-8")
    told = []
    for options in ([], ["--no-open-links"]):
        result = run("extract", *options, "talk.txt")
        claims = json.loads(result.stdout)["claims"]
        told.append({each["predicate"] for each in claims})
    assert any(name.startswith("open:") for name in told[0])
    assert told[1] == {name for name in told[0] if not name.startswith("open:")} != set()


def test_extract_lists_what_it_cannot_read_and_prints_the_rest(run: Run, talk: Path) -> None:
    result = run("extract", "talk.txt", "missing.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("missing.txt: ")


def test_extract_without_a_source_is_a_wrong_call(run: Run) -> None:
    assert run("extract").exit_code == 2


def test_query_prints_a_table(run: Run, built: Path) -> None:
    result = run("query", MEMBERS, "--out", "out")
    assert result.stdout.splitlines() == ["who", "--------", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("format_name", "expected"),
    [
        pytest.param("csv", "who\nAna Ruiz\n", id="csv"),
        pytest.param("json", '"value": "Ana Ruiz"', id="json"),
    ],
)
def test_query_prints_other_formats(run: Run, built: Path, format_name: str, expected: str) -> None:
    result = run("query", MEMBERS, "--out", "out", "--format", format_name)
    assert expected in result.stdout.replace("\r\n", "\n")


def test_query_prints_statements_as_turtle(run: Run, built: Path) -> None:
    asked = "CONSTRUCT { ?s org:memberOf ?o } WHERE { ?s org:memberOf ?o }"
    result = run("query", asked, "--out", "out", "--format", "turtle")
    assert "org:memberOf <organization/harbour-union>" in result.stdout


@pytest.mark.parametrize("name", ["members.rq", "-"])
def test_query_reads_a_file_or_standard_input(run: Run, built: Path, name: str) -> None:
    (built.parent / "members.rq").write_text(MEMBERS, "utf-8")
    result = run("query", "--file", name, "--out", "out", stdin=MEMBERS)
    assert "Ana Ruiz" in result.stdout


def test_query_of_a_file_that_is_no_text_is_one_line(run: Run, built: Path) -> None:
    (built.parent / "bad.rq").write_bytes(b"SELECT \xff")
    result = run("query", "--file", "bad.rq", "--out", "out")
    assert (result.exit_code, result.stderr) == (
        1, "bad.rq: it is not UTF-8. Save it in that encoding.\n",
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [[], [MEMBERS, "--file", "-"], [MEMBERS, "--format", "x"]])
def test_query_needs_one_query_and_a_known_format(run: Run, arguments: list[str]) -> None:
    assert run("query", *arguments).exit_code == 2


@pytest.mark.parametrize("command", [["query", MEMBERS], ["show", "Ana Ruiz"], ["verify"]])
def test_where_nothing_is_built_the_message_names_the_file_and_the_remedy(
    run: Run, command: list[str]
) -> None:
    result = run(*command)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("output/graph.ttl: ")
    assert "kgraph build" in line


def test_show_prints_an_entity_with_its_quotes(run: Run, built: Path) -> None:
    result = run("show", "ana ruiz", "--out", "out")
    assert result.exit_code == 0
    assert "Harbour Union" in result.stdout
    assert "I joined the Harbour Union in 2015." in result.stdout


def test_show_prints_how_two_entities_are_linked(run: Run, built: Path) -> None:
    result = run("show", "Ana Ruiz", "Harbour Union", "--out", "out")
    assert "Path 1 of 1" in result.stdout


def test_show_of_a_name_that_nothing_has_is_one_line(run: Run, built: Path) -> None:
    result = run("show", "Nobody\nAt All", "--out", "out")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_verify_finds_every_quote_from_any_folder(
    run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("verify", "--out", str(built))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Every quote stands at its place" in result.stdout


def test_verify_says_when_a_source_has_changed(run: Run, built: Path, talk: Path) -> None:
    talk.write_text(HOSTED, "utf-8")
    result = run("verify", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("talk.txt: ")
    assert result.stdout == ""


def test_init_makes_a_project_that_can_be_built_and_verified(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "mine").exit_code == 0
    monkeypatch.chdir(here / "mine")
    built = run("build")
    assert (built.exit_code, built.stderr) == (0, "")
    verified = run("verify")
    assert (verified.exit_code, verified.stderr) == (0, "")
    assert run("show", "Odile Farrow").exit_code == 0


def test_init_refuses_to_overwrite(run: Run, talk: Path) -> None:
    result = run("init", ".")
    assert result.exit_code == 1
    assert "something is here already" in result.stderr
    assert list(talk.parent.iterdir()) == [talk]


def test_ontology_lists_types_and_links(run: Run) -> None:
    lines = [line.split() for line in run("ontology").stdout.splitlines()]
    assert ["person", "http://xmlns.com/foaf/0.1/Person"] in lines
    assert ["bornOn", "person", "date", "https://schema.org/birthDate"] in lines
    founder = next(line for line in lines if line[:1] == ["founderOf"])
    assert founder[-3:] == ["inverse", "of", "https://schema.org/founder"]


def test_ontology_check_finds_nothing_wrong_with_the_one_that_kgraph_carries(run: Run) -> None:
    result = run("ontology", "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "links can be used" in result.stdout


def test_ontology_check_says_what_is_wrong_with_one_of_a_project(run: Run, here: Path) -> None:
    run("init", "mine")
    turtle = here / "mine" / "ontology" / "kgraph.ttl"
    turtle.write_text("this is no Turtle", "utf-8")
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "ontology").symlink_to(here / "mine" / "ontology")
    result = run("ontology", "check")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "kgraph.ttl" in result.stderr
