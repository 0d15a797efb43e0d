"""Which chains of one document are one thing's although they are written differently."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kgraph.language.chain_joins import join_chains
from kgraph.language.encoder import RAREST
from kgraph.language.misheard_terms import sounds_all_but_like
from kgraph.language.written import Written
from kgraph.model import CoreferenceChain, Mention
from kgraph.model import Span as TextSpan

Names = Mapping[str, str]
"""Labels with their types; what is written with small letters is a phrase."""


def doc_of(text: str) -> Doc:
    doc = spacy.blank("en")(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text[0].isupper() else "NOUN"
        token.tag_ = "PRP$" if token.lower_ in {"our", "its"} else "NN"
    return doc


def places_of(doc: Doc, label: str) -> list[Span]:
    words = label.casefold().split()
    starts = range(len(doc) - len(words) + 1)
    spans = [doc[start : start + len(words)] for start in starts]
    return [span for span in spans if span.text == label]


def written_of(text: str, names: Names, *, is_spoken: bool = False) -> Written:
    doc = doc_of(text)
    chains = [
        CoreferenceChain(number, kind, (label,), is_phrase=label.islower())
        for number, (label, kind) in enumerate(names.items())
    ]
    number_by_label = {each.labels[0]: each.number for each in chains}
    spans = filter_spans([span for label in names for span in places_of(doc, label)])
    places = [(span, number_by_label[span.text]) for span in spans]
    return Written(
        doc,
        chains,
        places,
        at={token.i: number for span, number in places for token in span},
        is_spoken=is_spoken,
        rank=lambda word: RAREST if len(word) > 8 else 0,
    )


def joined(text: str, names: Names, *, is_spoken: bool = False) -> list[set[str]]:
    """Return the labels of each chain that has several."""
    _, chains = join_chains(written_of(text, names, is_spoken=is_spoken), [])
    return [set(chain.labels) for chain in chains if len(chain.labels) > 1]


@pytest.mark.parametrize(
    ("text", "names", "one"),
    [
        pytest.param(
            "Ferries are late. Each ferry is late.",
            {"ferries": "place", "ferry": "concept"},
            {"ferries", "ferry"},
            id="singular and plural",
        ),
        pytest.param(
            "They bought a mended herring net. The mended net held.",
            {"mended herring net": "concept", "mended net": "concept"},
            {"mended herring net", "mended net"},
            id="a middle word left out",
        ),
        pytest.param(
            "He preached pietism. The pietist project failed.",
            {"pietism": "concept", "pietist project": "concept"},
            {"pietism", "pietist project"},
            id="a doctrine and what stands for it",
        ),
        pytest.param(
            "There the Norwegian navy sailed, and the navy won.",
            {"Norwegian navy": "organization", "navy": "concept"},
            {"Norwegian navy", "navy"},
            id="what a country has one of",
        ),
        pytest.param(
            "The Lorn Rowing Club met. Then the rowing club dined.",
            {"Lorn Rowing Club": "organization", "rowing club": "concept"},
            {"Lorn Rowing Club", "rowing club"},
            id="the latter part of a name in small letters",
        ),
        pytest.param(
            "The Letters of Complaint came. He burnt the letters.",
            {"Letters of Complaint": "work", "letters": "concept"},
            {"Letters of Complaint", "letters"},
            id="the first word of a name",
        ),
        pytest.param(
            "Heron Press, formerly Oarlock, prints books.",
            {"Heron Press": "organization", "Oarlock": "organization"},
            {"Heron Press", "Oarlock"},
            id="a former name",
        ),
        pytest.param(
            "It harms those with dry eye syndrome. Drops help against DES.",
            {"dry eye syndrome": "concept", "DES": "organization"},
            {"dry eye syndrome", "DES"},
            id="initials of a term before them",
        ),
        pytest.param(
            "The union of Dutch lock keepers (SVB) met.",
            {"union of Dutch lock keepers": "organization", "SVB": "organization"},
            {"union of Dutch lock keepers", "SVB"},
            id="a short form in brackets that has other letters",
        ),
        pytest.param(
            "The Ministry of Salt (Soolaministeerium) met.",
            {"Ministry of Salt": "organization", "Soolaministeerium": "organization"},
            {"Ministry of Salt", "Soolaministeerium"},
            id="its name in another language in brackets",
        ),
        pytest.param(
            "The Oar Song (The Salt Tune) is a ballad.",
            {"Oar Song": "work", "Salt Tune": "concept"},
            {"Oar Song", "Salt Tune"},
            id="what a work is called besides",
        ),
        pytest.param(
            "Ana Ruiz, 2nd Countess of Lorn, sang. The Countess of Lorn bowed.",
            {"Ana Ruiz": "person", "Countess of Lorn": "organization"},
            {"Ana Ruiz", "Countess of Lorn"},
            id="a title that follows a name",
        ),
        pytest.param(
            "Red Oar is taught, and the Red Oar model is praised.",
            {"Red Oar": "concept", "Red Oar model": "concept"},
            {"Red Oar", "Red Oar model"},
            id="a word for its kind",
        ),
        pytest.param(
            "The town of Orrin is old. Orrin has a bridge.",
            {"town of Orrin": "place", "Orrin": "place"},
            {"town of Orrin", "Orrin"},
            id="a place by its kind and its name",
        ),
        pytest.param(
            "The United States are large. America is large.",
            {"United States": "place", "America": "place"},
            {"United States", "America"},
            id="a common name of a country",
        ),
    ],
)
def test_one_thing_written_in_two_ways_is_one(text: str, names: Names, one: set[str]) -> None:
    assert joined(text, names) == [one]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The mended herring net, the mended shrimp net, a mended net.",
            {"mended herring net": "concept", "mended shrimp net": "concept",
             "mended net": "concept"},
            id="a middle word left out of two",
        ),
        pytest.param(
            "He preached pietism. The pietist choir sang.",
            {"pietism": "concept", "pietist choir": "concept"},
            id="those of a doctrine who are a thing of their own",
        ),
        pytest.param(
            "There the Norwegian navy met the Danish navy, and the navy won.",
            {"Norwegian navy": "organization", "Danish navy": "organization", "navy": "concept"},
            id="the navies of two countries",
        ),
        pytest.param(
            "The Lorn Rowing Club met. They want a rowing club.",
            {"Lorn Rowing Club": "organization", "rowing club": "concept"},
            id="one of a kind that nothing points at",
        ),
        pytest.param(
            "The Social Reform Party and the Reform Party met.",
            {"Social Reform Party": "organization", "Reform Party": "organization"},
            id="a name that is part of another",
        ),
        pytest.param(
            "She studied at the University of Lorn (MBA).",
            {"University of Lorn": "organization", "MBA": "organization"},
            id="a degree in brackets",
        ),
        pytest.param(
            "She studied at the University of Lorn (Heron College).",
            {"University of Lorn": "organization", "Heron College": "organization"},
            id="a part of it in brackets",
        ),
        pytest.param(
            "The Oar Song (Salt Tune) and more were sung.",
            {"Oar Song": "work", "Salt Tune": "concept"},
            id="what is not said to be the work",
        ),
        pytest.param(
            "The Oar Song (Anna Ruiz) is a ballad.",
            {"Oar Song": "work", "Anna Ruiz": "work"},
            id="who made the work",
        ),
        pytest.param(
            "Ana Ruiz, Countess of Lorn, sang. Later Eva Roe, Countess of Lorn, sang.",
            {"Ana Ruiz": "person", "Eva Roe": "person", "Countess of Lorn": "organization"},
            id="a title that two people had",
        ),
        pytest.param(
            "The United States are large. South America is large.",
            {"United States": "place", "America": "place"},
            id="another America",
        ),
    ],
)  # fmt: skip
def test_what_may_be_two_things_stays_two(text: str, names: Names) -> None:
    assert joined(text, names) == []


TALK = (
    "It was a dockermentation school. We ran the documentation school, "
    "and the documentation school, the documentation school grew. A documentation project."
)
HEARD = {
    "documentation school": "concept",
    "dockermentation school": "concept",
    "documentation project": "concept",
}


def test_a_rare_word_of_a_transcript_is_the_frequent_one_that_sounds_like_it() -> None:
    assert joined(TALK, HEARD, is_spoken=True) == [
        {"documentation school", "dockermentation school"}
    ]


@pytest.mark.parametrize(
    ("is_spoken", "found"),
    [
        pytest.param(True, [{"Katy", "Katie"}], id="in a transcript"),
        pytest.param(False, [], id="not in prose"),
    ],
)
def test_names_with_the_same_sounds_are_one(is_spoken: bool, found: list[set[str]]) -> None:
    people = {"Katy": "person", "Katie": "person", "Karl": "person"}
    assert (
        joined("Is Katy in? Katy left, or Katie. Karl stayed.", people, is_spoken=is_spoken)
        == found
    )


def test_in_prose_nothing_is_misheard() -> None:
    assert joined(TALK, HEARD) == []


def test_a_rare_word_goes_with_several_words_for_a_structure() -> None:
    text = "The bargemasters organization. " * 3 + "A bargemasters formation."
    names = {"bargemasters organization": "concept", "bargemasters formation": "concept"}
    assert joined(text, names) == [set(names)]


def test_its_other_name_is_that_of_what_the_pronoun_stands_for() -> None:
    written = written_of("Heron Press grew. Under its old name, Oarlock, it failed.",
                         {"Heron Press": "organization", "Oarlock": "organization"})  # fmt: skip
    pronoun = next(token.i for token in written.doc if token.lower_ == "its")
    known = Written(written.doc, written.chains, written.places, at={**written.at, pronoun: 0})
    _, chains = join_chains(known, [])
    assert [chain.labels for chain in chains] == [("Heron Press", "Oarlock")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("documentation", "dockermentation", True, id="one consonant more"),
        pytest.param("documentation", "ratification", False, id="another first sound"),
        pytest.param("hypertension", "hypotension", False, id="a prefix of another meaning"),
        pytest.param("nation", "notion", False, id="too short to tell"),
    ],
)
def test_long_words_with_the_same_sounds_are_alike(one: str, other: str, alike: bool) -> None:
    assert sounds_all_but_like(one, other) is alike


def test_mentions_go_with_the_chain_and_the_reason_stays() -> None:
    written = written_of("The town of Orrin is old. Orrin is old.",
                         {"town of Orrin": "concept", "Orrin": "place"})  # fmt: skip
    span = TextSpan(4, 17)
    mentions, chains = join_chains(
        written, [Mention(span, span, "town of Orrin", "concept", named=False, chain=0)]
    )
    assert [(each.chain, each.entity_type) for each in mentions] == [(1, "place")]
    assert [(join.label, join.to) for join in chains[0].joins] == [("town of Orrin", "Orrin")]
