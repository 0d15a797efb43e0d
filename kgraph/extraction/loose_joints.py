"""Links whose ends or clause hang in the air: of a noun far off, of what was said before.

In broken speech a tree hangs what goes on after a clause on the word that it finds: the Guild of
"I met a man who left the club. And then the Guild" on the man. What "that side of the trade" is
nobody can tell who has not read on before it.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.kin_pairs import is_in_law
from kgraph.extraction.scopes import base, child_words
from kgraph.extraction.sentences import Place
from kgraph.language.noun_words import TIME_NOUNS

_PARTS: Final = frozenset(
    """aspect part side feature kind type sort element portion version point bit piece
    dimension""".split()
)
_POINTING: Final = frozenset("this that these those such".split())
_TASKS: Final = frozenset(
    """job role task purpose goal aim work mission difference problem question challenge
    point""".split()
)
_SHARING: Final = frozenset("divide split share distribute part".split())
_BESIDE: Final = "beside"
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_OPENING: Final = frozenset("and but so or".split())


def has_loose_joint(draft: Draft, doc: Doc) -> bool:
    """Say whether an end of a link or its clause has no certain place in the sentence."""
    anchor = doc[draft.tokens.anchor]
    ends = [(doc[draft.tokens.subject], draft.subject.mention.named)]
    if draft.object is not None:
        ends.append((doc[draft.tokens.object], draft.object.mention.named))
    return (
        any(_is_joined_over_clause(end) or is_in_law(end) for end, _ in ends)
        or any(map(_is_half_between, (draft.subject, draft.object)))
        or (draft.is_open and _is_one_side(draft, ends[-1][0], anchor=anchor))
        or any(map(_is_torn, (draft.subject, draft.object)))
        or any(not named and _points_at_part(end) for end, named in ends)
        or (draft.is_open and not ends[-1][1] and _is_time(ends[-1][0]))
        or (draft.is_open and _tells_what_task_is(ends[0][0], anchor))
        or _is_left_over(anchor)
        or (draft.rule == _BESIDE and _is_in_a_row(doc, draft))
    )


def _is_joined_over_clause(noun: Token) -> bool:
    """Say whether a relative clause parts a noun from the one that it is joined to by "and"."""
    if noun.dep_ != "conj" or noun.i < noun.head.i:
        return False
    clauses = (child for child in noun.head.rights if child.dep_ == "acl:relcl")
    return any(clause.i < noun.i and not _has_its_own(clause, noun) for clause in clauses)


def _has_its_own(clause: Token, noun: Token) -> bool:
    """Say whether a joined noun has a clause of its own too: "men who row and men who sail"."""
    return any(child.dep_ == clause.dep_ for child in noun.rights)


def _is_half_between(place: Place | None) -> bool:
    """Say whether only one of two things is named: "a game between the Guild"."""
    words = "" if place is None or place.mention.named else place.mention.text.casefold()
    return " between " in words and " and " not in words


def _is_one_side(draft: Draft, noun: Token, *, anchor: Token) -> bool:
    """Say whether a link goes to one of two between which it is: "stands between the Guild"."""
    if not draft.predicate.endswith(" between") or anchor.lemma_ in _SHARING:
        return False
    return noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.rights)


def _is_torn(place: Place | None) -> bool:
    """Say whether a name has lost what it begins or ends with: "of the Guild", "University of".

    A title may be so: "Of Mice and Men".
    """
    words = [] if place is None or place.is_title else place.mention.text.casefold().split()
    return len(words) > 1 and "of" in {words[0], words[-1]}


def _is_in_a_row(doc: Doc, draft: Draft) -> bool:
    """Say whether "and" with no noun after it parts two: "of the Guild and of the Club"."""
    first, last = sorted((draft.tokens.subject, draft.tokens.object))
    opening = max(place.view.start for place in (draft.subject, draft.object) if place)
    between = [word for word in doc[first + 1 : last] if word.idx < opening]
    joints = [number for number, word in enumerate(between) if word.dep_ == "cc"]
    return bool(joints) and not any(word.pos_ in _NOUNS for word in between[joints[-1] :])


def _points_at_part(noun: Token) -> bool:
    """Say whether a part is meant that the text has told before: "that side of the trade"."""
    pointed = any(child.lower_ in _POINTING for child in child_words(noun, "det"))
    return pointed and noun.lemma_.casefold() in _PARTS


def _is_time(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.casefold() in TIME_NOUNS


def _tells_what_task_is(subject: Token, anchor: Token) -> bool:
    """Say whether a verb tells what a task is and not what it does: "the work is mending nets"."""
    told = anchor.tag_ == "VBG" and base(anchor) != "acl"
    return told and subject.pos_ == "NOUN" and subject.lemma_.casefold() in _TASKS


def _is_left_over(clause: Token) -> bool:
    """Say whether nothing in the sentence takes a clause: "And that we row at dawn"."""
    while clause.dep_ == "xcomp":
        clause = clause.head
    mark = next((word for word in child_words(clause, "mark") if word.lower_ == "that"), None)
    if mark is None:
        return False
    if clause.dep_ == "conj":
        marks = [word.lower_ for word in child_words(clause.head, "mark")]
        return base(clause.head) == "acl" and "that" not in marks
    before = [word for word in clause.doc[clause.sent.start : mark.i] if not word.is_punct]
    return clause.dep_ == "ROOT" and all(word.lower_ in _OPENING for word in before)
