"""What is kept comes back as it was, and nothing else comes back."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest

from kgraph.build.codec import CodecError, decode, encode
from kgraph.model import CoreferenceChain, Evidence, Extract, Modality, Polarity, Span
from tests.builders import (
    claim,
    evidence,
    extract_of,
    mention_of,
    organization,
    person,
    transcript_of,
)


@pytest.fixture
def extract() -> Extract:
    talk = transcript_of(("Ana Ruiz", "I did not found the Harbour Union 🚢."), ("Bo", "Ah."))
    chain = CoreferenceChain(0, "person", ("Ana Ruiz", "Ana"), 2.5)
    said = replace(evidence(talk, "not found"), speaker="c0", start_ms=0)
    founded = claim(
        person("Ana Ruiz"), "founderOf", organization("Harbour Union"), at=said,
        polarity=Polarity.NEGATED, modality=Modality.REPORTED, valid_from="2015",
    )  # fmt: skip
    mention = mention_of(talk, "Ana Ruiz", entity_type="person", chain=0)
    made = extract_of(talk, mentions=[mention], chains=[chain], claims=[founded])
    return replace(made, speaker_chains=(0, None))


def test_an_extract_comes_back_as_it_was(extract: Extract) -> None:
    assert decode(encode(extract), Extract) == extract


def test_an_extract_comes_back_with_its_types(extract: Extract) -> None:
    claim_back = decode(encode(extract), Extract).claims[0]
    assert claim_back.polarity is Polarity.NEGATED
    assert isinstance(claim_back.evidence, tuple)


def test_equal_values_give_equal_bytes(extract: Extract) -> None:
    assert encode(extract) == encode(replace(extract))


def test_half_a_character_survives() -> None:
    odd = Evidence("d", Span(0, 1), "\ud83d", Span(0, 1))
    assert decode(encode(odd), Evidence) == odd


def packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x80\x04}\x94.", id="a pickle"),
        pytest.param(packed({"start": 0, "end": 1})[:-3], id="cut off"),
        pytest.param(zlib.compress(b'{"start": 0, "end": 1'), id="no JSON"),
        pytest.param(zlib.compress(b"[" * 100_000), id="JSON without a bottom"),
        pytest.param(packed({"start": 0}), id="a field too few"),
        pytest.param(packed([0, 1]), id="a list in place of a table"),
        pytest.param(packed({"start": "0", "end": 1}), id="a text in place of a number"),
        pytest.param(packed({"start": False, "end": True}), id="a truth in place of a number"),
        pytest.param(packed({"start": 1, "end": 0}), id="a value that the type refuses"),
    ],
)
def test_bytes_that_hold_no_span_are_refused(content: bytes) -> None:
    with pytest.raises(CodecError, match="no Span"):
        decode(content, Span)


def test_a_value_outside_an_enumeration_is_refused(extract: Extract) -> None:
    table = json.loads(zlib.decompress(encode(extract.claims[0])))
    table["polarity"] = "perhaps"
    with pytest.raises(CodecError, match="perhaps"):
        decode(packed(table), type(extract.claims[0]))
