from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.graph.shapes import check_in_passing
from kgraph.ontology import Ontology, find_ontology_folder, ontology_path, shapes_path
from kgraph.ontology.types import Assertion, Relation

KG = Namespace("https://w3id.org/kgraph/ontology#")
KGS = Namespace("https://w3id.org/kgraph/shapes#")
DATASET = Path(__file__).with_name("dataset.ttl").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(shapes_path(find_ontology_folder()))


def findings(dataset: str, shapes: Graph) -> list[tuple[str, str]]:
    """Return severity and message of what the shapes find, by the reference and in passing."""
    graph = Graph().parse(data=dataset, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    found = found_by_reference(report)
    if "a owl:Ontology" not in dataset:
        assert found_in_passing(graph) == set(found)
    return found


def found_in_passing(graph: Graph) -> set[tuple[str, str]]:
    statements = sorted((s, p, o) for s, p, o in graph)
    found = check_in_passing(
        lambda: statements,  # type: ignore[return-value,arg-type]  # no blank nodes here
        shapes_path(find_ontology_folder()),
        ontology=ontology_path(find_ontology_folder()),
    )
    assert found is not None
    return {("Warning" if each.is_warning else "Violation", each.message) for each in found}


def found_by_reference(report: Graph) -> list[tuple[str, str]]:
    return sorted(
        (
            str(report.value(each, SH.resultSeverity)).split("#")[1],
            str(report.value(each, SH.resultMessage)),
        )
        for each in report.subjects(RDF.type, SH.ValidationResult)
    )


def test_a_sound_dataset_passes(shapes: Graph) -> None:
    assert findings(DATASET, shapes) == []


def test_a_sound_dataset_passes_together_with_the_ontology(shapes: Graph) -> None:
    ontology = ontology_path(find_ontology_folder()).read_text(encoding="utf-8")
    assert findings(DATASET + ontology, shapes) == []


def test_the_shapes_are_themselves_sound(shapes: Graph) -> None:
    empty = Graph()
    conforms, _, text = pyshacl.validate(empty, shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('skos:prefLabel "Ana Ruiz" ;', "", "one skos:prefLabel", id="no label"),
        pytest.param(
            '"Ana Ruiz"', '"Ana Ruiz", "A. Ruiz"', "one skos:prefLabel", id="two labels"
        ),
        pytest.param(
            '"Ana Ruiz"', '"Ana"@en, "A."@en', "one skos:prefLabel", id="two labels in a language"
        ),
        pytest.param("a foaf:Person", "a foaf:Person, org:Organization", "person and", id="both"),
        pytest.param("a schema:Place ;", "", "must have a type", id="an entity without a type"),
        pytest.param("kg:mentionCount 2 ;", "", "mention count", id="no mention count"),
        pytest.param("kg:salience 0.5", "kg:salience -0.5", "salience", id="negative salience"),
        pytest.param("<http://www.wikidata.org/entity/Q7>", '"Q7"', "the same", id="same as text"),
        pytest.param('kg:joinedLabel "Ana" ;', "", "name that was joined", id="a join of nothing"),
        pytest.param('kg:joinedTo "Ana Ruiz" ;', "", "joined to", id="a join to nothing"),
        pytest.param('kg:reason "the first name alone" ;', "", "one reason", id="no reason"),
        pytest.param("rdf:subject :ana ;", "", "one subject", id="a claim without a subject"),
        pytest.param(":ana ;\n    rdf:p", ":ana, :b ;\n    rdf:p", "one subject", id="two"),
        pytest.param("rdf:object :treasurer ;", "", "one object", id="a claim without an object"),
        pytest.param("rdf:predicate kg:holdsRole ;", "", "one predicate", id="no predicate"),
        pytest.param("kg:positive", "kg:maybe", "one polarity", id="an unknown polarity"),
        pytest.param("kg:asserted", "kg:positive", "one modality", id="an unknown modality"),
        pytest.param("kg:evidence :evidence", "kg:rank 1", "have evidence", id="no evidence"),
        pytest.param("0.9 ;\n    kg:v", "1.5 ;\n    kg:v", "one confidence", id="above 1"),
        pytest.param("0.9 ;\n    kg:r", "-0.1 ;\n    kg:r", "one confidence", id="below 0"),
        pytest.param('"2011-02"^^xsd:gYearMonth', '"long ago"', "kg:validFrom", id="no date"),
        pytest.param('"2015-03-31"^^xsd:date', "2015", "kg:validTo", id="a number for a date"),
        pytest.param('"1954"^^xsd:gYear', '"1954"', "foundedOn: the value", id="a text for a year"),
        pytest.param('kg:quote "I was treasurer." ;', "", "one quote", id="no quote"),
        pytest.param("kg:end 16", "kg:end 0", "before its end", id="an empty span"),
        pytest.param("kg:start 0", "kg:start -1", "0 or more", id="a negative start"),
        pytest.param("kg:end 16 ;", "", "one end", id="no end"),
        pytest.param("prov:wasQuotedFrom :source ;", "", "one source", id="quoted from nowhere"),
        pytest.param("kg:startTime 1.5", "kg:startTime -1.5", "start time", id="before the start"),
        pytest.param("0123456789abcdef0", "", "SHA-256", id="a short hash"),
        pytest.param('dcterms:title "A talk" ;', "", "one title", id="a source without a title"),
        pytest.param(
            "org:role :treasurer ;\n    org:organization :union .",
            "rdfs:seeAlso :union .",
            "a role or an organization",
            id="a membership of nothing",
        ),
        pytest.param('rdfs:label "rows with" ;', "", "link must have a label", id="nameless link"),
        pytest.param('kg:kgraphVersion "1.0" ;', "", "one version", id="built by no version"),
        pytest.param('Version "1.0"', "Version 1.0", "one version", id="a number for a version"),
        pytest.param("fedcba9876543210f", "", "hash of its ontology", id="a short ontology hash"),
        pytest.param('"a model 1.0"', "2", "one language model", id="a number for a model"),
        pytest.param("used :source", "used :ana", "used sources", id="built from a person"),
        pytest.param("used", "informed", "used sources", id="built from nothing"),
        pytest.param("prov:generated <https", "prov:had <https", "one graph", id="built nothing"),
        pytest.param("prov:wasAttributedTo :bo ;", "", "have evidence", id="nobody vouches"),
        pytest.param("To :bo", "To :ana", "attributed to one person", id="vouched for by a name"),
        pytest.param('"2024-05"^^xsd:gYearMonth', '"May"', "have one date", id="decided in May"),
        pytest.param('"She told me."', "1", "one reason", id="a number for a reason"),
        pytest.param('rdfs:label "Bo"', "rdfs:seeAlso :ana", "one label", id="a nameless person"),
        pytest.param("org:memberOf :union", 'org:memberOf "union"', "an entity", id="link to text"),
        pytest.param("s :denial", "s :union", "must be a claim", id="contradicts a body"),
        pytest.param("Time :interval", "Time :union", "be one interval", id="a body for a time"),
        pytest.param("During :interval", "During 2011", "an interval", id="a member in a number"),
        pytest.param("Selector :selector", "Selector :ana", "have one selector", id="no selector"),
        pytest.param("hasSelector", "hadSelector", "be of evidence", id="a selector of nothing"),
        pytest.param("Selector, oa:TextQuoteSelector", "Selector", "the words too", id="no words"),
        pytest.param("oa:end 16", "oa:end 0", "start, 0 or more", id="nothing selected"),
        pytest.param("oa:start 0 ;", "", "one start", id="selected from nowhere"),
        pytest.param('oa:exact "I was treasurer."', "oa:exact 1", "the words", id="a number"),
        pytest.param('oa:prefix ""', 'rdfs:label ""', "stands before", id="nothing before"),
        pytest.param('oa:suffix " We', f'oa:suffix "{"x" * 33} We', "stands behind", id="too much"),
        pytest.param("hasSource :source", "hasSource :ana", "one source", id="from a name"),
        pytest.param("#t=1.5,3", "", "part of a recording", id="a recording without a time"),
        pytest.param("Beginning :begins", "Beginning :ana", "or an end", id="begins with a person"),
        pytest.param(
            "time:hasBeginning :begins ;\n    time:hasEnd :ends",
            "rdfs:seeAlso :ana",
            "a beginning or an end",
            id="an endless time",
        ),
        pytest.param("time:inXSDDate", "rdfs:label", "have one date", id="an undated instant"),
    ],
)  # fmt: skip
def test_a_fault_of_the_build_is_a_violation(
    shapes: Graph, old: str, new: str, message: str
) -> None:
    assert old in DATASET
    found = findings(DATASET.replace(old, new, 1), shapes)
    assert any(severity == "Violation" and message in text for severity, text in found), found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("memberOf :union", "memberOf :lorn", "should be an organization", id="object"),
        pytest.param(":location :lorn", ":homeLocation :lorn", "be a person", id="subject"),
        pytest.param("qualifier :union", "qualifier :ana", "qualifier of a claim", id="qualifier"),
        pytest.param("kg:speaker :ana", "kg:speaker :union", "should be a person", id="speaker"),
    ],
)
def test_things_of_unexpected_types_are_only_a_warning(
    shapes: Graph, old: str, new: str, message: str
) -> None:
    assert old in DATASET
    ((severity, text),) = findings(DATASET.replace(old, new, 1), shapes)
    assert severity == "Warning"
    assert message in text


