"""Whom "he" or "she" goes on with where the trained coreference has found no name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.chain_owners import mentions_of
from kgraph.language.descriptions import is_name, is_said
from kgraph.language.genders import HE, SHE
from kgraph.language.pair_features import GROUP_BY_PRONOUN
from kgraph.model import CoreferenceChain

_PERSONS: Final = frozenset(word for word, group in GROUP_BY_PRONOUN.items() if group in {HE, SHE})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_REACH: Final = 2
"""Sentences before that of the pronoun in which somebody is looked for."""


class SubjectsBefore:
    """Finds the one person by name whom the sentences right before a pronoun speak of.

    Only chains of pronouns are asked for: a chain that has a noun ("my uncle ... he") speaks of
    somebody who is not named.
    """

    def __init__(
        self, doc: Doc, chain_at: Mapping[int, int], *, chains: Sequence[CoreferenceChain]
    ) -> None:
        """Sort out the chains of pronouns, and the sentences' persons."""
        self._doc = doc
        self._chain_at = chain_at
        self._chains = chains
        self._sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
        self._described: set[int] = set()
        self._others: set[int] = set()
        for span, chain in mentions_of(doc):
            if span.text.casefold() not in _PERSONS and not is_said(span.root):
                self._described.add(chain)
                if span.label_ == "person" and self._named(span.root) is None:
                    self._others.add(span.root.i)
        self._found: dict[int, int | None] = {}

    def named_before(self, span: Span, chain: int) -> int | None:
        """Return the chain of a person, for a pronoun of a trained chain."""
        if span.text.casefold() not in _PERSONS or chain in self._described:
            return None
        if chain not in self._found:
            self._found[chain] = self._before(span.root)
        return self._found[chain]

    def _before(self, pronoun: Token) -> int | None:
        number = bisect_right(self._sentences, pronoun.i, key=lambda bounds: bounds[1])
        for back in range(min(_REACH, number) + 1):
            start, end = self._sentences[number - back]
            end = min(end, pronoun.i)
            if any(index in self._others for index in range(start, end)):
                return None
            tokens = [token for token in self._doc[start:end] if self._named(token) is not None]
            if tokens:
                return self._one_of(tokens)
        return None

    def _one_of(self, tokens: Sequence[Token]) -> int | None:
        numbers = {self._named(token) for token in tokens}
        if len(numbers) > 1:
            numbers = {self._named(token) for token in tokens if _is_subject(token)}
        return numbers.pop() if len(numbers) == 1 else None

    def _named(self, token: Token) -> int | None:
        number = self._chain_at.get(token.i)
        if number is None:
            return None
        chain = self._chains[number]
        return number if chain.entity_type == "person" and is_name(chain) else None


def _is_subject(token: Token) -> bool:
    verb = token.head
    return token.dep_ in _SUBJECTS and (verb.dep_ == "ROOT" or verb.head.dep_ == "ROOT")
