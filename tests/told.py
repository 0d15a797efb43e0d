"""Documents told in plain words, with the chains and claims that a reader would find in them.

told("Ana Ruiz joined the Harbour Union.", "person: Ana Ruiz", "organization: Harbour Union",
     says=["Ana Ruiz memberOf Harbour Union"])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.model import Claim, CoreferenceChain, Document, Evidence, Extract, Mention, Span
from kgraph.model.quote import quote
from tests.builders import document_of, id_of, span_of


def told(text: str, *things: str, says: Sequence[str] = (), source: str = "talk.txt") -> Extract:
    """Return what a document yields.

    Args:
        text: The document; sentences end in a full stop.
        things: ``type: label, label, (pronoun)`` of each chain, best label first.
        says: ``subject predicate object`` of each claim, ends by the first label of their chain
            or by any other; ``=value`` for a value. The sentence with the subject is the quote.
        source: The name of the document.
    """
    document = document_of(text, source=source)
    parsed = [_parsed(thing) for thing in things]
    mentions = [
        mention
        for number, (kind, names) in enumerate(parsed)
        for mention in _mentions(text, kind, names, chain=number)
    ]
    chains = [
        CoreferenceChain(
            number, kind, tuple(name for name in names if name[0] != "("),
            salience=float(sum(mention.chain == number for mention in mentions)),
        )
        for number, (kind, names) in enumerate(parsed)
    ]  # fmt: skip
    numbers = {name: number for number, (_, names) in enumerate(parsed) for name in names}
    claims = [_claim(document, each, numbers=numbers) for each in says]
    nobody = (None,) * len(document.turns)
    return Extract(
        id_of(document), document, tuple(sorted(mentions, key=lambda each: each.span)),
        tuple(chains), tuple(claims), nobody,
    )  # fmt: skip


def _parsed(thing: str) -> tuple[str, list[str]]:
    kind, listed = thing.split(": ")
    return kind, listed.split(", ")


def _mentions(text: str, kind: str, names: Sequence[str], *, chain: int) -> list[Mention]:
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        words = name.strip("()")
        for place in re.finditer(rf"\b{re.escape(words)}(?!\w)", text):
            span = Span(*place.span())
            if not any(span.overlaps(each.span) for each in found):
                found.append(Mention(span, span, words, kind, named=name == words, chain=chain))
    return found


def _claim(document: Document, said: str, *, numbers: dict[str, int]) -> Claim:
    text = document.text
    words = re.fullmatch(r"(?P<subject>.+) (?P<predicate>[a-z]\w*[A-Z]\w*) (?P<target>.+)", said)
    assert words is not None, said
    subject, target = words["subject"], words["target"]
    at = span_of(text, subject.strip("()"))
    start = text.rfind(". ", 0, at.start) + 2 if ". " in text[: at.start] else 0
    place = Span(start, text.find(".", at.end) + 1)
    value = target.removeprefix("=") if target.startswith("=") else None
    object_span = None if value else span_of(text, target.strip("()"))
    evidence = Evidence(
        id_of(document), place, quote(document, place), at, object_span,
        confidence=0.8, rule="told",
    )  # fmt: skip
    named = None if value else f"c{numbers[target]}"
    return Claim(f"c{numbers[subject]}", words["predicate"], named, value, (evidence,))
