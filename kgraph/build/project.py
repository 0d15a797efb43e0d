"""Where a project keeps what; and what holds outside of any project."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kgraph.build.settings import SETTINGS_FILE, Settings, read_settings

CACHE_FOLDER: Final = ".kgraph"
LEDGER_FILE: Final = "data/curation.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder with its settings; ``folder`` is ``None`` outside of any project.

    With ``accepts_shrink`` a build may drop claims that nobody took out. ``extracts`` is the
    folder, or its address, where what each source says is kept as tables, if it shall be.
    """

    folder: Path | None = None
    settings: Settings = field(default_factory=Settings)
    accepts_shrink: bool = False
    extracts: str | None = None

    @property
    def sources_folder(self) -> Path | None:
        """What a build reads when it is told nothing else."""
        return None if self.folder is None else self.folder / "data" / "sources"

    @property
    def names_file(self) -> Path | None:
        """The list of known names, which need not exist."""
        return None if self.folder is None else self.folder / "data" / "names.txt"

    @property
    def authorities_file(self) -> Path | None:
        """Which things are which things elsewhere; it need not exist."""
        return None if self.folder is None else self.folder / "data" / "authorities.csv"

    @property
    def ledger_file(self) -> Path | None:
        """People's decisions, which need not exist."""
        return None if self.folder is None else self.folder / LEDGER_FILE

    @property
    def output_folder(self) -> Path:
        """Where a build writes when it is told nothing else."""
        return (self.folder or Path()) / "output"

    def with_language_model(self, name: str | None) -> Project:
        """Return the project with another language model, itself where ``name`` is ``None``.

        A relative path starts here from the working folder, not from the project's.
        """
        if name is None:
            return self
        chosen = str(Path(name).absolute()) if Path(name).is_dir() else name
        return replace(self, settings=replace(self.settings, language_model=chosen))

    def cache_folder(self, out: Path) -> Path:
        """Return where results are kept between builds: in the project, else with the output."""
        return (self.folder or out) / CACHE_FOLDER


def find_project(start: Path) -> Project:
    """Return the project that a folder belongs to: its own, or the nearest one above.

    A project is a folder with ``kgraph.toml``, or with both ``ontology/`` and ``data/``.

    Raises:
        SettingsError: the project's ``kgraph.toml`` cannot be used.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if is_project(folder):
            return Project(folder, read_settings(folder / SETTINGS_FILE))
    return Project()


def is_project(folder: Path) -> bool:
    """Say whether a folder is a project."""
    if (folder / SETTINGS_FILE).is_file():
        return True
    return (folder / "ontology").is_dir() and (folder / "data").is_dir()
