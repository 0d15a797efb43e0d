"""What the documentation tells a reader to run, open or read exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kgraph import errors
from kgraph.ontology import load_ontology
from tests.docs.command_tree import all_commands, commands
from tests.house.source_tree import ROOT, place_of

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"^(?: {4}|\t).*$|`[^`\n]+`", re.MULTILINE)


def code_in(text: str) -> str:
    """Return the code of a Markdown text: indented lines and code spans, a line each."""
    return "\n".join(found[0].strip("` \t") for found in CODE.finditer(text))


def anchors_in(path: Path) -> set[str]:
    """Return the anchors of a document's headings, as code hosts write them."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=place_of)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(path.read_text("utf-8"))]
    inside = [target for target in targets if not target.startswith(("http:", "https:", "mailto:"))]
    for target in inside:
        name, _, anchor = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), target
        assert not anchor or anchor in anchors_in(file), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=place_of)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"^make (\w+)", code_in(path.read_text("utf-8")), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=place_of)
def test_every_kgraph_command_that_is_named_exists(path: Path) -> None:
    lines = re.findall(
        r"^(?:\S*/)?kgraph ([a-z].*)", code_in(path.read_text("utf-8")), re.MULTILINE
    )
    for line in lines:
        name, *arguments = line.split()
        below = f"{name} {arguments[0]}" if arguments else name
        command = all_commands().get(below) or commands().get(name)
        assert command is not None, line
        assert {each for each in arguments if each.startswith("--")} <= options_of(command), line


def options_of(command: click.Command) -> set[str]:
    """Return every option that a command knows, as it is written."""
    return {option for parameter in command.params for option in parameter.opts} | {"--help"}


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"^kgraph ([a-z]+)", code_in(README), re.MULTILINE))
    assert set(commands()) <= named


def test_the_documentation_names_every_error() -> None:
    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
    names = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_the_documentation_names_every_type_and_link() -> None:
    ontology = load_ontology(ROOT / "ontology")
    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
    names = {*ontology.entity_types, *ontology.relations}
    assert {name for name in names if f"`{name}`" not in text} == set()
