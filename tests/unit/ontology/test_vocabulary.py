from __future__ import annotations

import pytest

from kgraph.ontology import Ontology, check_ontology

SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
KG = "https://w3id.org/kgraph/ontology#"

ENTITY_TYPES = {
    "person": "http://xmlns.com/foaf/0.1/Person",
    "organization": f"{ORG}Organization",
    "place": f"{SCHEMA}Place",
    "event": f"{SCHEMA}Event",
    "work": f"{SCHEMA}CreativeWork",
    "concept": f"{SKOS}Concept",
}

# name, domain, range, asserted properties (^ reversed; the first fits the type before the colon)
LINKS = """
memberOf      | person organization            | organization            | org:memberOf
worksFor      | person                         | organization            | schema:worksFor
holdsRole     | person                         | concept                 | kg:holdsRole
founderOf     | person organization            | organization work event | ^schema:founder
leaderOf      | person                         | organization            | org:headOf
successorOf   | organization                   | organization            | kg:successorOf
partOf        | organization place work concept | organization place work concept | organization:org:subOrganizationOf schema:isPartOf
instanceOf    | organization person event work | concept                 | kg:instanceOf
basedIn       | person organization            | place                   | organization:schema:location person:schema:homeLocation kg:basedIn
activeIn      | person organization            | place                   | schema:areaServed
bornIn        | person                         | place                   | schema:birthPlace
nationality   | person                         | place                   | schema:nationality
educatedAt    | person                         | organization            | schema:alumniOf
affiliatedWith | person                        | organization            | schema:affiliation
relativeOf    | person                         | person                  | schema:relatedTo
spouseOf      | person                         | person                  | schema:spouse
childOf       | person                         | person                  | schema:parent
identifiesAs  | person organization            | concept                 | kg:identifiesAs
worksOn       | person organization            | concept event           | kg:worksOn
aimsAt        | person organization concept    | concept                 | kg:aimsAt
supports      |                                |                         | kg:supports
opposes       |                                |                         | kg:opposes
agreesWith    | person                         | person organization     | kg:agreesWith
creatorOf     | person organization            | work                    | ^schema:creator
hostOf        | person organization            | work                    | kg:hostOf
publisherOf   | person organization            | work                    | ^schema:publisher
guestOn       | person organization            | work                    | kg:guestOn
participantIn | person organization            | event                   | ^schema:participant
broader       | concept                        | concept                 | skos:broader
requires      | organization concept           | concept                 | kg:requires
leadsTo       | concept event                  | concept event           | kg:leadsTo
contrasts     | concept organization           | concept organization    | kg:contrasts
foundedOn     | organization                   | date                    | schema:foundingDate
dissolvedOn   | organization                   | date                    | schema:dissolutionDate
bornOn        | person                         | date                    | schema:birthDate
diedOn        | person                         | date                    | schema:deathDate
"""  # noqa: E501 - one link a line
ROWS = [[cell.strip() for cell in row.split("|")] for row in LINKS.strip().splitlines()]


def shortened(iri: str) -> str:
    for prefix, namespace in (("schema", SCHEMA), ("org", ORG), ("skos", SKOS), ("kg", KG)):
        iri = iri.replace(namespace, f"{prefix}:")
    return iri


@pytest.mark.parametrize(("name", "iri"), ENTITY_TYPES.items())
def test_an_entity_type_is_the_standard_class(ontology: Ontology, name: str, iri: str) -> None:
    assert ontology.entity_types[name].iri == iri


def test_there_are_no_other_entity_types(ontology: Ontology) -> None:
    assert set(ontology.entity_types) == set(ENTITY_TYPES)


@pytest.mark.parametrize(
    ("name", "domain", "range_", "asserted"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_link_is_as_the_vocabulary_says(
    ontology: Ontology, name: str, domain: str, range_: str, asserted: str
) -> None:
    relation = ontology.relations[name]
    assert relation.iri == KG + name
    assert relation.domain == tuple(sorted(domain.split()))
    assert (relation.literal or " ".join(relation.range)) == " ".join(sorted(range_.split()))
    assert asserted.split() == [
        f"{each.subject_type}:" * bool(each.subject_type) + "^" * each.reverse + shortened(each.iri)
        for each in relation.assertions
    ]


def test_there_are_no_other_links(ontology: Ontology) -> None:
    assert list(ontology.relations) == sorted(row[0] for row in ROWS)


def test_the_symmetric_links_are_marked(ontology: Ontology) -> None:
    symmetric = {each.name for each in ontology.relations.values() if each.symmetric}
    assert symmetric == {"relativeOf", "spouseOf", "contrasts"}


@pytest.mark.parametrize("name", [row[0] for row in ROWS])
def test_a_link_has_eight_marked_examples_and_three_counter_examples(
    ontology: Ontology, name: str
) -> None:
    relation = ontology.relations[name]
    assert len(relation.examples) >= 8
    assert len(relation.counter_examples) >= 3
    for example in (*relation.examples, *relation.counter_examples):
        assert example.subject is not None
        assert example.object is not None


def test_the_ontology_that_the_package_carries_has_no_problem(ontology: Ontology) -> None:
    assert check_ontology(ontology) == []


def test_no_sentence_serves_two_links(ontology: Ontology) -> None:
    texts = [
        example
        for relation in ontology.relations.values()
        for example in (*relation.examples, *relation.counter_examples)
    ]
    assert len(texts) == len(set(texts))
