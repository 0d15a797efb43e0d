"""What is kept comes back unchanged, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.build.codec import CodecError, decode, encode
from kgraph.model import Evidence, Mention, Problem, Span, Turn

texts = st.text(st.characters())
spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 10**9), st.integers(1, 10**6)
)
values = st.one_of(
    st.builds(Mention, spans, spans, texts, texts, st.booleans(), st.integers(0)),
    st.builds(Turn, spans, st.none() | texts, st.none() | spans, st.none() | st.integers(0)),
    st.builds(
        Evidence,
        texts,
        spans,
        texts,
        spans,
        speaker=st.none() | texts,
        confidence=st.floats(0, 1),
    ),
    st.builds(Problem, texts, texts, st.sampled_from(["error", "notice"])),
)


@given(values)
def test_every_value_comes_back_as_it_was(value: Mention | Turn | Evidence | Problem) -> None:
    assert decode(encode(value), type(value)) == value


@given(values, st.data())
def test_bytes_that_were_damaged_are_refused_or_give_a_value_of_the_type(
    value: Mention | Turn | Evidence | Problem, data: st.DataObject
) -> None:
    content = bytearray(encode(value))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    try:
        found = decode(bytes(content), type(value))
    except CodecError:
        return
    assert isinstance(found, type(value))
