"""What people decided about claims, applied to the claims between entities as they are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kgraph.model import Claim, Evidence
from kgraph.model.folding import fold
from kgraph.ontology.types import Ontology
from kgraph.resolution.findings import Findings
from kgraph.resolution.ledger import Accept, Add, ClaimRef, OfClaims, RejectClaim
from kgraph.resolution.ledger_tables import is_date
from kgraph.resolution.resolve import joined, statement_key
from kgraph.resolution.things import Thing

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A decision about a claim, with the things that it names."""

    entry: OfClaims
    subject: Thing
    object: Thing | None
    qualifier: Thing | None

    @property
    def things(self) -> tuple[Thing, ...]:
        """All of them, each as what it is now."""
        named = (self.subject, self.object, self.qualifier)
        return tuple(each.now for each in named if each is not None)


class ClaimDecisions:
    """Applies decisions about claims, one after another."""

    def __init__(self, claims: Iterable[Claim], *, ontology: Ontology, findings: Findings) -> None:
        self._ontology = ontology
        self._findings = findings
        self._held_by: dict[_Key, int] = {}
        self._rejected_by: dict[_Key, int] = {}
        self._claim_by_key: dict[_Key, Claim] = {}
        self._keys_by_link: dict[_Key, list[_Key]] = defaultdict(list)
        for claim in claims:
            self._put(claim)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are left and those that were added, sorted."""
        return tuple(self._claim_by_key[key] for key in sorted(self._claim_by_key))

    def apply(self, named: Named, evidence: Evidence | None) -> None:
        """Apply one decision; ``evidence`` is the place that an added claim names."""
        entry = named.entry
        match entry:
            case Add():
                self._add(named, evidence)
            case Accept():
                for key in self._open(named):
                    claim = self._claim_by_key[key]
                    self._claim_by_key[key] = replace(claim, decision=entry.made)
                    self._held_by[key] = entry.line
            case RejectClaim():
                for key in self._open(named):
                    self._reject(key, entry)

    def _put(self, claim: Claim) -> None:
        key = statement_key(claim)
        self._claim_by_key[key] = claim
        self._keys_by_link[_link(claim)].append(key)

    def _open(self, named: Named) -> list[_Key]:
        """Return the claims that a decision means, unless an earlier line has settled them."""
        entry, shown = named.entry, named.entry.claim.shown
        keys = self._keys_of(named)
        found = [key for key in keys if self._fits(key, named)]
        gone = [self._rejected_by[key] for key in keys if key in self._rejected_by]
        held = [self._held_by[key] for key in found if key in self._held_by]
        if isinstance(entry, RejectClaim) and entry.claim.quote is None and held:
            self._findings.refuse(entry.line, f"line {min(held)} holds the claim {shown}")
            return []
        if not found and gone and isinstance(entry, Accept):
            self._findings.refuse(entry.line, f"line {min(gone)} rejects the claim {shown}")
        elif not found:
            self._findings.skip(entry.line, f"no source says {shown} any more")
        return found

    def _keys_of(self, named: Named) -> list[_Key]:
        entry = named.entry
        subject = named.subject.now.entity.id
        target = named.object.now.entity.id if named.object else ""
        link = (subject, entry.claim.predicate, target, entry.claim.value or "")
        keys = list(self._keys_by_link[link])
        relation = self._ontology.relations.get(entry.claim.predicate)
        if relation is not None and relation.symmetric and target:
            keys += self._keys_by_link[target, entry.claim.predicate, subject, ""]
        return list(dict.fromkeys(keys))

    def _fits(self, key: _Key, named: Named) -> bool:
        claim, ref = self._claim_by_key.get(key), named.entry.claim
        if claim is None:
            return False
        qualifier = named.qualifier.now.entity.id if named.qualifier else None
        limits = (
            (qualifier, claim.qualifier),
            (ref.polarity, claim.polarity),
            (ref.modality, claim.modality),
            (ref.valid_from, claim.valid_from),
            (ref.valid_to, claim.valid_to),
        )
        if any(wanted is not None and wanted != has for wanted, has in limits):
            return False
        return ref.quote is None or any(_says(each, ref.quote) for each in claim.evidence)

    def _reject(self, key: _Key, entry: RejectClaim) -> None:
        claim, words = self._claim_by_key.pop(key), entry.claim.quote
        left = [each for each in claim.evidence if words is not None and not _says(each, words)]
        if left or (words is not None and claim.decision is not None):
            self._claim_by_key[key] = replace(claim, evidence=tuple(left))
        else:
            self._rejected_by[key] = entry.line

    def _add(self, named: Named, evidence: Evidence | None) -> None:
        entry = named.entry
        fault = _fault(entry.claim, self._ontology)
        if fault is not None:
            self._findings.refuse(entry.line, fault)
            return
        claim = _added(named, evidence)
        key = statement_key(claim)
        if claim.subject == claim.object:
            self._findings.skip(entry.line, "both ends of the claim are one thing now")
        elif key in self._rejected_by:
            why = f"line {self._rejected_by[key]} rejects the claim {entry.claim.shown}"
            self._findings.refuse(entry.line, why)
        else:
            known = self._claim_by_key.get(key)
            both = claim if known is None else joined([known, claim])
            self._put(replace(both, decision=entry.made))
            self._held_by[key] = entry.line


def _added(named: Named, evidence: Evidence | None) -> Claim:
    ref = named.entry.claim
    claim = Claim(
        subject=named.subject.now.entity.id,
        predicate=ref.predicate,
        object=named.object.now.entity.id if named.object else None,
        value=ref.value,
        evidence=() if evidence is None else (evidence,),
        qualifier=named.qualifier.now.entity.id if named.qualifier else None,
        valid_from=ref.valid_from,
        valid_to=ref.valid_to,
        decision=named.entry.made,
    )
    return replace(
        claim,
        polarity=ref.polarity or claim.polarity,
        modality=ref.modality or claim.modality,
    )


def _fault(ref: ClaimRef, ontology: Ontology) -> str | None:
    relation = ontology.relations.get(ref.predicate)
    if relation is None:
        known = ref.predicate.startswith("open:") and ref.predicate.removeprefix("open:").strip()
        return None if known else f"no link is called {ref.predicate!r}"
    if relation.literal is not None and ref.value is None:
        return f"{ref.predicate} leads to a value, a {relation.literal}, and not to an entity"
    if relation.literal is None and ref.object is None:
        return f"{ref.predicate} leads to an entity, and not to a value"
    if relation.literal == "date" and not is_date(ref.value or ""):
        return f"{ref.value!r} is no date such as 1954, 1954-03 or 1954-03-31"
    return None


def _says(evidence: Evidence, words: str) -> bool:
    """Say whether a place carries these words, or is carried by them: passages shift a little."""
    one, other = fold(evidence.quote), fold(words)
    return one in other or other in one


def _link(claim: Claim) -> _Key:
    return (claim.subject, claim.predicate, claim.object or "", claim.value or "")
