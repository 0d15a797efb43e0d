"""Terms: what a document keeps coming back to under a common noun, and roles that people hold.

Source: the idea of preferring the longer term where the shorter hardly stands alone is the
C-value of Frantzi, Ananiadou and Mima (2000), "Automatic recognition of multi-word terms",
International Journal on Digital Libraries 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from kgraph.language.lexicon import ABSTRACT_SUFFIXES, is_general

MOST_WORDS = 4
_LONG_DOCUMENT = 3000
_MODIFIERS = frozenset({"compound", "amod", "nmod:npmod", "compound:prt"})
_MOST_WORDS_OF_TERM = 3
_COMMON_RANK = 3_000
_SMALL_WORDS = frozenset("of to in and or for at on a the from with by as".split())
_EVERYDAY_RANK = 12_000  # a single word among the most frequent of the vocabulary makes no term

Rank = Callable[[str], int]


def find_term_spans(doc: Doc, rank: Rank) -> dict[str, list[Span]]:
    """Return the places of each recurring term, by its singular lower-case form.

    ``rank`` gives a word's place in a vocabulary ordered by frequency, 0 the most frequent.
    """
    places: dict[str, list[Span]] = {}
    for token in doc:
        if token.pos_ == "NOUN" and _may_head(token):
            for span in _phrases(token):
                places.setdefault(term_of(span), []).append(span)
    least = 3 if len(doc) > _LONG_DOCUMENT else 2
    counts = Counter({term: len(spans) for term, spans in places.items() if len(spans) >= least})
    kept = (term for term in sorted(counts) if _stands_alone(term, counts))
    return {term: places[term] for term in kept if _is_term(term, rank)}


def term_of(span: Span) -> str:
    """Return the lower-case form of a term with its last word in the singular."""
    words = [token.lower_ for token in span]
    plural = span[-1].tag_ == "NNS" or "Number=Plur" in str(span[-1].morph)
    return " ".join([*words[:-1], singular(words[-1]) if plural else words[-1]])


def singular(word: str) -> str:
    """Return the singular of a regular plural.

    >>> singular("parties"), singular("churches"), singular("unions"), singular("people")
    ('party', 'church', 'union', 'people')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    kept = word.endswith(("ss", "us", "is", "ics")) or not word.endswith("s")
    return word if kept else word[:-1]


def reads_like_term(label: str, rank: Rank) -> bool:
    """Say whether a noun phrase reads like a term of some field: "iodine deficiency".

    It has two or three words, no small ones; its first is no gerund, neither its first nor its last
    says nothing, and one of the two is no everyday word. Of phrases that careful readers of nine
    texts were shown by this rule, 45 of 100 were among the things that they had listed themselves,
    as many as of all other things shown.
    """
    words = label.split()
    if not 2 <= len(words) <= _MOST_WORDS_OF_TERM or not all(_is_plain(word) for word in words):
        return False
    ends = (words[0].casefold(), words[-1].casefold())
    if words[0].endswith("ing") or any(is_general(word) for word in ends):
        return False
    return max(map(rank, ends)) > _COMMON_RANK


def _is_plain(word: str) -> bool:
    return word.replace("-", "").isalpha() and word.casefold() not in _SMALL_WORDS


def noun_phrase(token: Token) -> Span:
    """Return a noun with the words that modify it on its left, articles left out."""
    start = token.i
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ not in _MODIFIERS or not _may_modify(child):
            break
        left = child.left_edge.i
        if child.right_edge.i + 1 != start:
            break
        start = left
    return token.doc[start : token.i + 1]


def is_role(text: str) -> bool:
    """Say whether a term ends in a word for somebody who does something.

    >>> is_role("labor organizer"), is_role("liberatory strategy")
    (True, False)
    """
    last = text.casefold().rsplit(" ", 1)[-1]
    return (
        last.endswith(_ROLE_SUFFIXES) and len(last) > 4 and last not in _NO_ROLES
    ) or last in _ROLE_NOUNS


_ROLE_SUFFIXES = ("er", "or", "ist", "ian", "man", "woman", "person")
_NO_ROLES = frozenset(
    """member number matter letter order other another corner power paper father mother brother
    sister daughter grandfather grandmother cover summer winter water river chapter factor
    computer newspaper person woman sector vector factor offer error mirror color colour""".split()
)
_ROLE_NOUNS = frozenset(
    """chair head lead coach captain pilot host president editor secretary assistant poet
    critic chief nurse cook guide judge monk priest""".split()
)


def _phrases(token: Token) -> list[Span]:
    whole = noun_phrase(token)
    starts = range(whole.start, token.i + 1)
    doc, end = token.doc, token.i + 1
    return [doc[i:end] for i in starts if end - i <= MOST_WORDS and _may_begin(doc[i])]


def _may_begin(token: Token) -> bool:
    """Say whether a word begins here, and not the second half of a hyphenated one."""
    before = token.nbor(-1) if token.i else token
    return token.text[0].isalnum() and not (before.text in {"-", "–"} and not before.whitespace_)


def _may_head(token: Token) -> bool:
    return token.is_alpha and len(token) > 2 and not token.is_stop


def _may_modify(token: Token) -> bool:
    ordinal = token.text[0].isdigit() and token.text.endswith(("st", "nd", "rd", "th"))
    return ordinal or (token.is_alpha and not token.is_stop and not is_general(token.lower_))


def _stands_alone(term: str, counts: Counter[str]) -> bool:
    """Keep a term unless most of its places lie inside one longer term."""
    longer = (
        counts[other] for other in counts if other != term and f" {other}".endswith(f" {term}")
    )
    return counts[term] > 1.5 * max(longer, default=0)


def _is_term(term: str, rank: Rank) -> bool:
    words = term.split()
    if len(words) > 1:
        return not is_general(words[-1]) or len(words) > 2
    return term.endswith(ABSTRACT_SUFFIXES) or (
        not is_general(term) and rank(term) > _EVERYDAY_RANK
    )
