"""Whether a link holds only under a condition: "if she joins", "he would have led it"."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import Scope, base, child_words, cut_short, forestalled, framed_by
from kgraph.language.labels import SPEAKERS

_IF = frozenset("if unless supposing provided lest whenever".split())
_WOULD = frozenset("would 'd ’d".split())
_SUPPOSING = frozenset("suppose imagine say supposing".split())
_BRINGING_ABOUT = frozenset("see have get create imagine expect need build".split())
_HAVE = frozenset("have 've ’ve of be".split())
_PLANNED = frozenset("plan proposal propose scheme permission bid envisage blueprint".split())
_DAYS = frozenset("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split())
_POLITE = frozenset("say call swear argue think like love prefer rather liked loved said".split())
_SPEAKING = frozenset(
    "add ask say recall remember think look consider mention interrupt put summarize clarify "
    "may will correct rephrase understand".split()
)
_FRANK = frozenset("honest frank right correct mistaken wrong blunt".split())


def condition_in(scope: Scope, tokens: LinkTokens) -> Token | None:
    """Return the word that puts the link under a condition."""
    for token in scope.predicates:
        found = _own_if(token) or _forestalled(token) or _condition_of(token) or _would(token)
        if found is not None:
            return found
        if base(token) == "ccomp" and token.head.lower_ in _SUPPOSING and _is_order(token.head):
            return token.head
    frame = framed_by(scope, "obj", "xcomp", "nsubj", "obl")
    return next(
        (found for each in frame for found in [_own_if(each) or _unseen(each)] if found), None
    )


def _unseen(verb: Token) -> Token | None:
    """Return the "would" of "we would see a town where all have work", which is not there."""
    return _would(verb) if verb.lemma_ in _BRINGING_ABOUT else None


def _own_if(clause: Token) -> Token | None:
    marks = (mark for mark in child_words(clause, "mark") if mark.lower_ in _IF)
    return next((mark for mark in marks if not _is_phrase(mark)), None)


def _is_phrase(mark: Token) -> bool:
    """Say whether an "if" is that of "few if any", which puts nothing under a condition."""
    return mark.i + 1 < len(mark.doc) and mark.nbor().lower_ in {"any", "anything", "not", "so"}


def _forestalled(clause: Token) -> Token | None:
    """Return the "before" of "before he could sign", where nothing says that he never did."""
    return None if cut_short(clause) else forestalled(clause)


def _condition_of(clause: Token) -> Token | None:
    """Return the "if" of a clause that the link's clause depends on for its truth."""
    if clause.lower_ in _POLITE:
        return None
    for child in child_words(clause, "advcl"):
        if _is_aside(child):
            continue
        found = _own_if(child) or _inverted(child)
        if found is not None:
            return found
    return None


def _is_aside(clause: Token) -> bool:
    """Say whether an "if" is about the speaking: "if I may add", "if you think about it"."""
    subject = next(child_words(clause, "nsubj"), None)
    about = clause.lemma_ in _SPEAKING or clause.lower_ in _FRANK
    speaks = subject is not None and subject.lower_ in SPEAKERS and about
    return speaks and not any(child_words(clause, "obj", "ccomp", "nsubj:pass"))


def _inverted(clause: Token) -> Token | None:
    """Return the first word of "had she stayed", "should it pass", "were he to win"."""
    subject = next(child_words(clause, "nsubj"), None)
    first = clause.left_edge
    opens = subject is not None and first.i < subject.i and base(first) in {"aux", "cop"}
    return first if opens and first.lower_ in {"had", "should", "were"} else None


def _would(clause: Token) -> Token | None:
    """Return the "would" of "would have led", "would lead", of what does not happen."""
    words = list(child_words(clause, "aux", "cop"))
    unreal = any(aux.lower_ in _HAVE for aux in words) or not _tells_past(clause)
    if clause.lower_ in _POLITE or not unreal:
        return None
    return next((aux for aux in words if aux.lower_ in _WOULD), None)


def _tells_past(clause: Token) -> bool:
    """Say whether a sentence tells of what was: there "would" is what came later.

    Not so of a plan: "they told us of a plan by which the Guild would sail".
    """
    if any(word.lemma_ in _PLANNED for word in clause.doc[clause.sent.start : clause.i]):
        return False
    later = {"later", "eventually", "soon", "often", "always", "usually", "sometimes", *_DAYS}
    return any(
        word.tag_ == "VBD" or word.lower_ in later or (word.is_digit and len(word) == 4)
        for word in clause.sent
    )


def _is_order(verb: Token) -> bool:
    """Say whether a verb opens its clause: "say she won", and not "they say she won"."""
    opens = verb.i == verb.sent.start or verb.nbor(-1).is_punct
    return opens and next(child_words(verb, "nsubj"), None) is None
