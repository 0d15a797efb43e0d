"""Where people decide: a built graph, the project it belongs to, and its ledger."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.build.changes import describe_changes
from kgraph.build.kept import KeptCorpus
from kgraph.build.ledger_additions import with_decisions
from kgraph.build.ledger_file import add_entry, read_ledger, read_ledger_text
from kgraph.build.ledger_text import render_entry, with_entry
from kgraph.build.project import LEDGER_FILE, Project
from kgraph.build.staging import GRAPH_FILE
from kgraph.errors import OutputError, SettingsError
from kgraph.graph.refs import Names
from kgraph.graph.stored import StoredGraph
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.resolution import parse_ledger
from kgraph.resolution.ledger import Entry, Ledger

_NOBODY = "somebody"


@dataclass(frozen=True, slots=True)
class Desk:
    """``names`` finds what decisions name; ``path`` is the ledger, which need not exist."""

    project: Project
    out: Path
    path: Path
    names: Names

    @property
    def ledger(self) -> Ledger:
        """The decisions so far.

        Raises:
            SettingsError: the ledger cannot be used.
        """
        return read_ledger(self.path)

    def write(self, entry: Entry) -> int:
        """Write a decision into the ledger and return its line.

        Raises:
            SettingsError: the ledger cannot be used, or the decision contradicts another.
            OutputError: the file cannot be written.
        """
        return add_entry(self.path, entry)

    def preview(self, entry: Entry) -> Iterator[str]:
        """Yield what would be written, and what the next build would make of it.

        Raises:
            SettingsError: the ledger cannot be used, or the decision contradicts another.
        """
        text, line = with_entry(read_ledger_text(self.path), entry, place=LEDGER_FILE)
        yield f"This would be written to {LEDGER_FILE}, line {line}:"
        yield from (f"  {each}".rstrip() for each in render_entry(entry).splitlines())
        yield from self._changes_by(text)

    def preview_all(self, found: Ledger) -> Iterator[str]:
        """Yield what would be written of decisions made elsewhere, and what would change.

        Raises:
            SettingsError: the ledger cannot be used, or a decision contradicts another.
        """
        additions = with_decisions(read_ledger_text(self.path), found, place=LEDGER_FILE)
        if additions.known:
            yield f"{additions.known} there already."
        for entry in additions.added:
            yield f"This would be written to {LEDGER_FILE}, line {entry.line}:"
            yield from (f"  {each}".rstrip() for each in render_entry(entry).splitlines())
        if additions.added:
            yield from self._changes_by(additions.text)

    def _changes_by(self, text: str) -> Iterator[str]:
        """Yield what the next build would change if this were the ledger."""
        try:
            kept = self.kept()
        except OutputError:
            yield "What it would change can be told after the next build."
            return
        before, after = kept.under(self.ledger), kept.under(parse_ledger(text, place=LEDGER_FILE))
        yield "The next build would change:"
        yield from (f"  {each}" for each in describe_changes(before, after) or ["nothing"])

    def kept(self) -> KeptCorpus:
        """Return what was read for the build.

        Raises:
            OutputError: nothing is kept of it.
        """
        return KeptCorpus(self.project, self.out, ontology=self.names.ontology)


def open_desk(project: Project, out: Path) -> Desk:
    """Return where decisions about a built graph are made.

    Raises:
        SettingsError: this is no project.
        OutputError: nothing is built yet.
    """
    path = require_ledger(project)
    ontology = load_ontology(find_ontology_folder(project.folder))
    names = Names(StoredGraph.read(out / GRAPH_FILE), ontology)
    return Desk(project, out, path, names)


def require_ledger(project: Project) -> Path:
    """Return the ledger of a project, which need not exist.

    Raises:
        SettingsError: this is no project.
    """
    if project.ledger_file is None:
        raise SettingsError(
            "decisions are kept in a project, and this folder is none. "
            "Go to a project, or make one: kgraph init DIR."
        )
    return project.ledger_file


def find_name() -> str:
    """Return who is at work: the name that git knows, else the name of the login."""
    try:
        found = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        found = ""
    if found:
        return found
    try:
        return getpass.getuser() or _NOBODY
    except (OSError, KeyError, ImportError):
        return _NOBODY