def classes(shapes: Graph, node: Node) -> set[str]:
    """Return the classes that a shape admits, by themselves or in sh:or."""
    choice = shapes.value(node, SH["or"])
    alternatives = [node] if choice is None else Collection(shapes, choice)
    return {str(each) for one in alternatives for each in shapes.objects(one, SH["class"])}


def objects_of(shapes: Graph, shape: Node) -> set[str]:
    return {each for part in shapes.objects(shape, SH.property) for each in classes(shapes, part)}


def iris(ontology: Ontology, names: tuple[str, ...]) -> set[str]:
    return {ontology.entity_types[name].iri for name in names}


def domain_of(relation: Relation, assertion: Assertion) -> tuple[str, ...]:
    """Return the types that are left to an assertion once those before it have had theirs."""
    if assertion.subject_type is not None:
        return (assertion.subject_type,)
    taken = {each.subject_type for each in relation.assertions}
    return tuple(name for name in relation.domain if name not in taken)


def test_every_link_has_a_shape_that_says_what_the_ontology_says(
    ontology: Ontology, shapes: Graph
) -> None:
    for relation in ontology.relations.values():
        for assertion in relation.assertions:
            domain = domain_of(relation, assertion)
            if relation.domain and not domain:
                continue
            suffix = f"-{assertion.subject_type}" if assertion.subject_type else ""
            shape, path = KGS[relation.name + suffix], URIRef(assertion.iri)
            assert (shape, SH.targetSubjectsOf, path) in shapes, shape
            ends = [iris(ontology, domain), iris(ontology, relation.range)]
            if shape == KGS["partOf-organization"]:
                ends[1] = ends[0]  # the whole of an organization is an organization
            assert [classes(shapes, shape), objects_of(shapes, shape)] == (
                ends[::-1] if assertion.reverse else ends
            ), shape


def test_every_entity_type_has_a_shape(ontology: Ontology, shapes: Graph) -> None:
    targeted = {str(each) for each in shapes.objects(None, SH.targetClass)}
    assert {each.iri for each in ontology.entity_types.values()} <= targeted


def test_every_class_of_a_dataset_has_a_shape(shapes: Graph) -> None:
    targeted = set(shapes.objects(None, SH.targetClass))
    graph = Graph().parse(ontology_path(find_ontology_folder()))
    told = {
        each
        for each in graph.subjects(RDF.type, OWL.Class)
        if (each, SKOS.definition, None) in graph
    }
    values = {KG.Polarity, KG.Modality}  # their members stand in the ontology, not in a dataset
    assert told - values <= targeted


def test_every_shape_says_in_words_what_is_wrong(shapes: Graph) -> None:
    for part in set(shapes.subjects(SH.path)):
        assert shapes.value(part, SH.message) is not None, part
