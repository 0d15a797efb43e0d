"""Prints how many bytes a claim takes in some formats.

python -m benchmarks.scale.sizes [--claims 10000]

The claims are made up (``tests/generated_corpus.py``) and their quotes are alike, so that what is
compressed is smaller than that of real texts would be.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from pathlib import Path

from kgraph.export.dataset import Dataset
from kgraph.export.registry import get_format
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.ontology import load_ontology
from tests.generated_corpus import generated_corpus


def main() -> None:
    """Write, and print the sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    claims = parser.parse_args().claims
    ontology = load_ontology()
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name) / "graph.ttl"
        write_turtle(build_statements(generated_corpus(claims), ontology), graph)
        dataset = Dataset(graph, ontology)
        print(f"turtle: {graph.stat().st_size / claims:,.0f} bytes a claim")
        for form in map(get_format, ("nquads", "csv", "parquet")):
            target = Path(name) / form.target
            if form.is_folder:
                target.mkdir()
            form.write(dataset, target)
            files = list(target.iterdir()) if form.is_folder else [target]
            size = sum(path.stat().st_size for path in files)
            packed = sum(len(gzip.compress(path.read_bytes())) for path in files)
            print(f"{form.name}: {size / claims:,.0f}, by gzip {packed / claims:,.0f}")
        statements = (Path(name) / "graph.nq").read_bytes().count(b"\n")
        print(f"{statements / claims:.1f} statements a claim")


if __name__ == "__main__":
    main()
