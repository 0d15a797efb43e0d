"""An invented corpus with one of everything that a dataset can hold."""

from __future__ import annotations

from kgraph.model import Claim, Corpus, Modality, Polarity
from tests.builders import (
    claim,
    concept,
    corpus_of,
    document_of,
    evidence,
    organization,
    person,
    transcript_of,
)

TALK = transcript_of(
    ("Ana Ruiz", "I founded the Harbour Union in 1954, and I was its treasurer until 1961."),
    ("Bo Lind", "I never joined the union. Perhaps I should have."),
    source="data/sources/talk.txt",
    seconds_a_turn=75,
)
ARTICLE = document_of(
    'Ana Ruiz founded the union; the "Tide Committee" is part of it.\nBo Lind mends nets for it.\n',
    source="data/sources/article.txt",
    title="Nets & tides",
    date="1999-05",
)

ANA = person("Ana Ruiz", "Ana")
BO = person("Bo Lind")
UNION = organization("Harbour Union", "the union")
COMMITTEE = organization("Tide Committee")
TREASURER = concept("treasurer")


def harbour_corpus() -> Corpus:
    """Return two people, two organizations, a role, and seven claims from two sources."""
    return corpus_of(
        TALK,
        ARTICLE,
        entities=[ANA, BO, UNION, COMMITTEE, TREASURER],
        claims=[*_claims_of_ana(), *_claims_of_bo(), *_claims_of_organizations()],
    )


def _claims_of_ana() -> list[Claim]:
    said = evidence(TALK, "I founded the Harbour Union in 1954", speaker=ANA.id, start_ms=0)
    written = evidence(ARTICLE, "Ana Ruiz founded the union", confidence=0.75)
    held = evidence(TALK, "I was its treasurer until 1961", speaker=ANA.id, start_ms=0)
    return [
        claim(ANA, "founderOf", UNION, at=[said, written], valid_from="1954", valid_to="1954"),
        claim(ANA, "holdsRole", TREASURER, at=held, qualifier=UNION.id, valid_to="1961"),
    ]


def _claims_of_bo() -> list[Claim]:
    denied = evidence(TALK, "I never joined the union", speaker=BO.id, start_ms=75_500)
    wished = evidence(TALK, "Perhaps I should have", speaker=BO.id, start_ms=75_500)
    mending = evidence(ARTICLE, "Bo Lind mends nets for it")
    return [
        claim(BO, "memberOf", UNION, at=denied, polarity=Polarity.NEGATED),
        claim(BO, "memberOf", UNION, at=wished, modality=Modality.DESIRED),
        claim(BO, "open:mend nets for", UNION, at=mending),
    ]


def _claims_of_organizations() -> list[Claim]:
    committee = evidence(ARTICLE, 'the "Tide Committee" is part of it')
    year = evidence(TALK, "founded the Harbour Union in 1954", speaker=ANA.id, start_ms=0)
    return [
        claim(COMMITTEE, "partOf", UNION, at=committee),
        claim(UNION, "foundedOn", "1954", at=year),
    ]
