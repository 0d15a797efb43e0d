"""Links that noun phrases state and no verb: offices, kinds, names beside names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction import extract
from kgraph.language import Annotator, load_annotator
from kgraph.model import Extract
from kgraph.ontology import Ontology, load_ontology
from tests.builders import document_of

pytestmark = pytest.mark.model

Told = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def told(annotator: Annotator, ontology: Ontology) -> Told:
    """Return the links of the ontology that a text states, as "subject predicate object"."""

    def tell(text: str) -> set[str]:
        found = extract(annotator.annotate(document_of(text)), ontology)
        return {link for link in _links(found) if " open:" not in link}

    return tell


def _links(found: Extract) -> set[str]:
    labels = {f"c{chain.number}": chain.labels[0] for chain in found.chains}
    return {
        f"{labels[claim.subject]} {claim.predicate} {claim.value or labels[claim.object or '']}"
        for claim in found.claims
    }


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(
            "The King of Norway, Haakon, visited Oslo.", "Haakon holdsRole king", id="a title"
        ),
        pytest.param(
            "Ana Ruiz, Director of the Harbour Trust, and Chairman of the Coastal Museum, agreed.",
            "Ana Ruiz leaderOf Coastal Museum",
            id="a second office after and",
        ),
        pytest.param(
            "Senior editor Mu Tan, of the Evening Lantern, agreed.",
            "Mu Tan holdsRole senior editor",
            id="a role ends before the name",
        ),
        pytest.param(
            "My friend Andrea is a history student.",
            "Andrea holdsRole history student",
            id="the name and not the friend",
        ),
        pytest.param(
            "Ben Okafor, a retired homeopath, was fined.",
            "Ben Okafor holdsRole retired homeopath",
            id="between commas",
        ),
        pytest.param(
            "Ben Okafor, Prime Minister of Norway, spoke.",
            "Ben Okafor holdsRole prime minister",
            id="an office with a capital",
        ),
        pytest.param(
            "Ruiz's novel The Salt Road won a prize.",
            "The Salt Road instanceOf novel",
            id="a kind without its owner",
        ),
        pytest.param(
            "The Tarn Library, Lund, opened in May.",
            "Tarn Library basedIn Lund",
            id="a place after a comma",
        ),
        pytest.param(
            "The director is Petra Holm now.", "Petra Holm holdsRole director", id="named last"
        ),
        pytest.param(
            "Poems by writers Mark Elk and Robert Holm were read.",
            "Robert Holm holdsRole writer",
            id="each of a list",
        ),
        pytest.param(
            "Professor Cres Holm spoke.", "Cres Holm holdsRole professor", id="before the name"
        ),
        pytest.param(
            "There's of course Jonah Elk, who is our editor and he wrote it.",
            "Jonah Elk holdsRole editor",
            id="one of ours",
        ),
        pytest.param(
            "I was a founder of the Tarn Alliance, the youth organization that saved the bees.",
            "Tarn Alliance instanceOf youth organization",
            id="of the name right before",
        ),
        pytest.param(
            "Ana Ruiz and Ben Okafor, secretary of the Harbour Trust, agreed.",
            "Ben Okafor holdsRole secretary",
            id="the nearest of two",
        ),
        pytest.param(
            "Michiel Holm m.holm@lu.se University of Lund, Sweden",
            "Michiel Holm worksFor University of Lund",
            id="after an address",
        ),
        pytest.param(
            "The Harbour Trust was the most famous charity of its time.",
            "Harbour Trust instanceOf charity",
            id="a superlative",
        ),
        pytest.param(
            "We spent two winters in the U.S., in Vermont.",
            "Vermont partOf U.S.",
            id="the country comes first",
        ),
        pytest.param(
            "We lived in Bergen, in Norway.", "Bergen partOf Norway", id="the country comes last"
        ),
        pytest.param(
            "Some festivals (e.g. Tarn Days and Lorn Week) are free.",
            "Lorn Week instanceOf festival",
            id="examples in brackets",
        ),
    ],
)
def test_a_noun_phrase_states_a_link(told: Told, text: str, link: str) -> None:
    assert link in told(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(
            "An oligarchy is a government in which a few people rule.",
            "oligarchy broader government",
            id="is a kind that does something",
        ),
        pytest.param(
            "The heat moves by a form of energy called latent heat.",
            "latent heat broader energy",
            id="called so",
        ),
        pytest.param(
            "Keelboats, boats that have a fixed keel, are heavy.",
            "Keelboats broader boat",
            id="between commas",
        ),
    ],
)
def test_a_definition_tells_the_kind(told: Told, text: str, link: str) -> None:
    assert link in told(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(
            "There are three kinds of sail: the jib, the spinnaker and the mainsail.",
            "jib broader sail",
            id="a list",
        ),
        pytest.param("Another kind of boat is the canoe.", "canoe broader boat", id="another kind"),
    ],
)
def test_kinds_that_are_only_counted_up_are_told_with_less_confidence(
    annotator: Annotator, ontology: Ontology, text: str, link: str
) -> None:
    found = extract(annotator.annotate(document_of(text)), ontology, least_confidence=0.0)
    assert link in _links(found)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(
            "The Harbour Trust met. Their goal was to end hunger.",
            "Harbour Trust aimsAt ending hunger",
            id="what is to be done",
        ),
        pytest.param(
            "The goal of the Harbour Trust is to build schools.",
            "Harbour Trust aimsAt school",
            id="what is to come about",
        ),
        pytest.param(
            "The goal of the Harbour Trust is free swimming for everyone.",
            "Harbour Trust aimsAt free swimming",
            id="a thing",
        ),
        pytest.param(
            "Ana Ruiz founded the Lantern Club with the aim of ending hunger.",
            "Ana Ruiz aimsAt ending hunger",
            id="with what aim something is done",
        ),
        pytest.param(
            "The Harbour Trust gave its money and its time with the task of building schools.",
            "Harbour Trust aimsAt school",
            id="with what task one gives what is his",
        ),
    ],
)
def test_an_aim_is_told(told: Told, text: str, link: str) -> None:
    assert link in told(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(
            "Ana Ruiz wrote books. Her mother led the Lorn Guild.",
            "Ana Ruiz childOf Ana Ruiz's mother",
            id="a mother",
        ),
        pytest.param(
            "Ben Okafor and his cousin Lise Holt sang.",
            "Ben Okafor relativeOf Lise Holt",
            id="a cousin",
        ),
        pytest.param(
            "Ben Okafor and his daughter Gerda sang.", "Gerda childOf Ben Okafor", id="with a name"
        ),
    ],
)
def test_a_noun_of_kin_states_a_link(told: Told, text: str, link: str) -> None:
    assert link in told(text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        pytest.param(
            "The Guild of Weavers is for human rights.", "instanceOf", id="what it is for"
        ),
        pytest.param(
            "The Harbour Trust is in a process of growth.", "instanceOf", id="what it is in"
        ),
        pytest.param("Rhodes (Greek: Ρόδος, Rodos) is an island.", "partOf", id="other spellings"),
        pytest.param("The problem is a lack of money.", "broader", id="this one problem"),
        pytest.param(
            "They met in Lund (fare: 20 crowns, Malmo: 30 crowns).", "partOf", id="two fares"
        ),
        pytest.param("They fled from Norway, then in Sweden.", "partOf", id="two countries"),
        pytest.param("King Haakon of Norway spoke.", "basedIn", id="a king"),
        pytest.param(
            "Ana Ruiz was a captain in the Royal Engineers.", "leaderOf", id="an officer in a corps"
        ),
        pytest.param(
            "The Guild, a group of veterans of the war, met.", "instanceOf", id="a group of them"
        ),
        pytest.param(
            "Ana Ruiz was for the remainder of her life in Lund.", "holdsRole", id="no office"
        ),
        pytest.param("Dean Holm spoke.", "holdsRole", id="a first name"),
        pytest.param("We held talks, called witnesses and left.", "broader", id="a verb"),
        pytest.param(
            "Boats that are painted red are ferries that cross the bay.", "broader", id="only some"
        ),
        pytest.param("Pain is a reason for hope.", "broader", id="no kind"),
        pytest.param("Rowers are members of rowing clubs.", "broader", id="members"),
        pytest.param("Their goal was clear to everyone.", "aimsAt", id="what the aim is like"),
        pytest.param("We met the President of the United States.", "basedIn", id="an office"),
        pytest.param(
            "The news reports (Radio Tarn etc.) were good.", "instanceOf", id="one after many"
        ),
        pytest.param(
            "Ana Ruiz identified several errors in the report.", "identifiesAs", id="identified"
        ),
    ],
)
def test_a_noun_phrase_states_no_link(told: Told, text: str, predicate: str) -> None:
    assert not [link for link in told(text) if f" {predicate} " in link]
