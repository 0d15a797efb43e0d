"""What a server and its workers say to each other: questions, answers, and their bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import Final

from kgraph.serve.media import TEXT

SIZES: Final = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Question:
    """What a client wants to know.

    ``kind`` is ``query`` (``text`` is SPARQL), ``resource`` (a path below the graph's base) or
    ``service`` (the endpoint's address). ``accept`` is the client's header, ``answer_bytes`` the
    most that it may get.
    """

    kind: str
    text: str
    accept: str
    answer_bytes: int
    default_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets."""

    status: int
    media_type: str
    body: bytes


def refusal(status: int, message: str) -> Answer:
    """Return an answer that says in one line why there is none."""
    return Answer(status, TEXT, f"{message}\n".encode())


def pack_question(question: Question) -> bytes:
    """Return a question as bytes."""
    head = json.dumps(asdict(question)).encode()
    return SIZES.pack(len(head), 0) + head


def unpack_question(head: bytes) -> Question:
    """Return the question that ``pack_question`` packed, given without its sizes."""
    fields = json.loads(head)
    return Question(**{**fields, "default_graphs": tuple(fields["default_graphs"])})


def pack_answer(answer: Answer) -> bytes:
    """Return an answer as bytes."""
    head = json.dumps([answer.status, answer.media_type]).encode()
    return SIZES.pack(len(head), len(answer.body)) + head + answer.body


def unpack_answer(head: bytes, body: bytes) -> Answer:
    """Return the answer that ``pack_answer`` packed, given without its sizes."""
    status, media_type = json.loads(head)
    return Answer(status, media_type, body)
