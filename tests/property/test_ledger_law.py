"""Whatever becomes of the sources, each decision is applied or reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.build.ledger_text import render_entry
from kgraph.model import Corpus, Decision, Entity, Extract
from kgraph.model.identifiers import entity_id
from kgraph.ontology.types import Ontology
from kgraph.resolution import Ledger, curate, parse_ledger, resolve
from kgraph.resolution.contradictions import require_consistent
from kgraph.resolution.doubts import claim_ref_of, ref_of
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    EntityRef,
    Entry,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
)
from tests.builders import small_ontology
from tests.told import told

ONTOLOGY: Ontology = small_ontology()
KINDS = (Merge, Split, Rename, Retype, RejectEntity, RejectClaim, Accept, Add)
FIRST = """Agnes Bruno Clara Dmitri Elsa Fergus Greta Hugo Irma Jonas Klaus Leonie Magda Nestor
Olga Pavel Quentin Rosa Stefan Thora Ulrike Viggo Wanda Xaver Yolanda""".split()
LAST = """Abbott Birch Castellan Drummond Eastlake Farrow Grimshaw Hollis Ingram Jankowski Kettle
Lovelace Mortimer Nightingale Oakley Pemberton Quarrie Rosenthal Sandoval Thistle Underwood Vance
Whitlock Zimmer""".split()


def name_of(number: int) -> str:
    """Return a name of two words that no other number below 600 has, or has nearly."""
    return f"{FIRST[number % 25]} {LAST[number // 25]}"


def document(number: int, random: Random, *, things: int) -> Extract:
    """Return a document that names some people and bodies, one of each by two names."""
    people = random.sample(range(0, things, 2), 4)
    bodies = random.sample(range(1, things, 2), 3)
    first, (home, other, cause) = name_of(people[0]), map(name_of, bodies)
    short = first.split()[0]
    said = [f"{first} joined {home}.", f"{short} left {other}."]
    said += [f"{name_of(who)} supports {cause}." for who in people[1:]]
    links = [f"{first} memberOf {home}", f"{short} founderOf {other}"]
    links += [f"{name_of(who)} partOf {cause}" for who in people[1:]]
    return told(
        " ".join(said),
        f"person: {first}, {short}",
        *(f"person: {name_of(who)}" for who in people[1:]),
        *(f"organization: {name_of(body)}" for body in bodies),
        says=links, source=f"{number:03}.txt",
    )  # fmt: skip


def changed(extracts: Sequence[Extract], random: Random, *, things: int) -> list[Extract]:
    """Return documents of which one in five has gone, or says other things of other names."""
    picked = set(random.sample(range(len(extracts)), len(extracts) // 5))
    kept = [each for place, each in enumerate(extracts) if place not in picked]
    return kept + [document(place, random, things=things) for place in picked if place % 3]


def decisions(corpus: Corpus, random: Random, *, wanted: int) -> list[Entry]:
    """Return decisions of all kinds, each about things that no other is about."""
    things, made = list(corpus.entities), Decision("Bo", "So I heard.", "2024-05-31")
    random.shuffle(things)
    entity_by_id = {entity.id: entity for entity in things}
    found: list[Entry] = []
    used: set[str] = set()
    for number in count():
        if len(found) == wanted:
            return found
        kind = KINDS[number % len(KINDS)]
        if kind in (RejectClaim, Accept):
            claim = next(
                claim for claim in corpus.claims if not used & {claim.subject, claim.object}
            )
            used |= {claim.subject, claim.object or ""}
            things = [entity for entity in things if entity.id not in used]
            ref = claim_ref_of(claim, entity_by_id)
            found.append(Accept(ref, made) if kind is Accept else RejectClaim(ref, made))
            continue
        first, second = (things.pop(), things.pop()) if kind is Merge else (things.pop(), None)
        used |= {first.id} if second is None else {first.id, second.id}
        found.append(decision(kind, first, second=second, number=number))
    return found


def decision(kind: type, first: Entity, *, second: Entity | None, number: int) -> Entry:
    """Return a decision of one kind."""
    made, ref = Decision("Bo"), ref_of(first)
    if kind is Merge and second is not None:
        return Merge((ref, ref_of(second)), made)
    if kind is Split:
        into = EntityRef(None, first.entity_type, f"Part {number}")
        label = first.aliases[0] if first.aliases else first.canonical_label
        return Split(ref, into, made, labels=(label,))
    if kind is Rename:
        return Rename(ref, f"New {number}", made)
    if kind is Retype:
        return Retype(ref, "place", made)
    if kind is Add:
        new = EntityRef(None, "concept", f"office {number}")
        return Add(ClaimRef(ref, "holdsRole", new), made)
    return RejectEntity(ref, made)


def is_applied(entry: Entry, corpus: Corpus) -> bool:
    """Say whether a corpus is as a decision wants it."""
    ids = {entity.id for entity in corpus.entities}
    match entry:
        case Merge():
            return any(
                all(ref.id in (entity.id, *entity.former_ids) for ref in entry.entities)
                for entity in corpus.entities
            )
        case Split():
            return entity_id(entry.into.entity_type or "", entry.into.label or "") in ids
        case Rename():
            return entity_id(entry.entity.entity_type or "", entry.label) in ids
        case Retype():
            return entity_id(entry.entity_type, entry.entity.label or "") in ids
        case RejectEntity():
            return entry.entity.id not in ids
        case RejectClaim():
            return not claims_like(entry.claim, corpus)
        case _:
            return any(claim[2] == entry.made for claim in claims_like(entry.claim, corpus))


def claims_like(ref: ClaimRef, corpus: Corpus) -> list[tuple[str, str, Decision | None]]:
    subject = called(ref.subject, corpus)
    target = called(ref.object, corpus) if ref.object else set()
    return [
        (claim.subject, claim.object or "", claim.decision)
        for claim in corpus.claims
        if claim.predicate == ref.predicate and claim.subject in subject and claim.object in target
    ]


def called(ref: EntityRef, corpus: Corpus) -> set[str]:
    return {entity.id for entity in corpus.entities if ref.keys & {entity.id, *entity.former_ids}}


@pytest.mark.parametrize("seed", range(5))
def test_200_decisions_are_applied_or_reported_after_a_fifth_of_the_sources_changed(
    seed: int,
) -> None:
    random = Random(seed)
    extracts = [document(number, random, things=600) for number in range(150)]
    written = decisions(resolve(extracts), random, wanted=200)
    text = "\n".join(map(render_entry, written))
    before = curate(resolve(extracts), parse_ledger(text), ontology=ONTOLOGY)
    after = curate(
        resolve(changed(extracts, random, things=600)), parse_ledger(text), ontology=ONTOLOGY
    )
    for corpus in (before, after):
        reported = {int(problem.place.rsplit(":", 1)[1]) for problem in corpus.problems}
        lost = [
            entry for entry in parse_ledger(text).entries
            if entry.line not in reported and not is_applied(entry, corpus)
        ]  # fmt: skip
        assert lost == []
    assert len(after.problems) < 100


@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_decisions_that_meet_give_a_sound_corpus_whatever_the_order_of_the_documents(
    seed: int, order: Random
) -> None:
    random = Random(seed)
    extracts = [document(number, random, things=30) for number in range(8)]
    entities = [*resolve(extracts).entities]
    entries: list[Entry] = []
    for number in range(12):
        first, second = random.sample(entities, 2)
        entry = decision(random.choice([Merge, Split, Rename, Retype, RejectEntity, Add]),
                         first, second=second, number=number)  # fmt: skip
        entry = replace(entry, line=number + 1)
        entries += [entry] if consistent([*entries, entry]) else []
    later = changed(extracts, random, things=30)
    ledger = Ledger(tuple(entries))
    corpus = curate(resolve(later), ledger, ontology=ONTOLOGY)
    order.shuffle(later)
    assert curate(resolve(later), ledger, ontology=ONTOLOGY) == corpus
    assert_sound(corpus)


def consistent(entries: Sequence[Entry]) -> bool:
    from kgraph.errors import SettingsError

    try:
        require_consistent(Ledger(tuple(entries)))
    except SettingsError:
        return False
    return True


def assert_sound(corpus: Corpus) -> None:
    """Assert that ids are unique and that all that refers to an entity refers to one there is."""
    ids = [entity.id for entity in corpus.entities]
    assert ids == sorted(set(ids))
    named = {claim.subject for claim in corpus.claims}
    named |= {claim.object for claim in corpus.claims if claim.object}
    assert named | set(corpus.entity_by_chain.values()) <= set(ids)
    for extract in corpus.extracts:
        numbers = {chain.number for chain in extract.chains}
        places = {number for name, number in corpus.entity_by_chain if name == extract.document_id}
        assert places <= numbers
    for entity in corpus.entities:
        plain = entity_id(entity.entity_type, entity.canonical_label)
        assert entity.id == plain or entity.id.startswith(f"{plain}-")
        assert entity.canonical_label not in entity.aliases
        assert not set(entity.former_ids) & set(ids)
