"""What a page holds, as its script puts it together."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

JSON = Any

_ROLES: tuple[list[str], ...] = ([], ["subject"], ["object"])


def embedded(page: str, name: str) -> JSON:
    """Return the JSON in the element of this id, as it stands there."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page)
    assert found is not None
    return json.loads(found[1])


def contents_of(page: str) -> JSON:
    """Return the contents of a page: entities, links, claims and documents as records."""
    contents = embedded(page, "contents")
    contents["entities"] = records(contents["entities"], [])
    names = [entity["id"] for entity in contents["entities"]]
    contents["documents"] = records(contents["documents"], names)
    for number in contents["full"]:
        contents["documents"][number]["turns"] = records(embedded(page, f"text-{number}"), names)
    evidence = [_with_parts(each, contents) for each in records(contents["evidence"], names)]
    contents["claims"] = records(contents["claims"], names)
    rest = iter(evidence)
    for claim in contents["claims"]:
        claim["evidence"] = list(islice(rest, claim["evidence"]))
    numbers = iter(range(len(contents["claims"])))
    contents["links"] = [
        {
            "id": "~".join(names[edge[end]] for end in ("from", "to")),
            "claims": [*islice(numbers, n)],
        }
        for edge, n in zip(embedded(page, "edges"), contents["links"], strict=True)
    ]
    return contents


def records(table: JSON, names: list[str]) -> list[dict[str, Any]]:
    """Return the records of columns, as ``script/contents.js`` makes them."""
    made: list[dict[str, Any]] = [{} for _ in range(table["count"])]
    for field, column in table["columns"].items():
        values = column["of"]
        pairs = values.items() if isinstance(values, dict) else enumerate(values)
        words = [*(names if column.get("names") else []), *column.get("words", [])]
        for place, value in pairs:
            if value is not None:
                made[int(place)][field] = words[value] if "words" in column else value
    return made


def _with_parts(evidence: dict[str, Any], contents: JSON) -> dict[str, Any]:
    if "at" not in evidence:
        return evidence
    start, *codes = evidence["at"]
    text = evidence.get("quote")
    if text is None:
        turn = contents["documents"][evidence["document"]]["turns"][evidence["turn"]]
        text = "".join(part if isinstance(part, str) else part[0] for part in turn["words"])
    units = text.encode("utf-16-le", "surrogatepass")
    parts = []
    for code in codes:
        end = start + (code >> 2)
        words = units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")
        parts.append([words, *_ROLES[code & 3]])
        start = end
    return evidence | {"parts": parts}
