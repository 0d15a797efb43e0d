"""What coreference sees of two mentions."""

import numpy as np
import pytest

from kgraph.language.pair_features import (
    FEATURES,
    MentionTable,
    WordNumbers,
    WordsInPlace,
    joined,
    mention_table,
    pair_features,
)

FIRST_FLAG = FEATURES - 17
SAME_SPEAKER, OTHER_SPEAKER, SAME_PHRASE, SAME_HEAD, INSIDE, AROUND, SHARED, ACRONYM = range(
    FIRST_FLAG, FIRST_FLAG + 8
)
NESTED = FIRST_FLAG + 8


def table(*phrases: str, speaker: int = 0) -> MentionTable:
    """Return the mentions of a text that is these phrases, one after the other."""
    words = [word for phrase in phrases for word in phrase.split()]
    ends = np.cumsum([len(phrase.split()) for phrase in phrases]).tolist()
    spans = [(e - len(p.split()), e - 1) for e, p in zip(ends, phrases, strict=True)]
    count = len(words)
    text = WordsInPlace(words, [0] * count, [speaker] * count, 0)
    return mention_table(spans, text, numbers=WordNumbers())


@pytest.mark.parametrize(("earlier", "later", "flag"), [
    pytest.param("the Harbour Union", "Harbour Union", SAME_PHRASE, id="articles do not count"),
    pytest.param("the union of dockers", "this union", SAME_HEAD, id="the head ends before of"),
    pytest.param("Ana Ruiz", "Ruiz", INSIDE, id="all words of the later are in the earlier"),
    pytest.param("Ruiz", "Ana Ruiz", AROUND, id="all words of the earlier are in the later"),
    pytest.param("Ana Ruiz", "Rosa Ruiz", SHARED, id="some word is shared"),
    pytest.param("Workers Aid Network", "WAN", ACRONYM, id="initials make an acronym"),
])  # fmt: skip
def test_likeness_of_two_mentions_is_seen(earlier: str, later: str, flag: int) -> None:
    mentions = table(earlier, later)
    features = pair_features(mentions.rows([1]), mentions.rows([0]))
    assert features[0, 0, flag] == 1.0


def test_pronouns_share_no_phrase() -> None:
    mentions = table("it", "it")
    features = pair_features(mentions.rows([1]), mentions.rows([0]))
    assert features[0, 0, SAME_PHRASE] == 0.0


@pytest.mark.parametrize(("speaker", "flag"), [
    pytest.param(1, SAME_SPEAKER, id="the same speaker"),
    pytest.param(0, FIRST_FLAG + 14, id="an unknown speaker is nobody in particular"),
])  # fmt: skip
def test_speakers_are_compared(speaker: int, flag: int) -> None:
    mentions = table("I", "I", speaker=speaker)
    features = pair_features(mentions.rows([1]), mentions.rows([0]))[0, 0]
    assert features[SAME_SPEAKER] == float(speaker > 0)
    assert features[OTHER_SPEAKER] == 0.0
    assert features[flag] == float(flag == SAME_SPEAKER)


def test_no_mentions_have_no_features() -> None:
    assert pair_features(table(), table("it")).shape == (0, 1, FEATURES)


def test_tables_can_be_taken_apart_and_joined() -> None:
    mentions = table("Ana Ruiz", "she", "the union")
    again = joined([mentions.rows([0]), mentions.rows([1, 2])])
    assert np.array_equal(pair_features(again, again), pair_features(mentions, mentions))
