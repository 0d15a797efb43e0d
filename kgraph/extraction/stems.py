"""One form for all forms of a word, so that "founded", "founding" and "founds" are one verb.

Source: after the steps 1a to 1c and 5 of Porter 1980, "An algorithm for suffix stripping",
Program 14(3), by part of speech, and with the irregular verbs of English.
"""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = """
be am is are was were been being 's 're 'm ’s ’re ’m|bear bore born borne|become became
begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown
break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught
choose chose chosen|come came|creep crept|deal dealt|dig dug|do does did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
flee fled|fly flew flown|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
get got gotten|give gave given|go goes went gone|grow grew grown|hang hung
have has had 've ’ve|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid
lead led|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made
mean meant|meet met|pay paid|quit|read|rebuild rebuilt|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook
shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|split|spread|spring sprang sprung
stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven
win won|wind wound|withdraw withdrew withdrawn|write wrote written|overtake overtook overtaken
"""
_VERB_OF: Final = {
    form: row.split()[0] for row in _IRREGULAR.replace("\n", "|").split("|") for form in row.split()
}
_PLURALS: Final = {"children": "child", "men": "man", "women": "woman", "people": "person"}
_VOWELS: Final = frozenset("aeiouy")


def verb_stem(word: str) -> str:
    """Return what all forms of a verb share.

    >>> [verb_stem(word) for word in ("led", "joins", "settled", "settle", "running", "studied")]
    ['lead', 'join', 'settl', 'settl', 'run', 'study']
    """
    small = word.casefold()
    if small in _VERB_OF:
        return _ended(_VERB_OF[small])
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        stem = small.removesuffix(ending)
        if stem != small and _VOWELS & set(stem) and len(stem) > 1 and not small.endswith("ss"):
            return _ended(stem + "y" if ending.startswith("ie") else stem)
    return _ended(small)


def noun_stem(word: str) -> str:
    """Return what singular and plural of a noun share.

    >>> [noun_stem(word) for word in ("parties", "churches", "founder", "children", "boss")]
    ['party', 'church', 'founder', 'child', 'boss']
    """
    small = word.casefold()
    if small in _PLURALS:
        return _PLURALS[small]
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    if small.endswith(("ches", "shes", "sses", "xes", "zes")):
        return small[:-2]
    kept = small.endswith(("ss", "us", "is", "ics")) or not small.endswith("s") or len(small) < 4
    return small if kept else small[:-1]


def _ended(stem: str) -> str:
    """Return a stem without a final e, and with no double letter at its end."""
    if len(stem) > 2 and stem.endswith("e"):
        stem = stem[:-1]
    double = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    return stem[:-1] if double else stem
