"""Reads the judged texts again, to find the traits of the claims that readers have judged."""

from collections.abc import Container, Iterable, Iterator, Mapping

from kgraph.extraction import extract
from kgraph.extraction.confidence import Traits
from kgraph.extraction.precompiled import shipped_patterns
from kgraph.language.pipeline import Annotator
from kgraph.model import Claim
from kgraph.ontology.types import Ontology
from kgraph.training.judged import Place, Verdict, matched
from kgraph.training.plain_texts import document_of_text

Row = tuple[int, bool, Traits]


def read_claims(
    texts: Iterable[tuple[str, str]],
    verdicts: Mapping[str, Mapping[Place, Verdict]],
    *,
    annotator: Annotator,
    ontology: Ontology,
) -> list[Row]:
    """Return number of the text, verdict and traits of each judged claim that is found again."""
    number = {name: position for position, name in enumerate(sorted(verdicts))}
    rows: list[Row] = []
    for name, told in told_of_judged(texts, verdicts, annotator=annotator, ontology=ontology):
        found = matched(told, verdicts[name])
        rows += [(number[name], right, traits) for right, traits in found]
    return rows


def told_of_judged(
    texts: Iterable[tuple[str, str]],
    names: Container[str],
    *,
    annotator: Annotator,
    ontology: Ontology,
) -> Iterator[tuple[str, list[tuple[Claim, Traits]]]]:
    """Yield the texts that have one of the names, with the claims read off each."""
    for name, text in texts:
        if name in names:
            yield name, _told(text, annotator, ontology=ontology)


def _told(text: str, annotator: Annotator, *, ontology: Ontology) -> list[tuple[Claim, Traits]]:
    told: list[tuple[Claim, Traits]] = []
    annotated = annotator.annotate(document_of_text(text))
    patterns = shipped_patterns(ontology)
    extract(annotated, ontology, patterns=patterns, observe=lambda c, t: told.append((c, t)))
    return told
