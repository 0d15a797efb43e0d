from __future__ import annotations

import pytest
from spacy.language import Language

from kgraph.extraction.deixis import referent_of_i, referent_of_we
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place, split_sentences
from kgraph.language import AnnotatedDocument
from kgraph.model import CoreferenceChain, Document
from tests.builders import document_of, mention_of, transcript_of

pytestmark = pytest.mark.model
TYPES = {"Guild": "organization", "Union": "organization", "Ben": "person"}


def referent(pipeline: Language, document: Document, pronoun: str) -> str | None:
    """Return the name that the last such pronoun of a document stands for."""
    doc = pipeline.make_doc(document.reading.text)
    doc._.turns = []
    doc = pipeline(doc)
    mentions = [
        mention_of(document, name, entity_type=entity_type, chain=number)
        for number, (name, entity_type) in enumerate(TYPES.items())
        if name in document.reading.text
    ]
    speakers = [turn.speaker for turn in document.turns]
    chains = tuple(90 + speakers.index(name) if name else None for name in speakers)
    known = tuple(CoreferenceChain(m.chain, m.entity_type, (m.text,)) for m in mentions)
    annotated = AnnotatedDocument(
        document=document, doc=doc, mentions=tuple(mentions), chains=known, speaker_chains=chains
    )
    finder = PlaceFinder(doc, split_sentences(annotated, "talk"))
    index = max(token.i for token in doc if token.lower_ == pronoun)
    find = referent_of_we if pronoun == "we" else referent_of_i
    place: Place | None = find(doc, index, finder=finder)
    return None if place is None else place.mention.text


@pytest.mark.parametrize(
    ("turns", "name"),
    [
        pytest.param(
            [("Cy", "I work for the Guild."), ("Cy", "So we sing.")], "Guild", id="works for"
        ),
        pytest.param(
            [("Cy", "I am with the Guild."), ("Cy", "So we sing.")],
            "Guild",
            id="is with",
        ),
        pytest.param([("Cy", "We are the Guild."), ("Cy", "Now we sing.")], "Guild", id="we are"),
        pytest.param([("Cy", "And we at the Guild sing.")], "Guild", id="we at"),
        pytest.param(
            [("Cy", "I work for the Guild."), ("Di", "So we sing.")], None, id="another's"
        ),
        pytest.param([("Cy", "I like the Guild."), ("Cy", "So we sing.")], None, id="merely likes"),
        pytest.param([("Cy", "I'm not with the Guild."), ("Cy", "So we sing.")], None, id="denies"),
        pytest.param(
            [("Cy", "I work for the Guild."), ("Cy", "I work for the Union now. So we sing.")],
            "Union",
            id="the last one said",
        ),
    ],
)
def test_we_is_the_body_that_the_speaker_has_named_as_his(
    pipeline: Language, turns: list[tuple[str, str]], name: str | None
) -> None:
    assert referent(pipeline, transcript_of(*turns), "we") == name


def test_we_in_prose_is_nobody(pipeline: Language) -> None:
    assert referent(pipeline, document_of("I work for the Guild. So we sing."), "we") is None


def test_a_quoted_i_is_who_is_quoted(pipeline: Language) -> None:
    text = '"I joined the Guild in May," said Ben. The Union sang.'
    assert referent(pipeline, document_of(text), "i") == "Ben"


def test_an_i_outside_quotation_marks_is_nobody_named(pipeline: Language) -> None:
    assert referent(pipeline, document_of("I joined the Guild, said Ben."), "i") is None
