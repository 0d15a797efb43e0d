"""A lemma rule gives back the lemma it was read off."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.language.lemma_rules import apply_lemma_rule, lemma_rule

LOWER = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12)


@given(LOWER, LOWER)
def test_every_rule_gives_its_lemma_back(word: str, lemma: str) -> None:
    assert apply_lemma_rule(word, lemma_rule(word, lemma)) == lemma


@given(LOWER)
def test_a_name_keeps_its_capital(name: str) -> None:
    title = name.title()
    assert apply_lemma_rule(title, lemma_rule(title, title)) == title


@given(st.text(min_size=1, max_size=8), st.integers(0, 9))
def test_no_word_loses_its_lemma(word: str, cut: int) -> None:
    assert apply_lemma_rule(word, f"l|{cut}|") != ""
