"""Bits that flip in what is kept cost time, and never give a wrong result."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.build.cache import ExtractCache
from kgraph.build.codec import encode
from kgraph.build.state import STATE_FILE, DamagedStateError, open_state, remove_state
from kgraph.model import Extract
from tests.builders import document_of, extract_of

OUT = Path("out")
KEYS = [f"{number:064x}" for number in range(1, 40)]


@cache
def extracts() -> dict[str, Extract]:
    texts = {key: f"Ana Ruiz founded the Harbour Union in {key[-3:]}. " * 9 for key in KEYS}
    return {key: extract_of(document_of(text, source=key)) for key, text in texts.items()}


@cache
def sound() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        build(Path(name))
        return (Path(name) / STATE_FILE).read_bytes()


def build(folder: Path) -> dict[str, Extract]:
    """Use what is kept, add what is not, and return what was used."""
    with open_state(folder) as state:
        kept = ExtractCache(state.connection)
        state.sources_of(OUT)
        state.made_of(OUT)
        used = kept.get_all(kept.find_sound(KEYS))
        kept.find_damaged(KEYS)
        for key in set(KEYS) - used.keys():
            kept.put(key, encode(extracts()[key]))
        with state.writing():
            state.finish_build(OUT, {key: key for key in KEYS}, made=b"made")
        state.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return used


flips = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 7)), min_size=1, max_size=8, unique=True
)


@settings(max_examples=300)
@given(flips=flips)
def test_what_is_used_is_what_was_kept_whatever_bits_flip(flips: list[tuple[int, int]]) -> None:
    content = bytearray(sound())
    for place, bit in flips:
        content[place % len(content)] ^= 1 << bit
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / STATE_FILE).write_bytes(content)
        try:
            used = build(folder)
        except DamagedStateError:
            remove_state(folder)
            used = build(folder)
        assert used.items() <= extracts().items()
        assert build(folder).items() <= extracts().items()
