from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction import extract
from kgraph.extraction.learning import compile_patterns
from kgraph.extraction.patterns import PatternBook
from kgraph.language import Annotator, load_annotator
from kgraph.model import Claim, Document, Extract
from kgraph.ontology import Ontology, load_ontology
from tests.builders import document_of, transcript_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def told(found: Extract, claim: Claim) -> str:
    labels = {f"c{chain.number}": chain.labels[0] for chain in found.chains}
    other = claim.value or labels[claim.object or ""]
    return f"{labels[claim.subject]} {claim.predicate} {other}"


@pytest.fixture(scope="module")
def patterns(annotator: Annotator, ontology: Ontology) -> PatternBook:
    return compile_patterns(ontology, annotator.language)


Reader = Callable[[Document], Extract]


@pytest.fixture
def read(annotator: Annotator, ontology: Ontology, patterns: PatternBook) -> Reader:
    return lambda document: extract(annotator.annotate(document), ontology, patterns=patterns)


def claims_in(found: Extract) -> list[str]:
    return [
        f"{told(found, claim)} {claim.polarity} {claim.modality} {claim.valid_from or '-'}"
        for claim in found.claims
        if not claim.predicate.startswith("open:")
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Then Ana Ruiz joined the Harbour Union in 2015.",
            ["Ana Ruiz memberOf Harbour Union positive asserted 2015"],
            id="joined with a year",
        ),
        pytest.param(
            "Then in May 2015, Ana Ruiz joined the Harbour Union.",
            ["Ana Ruiz memberOf Harbour Union positive asserted 2015-05"],
            id="a date before the link",
        ),
        pytest.param(
            "In fact Ana Ruiz was never a member of the Harbour Union.",
            ["Ana Ruiz memberOf Harbour Union negative asserted -"],
            id="never a member",
        ),
        pytest.param(
            "The Harbour Union was founded by Ana Ruiz and Ben Okafor.",
            [
                "Ana Ruiz founderOf Harbour Union positive asserted -",
                "Ben Okafor founderOf Harbour Union positive asserted -",
            ],
            id="a passive with two founders",
        ),
        pytest.param("Ana Ruiz met Ben Okafor in Peru.", [], id="nothing stated"),
        pytest.param(
            "We made the mistake of thinking that Oarlight was a charity.",
            ["Oarlight instanceOf charity negative asserted -"],
            id="a belief held to be false",
        ),
        pytest.param(
            "Ana Ruiz is the former editor of the Harbour Gazette.",
            [
                "Ana Ruiz holdsRole editor positive asserted -",
                "Ana Ruiz worksFor Harbour Gazette positive asserted -",
            ],
            id="a role",
        ),
    ],
)
def test_links_of_prose(read: Reader, text: str, claims: list[str]) -> None:
    assert claims_in(read(document_of(text))) == claims


def test_i_speaks_for_the_speaker_who_is_named_with_the_time(read: Reader) -> None:
    talk = transcript_of(("Ben Okafor", "Where?"), ("Ana Ruiz", "I was born in Peru."))
    found = read(talk)
    assert [told(found, claim) for claim in found.claims] == ["Ana Ruiz bornIn Peru"]
    evidence = found.claims[0].evidence[0]
    assert (evidence.speaker, evidence.start_ms) == (found.claims[0].subject, 10_000)


def test_host_and_guests_are_told_by_the_opening(read: Reader) -> None:
    talk = transcript_of(
        ("Ben Okafor", "Welcome to Low Water, I’m your host Ben. Our guest today is Ana Ruiz."),
        ("Ana Ruiz", "Hello."),
    )
    claims = claims_in(read(talk))
    assert "Ben Okafor hostOf Low Water positive asserted -" in claims
    assert "Ana Ruiz guestOn Low Water positive asserted -" in claims


def test_every_quote_is_the_words_at_its_place(read: Reader) -> None:
    talk = transcript_of(("Ana Ruiz", "Well. I was born in Peru. I joined the Harbour Union."))
    for claim in read(talk).claims:
        evidence = claim.evidence[0]
        assert evidence.quote == evidence.span.of(talk.text)
        assert evidence.span.covers(evidence.subject_span)
