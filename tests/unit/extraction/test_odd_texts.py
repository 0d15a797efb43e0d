"""Odd texts go the whole way from a document to what it states, and every offset stays exact."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from kgraph.extraction import extract
from kgraph.language import Annotator, load_annotator
from kgraph.model import Document, Extract
from kgraph.model.quote import quote
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.types import Ontology
from kgraph.resolution import resolve
from tests.builders import document_of, transcript_of
from tests.house.source_tree import ROOT

pytestmark = pytest.mark.model

PLAIN = "Ana Ruiz founded the Harbour Union in 1999. "
WITHOUT_FULL_STOP = "Ana Ruiz founded the Harbour Union and so the union met near Porto while "


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(find_ontology_folder(None))


def read(document: Document, annotator: Annotator, ontology: Ontology) -> Extract:
    """Return what a document states, once all its offsets are found to be exact."""
    found = extract(annotator.annotate(document), ontology)
    text = document.text
    for mention in found.mentions:
        assert mention.span.of(text) == mention.text
        assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end
    for claim in found.claims:
        for place in claim.evidence:
            assert quote(document, place.span) == place.quote
    assert resolve([found]).extracts
    return found


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("", id="no text"),
        pytest.param("   \n\n\t ", id="only white space"),
        pytest.param("x" * 100_000, id="one word of 100,000 letters"),
        pytest.param("😀🎉👩‍👩‍👧🏽" * 200, id="only emoji"),
        pytest.param("قالت آنا رويز إنها تعمل في بورتو. שלום עולם. " * 5, id="right to left"),
        pytest.param("\u202eAna\u202c Ruiz\u200f left\u200e Porto\u2069.", id="turned around"),
        pytest.param(
            "Ana\x00 Ruiz\x07 met\x1b[31m Ben\x85Okafor\u2028in\ufeff Porto.", id="controls"
        ),
        pytest.param("e\u0301a\u0308" * 300 + " Ana", id="combining marks"),
        pytest.param("(((" * 300 + "Ana" + ")))" * 300, id="only brackets"),
        pytest.param("ANA RUIZ MET BEN OKAFOR. " * 20, id="only capitals"),
    ],
)  # fmt: skip
def test_odd_text_alone_and_among_plain_text(
    annotator: Annotator, ontology: Ontology, odd: str
) -> None:
    read(document_of(odd), annotator, ontology)
    mixed = read(document_of(f"{PLAIN}\n\n{odd}\n\n{PLAIN}"), annotator, ontology)
    assert [m.text for m in mixed.mentions].count("Harbour Union") == 2


def test_odd_turns_of_a_transcript(annotator: Annotator, ontology: Ontology) -> None:
    talk = transcript_of(("Ben", "😀"), ("Ana", "x" * 5000), ("Ben", "!?!"), ("Ana", PLAIN.strip()))
    assert read(talk, annotator, ontology).mentions


def test_another_language_is_noticed_and_read(annotator: Annotator, ontology: Ontology) -> None:
    german = "Der Verband wurde in Porto von einer Frau gegründet, die dort lange lebte. " * 8
    assert len(read(document_of(german), annotator, ontology).document.notices) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("😀" * 30_000, id="30,000 emoji in a row"),
        pytest.param("word, " * 10_000, id="one word again and again"),
        pytest.param(WITHOUT_FULL_STOP * 700, id="50,000 letters without a full stop"),
    ],
)
def test_long_odd_text(annotator: Annotator, ontology: Ontology, text: str) -> None:
    read(document_of(text), annotator, ontology)


MEASURED = """
import json, pathlib, sys
sys.modules["torch"] = None  # spaCy loads it where training has brought it, a build never needs it
from kgraph.extraction import extract
from kgraph.language import load_annotator
from kgraph.ontology import find_ontology_folder, load_ontology
from tests.builders import document_of

def megabytes():  # not ru_maxrss, which a process takes over from the one that starts it
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024

annotator, ontology = load_annotator(), load_ontology(find_ontology_folder(None))
used = []
for times in (300, 1500):
    text = sys.argv[1] * times
    extract(annotator.annotate(document_of(text)), ontology)
    used.append((len(text) / 1e6, megabytes()))
print(json.dumps(used))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory used off Linux's /proc")
def test_three_megabytes_would_fit_into_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, WITHOUT_FULL_STOP],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (size, used), (larger, used_later) = json.loads(done.stdout)
    growth = (used_later - used) / (larger - size)
    assert used + 3 * growth < 1500
