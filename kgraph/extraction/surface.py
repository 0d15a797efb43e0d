"""Links by the words between two mentions: a small stand-in until patterns are learnt.

A rule reads the words between two mentions of one sentence. It must match them whole. What
it takes the mentions to be is checked against the ontology's domain and range.
"""

from __future__ import annotations

import re
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


def _rule(name: str, predicate: str, pattern: str, *, reverse: bool = False) -> SurfaceRule:
    filled = re.sub(r"<(\w+)>", lambda match: _PARTS[match[1]], pattern)
    return SurfaceRule(name, predicate, re.compile(filled + " *", re.IGNORECASE), reverse)


RULES: tuple[SurfaceRule, ...] = (
    _rule("born in", "bornIn", r"<be> <adverb>born (?:and (?:raised|bred) )?in"),
    _rule(
        "based in",
        "basedIn",
        r",? ?<have><adverb>(?:<be> <adverb>)?(?:based|headquartered) (?:in|at)",
    ),
    _rule("live in", "basedIn", r"<have><adverb>(?:<be> )?(?:live|lives|lived|living|resides?) in"),
    _rule("role from", "basedIn", r"<be> <adverb><the><former><role> from"),
    _rule("join", "memberOf", r"<have><adverb>(?:join|joins|joined) (?:up with )?<the>"),
    _rule("member of", "memberOf", r"<be> <adverb><the><former>members? (?:of|in) <the>"),
    _rule("found", "founderOf", r"<have><adverb><found> <the>"),
    _rule("founded by", "founderOf", r",? ?(?:<be> )?<adverb><found> by", reverse=True),
    _rule("founder of", "founderOf", r",? ?(?:<be> )?<adverb><the>(?:co-? ?)?founders? of <the>"),
    _rule("leader of", "leaderOf", r",? ?(?:<be> )?<adverb><the><former><head> (?:of|at) <the>"),
    _rule(
        "work for",
        "worksFor",
        r"(?:who )?<have><adverb>(?:work|works|worked|working|<be> employed) (?:for|at|by) <the>",
    ),
    _rule("role at", "worksFor", r",? ?<be> <adverb><the><former><role> (?:at|for|with) <the>"),
    _rule("is role", "holdsRole", r",? ?<be> <adverb>(?:a|an|the|our|their) <former>"),
    _rule("host of", "hostOf", r",? ?(?:<be> )?<adverb><the>hosts? of <the>"),
    _rule("hosted by", "hostOf", r",? ?(?:<be> )?(?:[a-z]+ and )?hosted by", reverse=True),
    _rule("guest on", "guestOn", r"<be> <adverb><the>guests? on <the>"),
    _rule("create", "creatorOf", r"<have><adverb><make> <the>(?:[a-z]+ (?:called|titled) )?[“\"]?"),
    _rule("created by", "creatorOf", r",? ?(?:<be> )?<made>(?: and [a-z]+)? by", reverse=True),
    _rule(
        "published by",
        "publisherOf",
        r"[”\"]?,? ?(?:<be> )?published (?:by|in) <the>",
        reverse=True,
    ),
    _rule(
        "study at",
        "educatedAt",
        r"<have><adverb>(?:studied|graduated|trained)(?: [a-z ]{1,40}?)? (?:at|from) <the>",
    ),
    _rule(
        "parent", "childOf", r"(?:['’]s )?(?:late )?(?:father|mother|dad|mum|mom)(?: is| was|,)?"
    ),
    _rule("married", "spouseOf", r"(?:<be> |got )?married(?: to)?"),
    _rule("part of", "partOf", r",? ?<be> <adverb>(?:a |one )?part of <the>"),
    _rule("successor of", "successorOf", r",? ?(?:<be> )?<adverb><the>successor (?:of|to) <the>"),
    _rule(
        "take part",
        "participantIn",
        r"<have><adverb>(?:took part|take part|participated|competed|raced) (?:in|at) <the>",
    ),
    _rule("is a", "instanceOf", r",? ?<be> <adverb>(?:a|an|one of the) (?:new |small |large )?"),
    _rule("oppose", "opposes", r"<have><adverb>(?:oppose|opposes|opposed|<be> against) <the>"),
    _rule("support", "supports", r"<have><adverb>(?:supports?|supported|endorses?|endorsed) <the>"),
    _rule("require", "requires", r"<adverb>(?:require|requires|required) <the>"),
    _rule(
        "lead to", "leadsTo", r"(?:(?:can|may|could|might) )?<adverb>(?:lead|leads|led) to <the>"
    ),
    _rule(
        "differ from",
        "contrasts",
        r"(?:<be> <adverb>(?:very )?different (?:from|than)|differs? from) <the>",
    ),
)

DATE_RULES: tuple[SurfaceRule, ...] = (
    _rule("born on", "bornOn", r"<be> born\b[^.;]{0,30}\b(?:on|in)"),
    _rule("died on", "diedOn", r"died\b[^.;]{0,30}\b(?:on|in)"),
    _rule(
        "founded in", "foundedOn", r"<be> (?:founded|established|formed)\b[^.;]{0,40}\b(?:on|in)"
    ),
    _rule(
        "dissolved in",
        "dissolvedOn",
        r"<be> (?:dissolved|disbanded|closed)\b[^.;]{0,40}\b(?:on|in|at the end of)",
    ),
)
