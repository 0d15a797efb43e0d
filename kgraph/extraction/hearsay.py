"""Whether a link is told after somebody else, and by what word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import Scope, base, child_words
from kgraph.language.labels import SPEAKERS

SAYING = re.compile(
    r"say|says|said|saying|tell|tells|told|claim\w*|report(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist\w*"
    r"|maintain\w*|alleg\w*|swear|swears|swore|sworn|assert\w*|den(?:y|ies|ied|ying)|heard"
    r"|announc\w*|declar\w*|explain\w*|write|writes|wrote|state[sd]?|warn\w*|add|adds|added|hint\w*"
    r"|suggest\w*|rumou?r\w*|repute\w*|suppose[d]|thought|believed|joke[sd]?|boast\w*|recall\w*"
    r"|remember(?:s|ed)|note[sd]|conced\w*|admit\w*|confirm\w*|describ\w*|reckons?|goes|protest\w*"
    r"|complain\w*|testif\w*|predict\w*|accus\w*|contend\w*|observ\w*|remark\w*|repl(?:y|ies|ied)"
)
_ADVERBS = frozenset("reportedly supposedly allegedly purportedly apparently".split())
_OF_REPUTE = re.compile(
    r"said|rumou?red|reported|alleged|claim\w*|thought|believed|reputed|held|known"
    r"|profess\w*|swears?|swore"
)
_DESCRIBING = re.compile(
    r"(?:describ|label|brand|dub|hail|denounc|characteri[sz]|portray|depict|regard)\w*"
)
_SUSPECTING = re.compile(r"(?:accus|suspect)\w*")
_CAN = frozenset("can could may might should".split())
_OUGHT = frozenset({"should", "must"})
_RUMOURS = frozenset("rumour rumor word legend story gossip tradition hearsay account".split())
_TOLD = frozenset("rumour rumours rumor rumors story stories claim claims allegation".split())


def hearsay_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the verb of saying, or the "according" or "reportedly", that a link hangs on."""
    for token in scope.predicates:
        found = next((child for child in token.children if _tells(child)), None)
        if found is not None:
            return found
    for below in scope.predicates:
        above = below.head
        told = base(below) in {"ccomp", "acl"} and (is_saying(above) or _is_rumour(above))
        told = told and not _agrees(above)
        told = told or (below.dep_ == "acl" and above.lower_ in _TOLD and _is_that(below))
        if told or (base(below) == "xcomp" and _OF_REPUTE.fullmatch(above.lower_)):
            return above
        if base(below) in {"advcl", "acl"} and _SUSPECTING.fullmatch(above.lower_):
            return above
    described = next((token for token in scope.predicates if _is_description(token, scope)), None)
    if described is not None:
        return described
    stated = _stated_below(scope)
    if stated is not None:
        return stated
    asides = (child for token in scope.path for child in token.children if _is_aside(child))
    return next(asides, None)


def _is_description(verb: Token, scope: Scope) -> bool:
    """Say whether a verb tells what somebody else calls a thing: "critics describe it as"."""
    if not _DESCRIBING.fullmatch(verb.lower_):
        return False
    auxiliaries = list(child_words(verb, "aux"))
    if any(auxiliary.dep_ == "aux:pass" for auxiliary in auxiliaries):
        return not any(word.lower_ in _CAN for word in auxiliaries)
    subject = next(child_words(verb, "nsubj"), None)
    path = {token.i for token in scope.path}
    return (
        subject is not None
        and subject.dep_ == "nsubj"
        and subject.i not in path
        and subject.lower_ not in SPEAKERS
    )


def _stated_below(scope: Scope) -> Token | None:
    """Return the carrier where it is a verb of saying and only what is said holds the object."""
    carrier = scope.carrier
    below = (token for token in scope.path if token.head.i == carrier.i and token.i > carrier.i)
    told = any(base(token) == "ccomp" for token in below)
    return carrier if told and is_saying(carrier) and not _agrees(carrier) else None


def _tells(child: Token) -> bool:
    """Say whether a word beside the verb tells that it is hearsay."""
    if child.lower_ in _ADVERBS or child.lower_ == "according":
        return True
    if base(child) == "parataxis":
        goes_on = any(child_words(child, "ccomp", "parataxis"))
        return is_saying(child) and not goes_on and not _agrees(child)
    if base(child) == "advcl":
        return _is_as_told(child)
    return any(word.lower_ == "according" for word in child_words(child, "case"))


def _agrees(clause: Token) -> bool:
    """Say whether a clause only tells who has said so too: "like Ben was saying, I sing"."""
    subject = next(child_words(clause, "nsubj"), clause)
    return any(word.lower_ == "like" and word.i + 1 == subject.left_edge.i for word in clause.lefts)


def _is_as_told(clause: Token) -> bool:
    """Say whether a clause is "as the captain recalled"."""
    return is_saying(clause) and any(m.lower_ == "as" for m in child_words(clause, "mark"))


def _is_that(clause: Token) -> bool:
    """Say whether a clause is opened by "that", whatever the tree takes the word for."""
    return clause.left_edge.lower_ == "that"


def _is_rumour(verb: Token) -> bool:
    """Say whether a clause is "rumour has it", "word was"."""
    return any(subject.lower_ in _RUMOURS for subject in child_words(verb, "nsubj"))


def _is_aside(verb: Token) -> bool:
    """Say whether a clause is ", her aunt insists," thrown in."""
    if not is_saying(verb) or _agrees(verb) or any(child_words(verb, "obj", "ccomp", "xcomp")):
        return False
    subject = next(child_words(verb, "nsubj"), None)
    first = verb.left_edge
    opened = first.is_punct or (first.i > 0 and first.nbor(-1).is_punct)
    return opened and subject is not None and subject.lower_ not in {"who", "which", "that"}


def is_saying(verb: Token) -> bool:
    """Say whether a verb tells what somebody other than the speaker says."""
    if not SAYING.fullmatch(verb.lower_) or _is_to_be_said(verb):
        return False
    subject = next(child_words(verb, "nsubj"), None)
    return subject is None or subject.lower_ not in SPEAKERS or verb.lower_ in {"heard", "hear"}


def _is_to_be_said(verb: Token) -> bool:
    """Say whether a verb tells what the speaker says by saying so: "it must be said that"."""
    helpers = {child.lower_ for child in child_words(verb, "aux")}
    return "be" in helpers and bool(helpers & _OUGHT)
