"""Base forms of inflected English words, where the trained lemma is no word.

The lemma classifier picks an edit rule, and on words it has not seen it picks wrong ones
("carried", "carri"). An inflected form has few possible base forms; the vocabulary, which is
ordered by frequency, tells which of them is a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kgraph.language.encoder import RAREST

Rank = Callable[[str], int]

_IRREGULAR: Final = {
    form: base
    for line in """
        arise arose arisen/awake awoke awoken/beat beaten/become became becoming/begin began begun
        bend bent/bind bound/bite bit bitten/bleed bled/blow blew blown/break broke broken
        breed bred/bring brought/build built/buy bought/catch caught/choose chose chosen
        come came/creep crept/deal dealt/dig dug/do did done does/draw drew drawn/drink drank drunk
        drive drove driven/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought
        find found/flee fled/fly flew flown/forbid forbade forbidden/forget forgot forgotten
        forgive forgave forgiven/freeze froze frozen/get got gotten/give gave given
        go went gone goes/grow grew grown/hang hung/have had has/hear heard/hide hid hidden
        hold held/keep kept/know knew known/lay laid/lead led/leave left/lend lent/lie lay lain
        light lit/lose lost/make made/mean meant/meet met/mistake mistook mistaken/oversee oversaw
        overcome overcame/overthrow overthrew overthrown/pay paid/ride rode ridden/ring rang rung
        rise rose risen/run ran/say said/see saw seen/seek sought/sell sold/send sent
        shake shook shaken/shine shone/shoot shot/show shown/shrink shrank shrunk/sing sang sung
        sink sank sunk/sit sat/sleep slept/slide slid/speak spoke spoken/spend spent/spin spun
        stand stood/steal stole stolen/stick stuck/strike struck/swear swore sworn/sweep swept
        swim swam swum/swing swung/take took taken/teach taught/tear tore torn/tell told
        think thought/throw threw thrown/undergo underwent undergone/understand understood
        undertake undertook undertaken/uphold upheld/wake woke woken/wear wore worn/weave wove woven
        win won/withdraw withdrew withdrawn/write wrote written/withstand withstood
        withhold withheld/rebuild rebuilt/resell resold/redo redid redone/retell retold
        dwell dwelt/underlie underlay underlain underlying/kneel knelt/leap leapt/burn burnt
        cling clung/fling flung/sling slung/string strung/spring sprang sprung/weep wept
        strive strove striven/tread trod trodden/foresee foresaw foreseen/die dying/tie tying
        outgrow outgrew outgrown/misunderstand misunderstood/dream dreamt/spill spilt
    """.replace("\n", "/").split("/")
    for base, *forms in [line.split() or [""]]
    for form in forms
}  # fmt: skip
_IRREGULAR_NOUNS: Final = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "teeth": "tooth",
    "feet": "foot", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "halves": "half", "selves": "self", "wolves": "wolf",
    "shelves": "shelf", "thieves": "thief", "crises": "crisis", "analyses": "analysis",
    "hypotheses": "hypothesis", "theses": "thesis", "bases": "basis", "criteria": "criterion",
    "phenomena": "phenomenon", "media": "media", "data": "data", "politics": "politics",
    "folks": "folk", "clothes": "clothes", "news": "news", "series": "series",
    "species": "species", "means": "means", "headquarters": "headquarters", "elves": "elf",
}  # fmt: skip
_VERBS: Final = frozenset({"VBD", "VBN", "VBG", "VBZ"})
_PLURALS: Final = frozenset({"NNS", "NNPS"})
_NO_VERBS: Final = frozenset(
    "us on in at am an or of to so we he me by unit premier breath cloth loath past".split()
)
_LONGEST_ING: Final = 6  # letters of a verb that ends in "ing" by itself: "spring"
_E_STEMS: Final = tuple(
    "at v s c iz g u l ced lud nit vit xcit recit ncit lut mut njur nsur nfin efin dor".split()
)
_NO_ENDS: Final = ("os", "is", "es", "ys")  # of "losing", "raising": no verb ends so
_SYLLABIC: Final = "aeiouy"
_PREFIXES: Final = ("co-", "re-", "re", "co", "over", "out", "under", "mis", "un", "up")
_SHORTEST_REST: Final = 4


_UNINFLECTED = frozenset({"NN", "JJ", "VB", "IN"})
_INVARIANT = frozenset(
    """bet broadcast burst cast cost cut hit hurt let put quit read rid set shed shut split spread
    thrust upset""".split()
)


def base_form(word: str, tag: str, *, lemma: str, rank: Rank) -> str:
    """Return the base form of a word, the trained ``lemma`` where the word's form says nothing.

    Args:
        word: the word as written.
        tag: its Penn Treebank tag.
        lemma: what the classifier says.
        rank: place of a word in the vocabulary, ``RAREST`` if it is not there.
    """
    low = word.lower()
    start = next((each for each in _PREFIXES if _is_prefixed(low, each, tag=tag, rank=rank)), "")
    if start:
        rest = word[len(start) :]
        return start + base_form(rest, tag, lemma=lemma.removeprefix(start) or rest, rank=rank)
    if not word.isalpha() or lemma == "be":
        return lemma
    mistagged = tag in {"VB", "VBP"} and low.endswith("ing") and len(low) > _LONGEST_ING
    if tag in _VERBS or mistagged:
        given = low if low in _INVARIANT else _IRREGULAR.get(low)
        return given or _best(list(_verb_bases(low)), lemma=lemma, rank=rank)
    if tag == "NNS" or (tag in _PLURALS and low == word):
        given = _IRREGULAR_NOUNS.get(low)
        known = lemma if rank(lemma) < RAREST else low
        return given or _best(list(_noun_bases(low)), lemma=known, rank=rank)
    present = tag == "VBP" and low not in _IRREGULAR and not low.endswith(("ed", "s", "ing"))
    return low if (present or tag in _UNINFLECTED) and low == word else lemma


def _is_prefixed(low: str, prefix: str, *, tag: str, rank: Rank) -> bool:
    """Say whether a word is a known one after a prefix, and not known as a whole."""
    rest = low.removeprefix(prefix)
    if rest == low or len(rest) < _SHORTEST_REST or not rest.isalpha():
        return False
    return prefix.endswith("-") or (tag in _VERBS and rank(low) >= RAREST > rank(rest))


def _best(bases: list[str], *, lemma: str, rank: Rank) -> str:
    """Return the most frequent base that is a word, the first where none is.

    Of two words, one that is itself an inflected form ("slid") or no verb is the less likely.
    """

    def doubt(base: str) -> tuple[bool, bool, int]:
        return rank(base) >= RAREST, base in _IRREGULAR or base in _NO_VERBS, rank(base)

    return min(bases, key=doubt) if bases else lemma


def _verb_bases(word: str) -> Iterator[str]:
    """Yield what a regular form may come from, the likeliest without a vocabulary first."""
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("ses"):
            yield word[:-2]
    for ending in ("ied", "ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield from _stems(word[: -len(ending)], ending)
            return


def _stems(stem: str, ending: str) -> Iterator[str]:
    if ending == "ied":
        yield stem + "y"
        return
    if not any(letter in _SYLLABIC for letter in stem):
        return
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sleo"
    if doubled:
        yield stem[:-1]
    elif _takes_e(stem):
        yield stem + "e"
    if not _would_double(stem) and not stem.endswith(_NO_ENDS):
        yield stem
    if not doubled and not _takes_e(stem):
        yield stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] == "l":
        yield stem[:-1]


def _would_double(stem: str) -> bool:
    """Say whether a short verb of this stem writes its last letter twice: "scrap", "scrapping"."""
    vowels = [letter in "aeiou" for letter in stem]
    return (
        len(stem) > 2
        and vowels[-2:] == [True, False]
        and sum(vowels) == 1
        and stem[-1] not in "wxyhs"
    )


def _takes_e(stem: str) -> bool:
    """Say whether a verb of this stem mostly ends in "e": "invok", not "look" or "pick"."""
    if stem.endswith("k"):
        return len(stem) > 2 and stem[-2] in _SYLLABIC and stem[-3] not in _SYLLABIC
    return stem.endswith(_E_STEMS) and not stem.endswith(("ss", "ll"))


def _noun_bases(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
        yield word[:-1]
    elif word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        yield word[:-2]
        yield word[:-1]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
