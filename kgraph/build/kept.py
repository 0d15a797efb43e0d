"""What was read for the last build, resolved again; no source is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgraph.build.cache import ExtractCache
from kgraph.build.project import Project
from kgraph.build.state import STATE_FILE, open_state
from kgraph.errors import OutputError
from kgraph.model import Corpus, Decision
from kgraph.ontology.types import Ontology
from kgraph.resolution import Ledger, curate, resolve
from kgraph.resolution.doubts import Doubt, find_doubts
from kgraph.resolution.ledger import Merge


class KeptCorpus:
    """The corpus of the last build of an output, under any decisions.

    Raises:
        OutputError: nothing is kept of such a build.
    """

    def __init__(self, project: Project, out: Path, *, ontology: Ontology) -> None:
        folder = project.cache_folder(out)
        keys: tuple[str, ...] = ()
        if (folder / STATE_FILE).exists():
            with open_state(folder) as state:
                keys = state.keys_of(out)
                cache = ExtractCache(state.connection)
                sound = cache.find_sound(keys)
                extracts = cache.get_all(sound)
        if not keys or len(extracts) < len(set(keys)):
            raise OutputError(
                "nothing is kept of its last build. Build it first: kgraph build.", place=str(out)
            )
        self._ontology = ontology
        self._resolved = resolve([extracts[key] for key in keys])

    def doubts(self, ledger: Ledger, made: Decision, *, only: str | None) -> Iterator[Doubt]:
        """Yield what a person had best look at, only ``merges`` or only ``claims`` if so asked."""
        for doubt in find_doubts(self.under(ledger), ledger, made=made):
            kind = "merges" if isinstance(doubt.accept, Merge) else "claims"
            if only in (None, kind):
                yield doubt

    def under(self, ledger: Ledger) -> Corpus:
        """Return the corpus under these decisions."""
        return curate(self._resolved, ledger, ontology=self._ontology)
