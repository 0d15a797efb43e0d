"""Base forms of inflected words."""

from __future__ import annotations

import pytest

from kgraph.language.encoder import RAREST
from kgraph.language.inflection import base_form

WORDS = """
    add ad carry prevent arrive slide slid lay found plan plane pass party woman cross focus country
    scrap scrape unit unite men
""".split()


def rank(word: str) -> int:
    """Return a made-up frequency rank."""
    return WORDS.index(word) if word in WORDS else RAREST


@pytest.mark.parametrize(
    ("word", "tag", "lemma", "base"),
    [
        pytest.param("carried", "VBN", "carri", "carry", id="ied comes from y"),
        pytest.param("adding", "VBG", "adde", "add", id="a short verb keeps its double letter"),
        pytest.param("planning", "VBG", "plann", "plan", id="a doubled letter is undone"),
        pytest.param("arriving", "VBG", "arriv", "arrive", id="the vocabulary brings back the e"),
        pytest.param("preventing", "VBG", "prevente", "prevent", id="no e where none belongs"),
        pytest.param("sliding", "VBG", "slid", "slide", id="a past form is no base"),
        pytest.param("founding", "VBG", "founde", "found", id="unless there is no other word"),
        pytest.param("scraping", "VBG", "scrap", "scrape", id="a p not doubled comes before an e"),
        pytest.param("foreseeing", "VBG", "forese", "foresee", id="two vowels are no doubling"),
        pytest.param("preceded", "VBD", "preced", "precede", id="nor is a stem in ced a word"),
        pytest.param("kept", "VBD", "kep", "keep", id="irregular verbs are known"),
        pytest.param("passes", "VBZ", "passe", "pass", id="es after a sibilant goes"),
        pytest.param("parties", "NNS", "partie", "party", id="plurals in ies"),
        pytest.param("women", "NNS", "wome", "woman", id="irregular plurals are known"),
        pytest.param("party", "NNS", "par", "party", id="what has no ending is no plural"),
        pytest.param("was", "VBD", "be", "be", id="be is left alone"),
        pytest.param("'s", "VBZ", "have", "have", id="a contraction is left alone"),
        pytest.param("cross", "NN", "cross", "cross", id="an uninflected word keeps its lemma"),
        pytest.param("invoked", "VBN", "invok", "invoke", id="a k after one vowel takes an e"),
        pytest.param("looked", "VBD", "look", "look", id="but not after two"),
        pytest.param("focuses", "VBZ", "focuse", "focus", id="es after an s goes"),
        pytest.param("withheld", "VBD", "withhel", "withhold", id="a prefix keeps it irregular"),
        pytest.param("Countries", "NNS", "Countrie", "country", id="a plural with a capital"),
        pytest.param("Countries", "NNPS", "Countries", "Countries", id="but not a name"),
        pytest.param("losing", "VBG", "los", "lose", id="no verb ends in os"),
        pytest.param("underlying", "VBG", "underly", "underlie", id="ying from ie"),
        pytest.param("united", "VBN", "unit", "unite", id="a noun is no verb"),
        pytest.param("recited", "VBD", "recit", "recite", id="nor is a stem in recit a word"),
        pytest.param("mend", "VBP", "men", "mend", id="a plain present form is the base"),
        pytest.param("recarried", "VBD", "recarri", "recarry", id="a known verb after a prefix"),
        pytest.param("co-added", "VBD", "co-adde", "co-add", id="or after a prefix and a hyphen"),
        pytest.param("co-women", "NNS", "co-wome", "co-woman", id="nouns too"),
        pytest.param("quorbed", "VBD", "quo", "quorb", id="an unknown verb loses its ending"),
    ],
)
def test_the_base_form_of_an_inflected_word(word: str, tag: str, lemma: str, base: str) -> None:
    assert base_form(word, tag, lemma=lemma, rank=rank) == base


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        pytest.param("author", "NN", "author", id="a singular is its own base"),
        pytest.param("set", "VBD", "set", id="a verb without a past form of its own"),
    ],
)
def test_what_is_not_inflected_is_its_own_base(word: str, tag: str, base: str) -> None:
    assert base_form(word, tag, lemma="autite", rank=lambda _: 10) == base
