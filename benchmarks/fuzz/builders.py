"""Choices -> texts that get past a reader's first check."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from benchmarks.fuzz import words
from benchmarks.fuzz.choices import Choices

Build = Callable[[Choices], bytes]
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252")
_REPEATS = (*([1] * 24), 2, 3, 9, 60)
_MOST = 60  # pieces of one input


def of_pieces(*kinds: Sequence[str], before: str = "") -> Build:
    """Return what puts pieces one after another, now and then one many times."""
    known = [*(piece for kind in kinds for piece in kind), *words.ODD]

    def build(choices: Choices) -> bytes:
        parts = [before]
        while choices.more() and len(parts) < _MOST:
            parts.append(piece_of(choices, known))
        return encoded("".join(parts))

    return build


def piece_of(choices: Choices, known: Sequence[str]) -> str:
    """Return one of the pieces, said once or often, or letters that the bytes spell."""
    place = choices.number(len(known) + 2)
    if place >= len(known):
        return choices.letters(8)
    return known[place] * (choices.pick(_REPEATS) if place % 4 == 0 else 1)


def encoded(text: str) -> bytes:
    """Return a text as UTF-8, halves of surrogate pairs as they are."""
    return text.encode("utf-8", "surrogatepass")


def text_of(content: bytes) -> str:
    """Return bytes as a text of any code points, as far as they are one."""
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def bytes_of_text(choices: Choices) -> bytes:
    """Return a transcript in some encoding, perhaps cut off or with bytes put in."""
    encoding = choices.pick(_ENCODINGS)
    pieces = [*words.PLAIN, *words.ODD, "Größe", "naïve", "ὄνομα", "’", "€"]
    text = "".join(choices.pick(pieces) for _ in range(choices.number(40)))
    content = bytearray(text.encode(encoding, "replace"))
    for _ in range(choices.number(3)):
        place = choices.number(512) % (len(content) + 1)
        content[place:place] = bytes([choices.number(256) for _ in range(choices.number(4))])
    return bytes(content[: len(content) - choices.number(4)])


def json_text(choices: Choices) -> bytes:
    """Return JSON as speech recognition writes it, more or less."""
    root = json_value(choices, depth=0)
    if choices.number(4):
        segments = [_segment(choices) for _ in range(choices.number(5))]
        root = {choices.pick(("segments", "transcription")): segments}
    text = json.dumps(root, ensure_ascii=bool(choices.number(2)))
    if not choices.number(6):
        place = choices.number(2048) % (len(text) + 1)
        text = text[:place] + piece_of(choices, words.ODD) + text[place + choices.number(3) :]
    return encoded(text)


def _segment(choices: Choices) -> object:
    spoken = "".join(
        choices.pick((*words.PLAIN, *words.ODD, " ")) for _ in range(choices.number(6))
    )
    segment: dict[str, object] = {"text": spoken}
    while choices.number(3):
        segment[choices.pick(words.JSON)] = json_value(choices, depth=2)
    if not choices.number(3):
        segment["words"] = [
            {"word": choices.pick((spoken, *words.PLAIN)), "speaker": choices.pick("AB")}
            for _ in range(choices.number(6))
        ]
    return segment


def json_value(choices: Choices, *, depth: int) -> object:
    """Return any value that JSON has, of a few levels."""
    kind = choices.number(9 if depth < 5 else 6)
    if kind < 6:
        plain = (None, True, 0.5, -1, 1e308, choices.number(65_536) * 10 ** choices.number(30))
        return choices.pick((*plain, "", piece_of(choices, (*words.PLAIN, *words.ODD))))
    if kind < 7:
        return [json_value(choices, depth=depth + 1) for _ in range(choices.number(5))]
    return {
        choices.pick(words.JSON): json_value(choices, depth=depth + 1)
        for _ in range(choices.number(4))
    }


def toml_text(keys: Sequence[str], values: Sequence[str], *, headings: Sequence[str] = ()) -> Build:
    """Return what writes TOML of keys and values that a file may have, and of some it may not."""

    def build(choices: Choices) -> bytes:
        lines: list[str] = []
        while choices.more() and len(lines) < _MOST:
            kind = choices.number(16)
            if kind == 0:
                lines.append(piece_of(choices, (*words.TOML, *words.ODD)))
            elif kind <= 4 and headings:
                lines.append(
                    choices.pick(("[[{}]]", "[[{}]]", "[[ {} ]] # x", "[{}]", "# [[{}]]")).format(
                        choices.pick(headings)
                    )
                )
            else:
                lines.append(f"{choices.pick(keys)} = {_toml_value(choices, values)}")
        return encoded(choices.pick(("\n", "\n", "\r\n")).join(lines))

    return build


def _toml_value(choices: Choices, values: Sequence[str]) -> str:
    kind = choices.number(len(values) + 6)
    if kind < len(values):
        return values[kind]
    text = piece_of(choices, (*words.NAMED, *words.ODD))
    return choices.pick((json.dumps(text), f"'{text}'", f'"""{text}"""', f"'''{text}'''"))


def decisions_text(choices: Choices) -> bytes:
    """Return decisions that are mostly whole: each has the keys that its kind needs."""
    parts: list[str] = []
    while choices.more() and len(parts) < 12:
        kind = choices.pick(words.LEDGER_KINDS[:7])
        lines = [f"{key} = {_toml_value(choices, _FITTING[key])}" for key in _NEEDED[kind]]
        if not choices.number(3):
            lines.append(
                f"{choices.pick(words.LEDGER_KEYS)} = {_toml_value(choices, words.LEDGER_VALUES)}"
            )
        gap = choices.pick(("\n", "\n\n", "\n# so\n", '\n\n#"""\n', " # a\n"))
        parts.append(f"[[{kind}]]\n" + "\n".join(lines) + gap)
    return encoded("".join(parts))


