"""Hand-made parses with mentions in them, as the finders of links meet them.

Prose is told as a table of ``tests.parses`` and what its words refer to::

    read = placed(TABLE, {"Ana Ruiz": "person", "She": "Ana Ruiz", "the Guild": "organization"})
    read.told(find_offices(read.doc, read.finder, ontology=links("memberOf person organization")))

A transcript needs no tree: ``heard([("Ana", "Hello.")], {"Ana": "person"})``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import spacy
from spacy.tokens import Doc
from spacy.util import filter_spans

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.scopes import anchor_between
from kgraph.extraction.sentences import Sentence, split_sentences
from kgraph.language import AnnotatedDocument
from kgraph.language.components import register_extensions
from kgraph.language.labels import ENTITY_TYPES
from kgraph.model import Claim, CoreferenceChain, Document, Mention, Span
from kgraph.ontology.types import Ontology, Relation
from tests.builders import document_of, transcript_of
from tests.parses import parsed

_NAMESPACE = "https://example.org/"
_BLANK = spacy.blank("en")
register_extensions()


@dataclass(frozen=True, slots=True)
class Placed:
    """A parse, where its mentions stand, its sentences, and what each chain is called."""

    doc: Doc
    finder: PlaceFinder
    sentences: list[Sentence]
    labels: Mapping[str, str]
    annotated: AnnotatedDocument

    def name(self, reference: str | None) -> str:
        """Return what a chain is called, those too that a finder has made."""
        made = {f"c{chain.number}": chain.labels[0] for chain in self.finder.made[1]}
        return {**self.labels, **made}.get(reference or "", "-")

    def told(self, drafts: Iterable[Draft]) -> list[str]:
        """Return drafts as ``subject link object``, with the body of a role in brackets."""
        return [
            f"{self.name(draft.subject.reference)} {draft.predicate} "
            f"{draft.value or self.name(draft.object.reference if draft.object else None)}"
            + (f" [{self.name(draft.qualifier.reference)}]" if draft.qualifier else "")
            for draft in drafts
        ]

    def claimed(self, claims: Iterable[Claim]) -> list[str]:
        """Return claims as ``subject link object``."""
        return [
            f"{self.name(claim.subject)} {claim.predicate} {claim.value or self.name(claim.object)}"
            for claim in claims
        ]


def links(*told: str) -> Ontology:
    """Return an ontology of links, each ``name domain range``, types of a side joined by "|".

    ``*`` takes any type, ``date`` is a value; a fourth word, ``both``: it holds both ways.
    """
    relations = {}
    for name, domain, range_, *both in map(str.split, told):
        sides = [() if side == "*" else tuple(side.split("|")) for side in (domain, range_)]
        literal = "date" if range_ == "date" else None
        relations[name] = Relation(
            name, _NAMESPACE + name, name, "", sides[0], () if literal else sides[1],
            literal=literal, symmetric=bool(both),
        )  # fmt: skip
    return Ontology(_NAMESPACE, relations=relations)


def placed(table: str, mentions: Mapping[str, str], *, phrases: Collection[str] = ()) -> Placed:
    """Return prose: what its words refer to is a type, or the words of an earlier mention.

    Words with a capital are a name unless an earlier mention is meant. ``phrases`` are those of the
    words that are neither names nor recurring terms.
    """
    doc = parsed(table)
    return _placed(document_of(doc.text), doc, mentions, phrases=phrases)


def heard(turns: Sequence[tuple[str, str]], mentions: Mapping[str, str]) -> Placed:
    """Return a transcript without trees, told as ``transcript_of`` takes it."""
    document = transcript_of(*turns)
    doc = _BLANK.make_doc(document.reading.text)
    for token in doc:
        before = token.nbor(-1) if token.i else token
        token.is_sent_start = not token.is_space and (before.is_space or before.text in {*".?!"})
    return _placed(document, doc, mentions)


def _placed(
    document: Document, doc: Doc, mentions: Mapping[str, str], *, phrases: Collection[str] = ()
) -> Placed:
    numbers: dict[str, int] = {}
    kinds: dict[str, str] = {}
    found = []
    for words, meant in mentions.items():
        known = meant not in ENTITY_TYPES
        numbers[words] = numbers[meant] if known else len(set(numbers.values()))
        kinds[words] = kinds[meant] if known else meant
        named = words[0].isupper() and not known
        found += _mentions(document, words, kinds[words], named=named, chain=numbers[words])
    _name(doc, [mention for mention in found if mention.named], document)
    firsts = {number: words for words, number in reversed(numbers.items())}
    chains = tuple(
        CoreferenceChain(n, kinds[firsts[n]], (firsts[n],), is_phrase=firsts[n] in phrases)
        for n in sorted(firsts)
    )
    speakers = tuple(numbers.get(turn.speaker or "") for turn in document.turns)
    annotated = AnnotatedDocument(document, doc, tuple(sorted(found, key=_span)), chains, speakers)
    sentences = split_sentences(annotated, "document")
    finder = PlaceFinder(doc, sentences, free_chain=len(chains))
    labels = {f"c{n}": words for n, words in firsts.items()}
    return Placed(doc, finder, sentences, labels, annotated)


def _mentions(
    document: Document, words: str, kind: str, *, named: bool, chain: int
) -> list[Mention]:
    """Return each place where the document says the words, none inside another word."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    spans = [
        document.reading.source_span(Span(*match.span()))
        for match in pattern.finditer(document.reading.text)
    ]
    if not spans:
        raise ValueError(f"the text does not say {words!r}")
    return [Mention(span, span, words, kind, named=named, chain=chain) for span in spans]


def _name(doc: Doc, names: Iterable[Mention], document: Document) -> None:
    """Set the names of a parse, as the language stage does."""
    views = [(document.reading.view_span(name.span), name.entity_type) for name in names]
    spans = [doc.char_span(view.start, view.end, label=kind) for view, kind in views if view]
    doc.set_ents(filter_spans(span for span in spans if span is not None))


def _span(mention: Mention) -> Span:
    return mention.span


def link_between(table: str, subject: str, *, object_: str) -> tuple[Doc, LinkTokens]:
    """Return a parse with the link between two of its words."""
    doc = parsed(table)
    words = [token.text for token in doc]
    ends = words.index(subject), words.index(object_)
    return doc, LinkTokens(*ends, anchor_between(doc, ends[0], object_=ends[1]))
