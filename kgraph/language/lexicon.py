"""Closed classes of English words that the rules of this stage look at.

Nothing here names a person, an organisation or a work: only words of the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from spacy.lang.en.stop_words import STOP_WORDS

INTERJECTIONS = frozenset(
    """ah aha alright amen anyway bye cheers cool damn dear exactly god gosh great ha hey hello hi
    hm hmm holy howdy huh jesus lol lord man mhm mm no nope oh ok okay oops ouch please right shit
    sorry sure thanks thank true ugh uh um wait welcome well whoa wow yay yeah yep yes yup good
    absolutely actually basically currently definitely honestly hopefully indeed obviously really
    maybe perhaps personally totally similarly finally lastly firstly secondly""".split()
)
MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TITLES = frozenset(
    """mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend father sister
    brother pastor rabbi imam bishop pope saint captain major general colonel lieutenant sergeant
    major-general president senator representative congressman congresswoman governor mayor
    minister chancellor judge justice king queen prince princess emperor empress comrade
    director chairman chair admiral commodore brigadier marshal corporal cardinal archbishop
    ambassador commandant councillor""".split()
)
_RANKS = frozenset(
    """admiral captain colonel commander corporal general leader lieutenant marshal officer
    sergeant""".split()
)
_BEFORE_RANKS = frozenset(
    """air brigadier chief field first flight group lance lieutenant major master petty rear second
    squadron staff vice warrant wing""".split()
)
OFFICES = frozenset(
    """director chair chairman chairwoman president head chief captain commander governor minister
    secretary senator representative founder leader editor dean principal manager""".split()
)
ORGANIZATION_NOUNS = frozenset(
    """academy administration agency alliance army association assembly authority bank board bureau
    cabinet centre center church charity club coalition collective college commission committee
    company confederation congress consortium cooperative corporation corps council court
    department division federation fire force forum foundation front fund group guard
    guild hospital inc institute institution laboratory lab league legion ltd ministry movement
    museum navy network office orchestra organisation organization parliament partners party
    police press project senate school secretariat service services society squad studio
    studios syndicate team theatre theater trust union university workers socialists democrats
    republicans magazine times""".split()
)
PLACE_NOUNS = frozenset(
    """area avenue bay beach borough bridge building canal cape city coast country county district
    drive forest garden gardens hall harbour harbor hill hills house island islands isle lake mount
    mountain mountains ocean park peninsula plaza port province region river road sea square state
    street town valley village""".split()
)
EVENT_NOUNS = frozenset(
    """awards ball bowl campaign carnival championship championships conference congress convention
    crisis cup day election elections exhibition expo fair festival games hurricane marathon march
    massacre olympics pandemic parade race rally rebellion regatta revolution riot riots strike
    summit symposium tour tournament treaty uprising war""".split()
)
WORK_NOUNS = frozenset(
    """act album article atlas ballad bible book bulletin chronicle constitution daily declaration
    diary dictionary encyclopedia episode film gazette guide handbook
    herald journal letters magazine manifesto manual news newsletter novel opera podcast post
    programme proclamation report review series show song story study survey symphony times
    tribune""".split()
)
# Common abbreviations of countries and unions, by their letters.
ABBREVIATIONS = {
    "us": "United States",
    "usa": "United States",
    "uk": "United Kingdom",
    "eu": "European Union",
    "un": "United Nations",
}
# Words that often stand before a name of the type, at most two tokens away.
PLACE_PREPOSITIONS = frozenset("in from near across throughout to outside around".split())
SPEECH_VERBS = frozenset(
    """said says say told tells asked asks thinks thought wrote writes explains explained added adds
    replied argues argued notes noted believes recalls recalled""".split()
)
# Words too general to make a term of their own or to begin or end one.
GENERAL_WORDS = frozenset(
    """able actual actually ago ahead almost already anymore area areas aspect back bad based
    basically begin beginning best better big bit bring bringing build building call called came
    case certain certainly change clear close come comes coming common couple course current day
    days deal definitely develop different difficult doing early easy end especially essentially
    exactly example exciting explain fact feel feels felt few find first focus folk folks following
    form forward full future gave get gets getting give given gives giving go goes going gone gonna
    good got great group guess guys half happen happened happening happens hard hear heard help
    high hold hope hours huge idea important include including interesting interested issue issues
    job keep kept kind kinds knew know knowing known knows large last later lead learn learned
    leave left let level like line little live lived long longer look looked looking looks lot lots
    love made main make makes making many matter maybe mean means meant meet might mind minute
    moment month months move moving much multiple need needed needs new next nice night number
    obviously ok okay old ones open opportunity order original others particular particularly past
    people perfect person piece place places plan play point points possible pretty previous
    previously primary probably problem process put question questions quite quote rather read
    reading ready real realize really reason recent recently related response right role rest run
    said same saw say saying says second see seeing seem seems seen sense set several share short
    show side similar simple simply single small sort sorts sound space specific specifically
    spend spent stage stand start started starting state stay step stop stuff sure take taken
    takes taking talk talked talking tell tends term terms thank thanks thing things think thinking
    third thought thoughts time times today together told took top total trying turn type types
    understand unquote use used using usually various version wait want wanted wants watch way ways
    week weeks welcome well went whole wonder word words work worked working works world worth
    write writing wrong year years yesterday young younger""".split()
)
ABSTRACT_SUFFIXES = ("ism", "archy", "cracy", "isation", "ization", "fication", "ology")


@cache
def countries() -> frozenset[str]:
    """Return English names of countries and territories, lower-case (Unicode CLDR via Babel)."""
    territories = Locale("en").territories
    return frozenset(name.casefold() for name in territories.values())


def is_title(word: str) -> bool:
    """Say whether a word is a title before a name: "Dr." is."""
    return word.lower().rstrip(".") in TITLES


def count_titles(words: Sequence[str]) -> int:
    """Return how many words a name begins with are titles; the last word never is.

    >>> count_titles(["Lance", "Corporal", "Ola", "Berg"]), count_titles(["Lance", "Berg"])
    (2, 0)
    """
    at, last = 0, len(words) - 1
    while at < last:
        both = words[at].lower() in _BEFORE_RANKS and words[at + 1].lower() in _RANKS
        if both and at + 1 < last:
            at += 2
        elif is_title(words[at]):
            at += 1
        else:
            break
    return at


def is_country(name: str) -> bool:
    """Say whether a name is that of a country or union, its common abbreviation too: "the U.S."."""
    small = name.casefold().removeprefix("the ")
    return small in countries() or "".join(small.split()).replace(".", "") in ABBREVIATIONS


@cache
def languages() -> frozenset[str]:
    """Return English names of languages, as they are written (Unicode CLDR via Babel)."""
    return frozenset(Locale("en").languages.values())


@cache
def zone_cities() -> frozenset[str]:
    """Return the cities that time zones are named after, lower-case (IANA tz database)."""
    zones = (zone.split("/") for zone in available_timezones() if "/" in zone)
    cities = (parts[-1].replace("_", " ") for parts in zones if parts[0] not in {"Etc", "SystemV"})
    return frozenset(name.casefold() for name in cities if name.isascii() and len(name) > 3)


def is_general(word: str) -> bool:
    """Say whether a lower-case word is too general to carry a name or a term.

    >>> is_general("the"), is_general("yeah"), is_general("socialism")
    (True, True, False)
    """
    return word in STOP_WORDS or word in INTERJECTIONS or word in GENERAL_WORDS
