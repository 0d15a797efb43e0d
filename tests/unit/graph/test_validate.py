from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.errors import OntologyError, OutputError
from kgraph.graph.validate import check_dataset, verify_output
from kgraph.model import Corpus, Problem, Span
from kgraph.ontology import find_ontology_folder, load_ontology, shapes_path
from tests.builders import claim, corpus_of, document_of, entity, evidence, person
from tests.harbour_corpus import ARTICLE, COMMITTEE, TALK, harbour_corpus

SHAPES = shapes_path(find_ontology_folder())


def found_in(corpus: Corpus) -> list[Problem]:
    return check_dataset(corpus, load_ontology(), shapes=SHAPES)


def with_first_evidence(**changes: object) -> Corpus:
    corpus = harbour_corpus()
    claim = corpus.claims[0]
    place = replace(claim.evidence[0], **changes)  # type: ignore[arg-type]  # tests name the field
    changed = replace(claim, evidence=(place, *claim.evidence[1:]))
    return replace(corpus, claims=(changed, *corpus.claims[1:]))


def test_a_sound_corpus_has_no_problems() -> None:
    assert found_in(harbour_corpus()) == []


def test_what_a_thing_is_elsewhere_needs_no_claim() -> None:
    corpus = harbour_corpus()
    first, *others = corpus.entities
    linked = replace(first, same_as=("http://www.wikidata.org/entity/Q7",))
    assert found_in(replace(corpus, entities=(linked, *others))) == []


def test_a_type_that_the_user_adds_passes_as_the_one_above_it(tmp_path: Path) -> None:
    for path in find_ontology_folder().glob("*.ttl"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    with (tmp_path / "kgraph.ttl").open("a", encoding="utf-8") as file:
        file.write("""kg:Band a owl:Class ; rdfs:subClassOf org:Organization ;
            kg:localName "band" ; rdfs:label "band"@en ; skos:definition "It plays."@en .""")
    ana, tide = person("Ana Ruiz"), entity("band", "Low Tide")
    text = document_of("Ana Ruiz joined Low Tide.")
    joined = claim(ana, "memberOf", tide, at=evidence(text, "joined"))
    corpus = corpus_of(text, entities=[tide, ana], claims=[joined])
    assert check_dataset(corpus, load_ontology(tmp_path), shapes=shapes_path(tmp_path)) == []


@pytest.mark.parametrize(
    ("corpus", "expected"),
    [
        pytest.param(
            with_first_evidence(quote="I dissolved the union"),
            f'{TALK.source}:1: "I dissolved the union" does not stand at 10:45',
            id="a quote that the source does not say",
        ),
        pytest.param(
            with_first_evidence(span=Span(10, 4000)),
            "should end at 4000, but the source has 141 letters",
            id="a quote beyond the end of the source",
        ),
        pytest.param(
            with_first_evidence(confidence=1.5),
            "There must be one confidence, from 0 to 1. Found: 1.5.",
            id="a shape that does not hold",
        ),
        pytest.param(
            with_first_evidence(document_id="gone"),
            "Evidence must be quoted from one source. Found: gone.",
            id="a quote from a source that is not there",
        ),
    ],
)
def test_what_is_wrong_with_a_corpus_is_found(corpus: Corpus, expected: str) -> None:
    assert any(expected in str(problem) for problem in found_in(corpus))


def test_what_the_shapes_only_warn_of_is_a_notice() -> None:
    corpus = with_first_evidence(speaker="organization/harbour-union")
    (problem,) = found_in(corpus)
    assert problem.severity == "notice"
    assert problem.message.endswith("A speaker should be a person. Found: Harbour Union.")


def test_what_breaks_a_shape_is_told_with_the_line_of_its_source() -> None:
    (problem,) = (each for each in found_in(with_first_evidence(rule="x", start_ms=-5)))
    assert problem.place == f"{TALK.source}:1"
    assert "Evidence can have one start time" in problem.message


def test_a_claim_about_nothing_is_found() -> None:
    corpus = harbour_corpus()
    without = replace(corpus, entities=tuple(each for each in corpus.entities if each != COMMITTEE))
    missing = [each for each in found_in(without) if "nothing describes it" in each.message]
    assert [each.message.split(" is ")[0] for each in missing] == ["organization/tide-committee"]


def test_shapes_that_ask_for_more_are_left_to_the_reference(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        SHAPES.read_text("utf-8") + "kgs:Mine a sh:NodeShape ; sh:targetClass kg:Source ;"
        " sh:property [ sh:path ( dcterms:title rdfs:label ) ; sh:minCount 1 ;"
        ' sh:message "There must be a title with a label." ] .',
        "utf-8",
    )
    found = check_dataset(harbour_corpus(), load_ontology(), shapes=shapes)
    assert len(found) == 2
    assert {each.place for each in found} == {TALK.source, ARTICLE.source}


def test_shapes_that_cannot_be_used_are_an_error_of_the_ontology(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:shape> a sh:PropertyShape ; sh:targetNode <urn:x> .\n"
    )
    with pytest.raises(OntologyError, match="the shapes cannot be used"):
        check_dataset(harbour_corpus(), load_ontology(), shapes=shapes)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param('sh:property [ sh:path rdfs:label ; sh:pattern "(" ]', id="no pattern"),
        pytest.param('sh:property [ sh:path rdfs:label ; sh:minCount "x" ]', id="no number"),
        pytest.param("sh:not <urn:shape>", id="a shape that is not itself"),
        pytest.param("sh:in _:a . _:a rdf:first 1 ; rdf:rest _:a", id="a list without an end"),
        pytest.param("sh:or _:a . _:a rdf:first <x:x> ; rdf:rest _:a", id="choices without an end"),
    ],
)
def test_shapes_that_no_one_can_follow_are_an_error_of_the_ontology(
    tmp_path: Path, asked: str
) -> None:
    shapes = tmp_path / "shapes.ttl"
    text = f"<urn:shape> a sh:NodeShape ; sh:targetClass kg:Source ; {asked} ."
    shapes.write_text(SHAPES.read_text("utf-8") + text, "utf-8")
    with pytest.raises(OntologyError, match="the shapes cannot be used"):
        check_dataset(harbour_corpus(), load_ontology(), shapes=shapes)


