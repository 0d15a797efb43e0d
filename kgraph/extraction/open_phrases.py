"""How an open link is worded: the verb, what goes with it, and what says nothing."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.extraction.clauses import is_passive, obliques_of
from kgraph.extraction.grammar import stands_for_deed
from kgraph.extraction.open_words import (
    ADJUNCTS,
    EMPTY_CASES,
    EQUALLY,
    FOR_TIME,
    JUDGING,
    LEADING,
    LIGHT,
    MODAL,
    SET_OBJECTS,
    SPEECH,
    STATES,
    TAKEN_FOR,
    TELLING,
    WITH,
)
from kgraph.extraction.prepositions import case_of
from kgraph.language.noun_phrases import base_of, content_noun, modified, noun_phrase_of
from kgraph.language.noun_words import TIME_NOUNS, VAGUE_NOUNS

_NEAR = 3
_WHERE = frozenset("at in on when then".split())
_WAYS = frozenset("ahead apart aside away back forward".split())
_HYPHENS = frozenset({"-", "–"})
_TAKING = JUDGING | {"think"}
_HELPING = frozenset("help use teach train pay hire recruit take have need get".split())
"""Verbs whose object has something of it, or only serves a deed."""


def verb_phrase(verb: Token) -> str:
    """Return the verb with its particles, and with what it hangs on where that changes it."""
    how = manner(verb) if verb.lemma_ in LIGHT else []
    own = " ".join([_base(verb), *particles(verb), *_result(verb), *how])
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ in MODAL or above.lower_ in MODAL:
        return own
    if above.lemma_ == "end" and particles(above) == ["up"]:
        return own
    if any(child.dep_ in {"obj", "iobj"} for child in above.children):
        return own
    if above.pos_ == "VERB" and above.lemma_ not in SPEECH:
        infinitive = any(child.lower_ == "to" for child in verb.lefts)
        upper = f"be {above.lower_}" if is_passive(above) else above.lemma_.casefold()
        return f"{upper} {'to ' if infinitive else ''}{own}"
    return own


def _base(verb: Token) -> str:
    """Return a verb in its base form: who "has got" a mill has one."""
    has = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    goes_on = any(child.dep_ in {"xcomp", "compound:prt"} for child in verb.children)
    if has and verb.lower_ == "got" and not goes_on:
        return "have"
    return verb.lemma_.casefold()


def _result(verb: Token) -> list[str]:
    """Return what a verb makes of its object or subject: "accountable" of "hold accountable"."""
    made = [child for child in verb.rights if child.dep_ == "xcomp" and child.pos_ == "ADJ"]
    plain = [child for child in made if not any(each.dep_ == "mark" for each in child.children)]
    return [child.lower_ for child in plain[:1]]


def particles(verb: Token) -> list[str]:
    """Return the particles of a verb: "out" of "carry out", "back" of "step back from"."""
    found = [child for child in verb.rights if child.dep_ == "compound:prt" or _is_way(child)]
    return [_graded(child) for child in found]


def _is_way(word: Token) -> bool:
    """Say whether a word right after its verb says which way."""
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    close = word.dep_ == "advmod" and word.lower_ in _WAYS and word.i == word.head.i + 1
    return close and after not in _WHERE  # "back in Lorn" says when and where


def _graded(particle: Token) -> str:
    """Return a particle with what grades it: "worse off"."""
    before = particle.nbor(-1).lower_
    return f"{before} {particle.lower_}" if before in {"worse", "better"} else particle.lower_


def manner(verb: Token) -> list[str]:
    """Return the adverb after a verb or its object: "seriously" of "take it seriously"."""
    told = [child for child in verb.rights if child.dep_ == "advmod" and child.tag_ == "RB"]
    object_ = any(child.dep_ == "obj" for child in verb.rights)
    close = [child for child in told if object_ or child.i == verb.i + 1]
    return [child.lower_ for child in close if child.lower_.endswith("ly")][:1]


def filler_of(noun: Token) -> str:
    """Return an object as part of a phrase: "symbiotic relationship"."""
    noun = content_noun(noun)
    word = noun.lemma_.casefold()
    if noun.dep_ == "obj" and (noun.head.lemma_, word) in SET_OBJECTS:
        return word
    if noun.pos_ != "NOUN" or word in TIME_NOUNS or word in VAGUE_NOUNS or not noun.is_alpha:
        return ""
    if noun.i and noun.nbor(-1).text in _HYPHENS:  # "job-seekers" are no seekers
        return ""
    before = modified(noun)[-2:-1]
    whole = not any(token.i and token.nbor(-1).text in _HYPHENS for token in before)
    words = [token.lower_ for token in before if whole and token.is_alpha and not token.is_stop]
    if not words and noun.dep_ == "obj":
        words = [child.lower_ for child in noun.lefts if child.tag_ == "JJS"][-1:]
    return " ".join([*words, base_of(noun).casefold()])


def says_half(verb: Token, object_: Token) -> bool:
    """Say whether a verb and its object say little without what follows on them.

    "Require [the club] to pay", "make it [a risk]", "describe it as a risk", "cast [crews] into
    want", "join forces", "put work ahead".
    """
    if is_judged(verb) or stands_for_deed(object_) or (verb.lemma_, object_.lemma_) in SET_OBJECTS:
        return True
    if verb.lemma_ == "put" and object_.pos_ == "NOUN" and not particles(verb):
        return True
    after = [child for child in verb.rights if child.i > object_.i]
    made = any(child.dep_ == "xcomp" and child.pos_ in {"NOUN", "PROPN"} for child in after)
    cases = {case_of(child) for child in after if child.dep_.startswith("obl")}
    into = "into" in cases and object_.pos_ == "NOUN"
    return made or into or "as" in cases or (verb.lemma_ in WITH and "with" in cases)


def deed_of(verb: Token, object_: Token) -> str:
    """Return what somebody is to do: "to pay" of "compel [an ally] to pay"."""
    if verb.lemma_ in _HELPING:
        return ""
    for child in verb.rights:
        told = any(mark.lower_ == "to" for mark in child.lefts if mark.dep_ == "mark")
        if child.dep_ == "xcomp" and child.tag_ == "VB" and told and child.i > object_.i:
            return " ".join(["to", child.lemma_.casefold(), *particles(child)])
    return ""


def is_listed(noun: Token) -> bool:
    """Say whether a noun is the third or a later one of a list: "strikes, blows and fights"."""
    if noun.dep_ != "conj":
        return False
    return any(each.dep_ == "conj" and each.i < noun.i for each in noun.head.children)


def takes_for(verb: Token) -> bool:
    """Say whether a verb only says what something is taken for: "what she considered a snub"."""
    if verb.lemma_ not in _TAKING or verb.dep_ != "acl:relcl":
        return False
    return verb.head.lower_ in {"what", "whatever"}


def is_judged(verb: Token) -> bool:
    """Say whether a clause tells what something is taken for: "is described by Ana as a risk"."""
    if verb.lemma_ not in JUDGING:
        return False
    return any(
        child.left_edge.lower_ in TAKEN_FOR
        or (child.dep_ == "xcomp" and any(each.lower_ == "to" for each in child.lefts))
        for child in verb.children
        if child.i > verb.i or child.dep_ == "xcomp"
    )


def is_compared(head: Token) -> bool:
    """Say whether a predicate only says how much: "less useful in", "more useful than ... in"."""
    words = {child.lower_ for child in head.lefts if child.dep_ == "advmod"}
    cases = {case_of(child) for child in head.rights}
    than = any(case.startswith("than") for case in cases)
    return (
        "less" in words or ("more" in words and than) or (bool(words & EQUALLY) and "as" in cases)
    )


def is_preposition(verb: Token) -> bool:
    """Say whether a participle only leads on: "starting with Ana", "including Ana"."""
    return verb.lemma_ in LEADING and verb.dep_ in {"advcl", "acl"}


def is_adjunct(case: str, noun: Token) -> bool:
    """Say whether a preposition and its noun only tell when, how or in spite of what.

    What happens "even with a pilot" happens without one.
    """
    bare = case in EMPTY_CASES or case in FOR_TIME or _leaves_out(case, noun)
    bare = bare or any(child.lower_ == "even" for child in noun.lefts)
    return bare or (noun.pos_ == "NOUN" and noun.lemma_.casefold() in ADJUNCTS)


def _leaves_out(case: str, noun: Token) -> bool:
    """Say whether a "from" is that of "apart from" or "aside from"."""
    if case != "from":
        return False
    before = next((child.i - 1 for child in noun.lefts if child.lower_ == "from"), -1)
    return before >= 0 and noun.doc[before].lower_ in {"apart", "aside"}


def state_of(verb: Token) -> str:
    """Return the state that a verb goes with: "in love" of "fall in love with"."""
    for case, noun in obliques_of(verb):
        alone = not any(child.dep_ in {"det", "amod", "nmod:poss"} for child in noun.children)
        if noun.lemma_ in STATES and alone and noun.i - verb.i <= _NEAR:
            return f"{case} {noun.lower_}"
    return ""


def is_setting(verb: Token, noun: Token, *, subject: Token) -> bool:
    """Say whether a phrase before the subject only sets the scene, or is a state of the verb."""
    before = noun.i < subject.i < verb.i
    return before or (noun.lemma_ in STATES and bool(state_of(verb)))


def is_part_of_name(head: Token, noun: Token) -> bool:
    """Say whether a noun is named with its complement: "loss of weight"."""
    return head.pos_ == "NOUN" and noun in noun_phrase_of(head).span


def setting(verb: Token) -> str:
    """Return what a light verb does with a named object: "put [Ana] on the map"."""
    for case, noun in obliques_of(verb):
        if noun.pos_ == "NOUN" and case not in FOR_TIME and noun.lemma_ not in TIME_NOUNS:
            return f"{case} {filler_of(noun)}"
    return ""


def leads_on(noun: Token) -> bool:
    """Say whether a noun only leads on to what is to be done or is so.

    "A chance to speak", "the wish that Ana sings".
    """
    for clause in noun.rights:
        opening = clause.left_edge.lower_
        if clause.dep_ == "acl" and clause.tag_ == "VB" and opening in {"to", "for"}:
            return True
        if clause.dep_.startswith("acl") and opening == "that" and noun.lemma_ in TELLING:
            return True
        if clause.dep_ == "acl" and clause.tag_ != "VBG" and _is_whole(clause):
            return True
    return False


def _is_whole(clause: Token) -> bool:
    """Say whether a clause tells what a noun is: "the rule that members pay"."""
    marks = [child.lower_ for child in clause.lefts if child.dep_ == "mark"]
    return marks in ([], ["that"]) and any(child.dep_.startswith("nsubj") for child in clause.lefts)


def asks_for_deed(noun: Token) -> bool:
    """Say whether a noun asks for what somebody is to do: "calls for the mill to close"."""
    return any(
        clause.dep_ == "acl"
        and clause.left_edge.lower_ == "for"
        and any(mark.lower_ == "to" for mark in clause.lefts)
        for clause in noun.rights
    )


def is_parallel(noun: Token) -> bool:
    """Say whether a joined noun has the preposition of the first for itself.

    Then it goes with what stands above: "silver goes to Ana and gold to Ben", "a hall for dances
    and a pier for boats".
    """
    first = noun
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    case = case_of(first)
    if first == noun or not case or case == "of" or case_of(noun):
        return False
    return any(child.dep_ == "nmod" and case_of(child) == case for child in noun.rights)


def counts_none(noun: Token) -> bool:
    """Say whether a noun is told of none or hardly any: "few farmers", "no power"."""
    words = [child.lower_ for child in noun.lefts]
    if "any" in words:  # "few if any farmers"
        before = noun.doc[max(noun.left_edge.i - 2, 0) : noun.left_edge.i]
        return "few" in before.text.casefold().split()
    return bool({"no", "few", "neither", "none", "hardly"} & set(words)) and not (
        {"a", "the"} & set(words)
    )
