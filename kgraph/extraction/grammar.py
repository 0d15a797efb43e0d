"""What Universal Dependencies say of a word: its case, its voice, who does what it says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.language.terms import is_role

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NOT = frozenset({"not", "n't", "n’t", "never"})
RELATIVES = frozenset("who whom which that whose where".split())
_PLACES = frozenset("at in within inside into".split())
_SAME_CASE = {"upon": "on", "amongst": "among", "towards": "to", "via": "by"}
_FORMS = frozenset("form shape guise".split())
# Verbs whose past has the form of the present, which no ending tells.
_UNCHANGED = frozenset(
    "set put cut let hit cost shut quit split hurt burst spread cast read beat broadcast".split()
)
_BEFORE_NOUNS = frozenset("DET ADJ NOUN PROPN NUM PRON PART".split())
_LONGEST_PHRASE = 6
# Verbs whose object often stands only for what it does: "wants [the club to grow]".
_CAUSING = frozenset(
    """want see hear watch let expect need like love make help find allow have get feel enable
    permit cause force lead leave keep empower require read believe consider know prove show
    deem""".split()
)
_RANKS = frozenset("first second third last only".split())
_IN_A_ROW = frozenset(
    """man woman person child girl boy one people country state city town nation company club team
    band school ship""".split()
)
_IN_PHRASES = frozenset({"nmod", "nmod:poss", "compound", "flat", "amod", "appos", "conj"})
_PERSONAL = frozenset({"he", "she", "they", "it", "i", "we"})
_LONGEST_FRONT = 16
_PARTICIPLES = frozenset({"VBN", "VBD"})
_PASSIVE_MARKS = frozenset({"aux:pass", "nsubj:pass"})


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents of a token that have one of the labels."""
    return [child for child in token.children if child.dep_ in labels]


def clause_on(noun: Token, word: Token) -> Token | None:
    """Return the head of what hangs on a noun and holds a word, "reach" of "boats that reach it".

    ``None`` where the word hangs on another.
    """
    return next((each for each in (word, *word.ancestors) if each.head == noun), None)


def base(label: str) -> str:
    """Return a relation without its subtype.

    >>> base("obl:agent")
    'obl'
    """
    return label.partition(":")[0]


def rank_of(noun: Token) -> str:
    """Return which in a row somebody is who has done a thing: "the [first] woman to land".

    Empty for other nouns: who has "the first chance to sing" has not sung.
    """
    if noun.lemma_.casefold() not in _IN_A_ROW and not is_role(noun.lemma_):
        return ""
    ranks = (child for child in noun.lefts if child.lower_ in _RANKS or child.tag_ == "JJS")
    return next((rank.lower_ for rank in ranks), "")


def owner_of(noun: Token) -> Token | None:
    """Return whose a thing is: "her" of "her boat", "Ana" of "Ana's boat"."""
    return next((child for child in noun.lefts if child.dep_ == "nmod:poss"), None)


def shaped(noun: Token, case: str) -> str:
    """Return a preposition, but "as" for the "in" of "built in the form of a bridge"."""
    formed = noun.lower_ in _FORMS and case == "in"
    return "as" if formed and any(complements_of(noun)) else case


def complements_of(noun: Token) -> Iterator[Token]:
    """Yield what a noun is of: gout in "the effects of gout"."""
    return (c for c in noun.children if c.dep_ == "nmod" and case_of(c) == "of")


def fronted_for(noun: Token) -> Token | None:
    """Return the subject that a noun before it describes: "A keen rower, Ana Ruiz left early".

    Whatever the tree makes of such a noun, it opens the sentence, and a comma parts it from the
    name or pronoun that the sentence is about.
    """
    doc, opening = noun.doc, noun.sent.start
    while doc[opening].is_punct and opening < noun.i:
        opening += 1
    if noun.left_edge.i != opening or doc[opening].pos_ != "DET" or noun.dep_ in _IN_PHRASES:
        return None
    for token in doc[noun.i + 1 : noun.i + _LONGEST_FRONT]:
        ahead = token.pos_ == "PROPN" or token.lower_ in _PERSONAL
        if token.head == noun.head and token.dep_ in SUBJECTS and ahead and token.i < noun.head.i:
            return token if doc[token.left_edge.i - 1].text == "," else None
    return None


def is_nominal(token: Token) -> bool:
    """Say whether a token is a noun, a name or stands for one."""
    return token.pos_ in NOMINALS


def case_of(token: Token, *, start: int | None = None) -> str:
    """Return the preposition of a phrase, "" without one; "at" and "within" count as "in".

    ``start`` is where a name begins whose root the token is: what stands in it is no preposition
    of it.
    """
    end = token.i if start is None else start
    marks = [child for child in children(token, "case", "mark") if child.i < end]
    parts: list[str] = []
    for mark in marks:
        if mark.tag_ != "POS" and not (mark.lower_ == "to" and mark.dep_ == "mark"):
            parts += [mark.lower_, *(each.lower_ for each in children(mark, "fixed"))]
    word = "_".join(dict.fromkeys(parts))
    return "in" if word in _PLACES else _SAME_CASE.get(word, word)


def case_before(token: Token, *, start: int | None = None) -> str:
    """Return the preposition right before a phrase, for one to which the tree gives none."""
    index = (token.i if start is None else start) - 1
    while index > token.sent.start and token.doc[index].pos_ in _BEFORE_NOUNS:
        index -= 1
    before = token.doc[max(index, 0)]
    close = before.i < token.i <= before.i + _LONGEST_PHRASE
    return before.lower_ if close and before.pos_ == "ADP" and before.dep_ == "case" else ""


def is_passive(token: Token) -> bool:
    """Say whether what the verb says is done to its subject: "was led", "led by", "a led one"."""
    if any(child.dep_ in _PASSIVE_MARKS for child in token.children):
        return True
    own = any(child.dep_ in SUBJECTS or base(child.dep_) == "aux" for child in token.children)
    if own or token.tag_ not in _PARTICIPLES:
        return False
    if token.dep_ in {"acl", "amod"}:
        return True
    if token.dep_ in {"advcl", "xcomp", "parataxis", "dep"}:
        return token.tag_ == "VBN"
    return token.dep_ == "conj" and is_passive(token.head) and not children(token, "obj")


def stands_for_deed(object_: Token) -> bool:
    """Say whether an object only does what the clause after it says: "allow [the club] to grow"."""
    verb = object_.head
    if verb.lemma_ not in _CAUSING:
        return False
    clauses = [*children(verb, "xcomp", "ccomp"), *children(verb, "advcl")]
    return any(clause.i > object_.i and not children(clause, "case") for clause in clauses)


def is_predicate(token: Token) -> bool:
    """Say whether a token is what a clause says of its subject."""
    if token.pos_ == "VERB":
        return True
    if any(child.dep_ == "cop" or child.dep_ in SUBJECTS for child in token.children):
        return True
    if token.dep_ == "xcomp":
        return True
    return token.dep_ == "conj" and token.head != token and _is_said_noun(token.head)


def _is_said_noun(token: Token) -> bool:
    return token.pos_ != "VERB" and is_predicate(token)


def word_of(token: Token) -> str:
    """Return the lemma in small letters, with the particle of a phrasal verb.

    "co-founded" and "co-founder" say what "founded" and "founder" do.
    """
    small = token.lower_
    lemma = small if small in _UNCHANGED else (token.lemma_ or token.text).casefold()
    lemma = lemma.removeprefix("co-") if len(lemma) > 5 else lemma
    particles = children(token, "compound:prt")
    return "_".join([lemma, *(each.lower_ for each in particles)])
