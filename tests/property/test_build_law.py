"""However a collection came about, step by step, its graph is that of one full build.

Sources come, change, move and go; decisions, ontology, names of things elsewhere and settings
change; builds end early, at any moment that a build tells of; files of the output and what is
kept get lost. The build at the end gives the bytes of one that begins with nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kgraph.build import BuildReport, Step, build_graph, find_project
from kgraph.build import reading as reading_module
from kgraph.build.progress import Progress, ignore_progress
from kgraph.ontology import find_ontology_folder
from tests import quick_reader

FILES = ("graph.ttl", "graph.html")
NAMES = st.sampled_from(["a.txt", "b.txt", "sub/a.txt"])
TEXTS = st.sampled_from(
    [
        "Ana Ruiz joined the Harbour Union.",
        "Ana Ruiz joined the Tide Club. Bo Lind joined the Harbour Union.",
        "Bo Lind joined the Tide Club. Anna Ruis joined the Harbour Union.",
        "It rained.",
        "",
    ]
)
META = st.sampled_from([None, 'title = "Low tide"\n', 'date = "1999-05-03"\n'])
LEDGERS = st.sampled_from(
    [
        None,
        '[[rename]]\nentity = "person/ana-ruiz"\nlabel = "Ana Soto"\nby = "Eva"\n',
        '[[merge]]\nentities = ["person/ana-ruiz", "person/anna-ruis"]\nby = "Eva"\n',
        '[[reject]]\nentity = "organization/tide-club"\nwhy = "A pub."\nby = "Eva"\n',
    ]
)
AUTHORITIES = st.sampled_from(
    [None, "label,type,iri\nAna Ruiz,person,https://example.org/ana\n", "label,type,iri\n"]
)
SETTINGS = st.sampled_from(
    [
        "",
        'title = "Voices"\n',
        'base_iri = "https://example.org/mine/"\n',
        "least_confidence = 0.9\n",
    ]
)
REMARKS = st.sampled_from(["", "# Ours.\n", "# Mine.\n"])


class _StoppedError(Exception):
    """A build that ends early."""


class Histories(RuleBasedStateMachine):
    """A project and its history."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "data" / "sources" / "sub").mkdir(parents=True)
        shutil.copytree(find_ontology_folder(), self.folder / "ontology")
        self.ontology = (self.folder / "ontology" / "kgraph.ttl").read_text("utf-8")

    def teardown(self) -> None:
        """Build at the end, and compare."""
        self.built_is_what_a_full_build_gives()
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.write("kgraph.toml", "")
        self.write("data/sources/base.txt", "Cleo Park joined the Weavers Guild.")

    @rule(name=NAMES, text=TEXTS)
    def write_source(self, name: str, text: str) -> None:
        self.write(f"data/sources/{name}", text)

    @rule(name=NAMES, meta=META)
    def tell_of_source(self, name: str, meta: str | None) -> None:
        self.write(f"data/sources/{name.removesuffix('.txt')}.meta.toml", meta)

    @rule(name=NAMES)
    def remove_source(self, name: str) -> None:
        self.write(f"data/sources/{name}", None)

    @rule(name=NAMES, to=NAMES)
    def rename_source(self, name: str, to: str) -> None:
        path = self.folder / "data" / "sources" / name
        if path.exists():
            path.replace(path.parents[name.count("/")] / to)

    @rule(text=LEDGERS)
    def decide(self, text: str | None) -> None:
        self.write("data/curation.toml", text)

    @rule(text=AUTHORITIES)
    def say_what_is_what_elsewhere(self, text: str | None) -> None:
        self.write("data/authorities.csv", text)

    @rule(text=SETTINGS)
    def set_up(self, text: str) -> None:
        self.write("kgraph.toml", text)

    @rule(remark=REMARKS)
    def edit_ontology(self, remark: str) -> None:
        self.write("ontology/kgraph.ttl", self.ontology + remark)

    @rule()
    def build(self) -> None:
        self.build_into("output")

    @rule(moment=st.integers(1, 12))
    def begin_a_build_and_stop(self, moment: int) -> None:
        told = 0

        def stop(_: Step) -> None:
            nonlocal told
            told += 1
            if told == moment:
                raise _StoppedError

        with suppress(_StoppedError):
            self.build_into("output", stop)

    @precondition(lambda self: (self.folder / "output").exists())
    @rule(name=st.sampled_from(FILES), spoil=st.booleans())
    def lose_a_file_of_the_output(self, name: str, spoil: bool) -> None:
        self.write(f"output/{name}", "spoilt" if spoil else None)

    @rule()
    def lose_what_is_kept(self) -> None:
        shutil.rmtree(self.folder / ".kgraph", ignore_errors=True)

    @rule()
    def built_is_what_a_full_build_gives(self) -> None:
        report = self.build_into("output")
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        state = self.folder / ".kgraph"
        state.replace(self.folder / "aside")
        fresh = self.build_into("fresh")
        shutil.rmtree(state)
        (self.folder / "aside").replace(state)
        assert report.problems == fresh.problems
        assert report.counts == fresh.counts
        for name in FILES:
            assert (self.folder / "output" / name).read_bytes() == (
                self.folder / "fresh" / name
            ).read_bytes()

    def write(self, name: str, text: str | None) -> None:
        path = self.folder / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, "utf-8")

    def build_into(self, out: str, progress: Progress = ignore_progress) -> BuildReport:
        return build_graph(
            [self.folder / "data" / "sources"],
            out=self.folder / out,
            project=replace(find_project(self.folder), accepts_shrink=True),
            progress=progress,
        )


@pytest.mark.slow
def test_any_history_ends_in_the_bytes_of_one_full_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "read_encoded", quick_reader.read_quickly)
    # A failure shows its history as it is: to shorten it would take many minutes.
    law = settings(max_examples=12, stateful_step_count=12, phases=(Phase.reuse, Phase.generate))
    run_state_machine_as_test(Histories, settings=law)
