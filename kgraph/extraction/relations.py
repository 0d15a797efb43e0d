"""Claims from the trained relation model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place, Sentence
from kgraph.extraction.stance import modality_of, polarity_of
from kgraph.language.dates import parse_date
from kgraph.language.labels import claim_predicate
from kgraph.language.mentions import THIRD_PERSON
from kgraph.model import Claim
from kgraph.ontology.types import Ontology, Relation

LEAST_CONFIDENCE = 0.8
# Learnt from passages annotated for them; what names alone in encyclopaedia articles taught is
# too unsure on other texts.
TRUSTED = frozenset(
    """employedBy chiefOf affiliatedWith educatedAt founderOf subsidiaryOf headquarteredIn livesIn
    bornIn nationality spouseOf childOf bornOn diedOn foundedOn""".split()
)
# The corpora count members as employed; the word tells them apart.
_MEMBER = re.compile(r"\bmembers?\b|\bjoin|\bplay(?:s|ed)? for\b", re.IGNORECASE)


def find_trained_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Claim]:
    """Yield a claim for each relation that the model is sure enough of and the types allow."""
    for subject_span, object_span, name, score in doc._.relations:
        if name not in TRUSTED or score < LEAST_CONFIDENCE:
            continue
        relation = ontology.relations.get(claim_predicate(name))
        subject = finder.place_at(subject_span)
        sentence = finder.sentence_of(doc[object_span[0]])
        if relation is None or subject is None or sentence is None:
            continue
        if not _is_plain(subject, sentence):
            continue
        object_ = finder.place_at(object_span)
        value = parse_date(doc[object_span[0] : object_span[1]].text) if relation.literal else None
        if _fits(relation, subject, object_=object_, value=value):
            end = doc[object_span[1] - 1].idx + len(doc[object_span[1] - 1])
            target = None if value else object_
            yield _claim(
                sentence, relation.name, subject=subject, object_=target, value=value,
                reach=(end, float(score)),
            )  # fmt: skip


def _is_plain(subject: Place, sentence: Sentence) -> bool:
    """Say whether the subject stands in the sentence, and not as "he" or "she".

    Across sentences, and of third persons, the model is right too seldom on open text.
    """
    distant = subject.mention.text.casefold() in THIRD_PERSON
    return sentence.view.covers(subject.view) and not distant


def _fits(relation: Relation, subject: Place, *, object_: Place | None, value: str | None) -> bool:
    if relation.literal:
        in_domain = not relation.domain or subject.mention.entity_type in relation.domain
        return in_domain and value is not None
    return object_ is not None and fits(relation, subject, object_=object_)


def _claim(
    sentence: Sentence,
    predicate: str,
    *,
    subject: Place,
    object_: Place | None,
    value: str | None,
    reach: tuple[int, float],
) -> Claim:
    """Return the claim; ``reach`` is the view offset where its words end, and its score."""
    end, score = reach
    start = min(subject.view.start, object_.view.start if object_ else end)
    words = sentence.between(start, max(subject.view.end, end))
    if predicate == "worksFor" and _MEMBER.search(words):
        predicate = "memberOf"
    evidence = sentence.evidence(
        subject, object_, rule="trained relation", confidence=round(score, 3), end=end
    )
    return Claim(
        subject=subject.reference,
        predicate=predicate,
        object=object_.reference if object_ else None,
        value=value,
        evidence=(evidence,),
        polarity=polarity_of(words),
        modality=modality_of(words, is_question=sentence.is_question),
    )
