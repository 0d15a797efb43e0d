"""The components, in order, in one list, and the way from a Document through them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span

from kgraph.language import components
from kgraph.language.adapter import ADAPTER, TURNS
from kgraph.language.annotated import AnnotatedDocument
from kgraph.language.bracketed import find_bracketed, find_translated
from kgraph.language.chain_joins import join_chains
from kgraph.language.chains import build_chains, build_mentions, number_chains, with_spellings
from kgraph.language.coreference import merge_groups
from kgraph.language.mended_trees import mend_trees
from kgraph.language.mentions import Candidate, find_names, find_terms, name_key
from kgraph.language.name_groups import group_candidates
from kgraph.language.name_lists import join_listed_places
from kgraph.language.phrases import (
    FoundPhrase,
    chain_phrases,
    find_phrases,
    phrase_mentions,
    pronoun_mentions,
)
from kgraph.language.references import (
    chain_by_token,
    reference_mentions,
    resolve_references,
)
from kgraph.language.spacy_models import load_spacy_model
from kgraph.language.speakers import find_misheard
from kgraph.language.terms import Rank, reads_like_term
from kgraph.language.tokenizing import english, make_doc
from kgraph.language.written import Written
from kgraph.model import CoreferenceChain, Document, KnownName, Problem

COMPONENTS = (components.FACTORY,)
LONGEST_TEXT = 100_000_000
"""Characters; spaCy's own limit is for models that need memory for a whole text at once."""


class Annotator:
    """Holds the loaded spaCy pipeline; one a process."""

    def __init__(self, language: Language, rank: Rank) -> None:
        self._language = language
        self._rank = rank

    @property
    def language(self) -> Language:
        """The spaCy pipeline."""
        return self._language

    def annotate(
        self, document: Document, known_names: Sequence[KnownName] = ()
    ) -> AnnotatedDocument:
        """Return the document with mentions and chains. The same document gives the same result."""
        doc = make_doc(self._language, document.reading.text)
        doc._.turns = _turns(document)
        doc = mend_trees(self._language(doc))
        join_listed_places(doc)
        names = find_names(doc, known_names, roster=document.roster)
        terms = find_terms(doc, self._rank, taken=[name.span for name in names])
        groups = group_candidates([*names, *terms], document.roster, known_names=known_names)
        joins = merge_groups(
            groups,
            roster=document.roster,
            known_names=known_names,
            misheard=find_misheard(doc, document, names=names),
            bracketed=find_translated(names) | find_bracketed([*names, *terms]),
        )
        numbers = number_chains(groups, joins)
        chains = build_chains(groups, joins, numbers=numbers)
        chains = with_spellings(chains, [*names, *terms], numbers=numbers)
        mentions = build_mentions([*names, *terms], numbers, document=document)
        chain_at = chain_by_token([*names, *terms], numbers)
        references = resolve_references(
            doc, chain_at, document=document, numbers=numbers, chains=chains
        )
        mentions += reference_mentions(references, chains, document=document)
        chain_at |= {reference.span.root.i: reference.chain for reference in references}
        unnamed = {key: number for key, number in numbers.items() if not groups[key].named}
        found = find_phrases(doc, chain_at)
        phrase_at, more = chain_phrases(found, unnamed, first=len(chains))
        mentions += phrase_mentions(found, phrase_at, document=document)
        mentions += pronoun_mentions(doc, phrase_at, taken=chain_at, document=document)
        written = Written(
            doc,
            (*chains, *(self._marked(chain) for chain in more)),
            _places([*names, *terms], numbers, phrases=found, phrase_at=phrase_at),
            at=chain_at | phrase_at,
            is_spoken=bool(document.roster),
            rank=self._rank,
        )
        mentions, chains = join_chains(written, mentions)
        return AnnotatedDocument(
            document=document if doc._.is_english else _with_notice(document),
            doc=doc,
            mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
            chains=chains,
            speaker_chains=_speakers(document, numbers),
        )

    def _marked(self, chain: CoreferenceChain) -> CoreferenceChain:
        return replace(chain, is_term=reads_like_term(chain.labels[0], self._rank))


def make_pipeline(
    weights: Path | None = None,
    *,
    threads: int = 1,
    language_model: str | None = None,
    device: str = "cpu",
) -> Language:
    """Return a spaCy pipeline with the trained core, alone or after the components of another.

    Args:
        weights: a model folder; the one that comes with kgraph if None.
        threads: processor threads for one document; the results do not depend on it.
        language_model: an installed spaCy pipeline, or the folder of one, whose tags, trees and
            entities are used; the core then sets what is missing.
        device: what runs the core: "cpu", or "gpu" where ONNX Runtime can use one.

    Raises:
        ModelError: a file of the model is missing or damaged, the pipeline cannot be loaded, or the
            device cannot be used.
    """
    language = english() if language_model is None else load_spacy_model(language_model)
    language.max_length = LONGEST_TEXT
    if language_model is not None:
        language.add_pipe(TURNS, first=True)
        language.add_pipe(ADAPTER, last=True)
    config = {
        "weights": None if weights is None else str(weights),
        "session": {"threads": threads, "device": device},
        "only_missing": language_model is not None,
    }
    for component in COMPONENTS:
        language.add_pipe(component, config=config)
    return language


def load_annotator(
    weights: Path | None = None,
    *,
    threads: int = 1,
    language_model: str | None = None,
    device: str = "cpu",
) -> Annotator:
    """Load the language pipeline, as ``make_pipeline`` does; takes about a second."""
    language = make_pipeline(weights, threads=threads, language_model=language_model, device=device)
    core = language.get_pipe(components.FACTORY)
    if not isinstance(core, components.LanguageCore):
        raise TypeError(f"{components.FACTORY} is another component: {core!r}")
    return Annotator(language, core.network.rank_of)


def _places(
    candidates: Iterable[Candidate],
    numbers: Mapping[str, int],
    *,
    phrases: Iterable[FoundPhrase],
    phrase_at: Mapping[int, int],
) -> list[tuple[Span, int]]:
    """Return where names, terms and phrases stand, each with its chain."""
    places = [(each.span, numbers[each.key]) for each in candidates if each.key in numbers]
    return places + [(each.phrase.span, phrase_at[each.root.i]) for each in phrases]


def _speakers(document: Document, numbers: Mapping[str, int]) -> tuple[int | None, ...]:
    """Return the chain of the speaker of each turn."""
    return tuple(
        numbers.get(name_key(turn.speaker)) if turn.speaker else None for turn in document.turns
    )


def _with_notice(document: Document) -> Document:
    """Return the document with a notice that it is in a language the model does not know."""
    message = "it does not read like English. Expect few names and links, and doubt those."
    notice = Problem(document.source, message, "notice")
    return replace(document, notices=(*document.notices, notice))


def _turns(document: Document) -> list[tuple[int, int, str]]:
    """Return who speaks where in the reading view, as the trained component reads it."""
    sections = document.reading.sections
    speakers = [(section, document.turns[section.turn].speaker) for section in sections]
    return [
        (section.view.start, section.view.end, speaker) for section, speaker in speakers if speaker
    ]
