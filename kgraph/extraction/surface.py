"""Links by the words between two mentions: a small stand-in until patterns are learnt.

A rule reads the words between two mentions of one sentence. It must match them whole. What
it takes the mentions to be is checked against the ontology's domain and range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PARTS = {
    "be": r"(?:am|is|are|was|were|be|been|being|['’](?:m|s|re))",
    "have": r"(?:(?:have|has|had|['’](?:ve|s|d)) )?",
    "adverb": r"(?:(?:also|now|still|currently|actually|really|originally|previously|just|once|"
    r"then|later|both|never|not|n['’]t|no longer) )*",
    "the": r"(?:(?:the|a|an|our|their|its|his|her|my) )?",
    "former": r"(?:(?:former|ex-?|current|new|founding|active|longtime|proud|national|local|"
    r"regional|executive|deputy|acting|interim) ){0,2}",
    "role": r"(?P<role>(?:[a-z-]+ (?:and )?){0,3}?[a-z-]*(?:er|or|ist|ian|man|woman|person|ant|"
    r"chair|director|president|head|lead|coach|captain|pilot|editor|secretary))",
    "head": r"(?:leader|chair|chairman|chairwoman|chairperson|president|director|ceo|head|"
    r"secretary general|general secretary|commander-in-chief|captain)",
    "made": r"(?:written|authored|created|composed|painted|directed|designed)",
    "make": r"(?:wrote|authored|created|composed|painted|directed|designed|built)",
    "found": r"(?:co-? ?)?(?:founded|established|set up)",
}


@dataclass(frozen=True, slots=True)
class SurfaceRule:
    """What the words between two mentions say.

    The pattern reads the words with one blank after them. ``reverse``: the mention that comes
    second is the subject.
    """

    name: str
    predicate: str
    pattern: re.Pattern[str]
    reverse: bool = False


# (name, predicate, pattern); in those named in _REVERSED the subject comes second.
_ROWS = (
    ("born in", "bornIn", r"<be> <adverb>born (?:and (?:raised|bred) )?in"),
    (
        "based in",
        "basedIn",
        r",? ?<have><adverb>(?:<be> <adverb>)?(?:based|headquartered) (?:in|at)",
    ),
    ("live in", "basedIn", r"<have><adverb>(?:<be> )?(?:live|lives|lived|living|resides?) in"),
    ("role from", "basedIn", r"<be> <adverb><the><former><role> from"),
    ("join", "memberOf", r"<have><adverb>(?:join|joins|joined) (?:up with )?<the>"),
    ("member of", "memberOf", r"<be> <adverb><the><former>members? (?:of|in) <the>"),
    ("found", "founderOf", r"<have><adverb><found> <the>"),
    ("founded by", "founderOf", r",? ?(?:<be> )?<adverb><found> by"),
    ("founder of", "founderOf", r",? ?(?:<be> )?<adverb><the>(?:co-? ?)?founders? of <the>"),
    ("leader of", "leaderOf", r",? ?(?:<be> )?<adverb><the><former><head> (?:of|at) <the>"),
    (
        "work for",
        "worksFor",
        r"(?:who )?<have><adverb>(?:work|works|worked|working|<be> employed) (?:for|at|by) <the>",
    ),
    ("role at", "worksFor", r",? ?<be> <adverb><the><former><role> (?:at|for|with) <the>"),
    ("host of", "hostOf", r",? ?(?:<be> )?<adverb><the>hosts? of <the>"),
    ("hosted by", "hostOf", r",? ?(?:<be> )?(?:[a-z]+ and )?hosted by"),
    ("guest on", "guestOn", r"<be> <adverb><the>guests? on <the>"),
    ("create", "creatorOf", r"<have><adverb><make> <the>(?:[a-z]+ (?:called|titled) )?[“\"]?"),
    ("created by", "creatorOf", r",? ?(?:<be> )?<made>(?: and [a-z]+)? by"),
    (
        "published by",
        "publisherOf",
        r"[”\"]?,? ?(?:<be> )?published (?:by|in) <the>",
    ),
    (
        "study at",
        "educatedAt",
        r"<have><adverb>(?:studied|graduated|trained)(?: [a-z ]{1,40}?)? (?:at|from) <the>",
    ),
    ("parent", "childOf", r"(?:['’]s )?(?:late )?(?:father|mother|dad|mum|mom)(?: is| was|,)?"),
    ("married", "spouseOf", r"(?:<be> |got )?married(?: to)?"),
    ("part of", "partOf", r",? ?<be> <adverb>(?:a |one )?part of <the>"),
    ("successor of", "successorOf", r",? ?(?:<be> )?<adverb><the>successor (?:of|to) <the>"),
    (
        "take part",
        "participantIn",
        r"<have><adverb>(?:took part|take part|participated|competed|raced) (?:in|at) <the>",
    ),
    ("oppose", "opposes", r"<have><adverb>(?:oppose|opposes|opposed|<be> against) <the>"),
    ("support", "supports", r"<have><adverb>(?:supports?|supported|endorses?|endorsed) <the>"),
    ("require", "requires", r"<adverb>(?:require|requires|required) <the>"),
    ("lead to", "leadsTo", r"(?:(?:can|may|could|might) )?<adverb>(?:lead|leads|led) to <the>"),
    (
        "differ from",
        "contrasts",
        r"(?:<be> <adverb>(?:very )?different (?:from|than)|differs? from) <the>",
    ),
)

_DATE_ROWS = (
    ("born on", "bornOn", r"<be> born\b[^.;]{0,30}\b(?:on|in)"),
    ("died on", "diedOn", r"died\b[^.;]{0,30}\b(?:on|in)"),
    ("founded in", "foundedOn", r"<be> (?:founded|established|formed)\b[^.;]{0,40}\b(?:on|in)"),
    (
        "dissolved in",
        "dissolvedOn",
        r"<be> (?:dissolved|disbanded|closed)\b[^.;]{0,40}\b(?:on|in|at the end of)",
    ),
)
_REVERSED = frozenset({"founded by", "hosted by", "created by", "published by"})


def _rules(rows: Iterable[tuple[str, str, str]]) -> tuple[SurfaceRule, ...]:
    return tuple(
        SurfaceRule(name, predicate, _compile(pattern), reverse=name in _REVERSED)
        for name, predicate, pattern in rows
    )


def _compile(pattern: str) -> re.Pattern[str]:
    filled = re.sub(r"<(\w+)>", lambda match: _PARTS[match[1]], pattern)
    return re.compile(filled + " *", re.IGNORECASE)


RULES = _rules(_ROWS)
DATE_RULES = _rules(_DATE_ROWS)
