"""Trees with what the trained parser gets wrong where the words leave no doubt.

- "So Ana Ruiz and I founded the club": who does it, of which the parser makes a list of three.
- "The director is Ana": what stands before "is", of which it makes an apposition.
- "between the party left and the movement left": a noun of which it makes a verb.
- "directed by Ana and starring Ben": a verb of which it makes a preposition, and of Ben a director.
- "a story by writer Ana", "a story written by Ana": who has a preposition, of which it makes a
  subject, or an owner.
- "Oar House stars Ana": a name before a finite verb, of which it makes an object, and of the verb
  a noun.
- "is printed by Ana, written by Ben": a second verb that it hangs on the first one's doer.
- "is named after Ana": a doer that is none.
- "Ana Ruiz, managing editor": a title, of which it makes what she does.
- "won the Oar Cup at Lorn and the Net Prize": a noun that it joins to the verb.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.language.labels import FINITE
from kgraph.language.terms import is_role

_NAMING: Final = frozenset({"PROPN", "NOUN", "PRON"})
_JOINED: Final = frozenset({"PROPN", "NOUN"})
_WITH_VERB: Final = frozenset({"cop", "nsubj", "aux", "det", "nmod"})
_BETWEEN: Final = frozenset({"advmod", "aux", "aux:pass"})
_WINGS: Final = frozenset({"left"})
_NO_WINGS: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_OF_CLAUSES: Final = frozenset("after before since until till as when while if because".split())
_OF_NOUN: Final = frozenset("det amod compound case mark nmod:poss cc".split())
_NO_DOERS: Final = frozenset({"dep", "nmod", "nmod:poss", "nsubj", "nsubj:pass"})
_PREPOSITIONS: Final = frozenset("by of in at from with on".split())
_LIKE_PREPOSITIONS: Final = frozenset(
    """according barring concerning considering depending during excluding following given including
    owing pending regarding touching""".split()
)
_NOT_JOINED: Final = frozenset("cop nsubj aux mark case obj acl advcl".split())
"""What no noun has that is joined to another noun alone."""
_OF_TITLES: Final = frozenset(
    """managing acting founding presiding visiting consulting contributing supervising leading
    sitting reigning commanding attending""".split()
)
"""Participles before the noun of an office: "the managing editor", "acting director"."""
_AFTER_NAME: Final = 2
"""Tokens from a title back to the name that it is of."""
_GOING_ON: Final = frozenset({"obj", "obl", "xcomp", "ccomp", "compound:prt"})


def mend_trees(doc: Doc) -> Doc:
    """Mend the trees of a Doc where they are and return it."""
    for token in doc:
        subject = _lost_subject(token)
        if subject is not None:
            _give_subject(token, subject)
        elif token.lower_ in _WINGS and _is_wing(token):
            _make_noun(token)
        elif token.tag_ in {"VBG", "VBN"}:
            _mend_participle(token)
        elif token.dep_ == "appos" and _is_before_copula(token):
            token.dep_ = "nsubj"
        elif token.dep_ in _NO_DOERS and _has_preposition(token):
            _mend_doer(token)
        elif token.dep_ == "obj" and _is_before_verb(token):
            token.dep_, token.head.pos_ = "nsubj", "VERB"
            token.head.tag_ = token.head.tag_.replace("NNS", "VBZ")
        elif token.dep_ == "obl:agent" and _has_other_case(token):
            token.dep_ = "obl"
        elif token.dep_ == "conj" and token.pos_ in _JOINED:
            token.head = _mate(token) or token.head
    return doc


def _has_other_case(noun: Token) -> bool:
    """Say whether a preposition that tells no doer stands before a noun: "named after Ana"."""
    cases = {child.lower_ for child in noun.lefts if child.dep_ == "case"}
    return bool(cases) and "by" not in cases


def _mate(noun: Token) -> Token | None:
    """Return the noun that one is joined to which hangs on the verb of both.

    It is one of the same type if there is one, the verb's object rather than another, the last.
    """
    verb = noun.head
    own = {child.dep_.partition(":")[0] for child in noun.children}
    if verb.pos_ != "VERB" or noun.i < verb.i or own & _NOT_JOINED:
        return None
    before = [
        child
        for child in verb.rights
        if child.i < noun.i
        and child.pos_ in _JOINED
        and child.dep_.partition(":")[0] in {"obj", "obl"}
        and child.ent_type_ != "date"
    ]
    return max(
        before,
        key=lambda each: (each.ent_type_ == noun.ent_type_, each.dep_ == "obj", each.i),
        default=None,
    )


def _mend_participle(verb: Token) -> None:
    """Hang a participle on the one before it where it goes on with that, not with its doer."""
    if verb.dep_ == "case" and verb.tag_ == "VBG":
        _make_verb(verb)
    elif verb.lower_ in _OF_TITLES and _is_of_title(verb):
        _make_title(verb, verb.nbor())
    elif (verb.dep_ == "conj" and _is_joined_to_doer(verb)) or (
        verb.dep_ == "acl" and _goes_on_with_passive(verb)
    ):
        verb.head, verb.dep_ = verb.head.head, "conj"


def _is_of_title(participle: Token) -> bool:
    """Say whether a participle with an office as its object stands after a name and a comma."""
    if participle.i + 1 >= len(participle.doc) or participle.i < _AFTER_NAME:
        return False
    noun, before = participle.nbor(), participle.nbor(-1)
    office = noun.head == participle and noun.pos_ == "NOUN" and is_role(noun.lemma_.casefold())
    return office and before.text == "," and participle.nbor(-2).pos_ == "PROPN"


def _make_title(participle: Token, noun: Token) -> None:
    """Let a participle go with its noun, which tells who the name before it is."""
    name = participle.nbor(-2)
    while name.dep_ in {"flat", "compound"} and name.head.pos_ == "PROPN":
        name = name.head
    for child in [*participle.children]:
        if child != noun:
            child.head = noun
            child.dep_ = "nmod" if child.dep_ == "obl" else child.dep_
    noun.head, noun.dep_ = name, "appos"
    participle.head, participle.dep_, participle.pos_ = noun, "amod", "ADJ"


def _make_verb(verb: Token) -> None:
    """Let a participle that "and" joins to one before it be a verb, with its noun as object."""
    noun, before = verb.head, verb.nbor(-1) if verb.i else verb
    first = noun.head
    joined = before.lower_ == "and" and before.head in {verb, noun}
    goes_on = first.pos_ == "VERB" and first.i < verb.i < noun.i and noun.dep_ != "conj"
    if not (joined and goes_on) or verb.lower_ in _LIKE_PREPOSITIONS:
        return
    verb.head, verb.dep_, verb.pos_ = first, "conj", "VERB"
    noun.head, noun.dep_ = verb, "obj"
    before.head, before.dep_ = verb, "cc"


def _is_joined_to_doer(verb: Token) -> bool:
    """Say whether a participle with an object is joined to a name: "made by Ana and starring"."""
    doer, above = verb.head, verb.head.head
    is_verb = verb.tag_ == "VBG"
    listed = is_verb and doer.pos_ == "PROPN" and doer.i < verb.i and above.tag_ in {"VBN", "VBG"}
    return listed and above.i < doer.i and any(child.dep_ == "obj" for child in verb.rights)


def _has_preposition(noun: Token) -> bool:
    """Say whether what is taken for a subject or owner stands after its head and a preposition."""
    first = next(iter(noun.lefts), None)
    case = first is not None and first.dep_ == "case" and first.lower_ in _PREPOSITIONS
    return case and noun.head.i < noun.i


def _is_before_verb(name: Token) -> bool:
    """Say whether a name opens a sentence before its finite verb, which has no subject."""
    verb = name.head
    opens = name.pos_ == "PROPN" and name.left_edge.i == name.sent.start and name.i < verb.i
    own = {child.dep_.partition(":")[0] for child in verb.children}
    like_noun = verb.tag_ == "NNS" and any(child.dep_ == "obj" for child in verb.rights)
    return opens and (verb.tag_ in FINITE or like_noun) and "nsubj" not in own


def _mend_doer(noun: Token) -> None:
    """Let who stands after "by" be the doer of the verb before it, else belong to its head."""
    verb = _verb_done(noun)
    if verb is not None:
        noun.head, noun.dep_ = verb, "obl:agent"
    elif noun.dep_ != "nmod":
        noun.dep_ = "nmod" if noun.head.pos_ in _NAMING else "obl"


def _verb_done(noun: Token) -> Token | None:
    """Return the participle right before the "by" of a noun."""
    case = next(iter(noun.lefts))
    before = case.nbor(-1) if case.i > noun.sent.start else noun
    return before if case.lower_ == "by" and before.tag_ == "VBN" else None


def _goes_on_with_passive(verb: Token) -> bool:
    """Say whether a participle after a comma goes on with what is done, like the verb above."""
    doer, above = verb.head, verb.head.head
    passive = doer.dep_ == "obl:agent" and any(c.dep_ == "aux:pass" for c in above.children)
    listed = verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == ","
    by = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "by"
    return passive and listed and by and doer.i < verb.i


def _lost_subject(verb: Token) -> Token | None:
    """Return the first of the nouns joined right before a finite verb that is joined to them."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or first.pos_ not in _NAMING:
        return None
    own = {child.dep_ for child in verb.children} & {"nsubj", "nsubj:pass", "cc"}
    mates = [child for child in first.children if child.dep_ == "conj" and child.i < verb.i]
    if own or len(mates) != 1 or mates[0].pos_ not in _NAMING:
        return None
    if any(child.dep_ in _WITH_VERB for child in first.children) or first.dep_ != "ROOT":
        return None
    start = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in _BETWEEN)])
    joined = any(child.dep_ == "cc" for child in mates[0].children)
    return first if joined and _is_next(mates[0], start, verb=verb) else None