def test_a_built_project_verifies(project: Path) -> None:
    assert verify_output(project / "output", root=project) == []


def test_paths_are_relative_to_the_working_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert verify_output(Path("output")) == []


def remove(path: Path) -> None:
    path.unlink()


def edit(path: Path) -> None:
    path.write_text(path.read_text() + "\nBo Lind: One more thing.\n")


def spoil(path: Path) -> None:
    path.write_bytes(b"\x00\x01\x02\x03" * 100)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(remove, "the source is gone. Bring it back, or build again.", id="gone"),
        pytest.param(edit, "the source has changed since the build. Build again.", id="changed"),
        pytest.param(spoil, "", id="not readable any more"),
    ],
)
def test_a_source_that_is_not_as_it_was_is_one_problem(
    project: Path, fault: Callable[[Path], None], expected: str
) -> None:
    fault(project / ARTICLE.source)
    (problem,) = verify_output(project / "output", root=project)
    assert ARTICLE.source in problem.place
    assert expected in problem.message


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            '"I never joined the union"',
            '"I always loved the union"',
            f'{TALK.source}:2: "I always loved the union" does not stand at 92:116.',
            id="a quote that was changed",
        ),
        pytest.param(
            "kg:mendNetsFor <organization/harbour-union>",
            "schema:worksFor <organization/harbour-union>",
            '"Bo Lind" "worksFor" "Harbour Union": no claim states this link.',
            id="a link that was made up",
        ),
        pytest.param(
            "    schema:founder <person/ana-ruiz> ;\n",
            "",
            '"Harbour Union" "founder" "Ana Ruiz": a claim states this link, which is missing.',
            id="a link that was taken out",
        ),
        pytest.param(
            "rdf:object <organization/harbour-union>",
            "rdf:object <organization/tide-club>",
            "organization/tide-club is the object of claim/",
            id="a claim about a thing that is not there",
        ),
        pytest.param(
            "kg:speaker <person/bo-lind>",
            "kg:speaker <person/nobody>",
            "person/nobody is the speaker of evidence/",
            id="a speaker who is not there",
        ),
        pytest.param(
            "\n<evidence/",
            "\n<evidence/x",
            "is the evidence of claim/",
            id="evidence under another name",
        ),
        pytest.param(
            "org:organization <organization/harbour-union>",
            "org:organization <organization/gone>",
            "organization/gone is the organization of membership/",
            id="a membership of nothing",
        ),
        pytest.param(
            "kg:start 92",
            "kg:start 93",
            f"{TALK.source}:2: ",
            id="a quote that was moved",
        ),
        pytest.param(
            "kg:polarity kg:negative",
            "kg:polarity kg:undecided",
            f"{TALK.source}:2: c8d5d7c4d91e3f56: A claim must have one polarity.",
            id="a value that no shape allows",
        ),
    ],
)
def test_a_graph_that_was_edited_is_found_out(
    project: Path, old: str, new: str, expected: str
) -> None:
    path = project / "output" / "graph.ttl"
    turtle = path.read_text()
    assert old in turtle
    path.write_text(turtle.replace(old, new))
    problems = verify_output(project / "output", root=project)
    assert any(expected in str(problem) for problem in problems)


