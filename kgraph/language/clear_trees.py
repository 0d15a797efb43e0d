"""Trees with ClearNLP labels -> Universal Dependencies.

spaCy pipelines trained on OntoNotes hang an object on its preposition and a predicate on "be"; in
Universal Dependencies the content word is the head. So a preposition and "be" give up their place
to the word below them, and then hang on it. A tree that has UD labels already is left as it is.

Sources:
    Choi and Palmer 2012, "Guidelines for the CLEAR Style Constituent to Dependency Conversion";
    de Marneffe and others 2021, "Universal Dependencies", Computational Linguistics 47(2).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_RENAMED: Final = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advmod",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_CLEAR_ONLY: Final = frozenset({*_RENAMED, "agent", "npadvmod"})
_PREPOSITIONAL: Final = frozenset({"prep", "agent", "dative"})
_NOMINAL: Final = frozenset("NOUN PROPN PRON NUM SYM DET".split())
_CLAUSAL: Final = frozenset({"VERB", "AUX"})
_BE: Final = frozenset("be is are am was were been being 's ’s 're ’re 'm ’m".split())
_COMPLEMENTS: Final = frozenset("attr acomp oprd ccomp xcomp".split())


class TreeWord(NamedTuple):
    """A word of a tree: universal part of speech, number of its head, label.

    A root is its own head, under the label ``ROOT``.
    """

    text: str
    pos: str
    head: int
    label: str


def is_clear(labels: Iterable[str]) -> bool:
    """Say whether labels are ClearNLP's: one of them is none of Universal Dependencies.

    >>> is_clear(["nsubj", "ROOT", "dobj"]), is_clear(["nsubj", "ROOT", "obj"])
    (True, False)
    """
    return not _CLEAR_ONLY.isdisjoint(labels)


def universal_tree(
    words: Sequence[TreeWord], names: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, str]]:
    """Return the head and the label of each word in Universal Dependencies.

    Args:
        words: of one sentence or of many.
        names: first and last word of each person's name: its words hang on the first one.

    >>> universal_tree(
    ...     [
    ...         TreeWord("Rain", "NOUN", 1, "nsubj"),
    ...         TreeWord("falls", "VERB", 1, "ROOT"),
    ...         TreeWord("in", "ADP", 1, "prep"),
    ...         TreeWord("Porto", "PROPN", 2, "pobj"),
    ...     ]
    ... )
    [(1, 'nsubj'), (1, 'ROOT'), (3, 'case'), (1, 'obl')]
    """
    if not is_clear(word.label for word in words):
        return [(word.head, word.label) for word in words]
    tree = _Tree(words)
    tree.join_conjuncts()
    tree.free_chained_prepositions()
    tree.promote_objects()
    tree.promote_predicates()
    for first, last in names:
        tree.promote_first_name(first, last)
    return [tree.place_of(number) for number in range(len(words))]


class _Tree:
    """A tree while it is converted; ``_promoted[w]`` is the word that takes the place of ``w``."""

    def __init__(self, words: Sequence[TreeWord]) -> None:
        self._words = words
        self._heads = [word.head for word in words]
        self._labels = [word.label for word in words]
        self._children: list[list[int]] = [[] for _ in words]
        for number, head in enumerate(self._heads):
            if head != number:
                self._children[head].append(number)
        self._promoted: dict[int, int] = {}
        self._below: dict[int, str] = {}
        self._fixed: dict[int, int] = {}

    def join_conjuncts(self) -> None:
        """Hang each conjunct on the first one, and "and" on the conjunct after it."""
        for number, label in enumerate(self._labels):
            if label == "cc":
                later = (c for c in self._children[self._heads[number]] if c > number)
                after = next((c for c in later if self._labels[c] == "conj"), None)
                if after is not None:
                    self._move(number, after)
        for number, label in enumerate(self._labels):
            head = self._heads[number]
            while label == "conj" and self._labels[head] == "conj":
                head = self._heads[head]
            if head != self._heads[number]:
                self._move(number, head)

    def free_chained_prepositions(self) -> None:
        """Hang "to" of "from May to June" on what "from" hangs on."""
        for number, label in enumerate(self._labels):
            head = self._heads[number]
            chained = label == "prep" and self._labels[head] == "prep" and number > head
            if chained and self._child(head, "pobj") is not None:
                self._move(number, self._heads[head])

    def promote_objects(self) -> None:
        """Let the object of each preposition take its place; the innermost first."""
        for number in self._bottom_up():
            if self._labels[number] in {"prep", "agent"} or self._words[number].pos == "ADP":
                self._promote_object(number)

    def _promote_object(self, number: int) -> None:
        target = self._child(number, "pobj")
        clause = self._child(number, "pcomp")
        if target is None and clause is not None and self._has_content(clause):
            target = clause
        if target is None:
            target = self._object_below(number)
        if target is None:
            return
        is_clause = self._labels[target] == "pcomp" and self._words[target].pos in _CLAUSAL
        self._promoted[number] = target
        self._below[number] = "mark" if is_clause else "case"
        for child in self._children[number]:
            if child != target and self._is_bare(child):
                self._fixed[child] = number
            elif self._words[child].text.casefold() == "such":
                self._labels[child] = "case"
                self._fixed[number] = child

    def _object_below(self, number: int) -> int | None:
        """Return the preposition in a preposition that has the object: "out" with "of"."""
        inner = (c for c in self._children[number] if self._labels[c] in {"prep", "pcomp"})
        return next((c for c in inner if c in self._promoted), None)

    def _is_bare(self, number: int) -> bool:
        """Say whether a word is the rest of a preposition of several: "of" in "because of"."""
        inside = self._labels[number] in {"prep", "pcomp"}
        return inside and self._words[number].pos == "ADP" and number not in self._promoted

    def _has_content(self, number: int) -> bool:
        return number in self._promoted or self._words[number].pos != "ADP"

    def promote_predicates(self) -> None:
        """Let what "be" says of its subject take its place; "there is" stays."""
        for number, word in enumerate(self._words):
            is_verb = word.pos in _CLAUSAL and self._labels[number] not in {"aux", "auxpass"}
            if word.text.casefold() in _BE and is_verb:
                self._promote_predicate(number)

    def _promote_predicate(self, number: int) -> None:
        said = self._child(number, "attr")
        if said is None:
            said = self._child(number, "acomp")
        if self._is_there(self._child(number, "expl")):
            if said is not None:
                self._labels[said] = "nsubj"
            return
        if said is None:
            said = self._place_said(number)
        if said is not None:
            self._promoted[number] = said
            self._below[number] = "cop"

    def _place_said(self, number: int) -> int | None:
        """Return the preposition of "she is in Porto"."""
        children = self._children[number]
        labels = {self._labels[child] for child in children}
        if "nsubj" not in labels or labels & _COMPLEMENTS:
            return None
        said = (c for c in children if c > number and self._labels[c] == "prep")
        return next((c for c in said if c in self._promoted), None)

    def _is_there(self, number: int | None) -> bool:
        return number is not None and self._words[number].text.casefold() == "there"

    def promote_first_name(self, first: int, last: int) -> None:
        """Hang the words of a person's name on its first word, where they hang on its last."""
        others = range(first, last)
        plain = all(self._heads[n] == last and self._labels[n] == "compound" for n in others)
        if first < last and plain:
            self._promoted[last] = first
            self._below[last] = "flat"
            for number in range(first + 1, last):
                self._labels[number] = "flat"

    def place_of(self, number: int) -> tuple[int, str]:
        """Return head and label of a word in the converted tree."""
        if number in self._fixed:
            return self._fixed[number], "fixed"
        if number in self._promoted:
            return self._chief(number), self._below[number]
        top = self._top(number)
        head = self._heads[top]
        if head == top:
            return number, "ROOT"
        return self._chief(head), self._label(top, number)

    def _label(self, top: int, chief: int) -> str:
        """Return the label that ``chief`` has in the place of ``top``."""
        label, head = self._labels[top], self._words[self._heads[top]]
        of_noun = head.pos in _NOMINAL
        if top in self._promoted and label in _PREPOSITIONAL:
            if self._below[top] == "mark":
                return "acl" if of_noun else "advcl"
            if label == "agent":
                return "obl:agent"
            return "nmod" if of_noun and label == "prep" else "obl"
        if label == "npadvmod":
            return "nmod:unmarked" if of_noun else "obl:unmarked"
        if label == "aux" and self._words[chief].text.casefold() == "to":
            return "mark"
        return _RENAMED.get(label, label)

    def _top(self, number: int) -> int:
        """Return the highest word whose place a word has taken; itself where there is none."""
        while self._promoted.get(self._heads[number]) == number:
            number = self._heads[number]
        return number

    def _chief(self, number: int) -> int:
        while number in self._promoted:
            number = self._promoted[number]
        return number

    def _child(self, number: int, label: str) -> int | None:
        return next((c for c in self._children[number] if self._labels[c] == label), None)

    def _move(self, number: int, head: int) -> None:
        self._children[self._heads[number]].remove(number)
        self._heads[number] = head
        insort(self._children[head], number)

    def _bottom_up(self) -> list[int]:
        """Return the words, each after all that hang on it."""
        order = [number for number, head in enumerate(self._heads) if head == number]
        for number in order:
            order.extend(self._children[number])
        return order[::-1]
