"""Who does what in a clause, off the tree: subjects and objects, also those it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from kgraph.extraction.asides import is_aside, is_nested, told_aside
from kgraph.extraction.gapping import left_over
from kgraph.extraction.grammar import NOT, fronted_for, shaped
from kgraph.extraction.open_words import ASKING, CHOOSING, TELLING
from kgraph.extraction.prepositions import case_after_and, case_of
from kgraph.extraction.unsaid_doers import is_of_nobody, is_sent, is_using, user_of

_SUBJECTS: Final = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "nsubj:xsubj"}
)
_RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
_OBLIQUE_RELATIVES: Final = frozenset("whose where when why".split())
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OBLIQUE: Final = frozenset({"obl", "obl:agent", "nmod"})
_KINDS: Final = frozenset("form kind sort type variety branch example".split())
_PERSONS: Final = frozenset({"he", "she", "they"})
# Verbs whose participle after a comma tells what the whole clause brings about.
_RESULTING: Final = frozenset(
    "lead leave cause result make allow prompt create force bring".split()
)
_GOING_ON: Final = frozenset("obl ccomp xcomp advcl compound:prt advmod".split())
_SUCH: Final = frozenset({"such as", "including"})
_RESUMING: Final = frozenset({"we", "they"})
_POINTING: Final = frozenset("this that these those it there".split())
_GETTING: Final = frozenset({"have", "get", "be"})
_THOSE: Final = frozenset("person people those one folk".split())
_AMONG: Final = frozenset("one some part list group".split())
_BESIDE: Final = frozenset({",", ":", "-", "–", "—"})
_ONLY_WORDS: Final = frozenset("name title word term label motto slogan".split())
_DEEPEST: Final = 4
_PEOPLE: Final = frozenset("boy girl man woman child friend person people lady gentleman".split())
_RELYING: Final = frozenset("rely depend count bank call prevail".split())
# With an object, the object does what the infinitive says, but for these.
_SUBJECT_CONTROL: Final = frozenset({"promise", "use", "take", "spend", "have", "do"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject; ``inherited`` where another clause says it."""

    token: Token
    inherited: bool


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive: "was founded", or "founded" said of a noun."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for child in verb.children):
        return True
    own = any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children)
    bare = verb.tag_ == "VBN" and not own
    if bare and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head)
    return bare and verb.dep_ in {"acl", "advcl", "xcomp"} and verb.head.lemma_ not in _GETTING


