"""Text -> Doc of tokens, in time that grows with the text whatever it holds.

spaCy's tokenizer takes a run without white space apart mark by mark and looks at the whole rest of
it each time: a run of ten thousand emoji takes it minutes. So a long run is cut up beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

_LONGEST_RUN: Final = 400
"""Characters without white space between them that the tokenizer gets at once; addresses fit."""
_LONGEST_PART: Final = 100
_HYPHEN: Final = rf"(?:{HYPHENS})(?=[{ALPHA}])"  # what spaCy's rule for words ends with
_WORD_BEFORE: Final = r"(?:(?<!\b[Cc]o)(?<!\b[Rr]e)|(?=.op(?:s|erativ|\b)))"  # "co-ops" too
_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
_LONG_RUN: Final = re.compile(rf"\S{{{_LONGEST_RUN + 1},}} ?")
_PART: Final = re.compile(r"(?:[^\W_]+|.) ?", re.DOTALL)


def english() -> Language:
    """Return a spaCy pipeline of nothing but the tokenizer of English.

    Unlike spaCy's own, it leaves "co-founded" and "re-elected" whole: "co" is no word.
    """
    language = spacy.blank("en")
    rules = [
        _WORD_BEFORE + rule if rule.endswith(_HYPHEN) else rule
        for rule in map(str, language.Defaults.infixes or ())
    ]
    tokenizer: Any = language.tokenizer  # which may be a function, but is spaCy's own here
    tokenizer.infix_finditer = compile_infix_regex(rules).finditer
    return language


def make_doc(language: Language, text: str) -> Doc:
    """Return the Doc of a text: ``doc.text`` is ``text``, a long word in it is one token.

    Half a character, which spaCy cannot store, becomes U+FFFD; the offsets stay the same.
    """
    text = _HALF_CHARACTER.sub("\ufffd", text)
    if not _LONG_RUN.search(text):
        return language.make_doc(text)
    docs = [_short(language, piece) for piece in _pieces(text)]
    return Doc.from_docs(docs, ensure_whitespace=False) or Doc(language.vocab)


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces: what lies between long runs, and the parts of these."""
    end = 0
    for run in _LONG_RUN.finditer(text):
        if run.start() > end:
            yield text[end : run.start()]
        yield from _parts(run[0])
        end = run.end()
    if end < len(text):
        yield text[end:]


def _parts(run: str) -> Iterator[str]:
    """Yield a long run in parts that end where no word goes on; a long word is a part."""
    start = end = 0
    for found in _PART.finditer(run):
        if end > start and found.end() - start > _LONGEST_PART:
            yield run[start:end]
            start = end
        end = found.end()
    yield run[start:]


def _short(language: Language, piece: str) -> Doc:
    """Return the Doc of a piece; a word that is longer than any is one token as it stands."""
    word = piece.removesuffix(" ")
    if len(word) > _LONGEST_RUN and word.isalnum():
        return Doc(language.vocab, words=[word], spaces=[piece != word])
    return language.make_doc(piece)
