"""Bytes of a file -> text, whatever the encoding; what is not text is told by name."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from kgraph.errors import SourceError
from kgraph.model import Problem

MAX_BYTES = 200_000_000
_SAMPLE_BYTES = 200_000

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or a DOCX, EPUB or ODT, which are such archives"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3", "an MP3 recording"),
    (b"\xff\xfb", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"RIFF", "a WAV recording or an AVI or WebP file"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
# A text may begin with "RIFF" or "ID3"; these two formats need hold no control character.
_PRINTABLE_MAGIC = frozenset({b"%PDF-", b"{\\rtf"})
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x85\x08")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without byte order mark, newlines as they are, and what to tell of it."""

    text: str
    notices: tuple[Problem, ...] = ()


def read_bytes(path: Path, *, source: str) -> bytes:
    """Return the content of a file.

    Raises:
        SourceError: it is missing, a folder, too large, or may not be read.
    """
    try:
        if path.is_dir():
            raise SourceError("this is a folder. Name the files in it.", place=source)
        if path.exists() and not path.is_file():
            raise SourceError("this is not a regular file. Name a text file.", place=source)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(_too_large(size), place=source)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file. Check the name.", place=source) from error
    except PermissionError as error:
        message = "it may not be read. Give yourself permission to read it."
        raise SourceError(message, place=source) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"it cannot be read ({reason}). Check the file and its name."
        raise SourceError(message, place=source) from error


def decode(content: bytes, *, source: str) -> Decoded:
    """Return a file's bytes as text.

    Raises:
        SourceError: the file is empty or blank, is not text, or its encoding is not known.
    """
    if not content:
        raise SourceError("the file is empty. Add text or leave it out.", place=source)
    decoded = _decode_marked(content, source) or _decode_bare(content, source)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\v\f\x00\x85\xa0"):
        message = "the file holds nothing but white space. Add text or leave it out."
        raise SourceError(message, place=source)
    return decoded


def _decode_marked(content: bytes, source: str) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                message = (
                    f"it begins as {encoding.upper()} but byte {error.start + len(mark)} breaks "
                    "that. The file may be cut off: fetch it again, or save it as UTF-8."
                )
                raise SourceError(message, place=source) from error
    return None


def _decode_bare(content: bytes, source: str) -> Decoded:
    encoding = _wide_encoding(content)
    if encoding is None:
        _require_text(content, source)
        encoding = "utf-8"
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        return _decode_guessed(content, source, broken_at=error.start)


def _decode_guessed(content: bytes, source: str, *, broken_at: int) -> Decoded:
    # The sample is taken around the first byte that is not UTF-8: before it all is ASCII.
    sample = content[max(broken_at - _SAMPLE_BYTES // 2, 0) :][:_SAMPLE_BYTES]
    best = charset_normalizer.from_bytes(sample).best()
    encoding = best.encoding if best else "cp1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"its encoding is not known: not UTF-8 at byte {broken_at}, and not "
            f"{encoding} at byte {error.start}. Save it as UTF-8."
        )
        raise SourceError(message, place=source) from error
    message = f"read as {encoding}, which is a guess: it is not UTF-8. Save it as UTF-8."
    return Decoded(text, (Problem(source, message, "notice"),))


def _wide_encoding(content: bytes) -> str | None:
    """Return UTF-16 or UTF-32 where every other byte of Latin text is nought, else ``None``."""
    sample = content[: 4 * (_SAMPLE_BYTES // 4)]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    shares = [sample[place::4].count(0) / max(len(sample[place::4]), 1) for place in range(4)]
    patterns = {
        "utf-32-le": (0, 1, 1, 1),
        "utf-32-be": (1, 1, 1, 0),
        "utf-16-le": (0, 1, 0, 1),
        "utf-16-be": (1, 0, 1, 0),
    }
    for encoding, pattern in patterns.items():
        if all(abs(share - wanted) < 0.2 for share, wanted in zip(shares, pattern, strict=True)):
            return encoding
    return None


def _require_text(content: bytes, source: str) -> None:
    sample = content[:_SAMPLE_BYTES]
    controls = sum(sample.count(control) for control in _CONTROLS)
    for magic, kind in _MAGIC:
        if content.startswith(magic) and (controls or magic in _PRINTABLE_MAGIC):
            message = f"it looks like {kind}, not text. Convert it to text first."
            raise SourceError(message, place=source)
    if content[4:8] == b"ftyp":
        message = "it looks like an MP4 video or M4A recording, not text. Convert it to text first."
        raise SourceError(message, place=source)
    if b"\x00" in content or controls > len(sample) // 50 + 2:
        raise SourceError("it looks binary, not text. Convert it to text first.", place=source)


def _too_large(size: int) -> str:
    megabytes, limit = size // 1_000_000, MAX_BYTES // 1_000_000
    return f"it has {megabytes} MB, more than the {limit} MB allowed. Split it into parts."
