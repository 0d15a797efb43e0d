"""Frozen dataclasses to bytes and back, as compressed JSON.

Not pickle: bytes that somebody changed can make a reader fail, never make it run something.
"""

from __future__ import annotations

import json
import zlib
from typing import Final, TypeVar

import msgspec

T = TypeVar("T")

_LEVEL: Final = 3  # of zlib: beyond it, twice the time saves a few percent


class CodecError(ValueError):
    """Bytes that do not hold what was asked for."""


def encode(value: object) -> bytes:
    """Return a dataclass as bytes.

    Fields may hold dataclasses, ``StrEnum``, tuples of one kind of item, plain values, and
    unions of one of these with ``None``.
    """
    return zlib.compress(encode_plain(value), _LEVEL)


def encode_plain(value: object) -> bytes:
    """Return a dataclass as bytes that are not compressed: equal bytes for equal values."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a character, which JSON can write, but UTF-8 cannot
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")


def decode(content: bytes, kind: type[T]) -> T:
    """Return the dataclass that ``encode`` turned into these bytes.

    Raises:
        CodecError: the bytes are damaged or hold something else.
    """
    try:
        return _decoded(zlib.decompress(content), kind)
    except (zlib.error, ValueError, RecursionError) as error:
        raise CodecError(f"no {kind.__name__}: {error}") from error


def _decoded(text: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # half a character, or no JSON
        return msgspec.convert(json.loads(text), kind)
