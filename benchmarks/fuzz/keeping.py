"""What is kept between builds: it comes back as it was, or is told to be damaged."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from benchmarks.fuzz.builders import json_value
from benchmarks.fuzz.choices import Choices
from benchmarks.fuzz.laws import require
from benchmarks.fuzz.samples import SAMPLES
from kgraph.build.cache import ExtractCache
from kgraph.build.codec import CodecError, decode, encode, encode_plain
from kgraph.build.state import STATE_FILE, DamagedStateError, open_state, remove_state
from kgraph.model import Claim, CoreferenceChain, Evidence, Extract, Mention
from kgraph.model.identifiers import document_id
from kgraph.model.quote import quote
from kgraph.sources.registry import parse_document

_KEYS = tuple(f"{number:064x}" for number in range(3))
_OUT = Path("out")
_FOLDER = Path(tempfile.mkdtemp(prefix="kgraph-fuzz-", dir="/dev/shm"))


@cache
def _extract() -> Extract:
    content = SAMPLES["transcript"][0].encode()
    document = parse_document(content, source="talk.txt", suffix=".txt")
    span = document.turns[0].span
    told = Evidence(document_id("talk.txt", document.sha256), span, quote(document, span), span)
    return Extract(
        document_id=told.document_id,
        document=document,
        mentions=(Mention(span, span, "Ana", "person", named=True, chain=0),),
        chains=(CoreferenceChain(0, "person", ("Ana",)),),
        claims=(Claim("c0", "memberOf", "c0", None, (told,)),),
        speaker_chains=(0,) + (None,) * (len(document.turns) - 1),
    )


@cache
def _sound() -> bytes:
    return encode(_extract())


def changed_result(choices: Choices) -> bytes:
    """Return a kept result with values changed anywhere in it, compressed as it should be."""
    table = json.loads(encode_plain(_extract()))
    for _ in range(1 + choices.number(3)):
        place = table
        while isinstance(place, list | dict) and place:
            at = choices.pick(sorted(place) if isinstance(place, dict) else range(len(place)))
            if not isinstance(place[at], list | dict) or not choices.number(4):
                place[at] = json_value(choices, depth=3)
                break
            place = place[at]
    return zlib.compress(json.dumps(table).encode(), 1)


def check_codec(content: bytes) -> None:
    """Check that bytes are a result, which comes back, or none."""
    try:
        found = decode(content, Extract)
    except CodecError:
        return
    require(isinstance(found, Extract), "what is decoded is a result")
    require(decode(encode(found), Extract) == found, "a result comes back")


def changed_row(choices: Choices) -> bytes:
    """Return a kept row of which bits have flipped, or that was cut off or belongs elsewhere."""
    row = bytearray(_row_of(choices.pick(_KEYS)))
    for _ in range(choices.number(4)):
        row[choices.number(65_536) % len(row)] ^= 1 << choices.number(8)
    return bytes(row[: len(row) - choices.number(3)])


@cache
def _row_of(key: str) -> bytes:
    connection = _opened()
    ExtractCache(connection).put(key, _sound())
    (row,) = connection.execute("SELECT content FROM extract WHERE key = ?", (key,)).fetchone()
    return bytes(row)


@cache
def _opened() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE extract (key TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")
    return connection


def check_rows(content: bytes) -> None:
    """Check that a row in the place of another is what was kept, or is told to be damaged."""
    connection = _opened()
    connection.execute("INSERT OR REPLACE INTO extract VALUES (?, ?)", (_KEYS[0], content))
    kept = ExtractCache(connection)
    sound = kept.find_sound(_KEYS[:1])
    with suppress(DamagedStateError):  # a fuzzer may find the checksum of bytes of its own
        require(all(each == _extract() for each in kept.get_all(sound).values()), "nothing is new")
    require(bool(kept.find_damaged(_KEYS[:1])) != bool(sound), "damage is seen")


@cache
def _sound_state() -> bytes:
    _build(_FOLDER)
    content = (_FOLDER / STATE_FILE).read_bytes()
    remove_state(_FOLDER)
    return content


def changed_state(choices: Choices) -> bytes:
    """Return a state file in which bytes have changed, or that is cut off."""
    content = bytearray(_sound_state())
    for _ in range(1 + choices.number(8)):
        content[choices.number(65_536) % len(content)] = choices.number(256)
    return bytes(content[: len(content) - choices.pick((0, 0, 0, 1, 4096))])


def check_state(content: bytes) -> None:
    """Check that a state file of any bytes never gives another result than was kept."""
    remove_state(_FOLDER)
    (_FOLDER / STATE_FILE).write_bytes(content)
    try:
        used = _build(_FOLDER)
    except DamagedStateError:
        remove_state(_FOLDER)
        used = _build(_FOLDER)
    require(all(each == _extract() for each in used.values()), "what is used is what was kept")
    require(_build(_FOLDER).keys() <= set(_KEYS), "what is kept is what was asked for")


def _build(folder: Path) -> dict[str, Extract]:
    with open_state(folder) as state:
        kept = ExtractCache(state.connection)
        state.sources_of(_OUT)
        state.made_of(_OUT)
        used = kept.get_all(kept.find_sound(_KEYS))
        for key in set(_KEYS) - used.keys():
            kept.put(key, _sound())
        with state.writing():
            state.finish_build(_OUT, {key: key for key in _KEYS}, made=b"made")
        state.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return used
