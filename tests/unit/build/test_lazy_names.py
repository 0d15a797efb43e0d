"""What the package offers is loaded when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kgraph.build


@pytest.mark.parametrize("name", kgraph.build.__all__)
def test_every_name_is_found(name: str) -> None:
    assert getattr(kgraph.build, name).__name__ == name


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kgraph.build.nothing  # noqa: B018


ASKED = """
import sys
from click.testing import CliRunner
from kgraph.cli import main
call = ["query", *{arguments!r}, "--out", {out!r}]
result = CliRunner().invoke(main, call)
assert result.exit_code == 0, result.output
assert "Ana" in result.output, result.output
print(*{heavy!r} & set(sys.modules))
"""
HEAVY = {
    *("rdflib", "networkx", "scipy", "numpy", "spacy", "onnxruntime", "pyshacl", "rapidfuzz"),
    *("requests", "kgraph.ontology", "kgraph.build.run"),
}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["SELECT ?name { ?s skos:prefLabel ?name }"], id="a query of one's own"),
        pytest.param(["--stock", "most-mentioned", "--format", "json"], id="a stock query"),
        pytest.param(["--stock", "aliases", "--about", "ana"], id="of a thing by its name"),
    ],
)
def test_a_query_loads_neither_an_rdf_library_nor_what_builds(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "graph.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix kg: <https://w3id.org/kgraph/ontology#> .\n"
        "<https://w3id.org/kgraph/graph/person/ana> a <http://xmlns.com/foaf/0.1/Person> ;\n"
        '    skos:prefLabel "Ana" ; skos:altLabel "Anita" ; kg:mentionCount 2 ; kg:salience 0.5 .\n'
    )
    code = ASKED.format(arguments=arguments, out=str(tmp_path), heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
