"""Nouns of office: which they are, and what each says of its holder and the body it is in."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.grammar import complements_of, owner_of
from kgraph.language.lexicon import OFFICES, TITLES
from kgraph.language.terms import is_role, singular

_HEADS = frozenset(
    """director chair chairman chairwoman chairperson president head leader chief ceo captain
    principal dean commander governor boss abbot abbess headmaster headmistress headteacher
    commander-in-chief""".split()
)
_FOUNDERS = frozenset("founder co-founder cofounder".split())
_MEMBERS = frozenset("member fellow".split())
_TITLES = frozenset(
    """king queen emperor empress prince princess duke duchess earl pope bishop archbishop mayor
    minister secretary senator chancellor prosecutor ambassador chairperson treasurer speaker
    spokesman spokeswoman spokesperson editor fellow professor""".split()
)
# Words for what somebody does that have none of the endings of such words.
_OCCUPATIONS = frozenset(
    """king queen prince princess duke duchess earl pope bishop archbishop cardinal colonel
    sergeant lieutenant knight attorney surgeon accountant consultant attendant merchant diplomat
    student undergraduate apprentice intern trainee midwife actress waitress stewardess
    seamstress spokesperson chairperson fellow homeopath osteopath naturopath
    blacksmith goldsmith silversmith locksmith playwright shipwright architect chef nun rabbi imam
    clerk thief athlete astronaut analyst agent expert spy champion deputy sheriff detective
    constable marshal admiral quarterback medic paramedic vet chaplain vicar curate mechanic
    magistrate monarch tsar sultan emir caliph provost pupil graduate entrepreneur tycoon magnate
    aristocrat countess baron baroness viscount marquis correspondent defendant plaintiff
    respondent witness""".split()
)
_HOSTS = frozenset("host co-host presenter".split())
_OUTSIDERS = frozenset(
    """supporter opponent critic fan friend neighbour neighbor owner donor lover admirer rival user
    customer reader listener visitor successor predecessor author writer creator maker father
    mother brother sister speaker student undergraduate king queen pope winner killer survivor
    follower citizen resident""".split()
)
_ADDRESSING = frozenset({"mr", "mr.", "madam"})
# Words that end as those for offices do.
_NO_OFFICES = frozenset(
    """junior senior superior inferior elder interior exterior prior gentleman gentlewoman layman
    human everyman remainder""".split()
)
_CHOSEN = frozenset("favorite favourite best-loved".split())
_BELIEFS = re.compile(
    r"(?:social|femin|marx|lenin|commun|anarch|pacif|environmental|capital|national|left|right|fasc|"
    r"rac|zion|human|athe|the|buddh|ideal|real|optim|pessim|popul|separat|royal|loyal|imperial|"
    r"colonial|ego|altru|material|rational)ists?",
    re.IGNORECASE,
)
_FIXED_HEADS = frozenset({("general", "secretary"), ("secretary", "general")})


def names_office(token: Token) -> bool:
    """Say whether a noun names an office, a rank or an occupation; "Mr. Mayor" calls to one."""
    word = token.lower_
    if word in _NO_OFFICES or (token.i and token.nbor(-1).lower_ in _ADDRESSING):
        return False
    if any(child.lower_ in _CHOSEN for child in token.children) or is_of_belief(token):
        return False
    if word in _HEADS | _FOUNDERS | _MEMBERS | _HOSTS | _TITLES:
        return True
    if token.tag_ == "NNS":
        word = singular(word)
    return token.pos_ == "NOUN" and (is_role(word) or word in _OCCUPATIONS)


def is_office_of(name: str) -> bool:
    """Say whether what was taken for a name is an office.

    >>> is_office_of("Professor of Music"), is_office_of("Saint Odile's Hospital")
    (True, False)
    """
    words = name.casefold().split()
    return len(words) > 1 and words[0] in OFFICES | TITLES and words[1] == "of"


def is_of_belief(noun: Token) -> bool:
    """Say whether the noun tells what somebody believes in: that is no office."""
    return _BELIEFS.fullmatch(noun.text) is not None


def is_of_outsider(noun: Token) -> bool:
    """Say whether the noun tells what somebody is to a body that he stands outside of: "critic"."""
    return noun.lower_ in _OUTSIDERS


def heads_part(noun: Token, body: Token) -> bool:
    """Say whether somebody heads but a part of a body: "the training director of the Guild"."""
    return noun.lower_ in _HEADS and body.head == noun != body and _is_of_part(noun, body)


def _is_of_part(noun: Token, body: Token | None = None) -> bool:
    parts = [child for child in noun.children if child.dep_ == "compound" and child.pos_ == "NOUN"]
    if owner_of(noun) is not None:  # "the council's director of housing"
        parts += [child for child in complements_of(noun) if child.pos_ == "NOUN"]
    return bool(parts) and body not in parts


def link_of(noun: Token) -> str:
    """Return the link to a body that an office in it states; "" for none."""
    word, before = noun.lower_, noun.nbor(-1).lower_ if noun.i else ""
    if word in _HEADS or (before, word) in _FIXED_HEADS:
        return "worksFor" if _is_of_part(noun) else "leaderOf"
    if word in _FOUNDERS:
        return "founderOf"
    if word in _MEMBERS:
        return "memberOf"
    if word in _HOSTS:
        return "hostOf"
    return "" if is_of_outsider(noun) else "worksFor"
