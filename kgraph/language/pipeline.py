"""The components, in order, in one list, and the way from a Document through them."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.annotated import AnnotatedDocument
from kgraph.language.chains import build_chains, build_mentions, number_chains, resolve_pronouns
from kgraph.language.coreference import group_candidates, merge_groups
from kgraph.language.mentions import find_names, find_pronouns, find_terms, name_key
from kgraph.language.speakers import find_misheard
from kgraph.model import Document, KnownName

COMPONENTS = ("sentencizer", "kgraph_lines")


@Language.component("kgraph_lines")
def start_sentences_at_lines(doc: Doc) -> Doc:
    """Let a sentence start after every line break, and nowhere before one."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


class Annotator:
    """Holds the loaded spaCy pipeline; one a process."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def annotate(
        self, document: Document, known_names: Sequence[KnownName] = ()
    ) -> AnnotatedDocument:
        """Return the document with mentions and chains. The same document gives the same result."""
        doc = self._language(document.reading.text)
        names = find_names(doc, known_names, roster=document.roster)
        terms = find_terms(doc, [name.span for name in names])
        groups = group_candidates([*names, *terms], document.roster, known_names=known_names)
        target = merge_groups(
            groups,
            roster=document.roster,
            known_names=known_names,
            misheard=find_misheard(doc, document, names=names),
        )
        numbers = number_chains(groups, target)
        mentions = build_mentions([*names, *terms], numbers, document=document)
        mentions += resolve_pronouns(
            find_pronouns(doc), mentions, document=document, numbers=numbers
        )
        return AnnotatedDocument(
            document=document,
            doc=doc,
            mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
            chains=build_chains(groups, target, numbers=numbers),
            speaker_chains=tuple(
                numbers.get(name_key(turn.speaker)) if turn.speaker else None
                for turn in document.turns
            ),
        )


def load_annotator() -> Annotator:
    """Load the language pipeline; takes about a second."""
    language = spacy.blank("en")
    language.max_length = 1_000_000_000  # nothing here needs memory beyond the tokens
    for component in COMPONENTS:
        language.add_pipe(component)
    return Annotator(language)
