"""Another spaCy pipeline tags, parses and finds names; the core adds the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.errors import ModelError
from kgraph.language import Annotator, load_annotator
from kgraph.language.adapter import adapt
from kgraph.language.components import FACTORY, MENTIONS
from kgraph.language.labels import ENTITY_TYPES
from kgraph.language.pipeline import make_pipeline
from tests.builders import document_of, transcript_of
from tests.hand_parser import SENTENCE, saved_pipeline


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved_pipeline(tmp_path_factory.mktemp("models") / "hand")


@pytest.fixture(scope="module")
def doc(folder: Path) -> Doc:
    return make_pipeline(language_model=str(folder))(f"{SENTENCE} {SENTENCE}")


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        pytest.param("the Harbour Union", "ORG", ("Harbour Union", "organization"), id="article"),
        pytest.param("The Harbour Union", "ORG", ("Harbour Union", "organization"), id="opening"),
        pytest.param("Lima ’s", "GPE", ("Lima", "place"), id="possessive"),
        pytest.param("The Tide", "WORK_OF_ART", ("The Tide", "work"), id="the title of a work"),
        pytest.param("Ana Ruiz", "PERSON", ("Ana Ruiz", "person"), id="person"),
        pytest.param("Lima", "LOC", ("Lima", "place"), id="place"),
        pytest.param("1999", "DATE", ("1999", "date"), id="date"),
        pytest.param("Lima", "place", ("Lima", "place"), id="ours already"),
        pytest.param("Lima", "GEM", ("Lima", "GEM"), id="a label of nobody's"),
    ],
)
def test_entities_get_our_types_and_lose_what_is_no_name(
    words: str, label: str, expected: tuple[str, str]
) -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=words.split(), ents=[f"B-{label}", *[f"I-{label}"] * words.count(" ")])
    assert [(span.text, span.label_) for span in adapt(doc).ents] == [expected]


def test_a_doc_that_nobody_annotated_stays_so() -> None:
    doc = adapt(spacy.blank("en")("Ana rows."))
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("ENT_IOB")


@pytest.mark.model
def test_tags_trees_and_names_are_those_of_the_pipeline(doc: Doc) -> None:
    assert [sentence.text for sentence in doc.sents] == [SENTENCE, SENTENCE]
    labels = {(token.text, token.dep_, token.head.text) for token in doc}
    assert ("Union", "obl:agent", "elected") in labels
    assert ("by", "case", "Union") in labels
    assert ("Ana", "nsubj:pass", "elected") in labels
    assert ("Ruiz", "flat", "Ana") in labels
    assert {token.tag_ for token in doc if token.text == "elected"} == {"VBN"}
    names = [(span.text, span.label_) for span in doc.ents]
    assert names[:2] == [("Ana Ruiz", "person"), ("Harbour Union", "organization")]


@pytest.mark.model
def test_the_core_adds_mentions_chains_and_relations(doc: Doc) -> None:
    assert {"Ana Ruiz"} <= {span.text for span in doc.spans[MENTIONS]}
    assert {span.label_ for span in doc.spans[MENTIONS]} <= set(ENTITY_TYPES)
    assert doc._.coreference_chains


@pytest.mark.model
def test_the_core_adds_what_the_pipeline_leaves_out(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "empty")
    doc = make_pipeline(language_model=str(tmp_path / "empty"))(SENTENCE)
    plain = make_pipeline()(SENTENCE)
    assert doc.to_array(["HEAD", "POS", "LEMMA"]).tolist() == (
        plain.to_array(["HEAD", "POS", "LEMMA"]).tolist()
    )
    assert [span.text for span in doc.ents] == [span.text for span in plain.ents]


@pytest.mark.model
def test_sentences_of_a_pipeline_without_trees_are_kept(tmp_path: Path) -> None:
    language = spacy.blank("en")
    language.add_pipe("sentencizer", config={"punct_chars": [","]})
    language.to_disk(tmp_path / "commas")
    doc = make_pipeline(language_model=str(tmp_path / "commas"))("Ana came, Ben left, all sang.")
    assert [sentence.text for sentence in doc.sents] == ["Ana came,", "Ben left,", "all sang."]
    assert doc.has_annotation("DEP")


@pytest.mark.model
def test_a_sentence_does_not_go_on_in_another_turn(tmp_path: Path) -> None:
    language = spacy.blank("en")
    language.to_disk(tmp_path / "plain")
    nlp = make_pipeline(language_model=str(tmp_path / "plain"))
    doc = nlp.make_doc("i think so yes i do")
    doc._.turns = [(0, 10, "Ana"), (11, 19, "Ben")]
    assert nlp(doc)[3].is_sent_start


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "  \n", SENTENCE, f"{SENTENCE} {SENTENCE}", "Odd"])
def test_every_mention_stands_where_its_words_are(folder: Path, text: str) -> None:
    annotator: Annotator = load_annotator(language_model=str(folder))
    document = document_of(text)
    for mention in annotator.annotate(document).mentions:
        assert mention.span.of(document.text) == mention.text


@pytest.mark.model
def test_a_transcript_has_the_names_of_the_pipeline(folder: Path) -> None:
    annotated = load_annotator(language_model=str(folder)).annotate(
        transcript_of(("Ben Okafor", SENTENCE))
    )
    types = {chain.labels[0]: chain.entity_type for chain in annotated.chains}
    assert types["Harbour Union"] == "organization"


@pytest.mark.parametrize("name", ["no_such_pipeline", "click"])
def test_what_is_no_pipeline_is_named_in_one_line(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        make_pipeline(language_model=name)
    assert str(caught.value).startswith(f"{name}: this spaCy pipeline cannot be loaded (")
    assert "\n" not in str(caught.value)


def test_a_pipeline_that_lacks_a_component_is_named(folder: Path, tmp_path: Path) -> None:
    config = (folder / "config.cfg").read_text("utf-8").replace("hand_parser", "lost_parser")
    broken = tmp_path / "broken"
    spacy.blank("en").to_disk(broken)
    (broken / "config.cfg").write_text(config, "utf-8")
    with pytest.raises(
        ModelError, match=r"broken: this spaCy pipeline cannot be loaded \(\[E002\]"
    ):
        make_pipeline(language_model=str(broken))


def test_our_components_have_names_of_their_own(folder: Path) -> None:
    names = Language.pipe_names.fget(make_pipeline(language_model=str(folder)))  # type: ignore[attr-defined]
    assert names == ["kgraph_turns", "hand_parser", "kgraph_adapter", FACTORY]
