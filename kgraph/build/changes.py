"""What a decision changes in a corpus, for a person to read before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.model import Claim, Corpus
from kgraph.resolution.doubts import shown_limits
from kgraph.resolution.resolve import statement_key


def describe_changes(before: Corpus, after: Corpus) -> list[str]:
    """Return a line for each thing and claim that goes (-), comes (+) or changes (~).

    Decisions that can no longer be applied stand last (!).
    """
    news = sorted(set(after.problems) - set(before.problems))
    return [
        *_entity_changes(before, after),
        *_claim_changes(before, after),
        *(f"! {problem}" for problem in news),
    ]


def _entity_changes(before: Corpus, after: Corpus) -> Iterator[str]:
    old = {entity.id: entity for entity in before.entities}
    new = {entity.id: entity for entity in after.entities}
    for name in sorted(old.keys() - new.keys()):
        yield f"- {name} “{old[name].canonical_label}”"
    for name in sorted(new.keys() - old.keys()):
        yield f"+ {name} “{new[name].canonical_label}”"
    for name in sorted(old.keys() & new.keys()):
        was, now = old[name], new[name]
        if (was.aliases, was.mention_count) != (now.aliases, now.mention_count):
            names = ", ".join((now.canonical_label, *now.aliases))
            yield f"~ {name}: {names}; {was.mention_count} → {now.mention_count} mentions"


def _claim_changes(before: Corpus, after: Corpus) -> Iterator[str]:
    old = {statement_key(claim): claim for claim in before.claims}
    new = {statement_key(claim): claim for claim in after.claims}
    for key in sorted(old.keys() - new.keys()):
        yield f"- {_sentence(old[key])}"
    for key in sorted(new.keys() - old.keys()):
        yield f"+ {_sentence(new[key])}"
    for key in sorted(old.keys() & new.keys()):
        was, now = old[key], new[key]
        if (len(was.evidence), was.decision) != (len(now.evidence), now.decision):
            vouched = f", vouched for by {now.decision.by}" if now.decision else ""
            yield f"~ {_sentence(now)}: {len(was.evidence)} → {len(now.evidence)} quotes{vouched}"


def _sentence(claim: Claim) -> str:
    limits = shown_limits(claim, in_=claim.qualifier)
    return f"{claim.subject} {claim.predicate} {claim.object or claim.value}{limits}"