_ENTITY = ('"person/ana-ruiz"', '"person/bo"', '{ type = "person", label = "Ana Ruiz" }',
           '{ id = "work/low-tide", type = "work", label = "Low Tide" }')  # fmt: skip
_NEEDED = {
    "merge": ("entities", "by"), "split": ("entity", "labels", "into", "by"),
    "rename": ("entity", "label", "by"), "retype": ("entity", "type", "by"),
    "reject": ("subject", "predicate", "object", "by"),
    "accept": ("subject", "predicate", "value", "by"),
    "add": ("subject", "predicate", "value", "quote", "source", "by", "why"),
}  # fmt: skip
_FITTING = {
    "entities": ('["person/ana-ruiz", "person/bo"]', '["person/bo", "person/x", "work/low-tide"]'),
    "entity": _ENTITY, "into": _ENTITY, "subject": _ENTITY, "object": _ENTITY,
    "labels": ('["Ana"]', '["A", "B"]'), "label": ('"Bo"', '"Ana Ruiz"'),
    "type": ('"place"', '"person"'), "predicate": ('"memberOf"', '"open:sing with"'),
    "value": ("12", '"1954"', "2024-05-31", "0.1", "1e3", "nan"), "by": ('"Bo"', '"Di"'),
    "quote": ('"She left."', '"so"'), "source": ('"talk.txt"',),
    "why": ('"""a\n[[merge]]\n"""', '"x"'),
}  # fmt: skip


def turtle_text(choices: Choices) -> bytes:
    """Return statements in Turtle, such as an ontology has, or nearly."""
    prefixes = (
        "@prefix kg: <https://w3id.org/kgraph/ontology#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        'kg:Person a owl:Class ; rdfs:label "person"@en ; kg:localName "person" .\n'
    )
    parts = [prefixes if choices.number(8) else ""]
    while choices.more() and len(parts) < _MOST:
        if not choices.number(12):
            parts.append(piece_of(choices, (*words.TURTLE, *words.ODD)))
            continue
        subject, predicate = choices.pick(words.TERMS), choices.pick(words.TERMS)
        value = choices.pick((*words.TERMS, *words.LITERALS))
        parts.append(f"{subject} {predicate} {value} .\n")
    return encoded("".join(parts))


def csv_text(choices: Choices) -> bytes:
    """Return an authority file: a sound first row, mostly, and rows of known cells."""
    divider = choices.pick((",", ";", "\t"))
    columns = ["label", "type", "iri", "aliases", "status", "note"][: 3 + choices.number(4)]
    parts = [divider.join(columns) if choices.number(8) else piece_of(choices, words.AUTHORITIES)]
    while choices.more() and len(parts) < _MOST:
        cells = [
            choices.pick(("Ana Ruiz", "Bo")), choices.pick(("person", "place", "x")),
            choices.pick(("urn:a", "http://www.wikidata.org/entity/Q42", "", "Q42")),
            choices.pick(("", "a|b", "a;b", '"a;""b"')), choices.pick(("", "rejected", "x")),
        ]  # fmt: skip
        if not choices.number(4):
            cells[choices.number(5)] = piece_of(choices, (*words.AUTHORITIES, *words.ODD))
        parts.append(divider.join(cells[: 3 + choices.number(3)]))
    return encoded(choices.pick(("\n", "\r\n", "\r", "\n\n")).join(parts))
