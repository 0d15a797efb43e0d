"""A page that loads itself anew when another build has taken its place.

The page on the disk knows nothing of it: the server puts the script in, and lets it ask this
server and no other.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Final

_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD: Final = 100_000  # bytes of the page in which its policy stands
_SCRIPT: Final = '<script src="/-/reload.js" data-built="{built}"></script>\n'


def build_of(page: Path) -> str:
    """Return what tells a page that was built from one that was built before or after.

    Raises:
        OSError: it is not there.
    """
    stat = page.stat()
    return f"{stat.st_mtime_ns:x}-{stat.st_size:x}"


def policy_of(page: bytes) -> str:
    """Return the content security policy in the head of a page; without one nothing is allowed."""
    found = _POLICY.search(page, 0, _HEAD)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else "default-src 'none'"


def reloading(page: bytes, built: str) -> bytes:
    """Return a page that asks from time to time whether there is another build.

    Args:
        page: The page as it was built.
        built: What ``build_of`` says of it.
    """
    found = _POLICY.search(page, 0, _HEAD)
    if found is not None:
        policy = html.escape(_admitting(policy_of(page))).encode()
        page = page[: found.start(1)] + policy + page[found.end(1) :]
    return page + _SCRIPT.format(built=built).encode()


def _admitting(policy: str) -> str:
    """Return a policy that admits scripts from this server and questions to it, too.

    >>> _admitting("default-src 'none'; script-src 'sha256-abc='")
    "default-src 'none'; script-src 'self' 'sha256-abc='; connect-src 'self'"
    """
    directives = [each.strip() for each in policy.split(";") if each.strip()]
    sources = {name: rest for name, _, rest in (each.partition(" ") for each in directives)}
    for name in ("script-src", "connect-src"):
        sources[name] = f"'self' {sources.get(name, '')}".strip()
    return "; ".join(f"{name} {rest}".strip() for name, rest in sources.items())
