"""Whatever stands in a file, it is read, or one error says what is wrong with it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.build.ledger_file import read_ledger
from kgraph.build.settings import read_settings
from kgraph.errors import KgraphError
from kgraph.graph.built_claims import BuiltClaims
from kgraph.graph.difference import compare_graphs
from kgraph.graph.stored import StoredGraph
from kgraph.ontology import load_ontology
from kgraph.sources import read_authorities, read_document, read_known_names
from kgraph.sources.source_meta import read_source_meta
from tests.house.source_tree import ROOT

Read = Callable[[Path], object]

GOLDEN = ROOT / "tests" / "golden" / "harbour.ttl"
TYPES = load_ontology(ROOT / "ontology").entity_types
FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))
"""Files that an earlier reader stumbled over, in folders of their kind."""


def read_source(path: Path) -> None:
    document = read_document(path, source=path.name)
    assert all(0 <= t.span.start < t.span.end <= len(document.text) for t in document.turns)


def read_ontology(path: Path) -> None:
    (path.parent / "kgraph.ttl").write_bytes(path.read_bytes())
    (path.parent / "shapes.ttl").write_bytes((ROOT / "ontology" / "shapes.ttl").read_bytes())
    load_ontology(path.parent)


def read_graph(path: Path) -> None:
    compare_graphs(GOLDEN, path)
    claims = BuiltClaims.read(path)
    if claims is not None:
        claims.places({each.document_id for each in claims.sources})
    stored = StoredGraph.read(path)
    assert len(stored.claims) + len(stored.entities_by_iri) + len(stored.sources_by_iri) >= 0


def example(name: str) -> str:
    """Return the first block of TOML in a page of the documentation."""
    found = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


TALK = "Ana Ruiz: I'm Ana.\n[00:01:02] Bo: Hello there.\n\nSPEAKER 1 (0:03): hi\n"
CUES = "00:00:01{0}000 --> 00:00:04{0}000\n<v Ana Ruiz>I <b>joined</b> &amp; left.</v>\n"
ARTICLE = "---\ntitle: T\n---\n# Head\n\n- *Ana* [it](http://x)[^1]\n"
ONTOLOGY = (ROOT / "ontology" / "kgraph.ttl").read_text("utf-8")[:4000].rpartition("\n\n")[0]
META = 'title = "Tides"\naudio = "https://example.org/a.mp3"\ndate = 2015-01-02\n'
KINDS: dict[str, tuple[str, str, Read]] = {
    "transcript": ("talk.txt", TALK, read_source),
    "captions": ("talk.vtt", "WEBVTT\n\n1\n" + CUES.format("."), read_source),
    "subtitles": ("talk.srt", "1\n" + CUES.format(","), read_source),
    "whisper": (
        "talk.json", '{"segments": [{"start": 0.0, "end": 2.5, "text": " Hello."}]}', read_source
    ),
    "web page": (
        "page.html", "<html><title>T</title><article><p>Ana joined it.</p></article>", read_source
    ),
    "article": ("page.md", ARTICLE, read_source),
    "settings": ("kgraph.toml", (ROOT / "kgraph.toml").read_text("utf-8"), read_settings),
    "decisions": ("curation.toml", example("curation.md"), read_ledger),
    "meta": ("talk.meta.toml", META, read_source_meta),
    "names": ("names.txt", "[person] Ana Ruiz = ana, anna\nBo Lind\n# x\n", read_known_names),
    "authorities": (
        "authorities.csv", "label,type,iri\nAna Ruiz,person,https://example.org/a\n",
        lambda path: read_authorities(path, types=TYPES),
    ),
    "ontology": ("own.ttl", ONTOLOGY, read_ontology),
    "graph": ("graph.ttl", GOLDEN.read_text("utf-8"), read_graph),
}  # fmt: skip

PIECES = st.sampled_from(
    [
        *("\x00", "\ufeff", "\r\n", "\n\n", "\u2028", "\u202e", "\x1b[2J", "\ud800", "é", "\t"),
        *("-->", "<", "</", "&#x0;", "<v ", "<!--", "<![CDATA[", "&x;", '<!ENTITY x "&x;">'),
        *("{", "}", "[", "]", "[[", "]]", ":", '"', "'", "=", "\\", "\\ud800", '"""', "'''", "#"),
        *("99:99:99.999", "1e999", "-1", "NaN", "inf", "9" * 5000, "[" * 3000, "{a=" * 3000),
        *("[[merge]]\n", "on = 2024-99-99", "on = 1979-05-27T07:32:00Z", "by = 1", "a.b.c = 1"),
        *("@prefix a: <b> .", "@base <x> .", "_:b0", "^^xsd:date", '"x"@en-', "<http://a b>"),
        *("(" * 3000, "[] ", " . ", " ; ", '"9"^^xsd:integer', "|" * 500, "*a _b " * 99),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """Return a text with pieces put in, taken out and said again, as bytes."""
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        put = draw(PIECES | st.text(max_size=3) | st.just(text[start:end] * 3) | st.just(""))
        text = text[:start] + put + text[end:]
    content = text.encode("utf-8", "surrogatepass")
    return draw(st.sampled_from([content, content, content[: len(content) // 2]]))


def require_read_or_refused(kind: str, content: bytes) -> None:
    name, _, read = KINDS[kind]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        with suppress(KgraphError):
            read(path)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_a_damaged_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    require_read_or_refused(kind, data.draw(damaged(KINDS[kind][1])))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_what_was_stumbled_over_is_read_or_refused(path: Path) -> None:
    require_read_or_refused(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_damaged_here_can_be_read(kind: str, tmp_path: Path) -> None:
    name, text, read = KINDS[kind]
    (tmp_path / name).write_text(text, "utf-8")
    if kind != "ontology":  # its beginning alone is none
        read(tmp_path / name)
