from __future__ import annotations

import pytest

from kgraph.language import AnnotatedDocument, Annotator, load_annotator
from kgraph.model import CoreferenceChain, KnownName
from tests.builders import document_of, transcript_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


def chain_named(annotated: AnnotatedDocument, label: str) -> CoreferenceChain:
    return next(chain for chain in annotated.chains if label in chain.labels)


def test_a_name_called_out_before_somebody_answers_is_that_speaker(annotator: Annotator) -> None:
    talk = transcript_of(
        ("Ben Okafor", "Let us begin. Thanks for coming, Johanie."),
        ("Joanni Marsh", "Happy to be here, Ben."),
        ("Ben Okafor", "So, Diane, you run the choir?"),
        ("Joanni Marsh", "I do."),
    )
    joanni = chain_named(annotator.annotate(talk), "Joanni Marsh")
    assert set(joanni.labels) == {"Joanni Marsh", "Johanie", "Diane"}


def test_first_and_last_names_alone_join_the_one_full_name(annotator: Annotator) -> None:
    text = "Ana Ruiz met Tom Ruiz. Ana left early. Then Professor Ana Ruiz came back."
    annotated = annotator.annotate(document_of(text))
    assert set(chain_named(annotated, "Ana Ruiz").labels) == {"Ana Ruiz", "Ana"}
    assert chain_named(annotated, "Tom Ruiz").labels == ("Tom Ruiz",)


def test_a_name_of_one_word_is_also_called_with_its_title(annotator: Annotator) -> None:
    text = "The song was written by Dr. Okafor and Ana Ruiz. Sister Ana Ruiz sang, and Okafor wept."
    annotated = annotator.annotate(document_of(text))
    assert set(chain_named(annotated, "Okafor").labels) == {"Okafor", "Dr. Okafor"}
    assert set(chain_named(annotated, "Ana Ruiz").labels) == {"Ana Ruiz"}


def test_who_is_introduced_with_all_names_is_also_called_by_two(annotator: Annotator) -> None:
    text = "Ana Maria Ruiz (born 3 May 1950) sang. Tom Jon Hale ran. Cem Ali Oz OBE (1920) left."
    annotated = annotator.annotate(document_of(text))
    assert "Ana Ruiz" in chain_named(annotated, "Ana Maria Ruiz").labels
    assert set(chain_named(annotated, "Tom Jon Hale").labels) == {"Tom Jon Hale"}
    assert "Cem Oz" in chain_named(annotated, "Cem Ali Oz OBE").labels


@pytest.mark.parametrize(("text", "name", "short"), [
    pytest.param(
        "Flatiron: A Tale of Salt is a novel by Ana Ruiz.",
        "Flatiron: A Tale of Salt", "Flatiron", id="before a subtitle",
    ),
    pytest.param(
        "The Oar House or The Last Boat is a novel by Ana Ruiz.",
        "Oar House or The Last Boat", "The Oar House", id="before another title",
    ),
])  # fmt: skip
def test_a_title_is_also_called_by_its_first_part(
    annotator: Annotator, text: str, name: str, short: str
) -> None:
    assert short in chain_named(annotator.annotate(document_of(text)), name).labels


@pytest.mark.parametrize(("text", "name"), [
    pytest.param("Lance Corporal Ola Berg was a soldier.", "Ola Berg", id="a rank of two words"),
    pytest.param("Lance Berg was a soldier in Lorn.", "Lance Berg", id="a given name"),
])  # fmt: skip
def test_ranks_are_no_part_of_a_name(annotator: Annotator, text: str, name: str) -> None:
    chain = chain_named(annotator.annotate(document_of(text)), name)
    assert chain.entity_type == "person"


def test_a_participle_that_opens_a_sentence_is_no_part_of_a_name(annotator: Annotator) -> None:
    text = "Starring Ana Ruiz and Tom Hale, the play was a success in Lorn."
    found = chain_named(annotator.annotate(document_of(text)), "Ana Ruiz")
    assert found.labels == ("Ana Ruiz",)


def test_who_was_born_is_a_person(annotator: Annotator) -> None:
    text = "Zykora Vantrell OBE (born 1950) opened the door. Zykora Vantrell OBE left."
    found = chain_named(annotator.annotate(document_of(text)), "Zykora Vantrell OBE")
    assert found.entity_type == "person"


def test_an_acronym_joins_the_name_with_its_initials(annotator: Annotator) -> None:
    text = "She left the Harbour Workers Union. The HWU was sad, and the HWU said so."
    union = chain_named(annotator.annotate(document_of(text)), "Harbour Workers Union")
    assert "HWU" in union.labels


def test_a_name_is_found_again_in_small_letters_and_split(annotator: Annotator) -> None:
    text = "We founded NetMenders in May. Then net menders grew. Now net menders is big."
    annotated = annotator.annotate(document_of(text))
    found = [mention.text for mention in annotated.mentions if mention.named]
    assert found == ["NetMenders", "net menders", "net menders"]


def test_i_is_the_speaker(annotator: Annotator) -> None:
    annotated = annotator.annotate(transcript_of(("Ana Ruiz", "I sing."), ("Ben Okafor", "I row.")))
    pronouns = [mention.chain for mention in annotated.mentions if not mention.named]
    assert pronouns == [chain for chain in annotated.speaker_chains if chain is not None]


def test_a_known_name_gives_the_label_and_the_type(annotator: Annotator) -> None:
    known = KnownName("Oarlock", ("oar lock", "Oar Lack"), "organization")
    annotated = annotator.annotate(document_of("He works at oar lock now."), [known])
    chain = chain_named(annotated, "Oarlock")
    assert (chain.entity_type, chain.labels) == ("organization", ("Oarlock", "oar lock"))


def test_a_term_that_keeps_coming_back_is_a_concept(annotator: Annotator) -> None:
    text = "They study tidal pools. A tidal pool is cold. We like tidal pools and tea."
    annotated = annotator.annotate(document_of(text))
    assert chain_named(annotated, "tidal pool").entity_type == "concept"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 100_000, id="one word of 100,000 letters"),
        pytest.param("🎉🎉🎉 🎈", id="only emoji"),
        pytest.param("שלום עולם. مرحبا.", id="right to left"),
        pytest.param("a\x00b\x07c\u2028d", id="control characters"),
        pytest.param("na " * 50_000, id="no full stop"),
        pytest.param("", id="no text"),
    ],
)
def test_odd_text_is_annotated_and_every_mention_stands_in_it(
    annotator: Annotator, text: str
) -> None:
    annotated = annotator.annotate(document_of(text))
    assert annotated.doc.text == annotated.document.reading.text
    assert all(mention.span.end <= len(text) for mention in annotated.mentions)


def test_the_same_document_gives_the_same_result(annotator: Annotator) -> None:
    talk = transcript_of(("Ana Ruiz", "I joined the Harbour Union."), ("Ben Okafor", "Ana, why?"))
    once, again = annotator.annotate(talk), annotator.annotate(talk)
    assert (once.mentions, once.chains) == (again.mentions, again.chains)


@pytest.mark.parametrize(
    ("sentence", "notices"),
    [
        pytest.param(
            "Der Vorstand hat in Hamburg beschlossen, dass gestreikt wird. ", 1, id="German"
        ),
        pytest.param(
            "The board has decided in Hamburg that there will be a strike. ", 0, id="English"
        ),
    ],
)
def test_another_language_is_noticed(annotator: Annotator, sentence: str, notices: int) -> None:
    annotated = annotator.annotate(document_of(sentence * 10))
    assert len(annotated.document.notices) == notices
