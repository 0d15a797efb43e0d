"""The dependency tree of a text, turned into who does what to whom.

However a link is put, it takes the same steps here::

    Ana founded X / X, founded by Ana / X, which Ana founded / Ana decided to found X
        Ana <subj- found -obj> X
    Ana is the chair of X / Ana, chair of X / X's chair, Ana / Ana became chair of X
        Ana <is- chair -of> X

A step is ``>label`` from a word to what belongs to it, ``<label`` the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.extraction.grammar import (
    base,
    case_before,
    case_of,
    children,
    is_nominal,
    is_passive,
    is_predicate,
    stands_for_deed,
    word_of,
)
from kgraph.extraction.link_subjects import SubjectFinder

LIGHT_VERBS = frozenset("be have get take hold make give do go come put set keep bring".split())
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_NAMED = frozenset("person organization place event work".split())
TYPED = _NAMED | {"date", "quantity"}
"""Types of which a name or number stands for itself, whatever its words."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_DEPENDENT_CLAUSES = frozenset({"acl", "amod", "advcl", "xcomp", "conj"})
_AGENTS = frozenset({"by"})
_WHEN = frozenset({"", "in", "on", "during", "around", "about", "circa", "since", "from", "of"})
_AMONG = frozenset({"among", "one_of"})
_OF_EITHER = frozenset("for in at from with on".split())
"""Prepositions that a verb takes as often as the noun before: "plays as a cook for"."""

ANY_NOUN = "*"
Step = tuple[str, int]


