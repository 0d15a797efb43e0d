"""All that a build starts from, gathered before the first source is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.build.keys import PACKAGED_MODEL, Recipe, current_recipe, hash_file
from kgraph.build.language_model import (
    LanguageModel,
    ReadsWith,
    find_language_model,
    packaged_identity,
)
from kgraph.build.ledger_file import read_ledger
from kgraph.build.project import Project
from kgraph.build.source_files import SourceFiles, find_source_files
from kgraph.build.stores.fetching import Fetched
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.model import AuthorityRecord, KnownName
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.find import SHAPES_FILE
from kgraph.ontology.types import Ontology
from kgraph.resolution import Ledger


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files, and what is known of the world before they are read.

    ``authorities`` take no part in the recipe: they are asked after all sources are read.
    ``sha256_by_name`` has the hashes of the other files that decide what is written, as they
    were before they were read.
    """

    project: Project
    files: SourceFiles
    ontology: Ontology
    ontology_folder: Path
    known_names: tuple[KnownName, ...]
    authorities: tuple[AuthorityRecord, ...]
    ledger: Ledger
    language_model: LanguageModel | None
    recipe: Recipe
    sha256_by_name: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def base_iri(self) -> str:
        """What the IRI of everything minted starts with."""
        return self.project.settings.base_iri or DEFAULT_BASE_IRI

    @property
    def model(self) -> str:
        """What tells the language model from any other: a hash, or a name and a version."""
        return self.language_model.identity if self.language_model else packaged_identity()

    @property
    def reads_with(self) -> ReadsWith:
        """What a process that reads these files loads."""
        name = self.language_model.name if self.language_model else None
        return ReadsWith(name, self.project.settings.device)

    @property
    def key_by_source(self) -> Mapping[str, str | None]:
        """The key of each source's result, ``None`` for a file that cannot be opened."""
        return {
            file.source: (
                None
                if file.sha256 is None
                else self.recipe.key(file.source, file.sha256, meta=file.meta_sha256)
            )
            for file in self.files.files
        }


def load_inputs(sources: Sequence[Path] | Fetched, project: Project) -> Inputs:
    """Find the files to read, and load ontology, known names, authorities and decisions.

    Args:
        sources: Files and folders of this machine, and what is known of those that are copies.
        project: Settings, ontology and the rest.

    Raises:
        ModelError: the language model that the project names is not installed.
        OntologyError: the ontology is missing or not usable.
        SettingsError: the list of known names, the authority file or the ledger is not usable.
    """
    fetched = sources if isinstance(sources, Fetched) else Fetched(tuple(sources))
    ontology_folder = find_ontology_folder(project.folder)
    sha256_by_name = _hash_others(project, ontology_folder)
    ontology = load_ontology(ontology_folder)
    known_names = _read_known_names(project.names_file)
    chosen = project.settings.language_model
    language_model = find_language_model(chosen, folder=project.folder) if chosen else None
    return Inputs(
        project=project,
        files=find_source_files(fetched, project=project.folder),
        ontology=ontology,
        ontology_folder=ontology_folder,
        known_names=known_names,
        authorities=load_authorities(project, ontology),
        ledger=read_ledger(project.ledger_file),
        language_model=language_model,
        recipe=current_recipe(
            ontology=ontology.sha256,
            names=known_names,
            least_confidence=project.settings.least_confidence,
            model=_model_and_device(language_model, project.settings.device),
        ),
        sha256_by_name=sha256_by_name,
    )


def _model_and_device(model: LanguageModel | None, device: str) -> str:
    name = model.identity if model else PACKAGED_MODEL
    return name if device == "cpu" else f"{name} on {device}"


def _hash_others(project: Project, ontology_folder: Path) -> dict[str, str | None]:
    paths = {
        "authorities": project.authorities_file,
        "ledger": project.ledger_file,
        "shapes": ontology_folder / SHAPES_FILE,
    }
    return {name: None if path is None else hash_file(path) for name, path in paths.items()}


def load_authorities(project: Project, ontology: Ontology) -> tuple[AuthorityRecord, ...]:
    """Return the rows of a project's authority file, none where there is no such file.

    Raises:
        SettingsError: the file cannot be read, or a row cannot be used.
    """
    path = project.authorities_file
    if path is None or not path.exists():
        return ()
    from kgraph.sources import read_authorities  # here: it loads the libraries of the formats

    return read_authorities(path, types=ontology.entity_types)


def _read_known_names(path: Path | None) -> tuple[KnownName, ...]:
    if path is None or not path.exists():
        return ()
    from kgraph.sources import read_known_names  # here: it loads the libraries of the formats

    return read_known_names(path)
