"""Lemmas as edit rules, so that a classifier can lemmatise words it has never seen.

A rule is ``"case|cut|ending"``: cut so many letters off the end of the lower-cased word, append the
ending. Case ``k`` keeps the word's own case in the part that stays, ``l`` lower-cases it.

Source:
    Straka & Straková 2017, "Tokenizing, POS Tagging, Lemmatizing and Parsing UD 2.0 with UDPipe".
"""


def lemma_rule(word: str, lemma: str) -> str:
    """Return the rule that turns ``word`` into ``lemma``.

    >>> lemma_rule("parties", "party"), lemma_rule("Was", "be"), lemma_rule("Paris", "Paris")
    ('l|3|y', 'l|3|be', 'k|0|')
    """
    low_word, low_lemma = word.lower(), lemma.lower()
    same = 0
    while same < min(len(low_word), len(low_lemma)) and low_word[same] == low_lemma[same]:
        same += 1
    case = "k" if lemma[:same] == word[:same] and lemma[:same] != low_word[:same] else "l"
    return f"{case}|{len(low_word) - same}|{lemma[same:]}"


def apply_lemma_rule(word: str, rule: str) -> str:
    """Return the lemma of ``word`` by ``rule``; the lower-cased word where the rule cannot apply.

    >>> apply_lemma_rule("Cities", "l|3|y"), apply_lemma_rule("I", "l|5|y")
    ('city', 'i')
    """
    case, cut_text, ending = rule.split("|", 2)
    cut = int(cut_text)
    low = word.lower()
    if cut > len(low) or len(low) != len(word):
        return low
    stem = (word if case == "k" else low)[: len(word) - cut]
    return (stem + ending) or low
