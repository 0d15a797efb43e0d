"""Frozen types that every stage passes on: no reading, no writing."""

from kgraph.model.authority import AuthorityRecord, AuthorityStatus
from kgraph.model.claim import Claim, Evidence, Modality, Polarity
from kgraph.model.decision import Decision, Join
from kgraph.model.entity import Entity
from kgraph.model.extract import ChainPlace, Corpus, Extract
from kgraph.model.known_name import KnownName
from kgraph.model.mention import CoreferenceChain, Mention
from kgraph.model.problem import Problem
from kgraph.model.reading import Piece, Reading, Section
from kgraph.model.source_meta import SourceMeta
from kgraph.model.span import Span
from kgraph.model.text import Document, Participant, Substitution, TimeMark, Turn

__all__ = [
    "AuthorityRecord",
    "AuthorityStatus",
    "ChainPlace",
    "Claim",
    "CoreferenceChain",
    "Corpus",
    "Decision",
    "Document",
    "Entity",
    "Evidence",
    "Extract",
    "Join",
    "KnownName",
    "Mention",
    "Modality",
    "Participant",
    "Piece",
    "Polarity",
    "Problem",
    "Reading",
    "Section",
    "SourceMeta",
    "Span",
    "Substitution",
    "TimeMark",
    "Turn",
]
