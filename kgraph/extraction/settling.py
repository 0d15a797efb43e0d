"""From what the finders hand on to claims: one for each link and place, and how it is put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kgraph.extraction.bare_ends import has_bare_end
from kgraph.extraction.confidence import Surroundings, Traits, likelihood, traits_of, with_likeness
from kgraph.extraction.drafts import Draft
from kgraph.extraction.loose_pronouns import is_of_a_clause, is_of_own_words, loose_pronouns
from kgraph.extraction.office_nouns import heads_part
from kgraph.extraction.patterns import RULE
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.relations import RULE as TRAINED
from kgraph.extraction.seen_types import new_links
from kgraph.extraction.sentences import Place, Sentence
from kgraph.extraction.stances import put_of
from kgraph.extraction.unnamed import anybody_chains, unnamed_chains
from kgraph.extraction.withheld import is_withheld
from kgraph.model import Claim, Polarity
from kgraph.model.claim import LEAST_CONFIDENCE
from kgraph.ontology.types import Ontology, Relation

"""What the predicate of a link begins with that no property of the ontology names."""

# Of these a pair has one at most: what is found with most confidence.
_RIVALS = tuple(
    frozenset(names.split())
    for names in (
        "memberOf worksFor affiliatedWith leaderOf",
        "supports aimsAt worksOn opposes agreesWith",
        "basedIn activeIn bornIn nationality partOf",
        "relativeOf spouseOf childOf",
        "instanceOf broader identifiesAs holdsRole partOf",
        "creatorOf publisherOf hostOf guestOn founderOf",
        "leadsTo requires contrasts aimsAt",
        "holdsRole worksOn",
    )
)

# Of these a thing has one.
_SINGLE = frozenset("bornIn bornOn diedOn foundedOn dissolvedOn".split())

# What these say stands in a noun phrase ("his mother"), and the verb may say more of the two.
_OF_PHRASES = frozenset({"kinship", "beside"})

Key = tuple[str, str, str, int]
Observer = Callable[[Claim, Traits], None]
"""Is told each claim with the traits that its confidence comes from (and from its likeness)."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Drafts that say the same of the same two things in one sentence.

    ``best`` is the surest; ``rules`` tells by finder how sure it is.
    """

    best: Draft
    sentence: Sentence
    rules: Mapping[str, float]

    @property
    def confidence(self) -> float:
        """How sure all finders are together."""
        doubt = 1.0
        for confidence in self.rules.values():
            doubt *= 1.0 - confidence
        return 1.0 - doubt


def settle(
    drafts: Iterable[Draft],
    doc: Doc,
    *,
    finder: PlaceFinder,
    ontology: Ontology,
    observe: Observer | None = None,
) -> Iterator[Claim]:
    """Yield one claim for each link that a sentence states.

    Where several finders agree the claim is surer than any of them; of predicates that exclude
    each other the surest is kept; an open link gives way to one that the ontology names.
    """
    groups = _grouped(drafts, doc, finder=finder, ontology=ontology)
    around = Surroundings.of(doc, finder)
    groups = [group for group in groups if not _is_hopeless(group, around)]
    kept = list(_whole(list(_compatible(groups))))
    told = Counter(group.sentence.view.start for group in kept)
    for group in kept:
        claim, traits = _claim(group, around, told=told[group.sentence.view.start])
        if observe is not None:
            observe(claim, traits)
        yield claim


def _is_hopeless(group: _Group, around: Surroundings) -> bool:
    """Say whether a link is so little like its examples that it must not drive out another."""
    if group.best.likeness is None:
        return False
    claim, _ = _claim(group, around, told=1)
    return claim.evidence[0].confidence < LEAST_CONFIDENCE


def _grouped(
    drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder, ontology: Ontology
) -> list[_Group]:
    relations = {n: _with_wider_types(each, ontology) for n, each in ontology.relations.items()}
    # Their finder has compared the types, which may be finer than those that the model tells.
    new = new_links(ontology)
    by_key: dict[Key, list[Draft]] = {}
    sentence_by_key: dict[Key, Sentence] = {}
    unnamed = unnamed_chains(doc, finder) | anybody_chains(finder)
    loose = loose_pronouns(finder)
    for draft in drafts:
        sentence = finder.sentence_of(doc[draft.tokens.anchor])
        if sentence is None:
            continue
        turned = _turned(draft, ontology)
        is_new = turned.predicate in new and turned.rule.split(":")[0] == RULE
        if _is_of_part(draft, doc) or not (is_new or _is_allowed(turned, relations)):
            continue
        bare = has_bare_end(draft, doc, finder=finder, unnamed=unnamed)
        if bare or turned.subject.view in loose or is_withheld(draft, doc):
            continue
        if is_of_own_words(draft, doc, finder=finder) or is_of_a_clause(draft, doc):
            continue
        target = turned.object.reference if turned.object else str(turned.value)
        key = (turned.subject.reference, turned.predicate, target, sentence.view.start)
        by_key.setdefault(key, []).append(turned)
        sentence_by_key[key] = sentence
    return [_group(found, sentence_by_key[key]) for key, found in by_key.items()]


def _is_allowed(draft: Draft, relations: Mapping[str, Relation]) -> bool:
    """Say whether the two things are of the types that relations give the link."""
    relation = relations.get(draft.predicate)
    if relation is None:
        return draft.is_open
    if draft.object is None:
        return not relation.domain or draft.subject.mention.entity_type in relation.domain
    if draft.predicate == "partOf" and (_is_kind(draft) or _is_body_in_place(draft)):
        return False
    return fits(relation, draft.subject, object_=draft.object)


def _is_of_part(draft: Draft, doc: Doc) -> bool:
    noun, body = doc[draft.tokens.anchor], doc[draft.tokens.object]
    return draft.predicate == "leaderOf" and heads_part(noun, body)


def _with_wider_types(relation: Relation, ontology: Ontology) -> Relation:
    domain, range_ = map(ontology.with_wider, (relation.domain, relation.range))
    return replace(relation, domain=domain, range=range_)


def _is_body_in_place(draft: Draft) -> bool:
    """Say whether a body is told to be part of a place, in which it only is."""
    ends = draft.subject, draft.object
    kinds = [end.mention.entity_type for end in ends if end is not None]
    return kinds == ["organization", "place"]


def _is_kind(draft: Draft) -> bool:
    """Say whether the whole is only what a name is one of: "the Guild, one of the unions"."""
    whole = draft.object
    if whole is None or whole.mention.named or not draft.subject.mention.named:
        return False
    return whole.mention.entity_type == "concept" != draft.subject.mention.entity_type


def _turned(draft: Draft, ontology: Ontology) -> Draft:
    """Return a link that holds both ways with what stands first in the text as its subject."""
    relation = ontology.relations.get(draft.predicate)
    if relation is None or not relation.symmetric or draft.object is None:
        return draft
    if draft.subject.view <= draft.object.view:
        return draft
    tokens = replace(draft.tokens, subject=draft.tokens.object, object=draft.tokens.subject)
    return replace(draft, subject=draft.object, object=draft.subject, tokens=tokens)


def _group(drafts: list[Draft], sentence: Sentence) -> _Group:
    """Return the drafts of one link together; finders that agree make it surer."""
    by_rule: dict[str, float] = {}
    for draft in drafts:
        kind = draft.rule.split(":")[0]
        by_rule[kind] = max(draft.confidence, by_rule.get(kind, 0.0))
    best = max(drafts, key=lambda draft: (draft.confidence, draft.rule))
    known = next((draft for draft in drafts if draft.rule == TRAINED), best)
    whole = replace(
        best,
        polarity=best.polarity or _first(draft.polarity for draft in drafts),
        qualifier=best.qualifier or known.qualifier,
        source=best.source or known.source,
        valid_from=best.valid_from or known.valid_from,
        valid_to=best.valid_to or known.valid_to,
        likeness=None if any(draft.likeness is None for draft in drafts) else best.likeness,
    )
    return _Group(whole, sentence, by_rule)


def _first(polarities: Iterable[Polarity | None]) -> Polarity | None:
    return next((polarity for polarity in polarities if polarity is not None), None)


def _compatible(groups: list[_Group]) -> Iterator[_Group]:
    """Yield the groups that no surer one of the same two things excludes."""
    by_pair: dict[tuple[str, str, int], list[_Group]] = {}
    for group in groups:
        draft = group.best
        target = draft.object.reference if draft.object else ""
        first, second = sorted((draft.subject.reference, target))
        by_pair.setdefault((first, second, group.sentence.view.start), []).append(group)
    for rivals in by_pair.values():
        ranked = sorted(rivals, key=_rank)
        kept: list[_Group] = []
        for group in ranked:
            if not any(_excludes(other, group) for other in kept):
                kept.append(group)
                yield group


def _rank(group: _Group) -> tuple[bool, bool, float, str]:
    """Return what groups of one pair are ordered by: what one is, he does not work on."""
    name = group.best.predicate
    return _is_open(group), name == "worksOn", -group.confidence, name


def _whole(groups: list[_Group]) -> Iterator[_Group]:
    """Yield the groups of which no other says the same of a longer phrase, or of the one thing.

    "The fall in prices" and not "prices"; and who was born in one place was not born in another.
    """
    by_place: dict[tuple[str, int], list[_Group]] = {}
    for group in groups:
        key = (group.best.predicate, group.sentence.view.start)
        by_place.setdefault(key, []).append(group)
    for group in groups:
        others = by_place[group.best.predicate, group.sentence.view.start]
        if not any(_replaces(other, group) for other in others if other is not group):
            yield group


def _replaces(other: _Group, group: _Group) -> bool:
    one, two = other.best, group.best
    if one.predicate in _SINGLE and one.subject.reference == two.subject.reference:
        return (other.confidence, two.tokens.object) > (group.confidence, one.tokens.object)
    if one.object is None or two.object is None:
        return False
    pairs = ((one.subject, two.subject), (one.object, two.object))
    longer = [a.view != b.view and a.view.covers(b.view) for a, b in pairs]
    same = [a.view == b.view or a.reference == b.reference for a, b in pairs]
    if (two.subject.mention.named and longer[0]) or (two.object.mention.named and longer[1]):
        return False
    return any(longer) and all(a or b for a, b in zip(longer, same, strict=True))


def _is_open(group: _Group) -> bool:
    return group.best.is_open


def _excludes(kept: _Group, group: _Group) -> bool:
    if _is_open(group):
        return kept.best.rule not in _OF_PHRASES
    if kept.best.predicate == group.best.predicate:
        return True
    pair = {kept.best.predicate, group.best.predicate}
    return any(pair <= rivals for rivals in _RIVALS)


def _claim(group: _Group, around: Surroundings, *, told: int) -> tuple[Claim, Traits]:
    draft, sentence, doc = group.best, group.sentence, around.doc
    put = put_of(draft, doc, finder=around.finder)
    traits = traits_of(draft, around, rules=group.rules, put=put, told=told)
    sure = likelihood(traits)
    if draft.likeness is not None:
        sure = with_likeness(sure, draft.likeness)
    end = max(place.view.end for place in _places(draft))
    if draft.object is None:
        token = doc[draft.tokens.object]
        end = max(end, token.idx + len(token))
    evidence = sentence.evidence(
        draft.subject,
        draft.object,
        rule=draft.rule,
        confidence=round(min(sure, 0.99), 3),
        end=end,
    )
    if put.speaker is not None:
        evidence = replace(evidence, speaker=put.speaker)
    claim = Claim(
        subject=draft.subject.reference,
        predicate=draft.predicate,
        object=draft.object.reference if draft.object else None,
        value=draft.value,
        evidence=(evidence,),
        polarity=put.polarity,
        modality=put.modality,
        qualifier=draft.qualifier.reference if draft.qualifier else None,
        valid_from=put.valid_from,
        valid_to=put.valid_to,
    )
    return claim, traits


def _places(draft: Draft) -> list[Place]:
    return [place for place in (draft.subject, draft.object) if place is not None]
