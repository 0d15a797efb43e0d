"""kgraph curate: each command writes one decision, says what it would change, or takes one out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.resolution import parse_ledger
from tests.cli.conftest import HEAD, Run

ANA = '{id = "person/ana-ruiz", type = "person", label = "Ana Ruiz"}'
ANNA = '{id = "person/anna-ruis", type = "person", label = "Anna Ruis"}'
UNION = '{id = "organization/harbour-union", type = "organization", label = "Harbour Union"}'
CLUB = '{id = "organization/tide-club", type = "organization", label = "Tide Club"}'
PUT = 'polarity = "positive"\nmodality = "asserted"\n'
MEMBER = f'subject = {ANA}\npredicate = "memberOf"\nobject = {UNION}\n{PUT}'

COMMANDS = [
    pytest.param(
        ["merge", "ana ruiz", "Anna Ruis"],
        f"[[merge]]\nentities = [\n    {ANA},\n    {ANNA},\n]\n",
        "- person/anna-ruis “Anna Ruis”", id="merge",
    ),
    pytest.param(
        ["split", "Ana Ruiz", "Ana Rojas", "--source", "talk.txt", "--label", "Ana"],
        f'[[split]]\nentity = {ANA}\nlabels = ["Ana"]\nsources = ["talk.txt"]\n'
        'into = {type = "person", label = "Ana Rojas"}\n',
        "! data/curation.toml:3: Ana Ruiz has nothing of Ana any more", id="split",
    ),
    pytest.param(
        ["rename", "person/ana-ruiz", "Ana Mar"],
        f'[[rename]]\nentity = {ANA}\nlabel = "Ana Mar"\n',
        "+ person/ana-mar “Ana Mar”", id="rename",
    ),
    pytest.param(
        ["retype", "Tide Club", "work"], f'[[retype]]\nentity = {CLUB}\ntype = "work"\n',
        "+ person/anna-ruis founderOf work/tide-club", id="retype",
    ),
    pytest.param(
        ["reject", "Tide Club"], f"[[reject]]\nentity = {CLUB}\n",
        "- organization/tide-club foundedOn 1954", id="reject a thing",
    ),
    pytest.param(
        ["reject", "Ana Ruiz", "memberOf", "Harbour Union"], f"[[reject]]\n{MEMBER}",
        "- person/ana-ruiz memberOf organization/harbour-union", id="reject a claim",
    ),
    pytest.param(
        ["reject", "Tide Club", "founded on", "1954", "--quote", "in 1954"],
        f'[[reject]]\nsubject = {CLUB}\npredicate = "foundedOn"\nvalue = "1954"\n{PUT}'
        'quote = "in 1954"\n',
        "- organization/tide-club foundedOn 1954", id="reject a place of a value",
    ),
    pytest.param(
        ["accept", "Ana Ruiz", "member of", "Harbour Union"], f"[[accept]]\n{MEMBER}",
        "1 → 1 quotes, vouched for by Eva", id="accept",
    ),
    pytest.param(
        ["add", "Eva Lind", "holdsRole", "chair", "--subject-type", "person", "--object-type",
         "concept", "--in", "Tide Club", "--from", "1999", "--polarity", "negative"],
        '[[add]]\nsubject = {type = "person", label = "Eva Lind"}\npredicate = "holdsRole"\n'
        f'object = {{type = "concept", label = "chair"}}\nin = {CLUB}\npolarity = "negative"\n'
        'modality = "asserted"\nfrom = "1999"\n',
        "+ person/eva-lind holdsRole concept/chair, in organization/tide-club, from 1999, denied",
        id="add",
    ),
    pytest.param(
        ["add", "Harbour Union", "foundedOn", "1950", "--quote", "the Harbour Union", "--source",
         "talk.txt"],
        f'[[add]]\nsubject = {UNION}\npredicate = "foundedOn"\nvalue = "1950"\n{PUT}'
        'quote = "the Harbour Union"\nsource = "talk.txt"\n',
        "+ organization/harbour-union foundedOn 1950", id="add a date with its words",
    ),
]  # fmt: skip


def without_day(text: str) -> str:
    return re.sub(r'on = "\d{4}-\d\d-\d\d"\n', "", text)


@pytest.mark.parametrize(("arguments", "written", "change"), COMMANDS)
def test_a_command_writes_its_decision_below_the_others(
    run: Run, ledger: Path, arguments: list[str], written: str, change: str
) -> None:
    result = run("curate", *arguments, "--by", "Eva", "--why", "She said so.")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Written to data/curation.toml, line 3." in result.stdout
    text = ledger.read_text("utf-8")
    assert without_day(text) == f'{HEAD}\n{written}by = "Eva"\nwhy = "She said so."\n'
    assert without_day(text) != text
    assert len(parse_ledger(text).entries) == 1


@pytest.mark.parametrize(("arguments", "written", "change"), COMMANDS)
def test_a_dry_run_says_what_would_change_and_writes_nothing(
    run: Run, ledger: Path, arguments: list[str], written: str, change: str
) -> None:
    result = run("curate", *arguments, "--by", "Eva", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    shown, changes = result.stdout.split("The next build would change:\n")
    assert written.splitlines()[1] in shown
    assert change in changes
    assert ledger.read_text("utf-8") == HEAD


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["merge", "Ana Ruiz"], id="merge one thing"),
        pytest.param(["merge", "Ana Ruiz", "ana ruiz"], id="merge a thing with itself"),
        pytest.param(["split", "Ana Ruiz", "Ana Rojas"], id="split off nothing"),
        pytest.param(["reject", "Ana Ruiz", "memberOf"], id="reject half a claim"),
        pytest.param(["reject", "Ana Ruiz", "--quote", "x"], id="a quote of a thing"),
        pytest.param(["add", "Ana Ruiz", "memberOf", "Tide Club", "--source", "a"], id="no quote"),
        pytest.param(["undo", "--line", "0"], id="undo before the first line"),
    ],
)
def test_a_wrong_call_is_status_2(run: Run, ledger: Path, arguments: list[str]) -> None:
    assert run("curate", *arguments).exit_code == 2
    assert ledger.read_text("utf-8") == HEAD


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["rename", "Zebulon", "Z"], "nothing in the graph is called", id="no thing"),
        pytest.param(["retype", "Ana Ruiz", "ghost"], "no type is called 'ghost'", id="no type"),
        pytest.param(
            ["accept", "Ana Ruiz", "founderOf", "Harbour Union"],
            "There is: memberOf 'Harbour Union'.", id="no such claim, but another",
        ),
        pytest.param(
            ["reject", "Ana Ruiz", "memberOf", "Harbour Union", "--polarity", "negative"],
            "in this way. There is: memberOf", id="not denied",
        ),
        pytest.param(["add", "Ana Ruiz", "rows", "Tide Club"], "Write open:rows", id="no link"),
        pytest.param(["add", "Eva", "supports", "Tide Club"], "nothing in the graph", id="new"),
        pytest.param(
            ["add", "Tide Club", "foundedOn", "1954", "--from", "May"], "from is no date", id="date"
        ),
        pytest.param(
            ["split", "Ana Ruiz", "Ana", "--source", "tolk.txt"],
            "no source is called 'tolk.txt'. There is: talk.txt.", id="no source",
        ),
        pytest.param(["undo"], "it holds no decision to take out", id="nothing to undo"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line_and_status_1(
    run: Run, ledger: Path, arguments: list[str], message: str
) -> None:
    result = run("curate", *arguments)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert message in line
    assert ledger.read_text("utf-8") == HEAD


def test_a_decision_that_contradicts_one_is_not_written(run: Run, ledger: Path) -> None:
    run("curate", "rename", "Ana Ruiz", "Ana Mar")
    before = ledger.read_text("utf-8")
    result = run("curate", "rename", "Ana Ruiz", "Ana Lind")
    assert (result.exit_code, ledger.read_text("utf-8")) == (1, before)
    assert "so nothing is written" in result.stderr


def test_undo_takes_out_the_last_decision_or_the_one_of_a_line(run: Run, ledger: Path) -> None:
    for name, kind in (("Ana Ruiz", "concept"), ("Tide Club", "work"), ("Harbour Union", "place")):
        run("curate", "retype", name, kind)
    assert 'label = "Harbour Union"' in run("curate", "undo", "--dry-run").stdout
    assert len(parse_ledger(ledger.read_text("utf-8")).entries) == 3
    assert 'label = "Harbour Union"' in run("curate", "undo").stdout
    assert 'label = "Ana Ruiz"' in run("curate", "undo", "--line", "3").stdout
    (left,) = parse_ledger(ledger.read_text("utf-8")).entries
    assert left.line == 3
    run("curate", "undo")
    assert ledger.read_text("utf-8") == HEAD


def test_list_shows_each_decision_with_its_line(run: Run, ledger: Path) -> None:
    assert run("curate", "list").stderr == "No decision has been made yet.\n"
    run("curate", "merge", "Ana Ruiz", "Anna Ruis", "--by", "Eva", "--why", "One voice.")
    (line,) = run("curate", "list").stdout.splitlines()
    assert re.fullmatch(
        r"    3  merge Anna Ruis into Ana Ruiz \[Eva, [\d-]{10}\]: One voice\.", line
    )


def test_without_a_name_it_is_the_name_that_git_knows(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Ida Git")
    run("curate", "rename", "Ana Ruiz", "Ana Mar")
    assert 'by = "Ida Git"' in ledger.read_text("utf-8")


def test_without_git_it_is_the_name_of_the_login(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "ida")
    run("curate", "rename", "Ana Ruiz", "Ana Mar")
    assert 'by = "ida"' in ledger.read_text("utf-8")


def test_where_nothing_is_built_the_message_says_to_build(run: Run, ledger: Path) -> None:
    (ledger.parents[1] / "output" / "graph.ttl").unlink()
    for command in (["rename", "Ana Ruiz", "Ana"], ["review"]):
        result = run("curate", *command)
        assert result.exit_code == 1
        assert "output/graph.ttl: no such file. Build it first: kgraph build." in result.stderr


def test_where_nothing_is_kept_of_the_build_a_dry_run_still_says_what_it_would_write(
    run: Run, ledger: Path
) -> None:
    (ledger.parents[1] / ".kgraph" / "cache.sqlite3").unlink()
    result = run("curate", "rename", "Ana Ruiz", "Ana Mar", "--dry-run")
    assert result.exit_code == 0
    assert 'label = "Ana Mar"' in result.stdout
    assert "What it would change can be told after the next build." in result.stdout
    review = run("curate", "review")
    assert review.exit_code == 1
    assert "output: nothing is kept of its last build. Build it first" in review.stderr


def test_outside_of_a_project_the_message_says_how_to_make_one(run: Run, here: Path) -> None:
    for command in (["rename", "Ana Ruiz", "Ana"], ["undo"], ["list"], ["review"]):
        result = run("curate", *command)
        assert result.exit_code == 1
        assert "kgraph init DIR" in result.stderr
