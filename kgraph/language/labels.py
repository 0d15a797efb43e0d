"""The labels that training and runtime share. Their order is part of the weights: append only."""

from typing import Final

ENTITY_TYPES: Final = (
    "person",
    "organization",
    "place",
    "event",
    "work",
    "concept",
    "object",
    "date",
    "quantity",
)
"""Types of mentions and names: the six of the vocabulary, things, and two kinds of literal."""

UPOS: Final = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
"""Universal part-of-speech tags."""

RELATIONS: Final = (
    "employedBy",
    "chiefOf",
    "affiliatedWith",
    "educatedAt",
    "founderOf",
    "subsidiaryOf",
    "headquarteredIn",
    "livesIn",
    "bornIn",
    "nationality",
    "spouseOf",
    "childOf",
    "bornOn",
    "diedOn",
    "foundedOn",
    "leaderOf",
    "relativeOf",
    "partOf",
    "successorOf",
    "creatorOf",
    "publisherOf",
    "participantIn",
    "instanceOf",
    "broader",
    "dissolvedOn",
    "activeIn",
    "memberOf",
    "worksFor",
    "holdsRole",
    "basedIn",
    "affiliation",
    "identifiesAs",
    "worksOn",
    "aimsAt",
    "supports",
    "opposes",
    "agreesWith",
    "hostOf",
    "guestOn",
    "requires",
    "leadsTo",
    "contrasts",
    "roleIn",
    "saidBy",
    "holdsFrom",
    "holdsTo",
)
"""What the relation head scores, in the direction subject to object.

The first fifteen are the KnowledgeNet properties, turned to the direction of the vocabulary. The
last four help to read a link: a role and its organisation; the subject of a reported link and
who says it; the object of a link and the date from or to which it holds.
"""

STANCES: Final = (
    "negative",
    "asserted",
    "possible",
    "desired",
    "hypothetical",
    "asked",
    "reported",
)
"""What else is scored of a pair: whether its link is denied, and how it is put."""

CLAIM_PREDICATES: Final = {
    "employedBy": "worksFor",
    "chiefOf": "leaderOf",
    "subsidiaryOf": "partOf",
    "headquarteredIn": "basedIn",
    "livesIn": "basedIn",
    "affiliation": "affiliatedWith",
}
"""Local name in the vocabulary of each relation whose own name differs from it."""

KNOWN_OF_THINGS: Final = frozenset(RELATIONS[:26])
"""Relations of corpora that annotate them for every mention of two things, once they are stated."""

PRONOUNS: Final = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his"
    " himself she her hers herself it its itself they them their theirs themselves who whom whose"
    " which that this these those one someone everyone".split()
)
"""Lower-cased pronouns that can stand for an entity."""

WE: Final = frozenset("we us our ours ourselves".split())
"""Those of them for several, the speaker among them."""

SPEAKERS: Final = frozenset({"i", "we", "you"})
"""Those of them that do something, of who speaks and who is spoken to."""

FINITE: Final = frozenset({"VBD", "VBP", "VBZ"})
"""Tags of verbs that have a tense."""


def type_bits(*names: str) -> int:
    """Return the set of entity types as a bit mask, bit ``i`` for ``ENTITY_TYPES[i]``.

    >>> type_bits("person", "place")
    5
    """
    return sum(1 << ENTITY_TYPES.index(name) for name in names)


def claim_predicate(relation: str) -> str:
    """Return the local name in the vocabulary that ``relation`` is claimed as.

    >>> claim_predicate("livesIn"), claim_predicate("bornIn")
    ('basedIn', 'bornIn')
    """
    return CLAIM_PREDICATES.get(relation, relation)


TRAINED_PREDICATES: Final = frozenset(map(claim_predicate, RELATIONS))
"""Local names of the links that the network finds by itself; all others are taught by examples."""
