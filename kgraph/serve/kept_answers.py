"""Answers given before: while the graph is the same, so is the answer."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Final

from kgraph.serve.channel import Answer, Question
from kgraph.serve.process import Stamp

_CHANGING: Final = re.compile(r"\\u|now|rand|uuid|bnode", re.IGNORECASE)
_LARGEST: Final = 1_000_000


class KeptAnswers:
    """The answers asked for last, of at most so many bytes together, to one state of the graph."""

    def __init__(self, most: int = 64_000_000) -> None:
        self._left = most
        self._stamp: Stamp | None = None
        self._answers: OrderedDict[Question, Answer] = OrderedDict()

    def find(self, question: Question, stamp: Stamp | None) -> Answer | None:
        """Return the answer given before, if the graph has not changed since."""
        if stamp != self._stamp or question not in self._answers:
            return None
        self._answers.move_to_end(question)
        return self._answers[question]

    def keep(self, question: Question, answer: Answer, *, stamp: Stamp | None) -> None:
        """Keep an answer that would be the same the next time."""
        if stamp != self._stamp:
            while self._answers:
                self._drop_oldest()
            self._stamp = stamp
        passing = answer.status != 200 or _CHANGING.search(question.text)
        if passing or len(answer.body) > _LARGEST or question in self._answers:
            return
        self._answers[question] = answer
        self._left -= _size(question, answer)
        while self._left < 0:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        question, answer = self._answers.popitem(last=False)
        self._left += _size(question, answer)


def _size(question: Question, answer: Answer) -> int:
    return len(answer.body) + 4 * len(question.text) + 1000
