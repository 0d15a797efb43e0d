"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgraph.errors import OutputError

_REMEDIES = {
    errno.ENOSPC: "the disk is full. Free some space, or choose another folder.",
    errno.EDQUOT: "your disk quota is used up. Free some space, or choose another folder.",
    errno.EROFS: "it lies on a read-only disk. Choose another folder.",
    errno.EACCES: "no permission to write here. Change the permissions, or choose another folder.",
    errno.EPERM: "writing here is not allowed. Change the permissions, or choose another folder.",
    errno.EISDIR: "this is a folder, not a file. Choose another name, or move the folder away.",
    errno.ENOTDIR: "a file stands where a folder must be. Move it, or choose another folder.",
    errno.ENOENT: "there is no such folder. Create it, or choose another.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
}


def write_atomically(path: Path, text: str | Iterable[str], *, durable: bool = True) -> None:
    """Write a UTF-8 text file so that a kill at any moment leaves the old file or the new one.

    Args:
        path: The file to make or replace; its folder must exist.
        text: What to write, whole or in parts. Line ends are written as they are.
        durable: Wait until the disk has it, which thousands of small files need not each.

    Raises:
        OutputError: the disk is full or read-only, permission is missing, or the path is a
            folder; nothing of the new file is left then.
    """
    with replacing(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines([text] if isinstance(text, str) else text)
        file.flush()
        if durable:
            os.fsync(file.fileno())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new, empty file to write; in the end it takes the place of ``path``.

    Raises:
        OutputError: as ``write_atomically``; nothing of the new file is left then.
    """
    unfinished = path.with_name(f".kgraph-{secrets.token_hex(8)}.part")
    try:
        unfinished.touch(exist_ok=False)
        yield unfinished
        _replace(unfinished, path)
    except OSError as error:
        raise OutputError(_remedy(error), place=str(path)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _replace(unfinished: Path, path: Path) -> None:
    # Windows gives EACCES for a folder in the way, and no platform wants a folder replaced.
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    unfinished.replace(path)


def _remedy(error: OSError) -> str:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return _REMEDIES.get(
        error.errno or 0, f"it cannot be written ({reason}). Choose another folder."
    )