def first_of(verb: Token) -> Token:
    """Return the first of the verbs that "and" joins to one."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head != verb:
        verb = verb.head
    return verb


def subjects_of(head: Token, depth: int = 0) -> list[Subject]:
    """Return the subjects of a predicate, with what is joined to them by "and"."""
    own = _own_subject(head)
    if own is not None and own.dep_.startswith("csubj") and _has_expletive(head):
        return []
    if own is not None:
        said = antecedent_of(own, head)
        if said is None:
            return []
        bearer = bearer_of(said) if said is not own else said
        return [Subject(each, False) for each in called(bearer)]
    if depth >= _DEEPEST or _has_expletive(head):
        return []
    return [Subject(token, True) for token in _inherited(head, depth + 1)]


def _has_expletive(head: Token) -> bool:
    """Say whether an "it" or "there" only stands where the subject would."""
    return any(child.dep_ == "expl" for child in head.children)


def _own_subject(head: Token) -> Token | None:
    """Return the subject of a predicate itself: of several, the one next to it.

    "Ana and Ben, they sang" tells of Ana and Ben.
    """
    own = [child for child in head.children if child.dep_ in _SUBJECTS]
    before = [child for child in own if child.i < head.i]
    if len(before) > 1 and before[-1].lower_ in _RESUMING and len(joined(before[-2])) > 1:
        return before[-2]
    if not before and head.tag_ == "VBG":
        return None  # "thanked Ana for mending the roof, Ben for the soup"
    return before[-1] if before else next(iter(own), None)


def objects_of(verb: Token) -> list[Token]:
    """Return the direct objects of an active verb, also the noun that a relative clause is of."""
    found = direct_object(verb)
    if found is None:
        return _shared_object(verb) or _relative_object(verb)
    said = antecedent_of(found, verb)
    return called(said) if said is not None else []


def direct_object(verb: Token) -> Token | None:
    """Return the object of a verb itself; a "that" before a clause is none."""
    objects = (child for child in verb.children if child.dep_ == "obj")
    found = [child for child in objects if child.i > verb.i or fronted_for(child) is None]
    if not found:
        return _only_object(verb)
    clause = any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)
    return None if clause and found[0].lower_ in _RELATIVE else found[0]


def _only_object(verb: Token) -> Token | None:
    """Return what a tree takes for whom something is given where nothing is given."""
    given = [child for child in verb.children if child.dep_ == "iobj" and child.i > verb.i]
    clause = any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)
    return given[0] if len(given) == 1 and not clause else None


def _controller(verb: Token) -> Token | None:
    """Return whom a verb lets do what a clause on it says: "asks [the court] to deny it"."""
    given = (child for child in verb.children if child.dep_ == "iobj" and child.i > verb.i)
    return direct_object(verb) or next(given, None)


def obliques_of(head: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands with a preposition at a verb, noun or adjective: preposition and noun."""
    gapped = left_over(head)
    for child in (each for each in head.children if each.i not in gapped):
        if child.dep_.split(":")[0] not in {"obl", "nmod"} or child.dep_.endswith("unmarked"):
            continue
        case = shaped(child, case_of(child))
        said = antecedent_of(child, head)
        if case and said is not None and child.pos_ in _NOMINAL:
            nouns = called(bearer_of(said) if said is not child else said)
            for each in (noun for noun in nouns if noun.i not in gapped):
                own = case_after_and(each) or case
                yield own, each
                yield from ((own, example) for example in examples_of(each))
        elif child.pos_ == "ADP" and not list(child.children) and _is_stranded(head):
            yield child.lower_, head.head


def _is_stranded(verb: Token) -> bool:
    """Say whether a preposition left alone is that of the relative clause's noun."""
    return verb.dep_ == "acl:relcl" and not is_passive(verb)


def owners_of(noun: Token) -> Iterator[Token]:
    """Yield whose a thing is: "her" of "her aim", the club of "the aim of the club"."""
    return (c for c in noun.children if c.dep_ == "nmod:poss" or case_of(c) == "of")


def examples_of(noun: Token) -> list[Token]:
    """Return what is named for a noun: Ana and Ben of "friends such as Ana and Ben"."""
    named = (child for child in noun.rights if child.dep_ == "nmod" and case_of(child) in _SUCH)
    return [each for child in named for each in joined(child)]


