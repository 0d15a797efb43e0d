"""One thing taken apart: by source, by name, and inside one document."""

from __future__ import annotations

from kgraph.model import Corpus, Extract
from kgraph.resolution import curate, parse_ledger, resolve
from tests.builders import small_ontology
from tests.told import told

UNION, CLUB = "organization/harbour-union", "organization/tide-club"
JOHN, LAKE = "person/john", "person/john-lake"
MIXED = told(
    "John joined the Harbour Union. He left. Johnny founded the Tide Club. He stayed.",
    "person: John, Johnny, (He)", "organization: Harbour Union", "organization: Tide Club",
    says=["John memberOf Harbour Union", "Johnny founderOf Tide Club"],
)  # fmt: skip
ALONE = told(
    "John supports the Tide Club.", "person: John", "organization: Tide Club",
    says=["John memberOf Tide Club"], source="alone.txt",
)  # fmt: skip


def split(*extracts: Extract, more: str, label: str = "John Lake", rest: str = "") -> Corpus:
    ledger = parse_ledger(
        f'[[split]]\nentity = "{JOHN}"\n{more}\n'
        f'into = {{ type = "person", label = "{label}" }}\nby = "Bo"\n{rest}'
    )
    return curate(resolve(extracts), ledger, ontology=small_ontology())


def links(corpus: Corpus) -> set[tuple[str, str, str]]:
    return {(c.subject, c.predicate, c.object or c.value or "") for c in corpus.claims}


def names(corpus: Corpus, name: str) -> tuple[str, ...]:
    (found,) = [entity for entity in corpus.entities if entity.id == name]
    return found.canonical_label, *found.aliases


def told_messages(corpus: Corpus) -> str:
    return "\n".join(str(problem) for problem in corpus.problems)


def test_what_stands_in_a_source_is_another_thing() -> None:
    corpus = split(MIXED, ALONE, more='sources = ["alone.txt"]')
    assert links(corpus) == {
        (JOHN, "memberOf", UNION), (JOHN, "founderOf", CLUB), (LAKE, "memberOf", CLUB),
    }  # fmt: skip
    assert names(corpus, LAKE) == ("John Lake", "John")
    assert names(corpus, JOHN) == ("John", "Johnny")
    assert corpus.problems == ()


def test_the_counts_of_both_add_up_to_what_they_were() -> None:
    (before,) = [e for e in resolve([MIXED, ALONE]).entities if e.id == JOHN]
    after = [e for e in split(MIXED, ALONE, more='sources = ["alone.txt"]').entities
             if e.id in (JOHN, LAKE)]  # fmt: skip
    assert sum(entity.mention_count for entity in after) == before.mention_count == 5
    assert sum(entity.salience for entity in after) == before.salience


def test_a_name_leaves_a_chain_with_its_claims_and_the_pronouns_after_it() -> None:
    corpus = split(MIXED, more='labels = ["Johnny"]')
    assert links(corpus) == {(JOHN, "memberOf", UNION), (LAKE, "founderOf", CLUB)}
    assert (names(corpus, JOHN), names(corpus, LAKE)) == (("John",), ("John Lake", "Johnny"))
    (extract,) = corpus.extracts
    who = [corpus.entity_by_chain[extract.document_id, m.chain]
           for m in extract.mentions if m.entity_type == "person"]  # fmt: skip
    assert who == [JOHN, JOHN, LAKE, LAKE]


def test_a_thing_whose_own_name_leaves_is_called_by_the_one_that_stays() -> None:
    corpus = split(MIXED, more='labels = ["John"]')
    assert names(corpus, "person/johnny") == ("Johnny",)
    assert links(corpus) == {(LAKE, "memberOf", UNION), ("person/johnny", "founderOf", CLUB)}


def test_what_is_split_off_can_be_a_thing_that_is_there() -> None:
    lake = told("John Lake rows.", "person: John Lake", source="lake.txt")
    corpus = split(MIXED, ALONE, lake, more='sources = ["alone.txt"]')
    assert names(corpus, LAKE) == ("John Lake", "John")
    assert (LAKE, "memberOf", CLUB) in links(corpus)
    (found,) = [entity for entity in corpus.entities if entity.id == LAKE]
    assert (found.mention_count, [join.label for join in found.joins]) == (2, ["John"])


def test_labels_and_sources_together_mean_the_labels_in_the_sources() -> None:
    corpus = split(MIXED, ALONE, more='labels = ["John"]\nsources = ["alone.txt"]')
    assert links(corpus) == {
        (JOHN, "memberOf", UNION), (JOHN, "founderOf", CLUB), (LAKE, "memberOf", CLUB),
    }  # fmt: skip


def test_what_nothing_has_any_more_is_reported() -> None:
    corpus = split(MIXED, more='labels = ["Johnny", "Jack"]')
    assert (LAKE, "founderOf", CLUB) in links(corpus)
    assert "data/curation.toml:1: John has nothing of Jack any more." in told_messages(corpus)


def test_a_split_that_takes_nothing_or_all_is_reported_and_not_applied() -> None:
    for more, why in (('labels = ["Jack"]', "nothing of Jack"), ('sources = ["talk.txt"]', "left")):
        corpus = split(MIXED, more=more)
        assert links(corpus) == links(resolve([MIXED]))
        assert why in told_messages(corpus)
        assert "is not applied. Take it out" in told_messages(corpus)


def test_what_was_split_off_can_be_renamed_by_a_later_decision() -> None:
    rest = f'[[rename]]\nentity = "{LAKE}"\nlabel = "J. Lake"\nby = "Bo"'
    corpus = split(MIXED, ALONE, more='sources = ["alone.txt"]', rest=rest)
    assert names(corpus, "person/j-lake") == ("J. Lake", "John", "John Lake")
