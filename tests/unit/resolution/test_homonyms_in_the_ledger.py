"""Decisions about one of two people of the same name."""

from __future__ import annotations

from kgraph.model import Corpus
from kgraph.resolution import curate, parse_ledger, resolve
from kgraph.resolution.ledger import EntityRef
from tests.builders import small_ontology
from tests.unit.resolution.chains import extract_of

GUILD = {"Tide Guild": "organization", "Ben Okafor": "person", "Lornwick": "place"}
CHOIR = {"Skerry Choir": "organization", "Cora Lind": "person", "Dunmarsh": "place"}
LIVES_IN_LORNWICK = ("Ana Ruiz", "basedIn", "Lornwick")
LIVES_IN_DUNMARSH = ("Ana Ruiz", "basedIn", "Dunmarsh")
TEXTS = [
    extract_of("a.txt", {"Ana Ruiz": "person", **GUILD}, said=[LIVES_IN_LORNWICK]),
    extract_of("b.txt", {"Ana Ruiz": "person", **CHOIR}, said=[LIVES_IN_DUNMARSH]),
    extract_of("c.txt", GUILD),
    extract_of("d.txt", CHOIR),
]
PLAIN, OTHER = "person/ana-ruiz", "person/ana-ruiz-dunmarsh"


def curated(*decisions: str, texts: int = 4) -> Corpus:
    ledger = parse_ledger("\n".join(f'{decision}\nby = "Bo"\n' for decision in decisions))
    return curate(resolve(TEXTS[:texts]), ledger, ontology=small_ontology())


def ids_of(corpus: Corpus) -> set[str]:
    return {entity.id for entity in corpus.entities if entity.entity_type == "person"}


def test_the_id_of_one_names_her_alone() -> None:
    other = EntityRef(OTHER, "person", "Ana Ruiz")
    assert other.names_homonym
    assert other.keys == {OTHER}
    assert EntityRef(PLAIN, "person", "Ana Ruiz").keys == {PLAIN}


def test_both_may_be_renamed_each_to_a_name_of_her_own() -> None:
    corpus = curated(
        f'[[rename]]\nentity = {{ id = "{OTHER}", type = "person", label = "Ana Ruiz" }}\n'
        'label = "Ana Ruiz the younger"',
        f'[[rename]]\nentity = {{ id = "{PLAIN}", type = "person", label = "Ana Ruiz" }}\n'
        'label = "Ana Ruiz the elder"',
    )
    assert {"person/ana-ruiz-the-younger", "person/ana-ruiz-the-elder"} <= ids_of(corpus)
    assert corpus.problems == ()


def test_what_was_decided_of_one_who_is_gone_is_not_done_to_the_other() -> None:
    reject = f'[[reject]]\nentity = {{ id = "{OTHER}", type = "person", label = "Ana Ruiz" }}'
    corpus = curated(reject, texts=1)
    assert PLAIN in ids_of(corpus)
    assert [problem.place for problem in corpus.problems] == ["data/curation.toml:1"]
