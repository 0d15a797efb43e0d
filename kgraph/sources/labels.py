"""Speaker labels: what they look like, and which of the look-alikes are speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.sources.timestamp import ANY_BRACKETED, CLOCK

_GENERIC = re.compile(
    r"(?:speaker|spk|participant|interviewer|interviewee|(?:co-?)?host|guest|moderator|narrator"
    r"|caller|presenter|announcer|operator|audience(?: member)?|reporter|voice|chair"
    r"|(?:unknown|unidentified)(?: (?:speaker|man|woman|male|female))?|man|woman|male|female"
    r"|student|teacher|patient|doctor|panelist|analyst|respondent|question|answer|q|a|all|both)"
    r"(?:[ _#-]{0,2}\(?(?:\d{1,4}|[a-z])\)?)?",
    re.IGNORECASE,
)
# Words that stand before a colon in articles, notes and page furniture, and name nobody.
_NO_SPEAKER = frozenset(
    "note notes update updates warning correction corrections edit editor's editors example "
    "examples summary tip tips source sources photo photos image images caption credit credits "
    "link links tags topics date time title subject location place duration published posted "
    "author by from to cc re references disclaimer copyright contact email phone website web "
    "music transcript transcription recorded episode chapter part step figure table section "
    "appendix day week year lesson rule article related more see also read http https url file "
    "keywords category categories language produced producer written ps nb important remember "
    "caution conclusion introduction background overview abstract method methods results "
    "dear dearest hello ingredients price address hours version status type name description "
    "pros cons".split()
)
_PARTICLES = frozenset(
    "de da di do dos das del della van von der den ter la le el al bin ibn of the and & y e zu "
    "af av os st".split()
)
_CODE = rf"(?:{ANY_BRACKETED}|{CLOCK})"
_NAME = r"(?P<name>[^\W_](?:[^\n:：\[\](){}<>|\"“”?!;=*]|(?<=\w)\*(?=\w)){0,59}?)"
_AFTER_NAME = r"[*_]{0,3}(?:\s{0,2}[(\[](?!\d{1,3}:)(?P<role>[^()\[\]\n]{1,60})[)\]])?"
_LABEL = re.compile(
    rf"[*_]{{0,3}}{_NAME}{_AFTER_NAME}[*_]{{0,3}}(?:\s{{0,4}}(?P<code>{ANY_BRACKETED}))?"
    rf"\s?[*_]{{0,3}}(?::[*_]{{0,3}}(?=\s|$)|：[*_]{{0,3}})"
)
_NAME_LINE = re.compile(
    rf"[*_]{{0,3}}{_NAME}{_AFTER_NAME}[*_]{{0,3}}(?:\s{{1,12}}|\s{{0,4}}[,|•·-]\s{{0,4}})"
    rf"(?P<code>{_CODE})\s*$"
)
_ROLE_AFTER_COMMA = re.compile(r",\s*(?P<role>[^,\d]{2,60})$")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]{1,5}\.")
_TITLE_END = re.compile(
    r"(?<!\s)\s*\(|\s(?:is|was|are|were) (?:an?|the|[a-z]+e[dn]|shot|made|set|sung|built)\b"
    r"|, (?=(?:also|or|known|formerly|originally|first|sometimes) .{1,200} (?:is|was) (?:an?|the) )"
)
_LONGEST_TITLE = 10
_LEAST_SAID, _SELDOM = 5, 60
"""How often who alone speaks says "I", "we" or "you", and in how many words once."""
_SPEAKS = re.compile(r"\b(?:i|me|my|we|us|our|you|your)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’‘\-]*|#?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Label:
    """What may be a speaker label in a line; offsets count code points of the line.

    ``start:end`` is the name; words begin at ``body``. ``timed`` labels stand by a time code,
    ``code`` is its stretch where it stands between the name and the colon.
    """

    name: str
    start: int
    end: int
    body: int
    timed: bool
    role: str | None = None
    code: tuple[int, int] | None = None


def parse_label(text: str, start: int, *, timed: bool) -> Label | None:
    """Return the label that a line may have at ``start``, else ``None``.

    >>> label = parse_label("Ana Ruiz (host): Hello", 0, timed=False)
    >>> label.name, label.role, label.body
    ('Ana Ruiz', 'host', 16)
    >>> parse_label("There is one rule: be kind", 0, timed=False) is None
    True
    """
    match = _LABEL.match(text, start)
    by_colon = match is not None
    if match is None and not timed:
        match = _NAME_LINE.match(text, start)
    if match is None:
        return None
    name, role = match["name"].rstrip(" *_-–—,"), match["role"]
    comma = _ROLE_AFTER_COMMA.search(name)
    if comma and is_name_like(name[: comma.start()]):
        name, role = name[: comma.start()], role or comma["role"]
    if not (is_name_like(name) or is_generic(name)):
        return None
    begin = match.start("name")
    code = match.span("code") if match["code"] else None
    # A name and a time on a line of their own also end a cut sentence: that counts when it recurs.
    timed = timed or (by_colon and code is not None)
    return Label(name, begin, begin + len(name), match.end(), timed, role, code)


def is_generic(name: str) -> bool:
    """Say whether a label names a part and not a person ("Speaker 1", "Host", "Q")."""
    return bool(_GENERIC.fullmatch(name))


def is_name_like(name: str) -> bool:
    """Say whether words have the shape of a name: few, capitalised, no sentence marks.

    >>> is_name_like("Mario J. van Dyk"), is_name_like("The answer"), is_name_like("Dr. Wu")
    (True, False, True)
    """
    words = name.replace("&", " & ").replace("/", " ").split()
    if not 1 <= len(words) <= 6:
        return False
    if any(word.endswith(".") and not _ABBREVIATED.fullmatch(word) for word in words):
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    return (
        any(len(word.strip(".")) > 1 or len(name) == 1 for word in named)
        and words[0].casefold() != "and"
        and all(_WORD.fullmatch(word) and not word[0].islower() for word in named)
        and not named[0].strip("#").isdigit()
    )


def find_speakers(labels: Sequence[Label], *, line_count: int, text: str) -> frozenset[str]:
    """Return the names that are speakers, empty where the text is no dialogue.

    A label counts as a speaker by a time code, by recurrence, or because the text as a whole
    is dialogue. ``line_count`` is the number of lines that hold words.
    """
    usable = [label for label in labels if not _names_nobody(label.name)]
    if line_count == 1:
        usable = [label for label in usable if not _opens_title(label, text)]
    counts = _count_by_surname(usable)
    timed = {label.name for label in usable if label.timed}
    common = _common_words(text, counts)
    dense = not timed and 5 * len(usable) >= 4 * line_count
    doubtful = {name for name in counts if name in common and counts[name] < 3 and not dense}
    strong = {name for name in counts if name in timed or counts[name] > 1} - doubtful
    said = sum(label.name in strong for label in usable)
    if strong and (timed & strong or _recurs(strong, counts, said=said, lines=line_count)):
        rest = set() if timed & strong else set(counts) - doubtful
        return frozenset(strong | rest)
    full = {name for name in counts if " " in name or is_generic(name)} - doubtful
    if full and 2 * sum(label.name in full for label in usable) >= line_count:
        return frozenset(set(counts) - doubtful)
    everyone = len(labels) == len(usable) == line_count > 1
    return frozenset(counts) if everyone and not doubtful else frozenset()


def find_lone_speaker(label: Label, words: str) -> frozenset[str]:
    """Return the name of the only label of a text, empty where it may be none.

    Who alone speaks has a full name and says "I" or "we" again and again.
    """
    full = len(label.name.split()) > 1 and not _names_nobody(label.name)
    said = len(_SPEAKS.findall(words))
    speaks = said >= _LEAST_SAID and said * _SELDOM >= len(words.split())
    return frozenset({label.name}) if full and speaks else frozenset()


def _opens_title(label: Label, text: str) -> bool:
    """Say whether the only line describes a title of which a label is but the first half.

    >>> line = "Salt Roads: Tales of Ebb is a book."
    >>> label = parse_label(line, 0, timed=False)
    >>> _opens_title(label, line), _opens_title(label, "Salt Roads: Ebb is what I call it.")
    (True, False)
    """
    if label.timed or is_generic(label.name) or _SPEAKS.search(text):
        return False
    rest = _TITLE_END.split(text[text.find(":", text.find(label.name)) + 1 :].strip(), maxsplit=1)
    words = rest[0].split()
    is_short = 0 < len(words) <= _LONGEST_TITLE and not words[0][0].islower()
    return len(rest) > 1 and is_short and all(not w[0].islower() or len(w) < 5 for w in words)


def _recurs(strong: set[str], counts: Counter[str], *, said: int, lines: int) -> bool:
    enough = said >= 2 and 10 * said >= lines
    return enough and (len(strong) > 1 or len(counts) > 1 or 2 * said >= lines)


def _count_by_surname(labels: Sequence[Label]) -> Counter[str]:
    """Return how often each label stands, in full or as its last word alone."""
    surnames = Counter(_surname(label.name) for label in labels)
    return Counter({label.name: surnames[_surname(label.name)] for label in labels})


def _surname(name: str) -> str:
    return name.casefold() if is_generic(name) else name.casefold().split()[-1]


def _names_nobody(name: str) -> bool:
    first = name.casefold().replace("’", "'").split()[0]
    return first in _NO_SPEAKER and not is_generic(name)


def _common_words(text: str, counts: Counter[str]) -> set[str]:
    """Return the one-word names that the text also uses in lower case."""
    single = {name.casefold(): name for name in counts if " " not in name and not is_generic(name)}
    used = set(re.findall(r"\b[a-z][\w'’]*", text)) if single else set()
    return {name for low, name in single.items() if low in used}
