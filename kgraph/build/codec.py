"""Frozen dataclasses to bytes and back, as compressed JSON.

Not pickle: bytes that somebody changed can make a reader fail, never make it run something.
A dataclass is written as the list of its field values, so both sides need the same classes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_Coder: TypeAlias = Callable[[object], object]

_PLAIN: Final = (str, int, float, bool, NoneType)
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
    table = _encoder(cast("Hashable", type(value)))(value)
    text = json.dumps(table, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return text.encode("ascii")


def decode(content: bytes, kind: type[T]) -> T:
    """Return the dataclass that ``encode`` turned into these bytes.

    Raises:
        CodecError: the bytes are damaged or hold something else.
    """
    try:
        return cast("T", _decoder(cast("Hashable", kind))(json.loads(zlib.decompress(content))))
    except (zlib.error, ValueError, TypeError) as error:
        raise CodecError(f"no {kind.__name__}: {error}") from error


@cache
def _encoder(kind: Hashable) -> _Coder:
    if kind in _PLAIN or _is_enum(kind):
        return _unchanged
    if isinstance(kind, type) and is_dataclass(kind):
        coders = [(name, _encoder(hint)) for name, hint in _hints(kind)]
        return lambda value: [coder(getattr(value, name)) for name, coder in coders]
    return _composed(kind, _encoder, sequence=list)


@cache
def _decoder(kind: Hashable) -> _Coder:
    if isinstance(kind, type) and kind in _PLAIN:
        return _plain_decoder(kind)
    if isinstance(kind, type) and _is_enum(kind):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_decoder(kind, [_decoder(hint) for _, hint in _hints(kind)])
    return _composed(kind, _decoder, sequence=tuple)


def _dataclass_decoder(make: Callable[..., object], coders: Sequence[_Coder]) -> _Coder:
    # Most of the time of a rebuild with few changes once went here: no generators, please.
    def decoder(table: object) -> object:
        if type(table) is not list or len(table) != len(coders):
            raise TypeError(f"{table!r} has not {len(coders)} items")
        return make(*[coder(value) for coder, value in zip(coders, table, strict=True)])

    return decoder


def _composed(
    kind: Hashable,
    coder_of: Callable[[Hashable], _Coder],
    *,
    sequence: Callable[[list[object]], object],
) -> _Coder:
    """Return the coder of ``X | None`` or ``tuple[X, ...]``."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        inner = [part for part in arguments if part is not NoneType]
        if len(inner) == 1:
            some = coder_of(inner[0])
            return lambda value: None if value is None else some(value)
    if get_origin(kind) is tuple and arguments[1:] == (...,):
        item = coder_of(arguments[0])
        return lambda values: sequence([item(value) for value in _items(values)])
    raise TypeError(f"no way to write {kind} down")


def _unchanged(value: object) -> object:
    return value


def _plain_decoder(kind: type) -> _Coder:
    allowed = (int, float) if kind is float else kind

    def plain(value: object) -> object:
        if type(value) is kind:
            return value
        if not isinstance(value, allowed) or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return plain


def _items(value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"{value!r} is no list")
    return value


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _hints(kind: type) -> list[tuple[str, Hashable]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]
