"""Hand-made parses: a Doc from a small table, without any model.

One line a token: ``word lemma POS TAG relation head``, the head as a token number from 0::

    parsed('''
        Rain    rain   NOUN NN  nsubj 1
        floods  flood  VERB VBZ ROOT  1
    ''')
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

_VOCAB = spacy.blank("en").vocab


def parsed(table: str, *, mentions: tuple[tuple[int, int, str, int], ...] = ()) -> Doc:
    """Return the Doc of a table.

    ``mentions`` are trained mentions: first and last token, type, number of the trained chain.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = zip(*rows, strict=True)
    stops = {",", ".", "?", ")"}
    spaces = [following not in stops for following in (*words[1:], ".")]
    doc = Doc(
        _VOCAB,
        words=list(words),
        spaces=spaces,
        lemmas=list(lemmas),
        pos=list(pos),
        tags=list(tags),
        deps=list(deps),
        heads=[int(head) for head in heads],
    )
    doc.spans["mentions"] = [
        Span(doc, first, last + 1, label=kind) for first, last, kind, _ in mentions
    ]
    doc.spans["mentions"].attrs["chain"] = [chain for *_, chain in mentions]
    return doc
