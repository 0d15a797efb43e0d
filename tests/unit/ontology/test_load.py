from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.errors import OntologyError
from kgraph.ontology import (
    Assertion,
    check_ontology,
    find_ontology_folder,
    load_ontology,
    shapes_path,
)
from tests.unit.ontology.conftest import Write

LINK = 'a owl:ObjectProperty ; rdfs:subPropertyOf kg:statedLink ; rdfs:label "x"@en'


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        pytest.param(
            "ex:A a owl:Class .\nex:B a [ .\n", 9, "not valid Turtle", id="a syntax fault"
        ),
        pytest.param("ex:A a nope:B .", 8, "not valid Turtle.*nope", id="an unknown prefix"),
        pytest.param('ex:A kg:localName "a" .', 8, "ex:A has no rdfs:label", id="no label"),
        pytest.param('ex:Z kg:localName "band" .', 8, "ex:Band has too", id="a name of two types"),
        pytest.param('ex:Z kg:localName "y", "z" .', 8, "two values", id="two names of one type"),
        pytest.param(
            'ex:A kg:localName "a" ; rdfs:label "a" ; rdfs:subClassOf ex:B .\n'
            "ex:B rdfs:subClassOf ex:A .",
            8,
            "its own superclass",
            id="a cycle of classes",
        ),
        pytest.param(
            f"ex:a {LINK} ;\n rdfs:domain ex:Boat .", 8, "ex:Boat, which is no", id="unknown domain"
        ),
        pytest.param(
            f"ex:a {LINK} ; rdfs:range ex:Band, owl:Thing .", 8, "owl:unionOf", id="two ranges"
        ),
        pytest.param(
            f'\nex:a {LINK} ;\n kg:example "[Ana] sang." .', 10, "1 marks", id="a mark is missing"
        ),
        pytest.param('ex:a kg:example "[A] b [C]." .', 8, "is no link", id="examples of no link"),
        pytest.param(f"ex:a {LINK} ; kg:asserts ex:x .", 8, "kg:property", id="asserts nothing"),
        pytest.param(
            f"ex:a {LINK} ; kg:asserts [ kg:property ex:b ; kg:whenSubject ex:Boat ] .",
            8,
            "kg:whenSubject ex:Boat",
            id="asserts of an unknown type",
        ),
        pytest.param(f"ex:a {LINK} .\nkg:a {LINK} .", 9, "another link", id="a link's name twice"),
        pytest.param(
            'ex:a rdfs:subPropertyOf kg:statedValue ; rdfs:label "a" ; kg:valueDatatype xsd:time .',
            8,
            "no date",
            id="a value that is no date",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(write: Write, text: str, line: int, fault: str) -> None:
    folder = write(text)
    with pytest.raises(OntologyError, match=fault) as caught:
        load_ontology(folder)
    assert str(caught.value).startswith(f"{folder / 'kgraph.ttl'}:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_told_with_its_line(write: Write) -> None:
    folder = write("")
    (folder / "kgraph.ttl").write_bytes("# one\n# Zoë\n".encode("latin-1"))
    with pytest.raises(OntologyError, match=r"kgraph\.ttl:2: not UTF-8"):
        load_ontology(folder)


@pytest.mark.parametrize("name", ["kgraph.ttl", "shapes.ttl"])
def test_a_missing_file_is_told_with_what_to_do(write: Write, name: str) -> None:
    folder = write("")
    (folder / name).unlink()
    with pytest.raises(OntologyError, match=re.escape(f"{name}: no such file. Copy it")):
        load_ontology(folder)


def test_an_ontology_without_types_is_refused(write: Write) -> None:
    folder = write("")
    (folder / "kgraph.ttl").write_text("", encoding="utf-8")
    with pytest.raises(OntologyError, match="no entity type"):
        load_ontology(folder)


def test_a_value_that_is_not_of_its_type_prints_nothing(
    write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    load_ontology(write('ex:Band ex:since "May"^^xsd:date .'))
    assert caplog.records == []


def test_a_link_of_ones_own_with_five_examples_loads(extended: Write) -> None:
    sentences = ", ".join(f'"[Ana {number}] mentors [Bo]."' for number in range(5))
    own = f"""
kg:mentorOf a owl:ObjectProperty ; rdfs:subPropertyOf kg:statedLink ;
    rdfs:domain foaf:Person ; rdfs:range foaf:Person ;
    rdfs:label "mentor of"@en ; skos:definition "Guides the other over years."@en ;
    kg:example {sentences} ; kg:counterExample "[Ana] met [a mentor]." .
"""
    ontology = load_ontology(extended(own))
    relation = ontology.relations["mentorOf"]
    assert len(relation.examples) == 5
    assert relation.domain == ("person",)
    assert relation.assertions == (Assertion(relation.iri),)
    assert {problem.severity for problem in check_ontology(ontology)} == {"notice"}


def test_a_subtype_may_stand_wherever_its_parent_may(extended: Write) -> None:
    own = """
kg:MusicGroup a owl:Class ; rdfs:subClassOf org:Organization .
kg:Band a owl:Class ; rdfs:subClassOf kg:MusicGroup ; kg:localName "band" ; rdfs:label "band"@en .
"""
    ontology = load_ontology(extended(own))
    assert ontology.entity_types["band"].parent == "organization"
    assert "band" in ontology.relations["memberOf"].range
    schema = "https://schema.org/location"
    assert Assertion(schema, subject_type="band") in ontology.relations["basedIn"].assertions


def test_a_link_below_another_link_is_a_link(extended: Write) -> None:
    own = 'kg:pupilOf rdfs:subPropertyOf kg:relativeOf ; rdfs:label "pupil of"@en .'
    assert "pupilOf" in load_ontology(extended(own)).relations


def test_a_link_from_owl_thing_leads_from_anything(write: Write) -> None:
    ontology = load_ontology(write(f"ex:a {LINK} ; rdfs:domain owl:Thing ; rdfs:range ex:Band ."))
    assert (ontology.relations["a"].domain, ontology.relations["a"].range) == ((), ("band",))


def test_examples_stand_in_one_order_however_the_file_has_them(write: Write) -> None:
    sentences = [f'"[Ana {number}] met [Bo]."' for number in range(5)]
    forward = load_ontology(write(f"ex:a {LINK} ; kg:example {', '.join(sentences)} ."))
    backward = load_ontology(write(f"ex:a {LINK} ; kg:example {', '.join(sentences[::-1])} ."))
    assert forward.relations == backward.relations


def test_what_is_loaded_does_not_depend_on_the_order_of_the_file(tmp_path: Path) -> None:
    shipped = find_ontology_folder()
    head, *blocks = (shipped / "kgraph.ttl").read_text(encoding="utf-8").split("\n\nkg:")
    turned = "\n\nkg:".join([head, *reversed([block.rstrip() for block in blocks])])
    (tmp_path / "kgraph.ttl").write_text(turned, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_bytes(shapes_path(shipped).read_bytes())
    assert load_ontology(tmp_path).relations == load_ontology(shipped).relations


@pytest.mark.parametrize("name", ["kgraph.ttl", "shapes.ttl"])
def test_the_hash_changes_with_either_file(extended: Write, name: str) -> None:
    folder = extended("")
    before = load_ontology(folder).sha256
    assert load_ontology(folder).sha256 == before
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_ontology(folder).sha256 != before
