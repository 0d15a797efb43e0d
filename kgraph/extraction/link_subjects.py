"""Who a verb or a noun of a clause is said of, also where the clause does not name it."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.extraction.clauses import one_of_them, owners_of
from kgraph.extraction.grammar import RELATIVES, SUBJECTS, base, children, is_passive, is_predicate
from kgraph.extraction.unsaid_doers import DEEDS


class SubjectFinder:
    """Finds subjects in the Docs it is asked about; remembers what it has found."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Token, ...]] = {}

    def own(self, clause: Token) -> list[Token]:
        """Return the subjects that stand in the clause itself."""
        return [child for child in clause.children if child.dep_ in SUBJECTS]

    def is_resolved(self, token: Token) -> bool:
        """Say whether a token is a relative pronoun with a noun before it."""
        return token.lower_ in RELATIVES and self.antecedent(token) is not token

    def antecedent(self, token: Token) -> Token:
        """Return the noun that a relative pronoun stands for, any other token as it is."""
        if token.lower_ not in RELATIVES or token.pos_ == "DET":
            return token
        clause = token
        while clause.dep_ != "acl:relcl" and clause.head != clause:
            clause = clause.head
        near = clause.dep_ == "acl:relcl" and clause.head.i < token.i
        return (one_of_them(clause.head) or clause.head) if near else token

    def subjects(self, clause: Token) -> tuple[Token, ...]:
        """Return what a clause is said of: its subject, or the one that it shares."""
        if clause.i not in self._known:
            self._known[clause.i] = ()  # whoever asks on the way round a cycle gets none
            self._known[clause.i] = tuple(self._found(clause))
        return self._known[clause.i]

    def _found(self, clause: Token) -> list[Token]:
        own = [self.antecedent(each) for each in self.own(clause) if each.tag_ != "EX"]
        if own:
            return own
        label, head = base(clause.dep_), clause.head
        if label == "acl" and clause.tag_ == "VB" and head.lemma_.casefold() in DEEDS:
            return list(owners_of(head))
        if label == "acl":
            return [head, *self._described_before(clause)]
        if label == "amod":
            return []
        if label == "xcomp":
            return self._controllers(head)
        if label == "advcl" or (label == "conj" and is_predicate(head)):
            return list(self.subjects(head))
        return []

    def _described_before(self, clause: Token) -> list[Token]:
        """Return the film of "a film based on a novel and starring Ana": it stars her."""
        if not children(clause, "cc"):
            return []
        for other in reversed(clause.doc[clause.sent.start : clause.i]):
            if other.dep_ == "acl" and other.head != clause.head and other.pos_ == "VERB":
                return [other.head]
        return []

    def _controllers(self, head: Token) -> list[Token]:
        """Return who is to do what a verb wants done: "asked Ana to join", "decided to join"."""
        objects = children(head, "obj", "iobj")
        if objects and not is_passive(head):
            return [self.antecedent(each) for each in objects]
        return list(self.subjects(head))
