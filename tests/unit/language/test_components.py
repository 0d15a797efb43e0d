"""The trained core inside a spaCy pipeline."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kgraph.language.components import FACTORY, MENTIONS
from kgraph.language.pipeline import make_pipeline

pytestmark = pytest.mark.model

TEXT = "Ana Ruiz founded the Harbour Union in Porto.\n\nLater she left it in 1999."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_every_layer_is_set(doc: Doc) -> None:
    for layer in ("SENT_START", "POS", "TAG", "MORPH", "LEMMA", "DEP", "ENT_IOB"):
        assert doc.has_annotation(layer)
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n\n")


def test_names_are_entities_of_our_types(doc: Doc) -> None:
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("Ana Ruiz", "person"), ("Porto", "place"), ("1999", "date")} <= found


def test_a_pronoun_is_in_the_chain_of_its_name(doc: Doc) -> None:
    group = doc.spans[MENTIONS]
    chain_of = {span.text: chain for span, chain in zip(group, group.attrs["chain"], strict=True)}
    assert chain_of["she"] == chain_of["Ana Ruiz"]
    for number, chain in enumerate(doc._.coreference_chains):
        assert {group.attrs["chain"][mention] for mention in chain} == {number}


def test_white_space_hangs_on_the_word_before(doc: Doc) -> None:
    space = next(token for token in doc if token.is_space)
    assert (space.pos_, space.head.i, space.dep_) == ("SPACE", space.i - 1, "dep")


def test_a_stored_doc_keeps_its_annotation(nlp: Language, doc: Doc) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
    assert [ent.text for ent in again.ents] == [ent.text for ent in doc.ents]
    assert [list(chain) for chain in again._.coreference_chains] == doc._.coreference_chains
    assert len(again._.relations) == len(doc._.relations)


def test_layers_can_be_left_to_other_components(nlp: Language) -> None:
    other = Language(nlp.vocab)
    other.add_pipe("sentencizer")
    other.add_pipe(FACTORY, config={"layers": ["mentions", "chains"]})
    doc = other("Ana left. She sang.")
    assert not doc.has_annotation("DEP")
    assert not doc.ents
    assert len(doc.spans[MENTIONS]) > 0


def test_a_change_of_speaker_begins_a_sentence(nlp: Language) -> None:
    doc = nlp.make_doc("i think so yes i do")
    doc._.turns = [(0, 10, "Ana"), (11, 19, "Ben")]
    assert nlp.get_pipe(FACTORY)(doc)[3].is_sent_start


@pytest.mark.parametrize("text", [
    pytest.param("", id="no text"),
    pytest.param(" \n\n ", id="white space only"),
    pytest.param("😀😀🎉", id="emoji only"),
    pytest.param("a" * 100_000, id="one word of a hundred thousand letters"),
    pytest.param("שלום עולם، مرحبا", id="from right to left"),
    pytest.param("\x00\x01\u200b hi \u202e there", id="control characters"),
    pytest.param("word " * 700, id="no full stop"),
])  # fmt: skip
def test_odd_text_is_read_without_harm(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_another_language_is_noticed(nlp: Language) -> None:
    assert not nlp("Der Verband wurde in Porto von einer Frau gegründet. " * 8)._.is_english
    assert nlp(TEXT * 4)._.is_english


def test_a_verb_in_ing_has_the_base_form_of_a_verb(nlp: Language) -> None:
    doc = nlp("It is the action that the states are challenging here.")
    assert next(token.lemma_ for token in doc if token.text == "challenging") == "challenge"
