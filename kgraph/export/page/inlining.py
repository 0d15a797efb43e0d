"""What makes it safe to put scripts, styles and foreign text into one HTML file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPED_IN_SCRIPT = re.compile("[<>&\u2028\u2029\x7f\ud800-\udfff]")


def json_for_script(value: object) -> str:
    r"""Return a value as JSON that may stand inside a ``script`` element.

    >>> print(json_for_script({"label": "</script>"}))
    {"label":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _ESCAPED_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def text_for_html(text: str) -> str:
    r"""Return a text, still to be escaped, without what HTML or UTF-8 cannot hold.

    >>> text_for_html("a\x00b") == "a\ufffdb"
    True
    """
    return _NOT_IN_HTML.sub("\ufffd", text)


def content_policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a content security policy that admits these scripts and styles and nothing else.

    The hashes are of the element's text as a browser sees it, line ends as line feeds.

    Source:
        W3C Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data:",  # the icon
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{_base64_sha256(text)}'" for text in texts)


def _base64_sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
