"""Whether a link is told after somebody else, and by what word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kgraph.extraction.clauses import Scope, base, child_words
from kgraph.extraction.drafts import LinkTokens

SAYING = re.compile(
    r"say|says|said|saying|tell|tells|told|claim\w*|report(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist\w*"
    r"|maintain\w*|alleg\w*|swear|swears|swore|sworn|assert\w*|den(?:y|ies|ied|ying)|hear|hears|heard"
    r"|announc\w*|declar\w*|explain\w*|write|writes|wrote|state[sd]?|warn\w*|add|adds|added|hint\w*"
    r"|suggest\w*|rumou?r\w*|repute\w*|suppose[d]|thought|believed|joke[sd]?|boast\w*|recall\w*"
    r"|remember(?:s|ed)|note[sd]|conced\w*|admit\w*|confirm\w*|describ\w*|reckons?|goes|went|protest\w*"
    r"|complain\w*|testif\w*|predict\w*|accus\w*|contend\w*|observ\w*|remark\w*|repl(?:y|ies|ied)"
)
_ADVERBS = frozenset("reportedly supposedly allegedly purportedly apparently".split())