def test_an_ontology_that_is_not_sound_is_found_out(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    for path in find_ontology_folder().glob("*.ttl"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    with (folder / "kgraph.ttl").open("a", encoding="utf-8") as file:
        file.write("schema:foundr a owl:ObjectProperty .\n")
    (problem,) = verify_output(project / "output", root=project, ontology_folder=folder)
    assert "schema:foundr is no term of its vocabulary (schema)" in problem.message


def test_without_a_graph_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Build it first"):
        verify_output(tmp_path)


def test_a_finding_about_a_thing_names_the_line_that_says_it() -> None:
    ana, tide = person("Ana Ruiz"), entity("place", "Low Tide")
    text = document_of("She sang.\nAna Ruiz is old.\nAna Ruiz joined Low Tide.")
    claims = [
        claim(ana, "instanceOf", ana, at=evidence(text, "old")),
        claim(ana, "memberOf", tide, at=evidence(text, "joined")),
    ]
    told = [str(each) for each in found_in(corpus_of(text, entities=[ana, tide], claims=claims))]
    wrong = f"{text.source}:3: Ana Ruiz: memberOf: the object of org:memberOf should be"
    assert any(each.startswith(wrong) for each in told), told


def test_shapes_of_an_earlier_version_give_notice_and_those_of_today_hold(tmp_path: Path) -> None:
    for path in find_ontology_folder().glob("*.ttl"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    shapes = tmp_path / "shapes.ttl"
    older = shapes.read_text("utf-8").replace("owl:versionInfo 2", "owl:versionInfo 1")
    older = older.replace("sh:path oa:hasSelector ; sh:maxCount 1", "sh:path oa:x ; sh:minCount 1")
    shapes.write_text(older, "utf-8")
    corpus = with_first_evidence(confidence=1.5)
    told = check_dataset(corpus, load_ontology(tmp_path), shapes=shapes)
    assert told[0].place == str(shapes)
    assert "of an earlier kgraph" in told[0].message
    errors = {each.message.partition(": ")[2] for each in told if each.severity == "error"}
    assert errors == {"There must be one confidence, from 0 to 1. Found: 1.5."}
    assert any("have one selector" in each.message for each in told)
