"""Whether the words of a link affirm it or deny it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kgraph.extraction.afterthoughts import denied_after
from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.grammar import RELATIVES
from kgraph.extraction.questions import answer_to, is_no, question_in
from kgraph.extraction.scopes import (
    Scope,
    base,
    child_words,
    cut_short,
    framed_by,
    heads_a_clause,
    scope_of,
)
from kgraph.language.labels import FINITE
from kgraph.model import Polarity

_PARTICLES = frozenset(
    "not n't n’t nt never hardly scarcely barely neither nor nowhere cannot no-longer".split()
)
_HAVING = frozenset("have see know find".split())
"""Verbs whose denial denies what is told of their object: "we have no club that sings"."""
_TO_THEN = frozenset({"until", "till", "til"})
_NOT_A_DENIAL = frozenset("only just merely simply solely least until till before".split())
_ASKED = frozenset("whether who whom whose what which where when".split())
_MIXING_UP = frozenset("confuse confused mistake mistaken".split())
_PRONOUNS = frozenset("i you he she it we they".split())
_NOBODY = frozenset("nobody none neither no-one nothing".split())
_NO = frozenset("no neither few".split())
_EXCLUDING = frozenset("without instead rather unlike except minus".split())
_IN_PLACE_OF = (["rather", "than"], ["instead", "of"])
_BEFORE = frozenset({"det", "compound", "amod", "nummod", "nmod"})
_EXCLUDING_DEEDS = _EXCLUDING | {"against"}
_REFUSAL = re.compile(
    r"(?:refus|declin|fail|forg[eo]t|neglect|den[iy]|doubt|disput|disown|reject|prevent|forb[ai]d"
    r"|avoid|omit|barr|pretend|disclaim|disavow|repudiat|unable|incapable)\w*"
)
_HOLDING_OFF = re.compile(r"(?:keep|kept|stop|sav|restrain|refrain|deter|discourag|protect|ban)\w*")
_DECLINING = re.compile(r"(?:refus|declin|den[iy]|disown|reject|disclaim|disavow|repudiat)\w*")
_ATTITUDES = frozenset({"opposes", "supports", "agreesWith", "contrasts"})
_CONTRASTING = {
    "contrasts": re.compile(r"differ\w*|contrast\w*|distinct\w*|opposite|apart|enem\w*"),
    "opposes": re.compile(
        r"oppos\w*|against|anti|object\w*|protest\w*|fight\w*|fought|resist\w*|mind\w*|critici\w+"
    ),
    "requires": re.compile(
        r"need\w*|requir\w*|tak\w+|took|depend\w*|essential|necessary|demand\w*"
    ),
}
"""Links that a denial may state: "a branch is not a root", "we will not play for them"."""
_RAISING = re.compile(
    r"(?:think|thought|believ|suppos|sa(?:y|id)|claim|mean|true|case|seem|appear|imagin|expect|want"
    r"|consider|call|reckon|describ|guess|let|allow|accept|admit)\w*"
)
_FALSE_BELIEF = re.compile(
    r"\b(?:mistak\w+|mistook|wrongly|falsely|erroneously|misconception|myth|misbelief|contrary to"
    r"|untrue|not true|isn['’]t true)\b",
    re.IGNORECASE,
)


def is_false_belief(words: str) -> bool:
    """Say whether the words tell of a belief that the speaker holds to be false.

    >>> is_false_belief("the mistake of thinking that it was"), is_false_belief("we thought it was")
    (True, False)
    """
    return _FALSE_BELIEF.search(words) is not None


def is_set_aside(thing: Token) -> bool:
    """Say whether a thing is named as what is not so: "a guild rather than a club"."""
    start = thing.i
    while (
        start and thing.doc[start - 1].head.i == thing.i and base(thing.doc[start - 1]) in _BEFORE
    ):
        start -= 1
    before = thing.doc[max(start - 2, 0) : start]
    return [token.lower_ for token in before] in _IN_PLACE_OF


def polarity_of(
    doc: Doc, tokens: LinkTokens, *, predicate: str = "", named: Container[int] = ()
) -> Polarity:
    """Return whether the words of a link affirm or deny it: two denials affirm.

    ``predicate`` is the link's name: "rejects" denies a membership, but states an opposition.
    ``named`` are words of names, which deny nothing: "Not So Far" is a song.
    """
    found = denials(doc, tokens, predicate=predicate)
    denied = sum(token.i not in named for token in found) % 2
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


def denials(doc: Doc, tokens: LinkTokens, *, predicate: str = "") -> Iterator[Token]:
    """Yield the words that deny a link, each of which turns it round."""
    scope = scope_of(doc, tokens)
    asked = None if scope.in_phrase else question_in(scope, tokens)
    answer = None if asked is None else answer_to(asked)
    if answer is not None:
        yield from [answer] if is_no(answer) else []
        return
    if predicate in _CONTRASTING and not _speaks_of(scope, _CONTRASTING[predicate]):
        return
    found = {_key(token): token for token in _denials(scope, predicate)}
    yield from found.values() or denied_after(doc, tokens)


def _key(denying: Token) -> object:
    """Return what is the same for words that deny together: "neither ... nor", "never, never"."""
    if denying.lower_ in {"neither", "nor"}:
        return "neither"
    return denying.head.i if denying.lower_ in _PARTICLES else -denying.i


def _speaks_of(scope: Scope, words: re.Pattern[str]) -> bool:
    """Say whether the clause itself names what the link states, so that a denial denies it."""
    return any(words.fullmatch(token.lower_) for token in (scope.carrier, *scope.path))


def _denials(scope: Scope, predicate: str) -> Iterator[Token]:
    named = predicate.split() if predicate.startswith("open:") else []
    yield from (word for word in _of_path(scope) if word.lower_ not in named)
    if scope.in_phrase:
        return
    below = _own_clause(scope)
    apart = False
    for token in scope.predicates:
        if below is not None and base(below) != "conj":
            yield from _left_undone(token, below, predicate=predicate)
        apart = below is not None and _is_apart(below, before=apart)
        if below is None or (_lets_through(token, below) and not apart):
            yield from _of_predicate(token)
        below = token
    if _is_of_like(scope.carrier) and scope.carrier.head in scope.path:
        yield from _of_predicate(scope.carrier.head)
    for verb in framed_by(scope, "obj"):
        yield from _of_predicate(verb) if verb.lemma_ in _HAVING else ()
    refused = predicate not in _ATTITUDES and _is_refusal(scope.carrier, predicate)
    if refused or (predicate == "agreesWith" and scope.carrier.lower_.startswith("disagree")):
        yield scope.carrier


def _is_of_like(clause: Token) -> bool:
    """Say whether a clause tells of the likes of what is said to be: "it is a club that sings"."""
    said = any(base(child) == "cop" for child in clause.head.children)
    told = any(child.lower_ in RELATIVES for child in child_words(clause, "nsubj"))
    return clause.dep_ == "acl:relcl" and said and told


def _own_clause(scope: Scope) -> Token | None:
    """Return the clause with a tense of its own that the way takes below the carrier."""
    joined = (token for token in scope.path if token.head == scope.carrier)
    return next((token for token in joined if _is_apart(token, before=False)), None)


def _left_undone(verb: Token, below: Token, *, predicate: str) -> Iterator[Token]:
    """Yield the word that tells that what depends on a verb is not done: "refused to join"."""
    if _REFUSAL.fullmatch(verb.lower_):
        if not _names(predicate, verb):
            yield verb
    elif _holds_off(verb, below):
        yield verb
    else:
        marks = [mark for mark in child_words(below, "mark") if mark.lower_ == "to"]
        yield from (mark for mark in marks if mark.i and mark.nbor(-1).lower_ == "yet")
        if verb.pos_ == "ADJ" and marks and verb.i < below.i:
            yield from (word for word in child_words(verb, "advmod") if word.lower_ == "too")


def _is_apart(below: Token, *, before: bool) -> bool:
    """Say whether a clause that "and" joins to another has a tense of its own.

    "He never came back and died in Rome" tells of his death; "he did not eat or drink" shares
    what is denied, and what depends on both is apart from both.
    """
    if base(below) != "conj":
        return before and base(below) != "ccomp"
    joints = {child.lower_ for child in child_words(below, "cc")}
    return before or (below.tag_ in FINITE and not joints & {"or", "nor"})


def _is_refusal(carrier: Token, predicate: str) -> bool:
    """Say whether a verb refuses what the link states, and is not what it states."""
    verb = carrier.pos_ == "VERB" and not _names(predicate, carrier)
    return verb and _DECLINING.fullmatch(carrier.lower_) is not None


def _names(predicate: str, verb: Token) -> bool:
    """Say whether the link itself is named by a verb: "open:refuse to pay"."""
    return bool(
        {verb.lemma_.casefold(), verb.lower_} & set(predicate.removeprefix("open:").split())
    )


def _holds_off(verb: Token, below: Token) -> bool:
    """Say whether a verb keeps from happening what depends on it: "kept us from winning"."""
    from_ = any(child.lower_ == "from" for child in child_words(below, "mark", "case"))
    return from_ and _HOLDING_OFF.fullmatch(verb.lower_) is not None


def _lets_through(token: Token, below: Token) -> bool:
    """Say whether a denied verb denies what depends on it: "I don't think that he joined".

    Not so of a question that depends on it: "she would not say who joined".
    """
    if any(child.lower_ in _ASKED for child in below.children if child.i < below.i):
        return False
    return base(below) in {"xcomp", "conj"} or bool(_RAISING.fullmatch(token.lower_))


def _of_predicate(token: Token) -> Iterator[Token]:
    if token.lower_ in _MIXING_UP:
        return
    before = cut_short(token)
    if before is not None:
        yield before
    for child in token.children:
        relation = base(child)
        if relation in {"advmod", "aux", "cc", "det", "discourse"} and _is_particle(child):
            if not _is_set_apart(child, token) and not _ends_then(token):
                yield child
        elif (relation == "nsubj" and _is_nobody(child)) or (
            relation == "mark" and child.lower_ in _EXCLUDING_DEEDS
        ):
            yield child


def _ends_then(verb: Token) -> bool:
    """Say whether a denial has an end: "did not fall until May" tells that it fell in May."""
    after = (child for child in child_words(verb, "obl", "advcl") if child.i > verb.i)
    return any(
        mark.lower_ in _TO_THEN and mark.i > verb.i
        for child in after
        for mark in child_words(child, "case", "mark")
    )


def _is_set_apart(particle: Token, verb: Token) -> bool:
    """Say whether the particle denies an aside: "she ran it, not the dean", "no, she ran it"."""
    if particle.i > verb.i:
        return particle.i > verb.i + 2
    after_verb = particle.i > 0 and particle.nbor(-1).pos_ in {"AUX", "PRON"}
    return not after_verb and particle.nbor().is_punct and particle.i + 1 < verb.i


def _is_particle(token: Token) -> bool:
    word = token.lower_
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if word in {"longer", "more"}:
        return token.i > 0 and token.nbor(-1).lower_ == "no"
    return word in _PARTICLES and following not in _NOT_A_DENIAL and not _is_of_tag(token)


def _is_of_tag(particle: Token) -> bool:
    """Say whether a particle is that of a tag that asks to agree: "..., isn't she?"."""
    tag = particle.doc[max(particle.i - 2, 0) : particle.i + 3]
    if len(tag) < 4 or particle.nbor().lower_ not in _PRONOUNS:
        return False
    ends = len(tag) == 4 or tag[-1].is_punct
    return ends and particle.nbor(-1).pos_ == "AUX" and tag[0].lower_ not in _PRONOUNS


def _is_nobody(token: Token) -> bool:
    if token.lower_ in _NOBODY:
        return True
    return any(child.lower_ in _NO for child in child_words(token, "det", "amod"))


def _of_path(scope: Scope) -> Iterator[Token]:
    """Yield what denies a phrase on the way: "not the Guild", "no member", "without the Guild"."""
    for token, entered in zip(scope.path, scope.entered_from, strict=True):
        for child in token.children:
            if base(child) == "det" and child.lower_ == "no":
                yield child
            elif heads_a_clause(token) or _is_contrast(entered):
                continue
            elif (base(child) in {"advmod", "cc"} and _is_particle(child)) or (
                base(child) in {"case", "mark"} and child.lower_ in _EXCLUDING
            ):
                yield child


def _is_contrast(conjunct: Token | None) -> bool:
    """Say whether the way comes from Y in "not X but Y", which is affirmed."""
    if conjunct is None or base(conjunct) != "conj":
        return False
    return any(child.lower_ == "but" for child in child_words(conjunct, "cc"))
