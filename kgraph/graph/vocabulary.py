"""Every IRI that the dataset uses, once."""

from __future__ import annotations

from typing import Final, TypeAlias

from rdflib import DCTERMS as _DCTERMS
from rdflib import ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, Namespace, URIRef
from rdflib.term import Literal

from kgraph.model import Modality, Polarity

Term: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Term]

KG: Final = Namespace("https://w3id.org/kgraph/ontology#")
SCHEMA: Final = Namespace("https://schema.org/")
OA: Final = Namespace("http://www.w3.org/ns/oa#")

TYPE: Final = RDF.type
LABEL: Final = RDFS.label
SUBPROPERTY_OF: Final = RDFS.subPropertyOf
THING: Final = OWL.Thing
OBJECT_PROPERTY: Final = OWL.ObjectProperty
DATATYPE_PROPERTY: Final = OWL.DatatypeProperty

PREF_LABEL: Final = SKOS.prefLabel
ALT_LABEL: Final = SKOS.altLabel
MENTION_COUNT: Final = KG.mentionCount
SALIENCE: Final = KG.salience
SAME_AS: Final = OWL.sameAs
REPLACED_BY: Final = _DCTERMS.isReplacedBy

JOIN: Final = KG["join"]  # Namespace has a method of that name
JOIN_CLASS: Final = KG.Join
JOINED_LABEL: Final = KG.joinedLabel
JOINED_TO: Final = KG.joinedTo
REASON: Final = KG.reason

ORGANIZATION: Final = ORG.Organization

CLAIM: Final = KG.Claim
SUBJECT: Final = RDF.subject
PREDICATE: Final = RDF.predicate
OBJECT: Final = RDF.object
POLARITY: Final = KG.polarity
MODALITY: Final = KG.modality
CONFIDENCE: Final = KG.confidence
QUALIFIER: Final = KG.qualifier
VALID_FROM: Final = KG.validFrom
VALID_TO: Final = KG.validTo
HAS_EVIDENCE: Final = KG.evidence

VALUES: Final[dict[str, URIRef]] = {each: KG[each] for each in (*Polarity, *Modality)}
"""What a claim's polarity or modality is in RDF."""

CONTRADICTS: Final = KG.contradicts
HAS_TIME: Final = TIME.hasTime

INTERVAL: Final = TIME.Interval
INSTANT: Final = TIME.Instant
HAS_BEGINNING: Final = TIME.hasBeginning
HAS_END: Final = TIME.hasEnd
IN_YEAR: Final = TIME.inXSDgYear
IN_MONTH: Final = TIME.inXSDgYearMonth
IN_DATE: Final = TIME.inXSDDate

EVIDENCE: Final = KG.Evidence
QUOTED_FROM: Final = PROV.wasQuotedFrom
QUOTE: Final = KG.quote
START: Final = KG.start
END: Final = KG.end
SPEAKER: Final = KG.speaker
START_TIME: Final = KG.startTime
RULE: Final = KG.rule

HAS_SOURCE: Final = OA.hasSource
HAS_SELECTOR: Final = OA.hasSelector
POSITION_SELECTOR: Final = OA.TextPositionSelector
QUOTE_SELECTOR: Final = OA.TextQuoteSelector
SELECTED_START: Final = OA.start
SELECTED_END: Final = OA.end
EXACT: Final = OA.exact
WORDS_BEFORE: Final = OA.prefix
WORDS_BEHIND: Final = OA.suffix

SOURCE: Final = KG.Source
CREATIVE_WORK: Final = SCHEMA.CreativeWork
TITLE: Final = _DCTERMS.title
DATE: Final = _DCTERMS.date
RECORDING: Final = SCHEMA.associatedMedia
PAGE: Final = SCHEMA.url
PATH: Final = KG.path
SHA256: Final = KG.sha256

MEMBERSHIP: Final = ORG.Membership
MEMBER: Final = ORG.member
ROLE: Final = ORG.role
IN_ORGANIZATION: Final = ORG.organization
MEMBER_DURING: Final = ORG.memberDuring
DERIVED_FROM: Final = PROV.wasDerivedFrom

ACTIVITY: Final = PROV.Activity
USED: Final = PROV.used
GENERATED: Final = PROV.generated
KGRAPH_VERSION: Final = KG.kgraphVersion
ONTOLOGY_SHA256: Final = KG.ontologySha256
LANGUAGE_MODEL: Final = KG.languageModel

CURATOR: Final = PROV.Person
ATTRIBUTED_TO: Final = PROV.wasAttributedTo
COMMENT: Final = RDFS.comment

STATED_LINK: Final = KG.statedLink
STATED_VALUE: Final = KG.statedValue

RESERVED_NAMES: Final = frozenset(
    str(term).removeprefix(str(KG))
    for term in (
        *(MENTION_COUNT, SALIENCE, CLAIM, POLARITY, MODALITY, CONFIDENCE, QUALIFIER),
        *(VALID_FROM, VALID_TO, HAS_EVIDENCE, EVIDENCE, QUOTE, START, END, SPEAKER, START_TIME),
        *(CONTRADICTS, RULE, SOURCE, PATH, SHA256, STATED_LINK, STATED_VALUE),
        *(JOIN, JOIN_CLASS, JOINED_LABEL, JOINED_TO, REASON),
        *(KGRAPH_VERSION, ONTOLOGY_SHA256, LANGUAGE_MODEL),
        *(KG.sourceDocument, KG.positive, KG.negative, KG.asserted, KG.possible, KG.desired),
        *(KG.hypothetical, KG.asked, KG.reported, KG.Polarity, KG.Modality),
        *(KG.example, KG.counterExample, KG.localName, KG.asserts, KG.property, KG.reverse),
        *(KG.whenSubject, KG.valueDatatype),
    )
)
"""Local names of ``kg:`` that no phrase of a source may be minted into."""