def _is_before_copula(noun: Token) -> bool:
    """Say whether a noun stands before its head and the copula between them."""
    copulas = [child for child in noun.head.children if child.dep_ == "cop"]
    return bool(copulas) and noun.i < copulas[0].i < noun.head.i


def _is_next(mate: Token, start: int, *, verb: Token) -> bool:
    end = max(token.i for token in mate.subtree if token != verb and token.i < verb.i)
    return end + 1 >= min(start, verb.i) or all(
        token.dep_ in _BETWEEN for token in mate.doc[end + 1 : verb.i]
    )


def _give_subject(verb: Token, first: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    for child in list(first.children):
        if child.dep_ in {"punct", "parataxis"} and child.i > verb.i:
            child.head = verb
    first.head, first.dep_ = verb, "nsubj"


def _is_wing(word: Token) -> bool:
    """Say whether "left" ends a noun phrase after a preposition: "of the social movement left"."""
    if word.pos_ not in {"VERB", "ADV", "ADJ"} or word.i < 2:
        return False
    start = _article_before(word)
    after = any(child.dep_ in _GOING_ON and child.i > word.i for child in word.children)
    if word.nbor(-1).pos_ != "NOUN" or word.doc[start].lower_ != "the" or after:
        return False
    lead = word.doc[start - 1] if start > word.sent.start else word
    preposition = lead.pos_ == "ADP" and lead.lower_ not in _OF_CLAUSES
    done_to = lead.pos_ == "VERB" and lead == word.head and word.dep_ == "xcomp"
    return preposition or done_to or _wing_before(word) is not None


def _article_before(word: Token) -> int:
    start = word.i - 1
    while start > word.sent.start and word.doc[start].pos_ in _NO_WINGS:
        start -= 1
    return start


def _wing_before(word: Token) -> Token | None:
    """Return the wing that "and" joins to one: "the party left and the movement left"."""
    start = _article_before(word)
    if start < word.sent.start + 2 or word.doc[start - 1].lower_ != "and":
        return None
    first = word.doc[start - 2]
    noun = first.pos_ == "NOUN" or first.dep_ in {"obj", "obl", "nmod", "nsubj"}
    return first if first.lower_ in _WINGS and noun else None


def _make_noun(word: Token) -> None:
    """Let a word be the noun that the one before it describes."""
    before, mate = word.nbor(-1), _wing_before(word)
    if mate is not None:
        above, relation = mate, "conj"
    elif before.head != word:
        above, relation = before.head, before.dep_
    elif word.dep_ == "xcomp":
        above, relation = word.head, "obj"
    else:
        above, relation = word.head, "nmod" if word.head.pos_ in _NAMING else "obl"
    children = [*before.children, *word.children]
    word.head, word.dep_, word.pos_, word.tag_, word.lemma_ = above, relation, "NOUN", "NN", "left"
    before.head, before.dep_ = word, "compound"
    for child in children:
        if child.dep_ in _OF_NOUN and child != before:
            child.head = word
            if child.dep_ == "mark":
                child.dep_, child.pos_ = "case", "ADP"