class LinkGraph:
    """The steps between the words of a Doc.

    ``units`` are stretches of tokens that count as one word each, which stands at their root;
    ``dates`` are those that tell when. Weak steps are readings that the tree does not show but
    that a wrong tree may hide: a preposition that could belong to the verb or to its object.
    """

    def __init__(
        self, doc: Doc, units: Sequence[tuple[int, int]], *, dates: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._doc = doc
        self._unit: dict[int, int] = {}
        self._starts: dict[int, int] = {}
        for start, end in sorted([*units, *dates], key=lambda unit: unit[0] - unit[1]):
            root = doc[start:end].root.i
            self._starts.setdefault(root, start)
            for index in range(start, end):
                self._unit.setdefault(index, self._unit.get(root, root))
        self._dates = {self.node(doc[start:end].root) for start, end in dates}
        self._steps: dict[int, dict[Step, bool]] = {}
        self._subjects = SubjectFinder()
        self._build()

    def node(self, token: Token) -> int:
        """Return the number of the token that stands for the unit a token is in."""
        return self._unit.get(token.i, token.i)

    @property
    def doc(self) -> Doc:
        """The Doc whose words it joins."""
        return self._doc

    def bounds(self, node: int) -> tuple[int, int]:
        """Return where the unit of a node starts and ends, the end exclusive."""
        start = self._starts.get(node, node)
        end = node + 1
        while end < len(self._doc) and self._unit.get(end, -1) == node:
            end += 1
        return start, end

    def is_date(self, node: int) -> bool:
        """Say whether a node is a date."""
        return node in self._dates

    def type_at(self, node: int) -> str:
        """Return the type of what stands at a node; "noun" where it is no name."""
        return "date" if self.is_date(node) else self._doc[node].ent_type_ or "noun"

    def steps(self, node: int, *, weak: bool = True) -> list[Step]:
        """Return the steps from a node in a fixed order, with or without the weak ones."""
        found = self._steps.get(node, {})
        return sorted(step for step, is_weak in found.items() if weak or not is_weak)

    def names(self, node: int) -> list[int]:
        """Return the nodes that a node says what they are: of "the singer Ana", Ana."""
        return [other for step, other in self.steps(node) if step == ">is"]

    def words(self, node: int) -> tuple[str, ...]:
        """Return what a node may be called: a light verb with its object first, then its lemma."""
        token = self._doc[node]
        if token.ent_type_ in _NAMED:
            return (f"@{token.ent_type_}",)
        word = word_of(token)
        if token.pos_ in {"VERB", "AUX"} and word in LIGHT_VERBS:
            objects = children(token, "obj")
            return (*(f"{word} {word_of(each)}" for each in objects), word)
        if token.pos_ == "NOUN":
            return (word, ANY_NOUN)
        return (word,)

    def _build(self) -> None:
        for token in self._doc:
            if token.is_space or token.is_punct:
                continue
            if is_predicate(token):
                self._add_subjects(token)
            self._add_dependent(token)
        self._share_among_mates()
        self._share_with_described()
        self._add_weak()

    def _add(self, head: Token, label: str, *, to: Token, weak: bool = False) -> None:
        one, other = self.node(head), self.node(to)
        if one == other:
            return
        for start, step in ((one, (f">{label}", other)), (other, (f"<{label}", one))):
            steps = self._steps.setdefault(start, {})
            steps[step] = weak and steps.get(step, True)

    def _case(self, token: Token) -> str:
        start = self._starts.get(token.i)
        case = case_of(token, start=start)
        phrase = token.dep_ in {"obl", "nmod"}
        return case or (case_before(token, start=start) if phrase else "")

    def _subject_before(self, token: Token) -> tuple[Token, ...]:
        """Return the name right before a finite verb that the tree gives no subject.

        A name that reads like a clause or a phrase ("I Kissed a Girl is") leads the parser astray.
        """
        verbs = [child for child in token.children if base(child.dep_) in {"cop", "aux"}]
        finite = min([*verbs, token] if token.pos_ == "VERB" else verbs, default=None)
        if finite is None or finite.tag_ not in _FINITE or token.dep_ in _DEPENDENT_CLAUSES:
            return ()
        index = before_brackets(finite)
        known = index >= finite.sent.start and self._starts.get(self._unit.get(index, -1), -1) >= 0
        return (self._doc[self._unit[index]],) if known else ()

    def _add_subjects(self, token: Token) -> None:
        copulas = children(token, "cop")
        for subject in self._subjects.subjects(token) or self._subject_before(token):
            if token.pos_ == "VERB":
                self._add(token, "obj" if is_passive(token) else "subj", to=subject)
            elif copulas and self._case(token) and self._case(token) not in _AMONG:
                self._add(copulas[0], "subj", to=subject)
                self._add(copulas[0], self._case(token), to=token)
            elif is_nominal(self._doc[self.node(subject)]) and _is_name(subject, token):
                self._add(subject, "is", to=token)
            else:
                self._add(token, "is", to=subject)

    def _add_dependent(self, token: Token) -> None:
        head, label = token.head, base(token.dep_)
        resolved = self._subjects.antecedent(token)
        if label in {"obj", "iobj"}:
            if not stands_for_deed(token):
                self._add(head, label, to=resolved)
        elif label == "obl" or (label == "advmod" and token.lower_ == "where"):
            self._add_oblique(head, token, resolved=resolved)
        elif label == "nmod":
            self._add_nmod(head, token, resolved=resolved)
        elif label in {"compound", "amod", "nummod"} and token.dep_ != "compound:prt":
            self._add_modifier(head, token)
        elif label == "appos":
            self._add_same(head, token)
        elif token.dep_ == "acl:relcl":
            self._add_gap(head, token)
        elif label == "flat" and self.node(head) != self.node(token):
            self._add_same(head, token)

    def _add_oblique(self, head: Token, token: Token, *, resolved: Token) -> None:
        case = self._case(token)
        if not case and self._add_to_verb_before(head, token):
            return
        if token.lower_ == "where":
            self._add(head, "in", to=resolved)
        elif (case in _AGENTS and is_passive(head)) or token.dep_ == "obl:agent":
            self._add(head, "subj", to=resolved)
        elif self.is_date(self.node(resolved)) and case in _WHEN:
            self._add(head, "when", to=resolved)
        elif case == "as":
            self._add_role(head, token)
        else:
            self._add(head, case or "obl", to=resolved)

    def _add_to_verb_before(self, head: Token, token: Token) -> bool:
        """Give a noun without a preposition to the verb before it: "by Ana and starring Ben"."""
        first = self._starts.get(token.i, token.left_edge.i)
        before = self._doc[first - 1] if first else token
        if before.pos_ != "VERB" or before == head or children(before, "obj") or before.i < head.i:
            return False
        self._add(before, "obj", to=token)
        return True

    def _add_role(self, head: Token, token: Token) -> None:
        """Add what one is: "served as chair", "hired Ana as editor", "As chair, she"."""
        objects = children(head, "obj") if not is_passive(head) else []
        for subject in [*objects, *([] if objects else self._subjects.subjects(head))]:
            self._add(token, "is", to=subject)
        self._add(head, "as", to=token)

    def _add_nmod(self, head: Token, token: Token, *, resolved: Token) -> None:
        case = "of" if token.dep_ == "nmod:poss" else self._case(token)
        if case in _AMONG and _has_copula(head):
            self._add(token, "is", to=head)
        elif self.is_date(self.node(resolved)) and case in _WHEN:
            self._add(head, "when", to=resolved)
        else:
            self._add(head, case or "mod", to=resolved)

    def _add_modifier(self, head: Token, token: Token) -> None:
        if self.is_date(self.node(token)):
            self._add(head, "when", to=token)
        elif token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod":
            self._add(token, "obj" if token.tag_ == "VBN" else "subj", to=head)
        elif head.pos_ == "PROPN" and token.pos_ == "NOUN":
            self._add(token, "is", to=head)
        elif head.pos_ == "NOUN" and token.ent_type_ == "person" and token.i > head.i:
            self._add(head, "is", to=token)
        else:
            self._add(head, "mod", to=token)

    def _add_same(self, head: Token, token: Token) -> None:
        if in_brackets(token) and not in_brackets(head):
            return  # another name or an aside, which goes on by itself
        if _is_name(head, token):
            self._add(head, "is", to=token)
        else:
            self._add(token, "is", to=head)

    def _add_gap(self, head: Token, clause: Token) -> None:
        """Let a noun be the object that its clause leaves out: "the film Ana made"."""
        direct = [child for child in clause.subtree if self._subjects.is_resolved(child)]
        if direct or clause.pos_ != "VERB" or not self._subjects.own(clause):
            return
        if not children(clause, "obj") and not is_passive(clause):
            self._add(clause, "obj", to=head)

    def _share_among_mates(self) -> None:
        for token in self._doc:
            if token.dep_ == "conj" and in_brackets(token) and not in_brackets(token.head):
                continue
            if token.dep_ == "conj" and not is_predicate(token):
                self._share(token.head, token)
            elif token.dep_ == "appos" and in_brackets(token) == in_brackets(token.head):
                self._share(token.head, token)
                self._share(token, token.head)
            elif token.dep_ == "conj" and token.pos_ == "VERB":
                self._share_object(token.head, token)
                self._share_doer(token.head, token)
            elif token.dep_ == "conj":
                self._share_complement(token.head, token)

    def _share_with_described(self) -> None:
        """Say of X what is said of the film: "X is a film directed by Ana"."""
        for node in sorted(self._steps):
            for step, other in self.steps(node):
                if step == ">is" and self._doc[node].pos_ == "NOUN":
                    self._share(self._doc[node], self._doc[other])

    def _share(self, one: Token, other: Token) -> None:
        """Whatever ``one`` belongs to, ``other`` belongs to as well."""
        target = self.node(other)
        for step, start in self.steps(self.node(one)):
            if step[0] == "<" and step != "<is" and start != target:
                self._add(self._doc[start], step[1:], to=self._doc[target])

    def _share_object(self, one: Token, other: Token) -> None:
        """Share "the film" and "by Ana": "wrote and directed", "written and made"."""
        for giver, taker in ((one, other), (other, one)):
            if (giver.pos_ == "VERB" and giver.i > taker.i) or _is_adjacent(one, other):
                self._give_object(giver, taker)

    def _share_doer(self, one: Token, other: Token) -> None:
        """Let who is both be both: "made by and starring Ana"."""
        between = [token.lower_ for token in self._doc[one.i + 1 : other.i]]
        if between not in (["by", "and"], ["by", ",", "and"]) or other.tag_ != "VBG":
            return
        doers, objects = children(one, "obl:agent"), children(other, "obj")
        for child in doers if not objects else ():
            self._add(other, "obj", to=child)
        for child in objects if not doers else ():
            self._add(one, "subj", to=child)

    def _give_object(self, giver: Token, taker: Token) -> None:
        if not (children(taker, "obj") or is_passive(taker)):
            for child in children(giver, "obj"):
                self._add(taker, "obj", to=child)
        if is_passive(taker) and not children(taker, "obl", "obl:agent"):
            for child in children(giver, "obl:agent"):
                self._add(taker, "subj", to=child)

    def _share_complement(self, one: Token, other: Token) -> None:
        """Share what two roles are of: "founder and chair of the Guild"."""
        if not children(one, "nmod", "nmod:poss"):
            for child in children(other, "nmod"):
                self._add(one, case_of(child) or "mod", to=child)

    def _add_weak(self) -> None:
        for token in self._doc:
            if base(token.dep_) not in {"obl", "nmod"} or not self._case(token):
                continue
            for other in self._other_heads(token):
                label = "when" if self.is_date(self.node(token)) else self._case(token)
                mates = self._mates(token) if label in _OF_EITHER and other.pos_ == "VERB" else ()
                for each in (token, *mates):
                    self._add(other, label, to=each, weak=True)

    def _mates(self, token: Token) -> Iterator[Token]:
        """Yield what "and" joins to a noun, and goes without a preposition of its own."""
        for child in token.rights:
            if child.dep_ == "conj" and not self._case(child) and not is_predicate(child):
                yield child
                yield from self._mates(child)

    def _other_heads(self, token: Token) -> Iterator[Token]:
        head = token.head
        if head.pos_ == "VERB":
            yield from (each for each in children(head, "obj") if each.i < token.i)
        elif head.dep_ in {"obj", "obl"} and head.head.pos_ == "VERB" and head.i < token.i:
            yield head.head


def in_brackets(token: Token) -> bool:
    """Say whether a bracket that a word's sentence opens before it closes after it."""
    before = token.doc[token.sent.start : token.i]
    return sum((word.text in _OPENING) - (word.text in _CLOSING) for word in before) > 0


def before_brackets(token: Token) -> int:
    """Return the number of the last word before a token, what stands in brackets left out."""
    index, depth = token.i - 1, 0
    while index >= 0 and (depth or token.doc[index].is_punct):
        depth += (token.doc[index].text in _CLOSING) - (token.doc[index].text in _OPENING)
        index -= 1
    return index


def _is_name(one: Token, other: Token) -> bool:
    """Say whether the noun is ``one`` and the name or pronoun ``other``."""
    return one.pos_ == "NOUN" and other.pos_ in {"PROPN", "PRON"}


def _has_copula(token: Token) -> bool:
    return bool(children(token, "cop"))


def _is_adjacent(one: Token, other: Token) -> bool:
    return other.i - one.i <= 3
