"""What each kind of decision does to a corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Claim, Corpus, Decision, Entity
from kgraph.ontology import Ontology, Relation
from kgraph.resolution import curate, parse_ledger, resolve
from tests.builders import small_ontology
from tests.told import told

TALK = told(
    "Ana Ruiz joined the Harbour Union. Anna Ruis founded the Tide Club.",
    "person: Ana Ruiz", "person: Anna Ruis",
    "organization: Harbour Union", "organization: Tide Club",
    says=["Ana Ruiz memberOf Harbour Union", "Anna Ruis founderOf Tide Club"],
)  # fmt: skip
NOTES = told(
    "Ana Ruiz left. Ana Ruiz supports the Tide Club. Tide Club began in 1954.",
    "person: Ana Ruiz", "organization: Tide Club",
    says=["Ana Ruiz supportsOf Tide Club", "Tide Club foundedOn =1954"],
    source="notes.txt",
)  # fmt: skip
ANA, ANNA = "person/ana-ruiz", "person/anna-ruis"
UNION, CLUB = "organization/harbour-union", "organization/tide-club"
BO = Decision("Bo")


@pytest.fixture
def ontology() -> Ontology:
    return small_ontology()


def curated(*decisions: str) -> Corpus:
    text = "\n".join(f'{decision}\nby = "Bo"\n' for decision in decisions)
    return curate(resolve([TALK, NOTES]), parse_ledger(text), ontology=small_ontology())


def links(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(c.subject, c.predicate, c.object or c.value or "") for c in corpus.claims]


def get(corpus: Corpus, name: str) -> Entity:
    (found,) = [entity for entity in corpus.entities if entity.id == name]
    return found


def ids(corpus: Corpus) -> set[str]:
    return {entity.id for entity in corpus.entities}


def messages(corpus: Corpus) -> list[str]:
    return [str(problem) for problem in corpus.problems]


MERGE = f'[[merge]]\nentities = ["{ANA}", "{ANNA}"]'
REJECT = f'[[reject]]\nsubject = "{ANA}"\npredicate = "memberOf"\nobject = "{UNION}"'
ACCEPT = REJECT.replace("reject", "accept")


def test_without_decisions_nothing_changes() -> None:
    assert curated() == resolve([TALK, NOTES])


def test_merged_entities_are_one_with_all_names_claims_and_the_reason() -> None:
    corpus = curated(MERGE)
    ana = get(corpus, ANA)
    assert (ana.canonical_label, ana.aliases, ana.former_ids) == (
        "Ana Ruiz",
        ("Anna Ruis",),
        (ANNA,),
    )
    assert ana.mention_count == 4
    (join,) = ana.joins
    assert (join.label, join.to, join.decision) == ("Anna Ruis", "Ana Ruiz", BO)
    assert ANNA not in ids(corpus)
    assert (ANA, "founderOf", CLUB) in links(corpus)
    assert corpus.problems == ()


def test_the_first_of_the_merged_gives_the_name() -> None:
    corpus = curated(f'[[merge]]\nentities = ["{ANNA}", "{ANA}"]')
    assert get(corpus, ANNA).former_ids == (ANA,)
    assert (ANNA, "memberOf", UNION) in links(corpus)


def test_claims_that_say_the_same_after_a_merge_are_one() -> None:
    twice = told(
        "Ana Ruiz joined the Union. Anna Ruis joined the Union.",
        "person: Ana Ruiz", "person: Anna Ruis", "organization: Union",
        says=["Ana Ruiz memberOf Union", "Anna Ruis memberOf Union"],
    )  # fmt: skip
    ledger = parse_ledger(MERGE + '\nby = "Bo"')
    (claim,) = curate(resolve([twice]), ledger, ontology=small_ontology()).claims
    assert [evidence.quote for evidence in claim.evidence] == [
        "Ana Ruiz joined the Union.", "Anna Ruis joined the Union.",
    ]  # fmt: skip


def test_a_renamed_entity_keeps_its_old_name_and_id_as_others() -> None:
    ana = get(curated(f'[[rename]]\nentity = "{ANA}"\nlabel = "Ana Mar"'), "person/ana-mar")
    assert (ana.canonical_label, ana.aliases, ana.former_ids) == ("Ana Mar", ("Ana Ruiz",), (ANA,))


def test_a_retyped_entity_has_the_id_of_its_new_type() -> None:
    corpus = curated(f'[[retype]]\nentity = "{CLUB}"\ntype = "concept"')
    assert get(corpus, "concept/tide-club").former_ids == (CLUB,)
    assert (ANNA, "founderOf", "concept/tide-club") in links(corpus)


def test_a_name_that_another_thing_has_joins_the_two_and_says_so() -> None:
    corpus = curated(f'[[rename]]\nentity = "{ANNA}"\nlabel = "Ana Ruiz"')
    assert get(corpus, ANA).aliases == ("Anna Ruis",)
    assert {(ANA, "memberOf", UNION), (ANA, "founderOf", CLUB)} <= set(links(corpus))
    (message,) = messages(corpus)
    assert message.startswith("data/curation.toml:1: another person is called 'Ana Ruiz' already")


def test_a_rejected_entity_goes_with_its_claims_and_its_chains() -> None:
    corpus = curated(f'[[reject]]\nentity = "{CLUB}"')
    assert CLUB not in ids(corpus)
    assert links(corpus) == [(ANA, "memberOf", UNION)]
    assert CLUB not in corpus.entity_by_chain.values()


def test_a_rejected_claim_goes_and_the_entities_stay() -> None:
    corpus = curated(REJECT)
    assert (ANA, "memberOf", UNION) not in links(corpus)
    assert {ANA, UNION} <= ids(corpus)


def test_with_a_quote_only_that_place_is_rejected() -> None:
    both = told(
        "Ana Ruiz joined the Harbour Union at last.",
        "person: Ana Ruiz", "organization: Harbour Union",
        says=["Ana Ruiz memberOf Harbour Union"], source="more.txt",
    )  # fmt: skip
    ledger = parse_ledger(REJECT + '\nquote = "the Harbour Union at last"\nby = "Bo"')
    corpus = curate(resolve([TALK, both]), ledger, ontology=small_ontology())
    (claim,) = [claim for claim in corpus.claims if claim.predicate == "memberOf"]
    assert [evidence.document_id for evidence in claim.evidence] == [TALK.document_id]


def of_union(corpus: Corpus) -> Claim:
    (claim,) = [claim for claim in corpus.claims if claim.object == UNION]
    return claim


def test_an_accepted_claim_is_certain_and_tells_who_accepted_it() -> None:
    claim = of_union(curated(ACCEPT))
    assert (claim.confidence, claim.decision) == (1.0, BO)
    assert len(claim.evidence) == 1


def test_an_added_claim_makes_the_entities_that_are_not_there() -> None:
    corpus = curated(
        '[[add]]\nsubject = { type = "person", label = "Eva Lind" }\npredicate = "holdsRole"\n'
        f'object = {{ type = "concept", label = "treasurer" }}\nin = "{UNION}"\nfrom = "1999"'
    )
    (claim,) = [claim for claim in corpus.claims if claim.subject == "person/eva-lind"]
    assert claim == Claim(
        "person/eva-lind", "holdsRole", "concept/treasurer", None, (),
        qualifier=UNION, valid_from="1999", decision=BO,
    )  # fmt: skip
    assert {"person/eva-lind", "concept/treasurer"} <= ids(corpus)


def test_an_added_claim_that_a_source_states_too_keeps_its_evidence() -> None:
    claim = of_union(curated(ACCEPT.replace("accept", "add")))
    assert (claim.decision, len(claim.evidence)) == (BO, 1)


ADD = f'[[add]]\nsubject = "{ANA}"\npredicate = "memberOf"\nobject = "{CLUB}"'


def test_the_words_of_an_added_claim_are_found_in_their_source() -> None:
    corpus = curated(f'{ADD}\nquote = "Ana Ruiz  supports the Tide Club"\nsource = "notes.txt"')
    (claim,) = [claim for claim in corpus.claims if claim.decision == BO]
    (evidence,) = claim.evidence
    assert (evidence.document_id, evidence.quote) == (
        NOTES.document_id, "Ana Ruiz supports the Tide Club",
    )  # fmt: skip
    assert evidence.subject_span.of(NOTES.document.text) == "Ana Ruiz"


def test_an_added_claim_whose_words_are_gone_stays_without_them() -> None:
    corpus = curated(f'{ADD}\nquote = "Ana Ruiz rows"\nsource = "notes.txt"')
    assert (ANA, "memberOf", CLUB) in links(corpus)
    (message,) = messages(corpus)
    assert "notes.txt does not say “Ana Ruiz rows” any more" in message


def test_decisions_build_on_each_other_in_the_order_of_the_file() -> None:
    corpus = curated(
        f'[[rename]]\nentity = "{ANNA}"\nlabel = "Eva Ruis"',
        '[[rename]]\nentity = "person/eva-ruis"\nlabel = "Eva Rice"',
        f'[[merge]]\nentities = ["{ANA}", "{ANNA}"]',
    )
    ana = get(corpus, ANA)
    assert ana.aliases == ("Anna Ruis", "Eva Rice", "Eva Ruis")
    assert ana.former_ids == (ANNA, "person/eva-rice", "person/eva-ruis")
    assert corpus.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param('{ type = "person", label = "Ana  RUIZ" }', id="type and label"),
        pytest.param('{ id = "person/gone", type = "person", label = "Ana Ruiz" }', id="label"),
        pytest.param('{ id = "person/ana-ruiz", type = "x", label = "y" }', id="id"),
        pytest.param('{ type = "person", label = "Anna Ruis" }', id="alias"),
        pytest.param('"person/anna-ruis"', id="former id"),
    ],
)
def test_an_entity_is_found_by_id_label_former_id_and_alias(name: str) -> None:
    corpus = curated(MERGE, f'[[rename]]\nentity = {name}\nlabel = "Ana Mar"')
    assert corpus.problems == ()
    assert "person/ana-mar" in ids(corpus)


def test_a_rejected_entity_leaves_the_claims_that_it_only_qualifies_or_speaks() -> None:
    talk = told("Ana was chair of the Union.", "person: Ana", "concept: chair",
                "organization: Union", says=["Ana holdsRole chair"])  # fmt: skip
    (claim,) = talk.claims
    spoken = tuple(replace(each, speaker="c2") for each in claim.evidence)
    said = replace(talk, claims=(replace(claim, qualifier="c2", evidence=spoken),))
    ledger = parse_ledger('[[reject]]\nentity = "organization/union"\nby = "Bo"')
    (left,) = curate(resolve([said]), ledger, ontology=small_ontology()).claims
    assert (left.subject, left.qualifier, left.evidence[0].speaker) == ("person/ana", None, None)


def test_a_decision_about_a_symmetric_link_finds_it_either_way_round() -> None:
    kin = told("Ana is the wife of Bo.", "person: Ana", "person: Bo", says=["Ana spouseOf Bo"])
    ontology = small_ontology()
    spouse = Relation("spouseOf", "https://example.org/spouse", "spouse of", "", symmetric=True)
    wider = replace(ontology, relations={**ontology.relations, "spouseOf": spouse})
    ledger = parse_ledger(
        '[[accept]]\nsubject = "person/bo"\npredicate = "spouseOf"\n'
        'object = "person/ana"\nby = "Bo"'
    )
    (claim,) = curate(resolve([kin]), ledger, ontology=wider).claims
    assert claim.decision == BO