def antecedent_of(token: Token, head: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, other tokens as they are."""
    if token.lower_ not in _RELATIVE or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    clause: Token = head
    for _ in range(_DEEPEST):
        if clause.dep_ == "acl:relcl":
            if token.lower_ == "who" and clause.head.ent_type_ == "place":
                return None  # "a cook of Porto who sings"
            elsewhere = (
                _is_content(clause.head, token)
                or _is_nobody(clause.head, token)
                or (token.lower_ == "which" and is_nested(clause))
            )
            return None if elsewhere else clause.head
        if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
            break
        clause = clause.head
    return token


def _is_content(noun: Token, pronoun: Token) -> bool:
    """Say whether a clause is what a noun tells and no relative clause: "a story that he left"."""
    return pronoun.lower_ == "that" and pronoun.dep_ == "obj" and noun.lemma_ in TELLING


def _is_nobody(noun: Token, pronoun: Token) -> bool:
    """Say whether "which" stands after a noun for people, whom it is not said of."""
    person = noun.lemma_.casefold() in _PEOPLE or noun.ent_type_ == "person"
    return pronoun.lower_ == "which" and person


def bearer_of(noun: Token) -> Token:
    """Return the thing that a noun is said of: Ana in "Ana, an editor who" or "Ana is one who"."""
    described = noun.pos_ == "NOUN" or any(child.lower_ in {"a", "an"} for child in noun.lefts)
    if noun.dep_ == "appos" and described and noun.head.pos_ == "PROPN":
        return noun.head
    said = _kind_of(noun)
    if any(child.dep_ == "cop" for child in said.children):
        own = [child for child in said.children if child.dep_ == "nsubj"]
        if own and (own[0].pos_ in {"PROPN", "NOUN"} or own[0].lower_ in _PERSONS):
            return own[0]
    return one_of_them(noun) or noun


def one_of_them(noun: Token) -> Token | None:
    """Return who is one of those that do something: "I'm on the list of people who"."""
    above = noun.head
    of_them = noun.dep_ in {"nmod", "obl"} and case_of(noun) == "of" and noun.lemma_ in _THOSE
    if not of_them or above.lemma_.casefold() not in _AMONG:
        return None
    if not any(child.dep_ == "cop" for child in above.children):
        return None
    own = [child for child in above.children if child.dep_ == "nsubj"]
    return own[0] if own and own[0].lower_ not in _POINTING else None


def _kind_of(noun: Token) -> Token:
    """Return the kind of "is a kind of boat that", of which the clause speaks like of the boat."""
    above = noun.head
    is_kind = noun.dep_ == "nmod" and above.lemma_ in _KINDS and case_of(noun) == "of"
    return above if is_kind else noun


def joined(token: Token) -> list[Token]:
    """Return a noun and what "and" joins to it."""
    found = [token]
    for each in found:
        found.extend(
            child
            for child in each.children
            if child.dep_ == "conj" and child.pos_ in _NOMINAL and child not in found
        )
    return found


def called(noun: Token) -> list[Token]:
    """Return a noun and what "and" joins to it, each by its name: Ana for "the baker Ana"."""
    return [name for each in joined(noun) for name in names_beside(each) or [each]]


def names_beside(noun: Token) -> list[Token]:
    """Return the names that stand right after a noun for what it is: "the poets Ana and Ben"."""
    if noun.pos_ != "NOUN" or noun.lemma_ in _ONLY_WORDS:
        return []
    beside = (child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
    name = next(beside, None)
    if name is None or any(
        between.text not in _BESIDE for between in noun.doc[noun.i + 1 : name.left_edge.i]
    ):
        return []
    return [each for each in joined(name) if each.pos_ == "PROPN"]


def _inherited(head: Token, depth: int) -> list[Token]:
    """Return the subject that a clause without one shares with the clause it hangs on."""
    above = head.head
    if head.dep_ == "acl" and _is_participle(head) and not _marked(head):
        return _described(head, above)
    controlled = _controlled(head, above)
    if controlled:
        return _before(head, controlled)
    if is_of_nobody(head, above, passive=is_passive(above)):
        return []
    user = user_of(above, head) if head.dep_ == "advcl" else None
    if user is not None:
        return called(user)
    if head.dep_ == "advcl" and head.lemma_ in _RESULTING and _follows(head, ","):
        return []
    if head.dep_ == "advcl" and head.tag_ == "VB" and (_is_denied(above) or _is_left_to(above)):
        return []
    if head.dep_ == "advcl" and head.tag_ == "VBG" and _follows(head, ":"):
        return []
    shares = head.dep_ in {"conj", "xcomp"} or (
        head.dep_ == "advcl" and (_is_participle(head) or head.tag_ == "VB")
    )
    if not shares or above == head or above.pos_ not in {"VERB", "ADJ", "NOUN", "AUX"}:
        return []
    return [subject.token for subject in subjects_of(above, depth)]


def _described(clause: Token, noun: Token) -> list[Token]:
    """Return what a participle on a noun tells of."""
    between = noun.doc[noun.i + 1 : clause.i]
    if _is_compound(noun, clause) or any(token.text == ":" for token in between):
        return []
    if is_aside(clause, noun):
        return [each for token in told_aside(noun) for each in called(token)]
    bearer = bearer_of(noun)
    return called(noun) if bearer is noun else [bearer]


def _controlled(head: Token, above: Token) -> list[Token]:
    """Return whom the verb above lets do what a clause says, or thanks for it."""
    own = _controller(above)
    if own is None:
        return []
    asked = above.lemma_ in ASKING or above.lemma_ in CHOOSING or is_sent(above)
    wanted = head.dep_ == "advcl" and asked and head.tag_ == "VB"
    controls = own.i < head.i and above.lemma_ not in _SUBJECT_CONTROL
    thanked = head.dep_ == "advcl" and head.tag_ == "VBG" and _is_for(head, above)
    if (controls and (head.dep_ == "xcomp" or wanted)) or thanked:
        return called(own)
    return []


def _is_for(head: Token, above: Token) -> bool:
    """Say whether a clause tells what its object is thanked or blamed for."""
    return not is_using(above) and (_has_mark(head, "for") or _has_mark(head, "as"))


def _before(head: Token, nouns: list[Token]) -> list[Token]:
    """Return the nouns that stand before a clause: "thanked Ana for singing, and Ben"."""
    return [noun for noun in nouns if noun.i < head.i]


def _is_denied(verb: Token) -> bool:
    """Say whether a verb is denied itself: what is not done has no purpose."""
    return any(child.lower_ in NOT for child in verb.children)


def _is_left_to(verb: Token) -> bool:
    """Say whether others are to do what follows: "we rely on Ana to lead"."""
    return verb.lemma_ in _RELYING and any(case in {"on", "upon"} for case, _ in obliques_of(verb))


def _is_participle(head: Token) -> bool:
    return head.tag_ in {"VBG", "VBN"} or (head.pos_ == "VERB" and head.lower_.endswith("ing"))


def _is_compound(noun: Token, gerund: Token) -> bool:
    """Say whether a noun only says what is done: "union organizing", not "unions organizing"."""
    bare = noun.tag_ == "NN" and not any(child.dep_ == "det" for child in noun.children)
    return bare and gerund.i == noun.i + 1 and gerund.tag_ == "VBG"


def _has_mark(head: Token, word: str) -> bool:
    return any(child.lower_ == word and child.dep_ in {"mark", "case"} for child in head.children)


def _follows(head: Token, mark: str) -> bool:
    return head.tag_ == "VBG" and head.i > 0 and head.nbor(-1).text == mark


def _marked(head: Token) -> bool:
    return any(child.dep_ in {"mark", "case"} for child in head.children)


def _shared_object(verb: Token) -> list[Token]:
    """Return the object that the second of two joined verbs has for both: "mend and sell boats"."""
    if any(child.dep_ in _GOING_ON for child in verb.rights):
        return []
    for child in verb.rights:
        near = child.i - verb.i <= 3
        if child.dep_ == "conj" and child.pos_ == "VERB" and near and child.tag_ == verb.tag_:
            inner = [each for each in child.children if each.dep_ == "obj"]
            return [each for token in inner[:1] for each in joined(token)]
    return []


def _relative_object(verb: Token) -> list[Token]:
    """Return the noun of a relative clause that has a subject of its own and no object."""
    if verb.dep_ != "acl:relcl" or is_passive(verb) or verb.pos_ != "VERB":
        return []
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    full = any(child.dep_ in {"ccomp", "xcomp", "obl", "cop"} for child in verb.children)
    if not own or full or own[0].lower_ in _RELATIVE or _relates_otherwise(verb):
        return []
    return [verb.head]


def _relates_otherwise(verb: Token) -> bool:
    """Say whether the noun is no object of its clause: "crews whose boat sank"."""
    clause = verb.doc[verb.left_edge.i : verb.i]
    return any(word.lower_ in _OBLIQUE_RELATIVES for word in clause)
