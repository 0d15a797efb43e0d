"""Which names go to a service, and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.build.project import Project
from kgraph.build.reconciliation_client import ReconciliationClient
from kgraph.build.reconciliation_settings import ReconciliationSettings
from kgraph.build.reconciling import Manner, Plan, Wanted, plan_reconciliation, reconcile
from kgraph.build.settings import Settings
from kgraph.errors import KgraphError, OutputError, ServiceError
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.model import Entity
from kgraph.ontology import Ontology, find_ontology_folder, load_ontology
from tests.builders import concept, corpus_of, entity, organization, person
from tests.reconciliation_service import WIKI, Service, running, thing

HEADER = "label,type,aliases,iri,status,score,note\n"
ANA = replace(person("Ana Ruiz", "Ana"), salience=5.0)
BO = replace(person("Bo Lind"), salience=2.0)
UNION = replace(organization("Harbour Union"), salience=9.0)
ROLE = replace(concept("treasurer"), salience=20.0)

ALL = Wanted()
AT_ONCE = Manner(pause_seconds=0)

Planned = Callable[..., Plan]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "data").mkdir()
    return Project(tmp_path)


@pytest.fixture
def rows(project: Project) -> Path:
    """Return where the authority file lies, which does not exist yet."""
    assert project.authorities_file is not None
    return project.authorities_file


@pytest.fixture
def planned(project: Project) -> Planned:
    """Plan what to ask of a graph with the given entities."""

    def plan(
        *entities: Entity,
        wanted: Wanted = ALL,
        service: str | None = None,
        settings: ReconciliationSettings | None = None,
    ) -> Plan:
        graph = project.output_folder / "graph.ttl"
        graph.parent.mkdir(exist_ok=True)
        write_turtle(build_statements(corpus_of(entities=entities), load_ontology()), graph)
        chosen = (
            replace(project, settings=Settings(reconciliation=settings)) if settings else project
        )
        return plan_reconciliation(chosen, graph, wanted=wanted, service=service)

    return plan


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service()) as started:
        yield started


def names(plan: Plan) -> list[str]:
    return [question.name for question in plan.questions]


def asked(plan: Plan, service: Service, *, manner: Manner = AT_ONCE) -> list[str]:
    """Ask the service, and return the IRIs that were added."""
    with ReconciliationClient(service.url, backoff_seconds=0) as client:
        answers = list(reconcile(plan, client, manner=manner))
    return [each.record.iri for answer in answers for each in answer.added]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(Wanted(), ["Harbour Union", "Ana Ruiz", "Bo Lind"], id="all but concepts"),
        pytest.param(Wanted(types=("person",)), ["Ana Ruiz", "Bo Lind"], id="of one type"),
        pytest.param(Wanted(types=("concept",)), ["treasurer"], id="concepts by their type"),
        pytest.param(
            Wanted(names=("bo lind", "Ana", "person/ana-ruiz")), ["Ana Ruiz", "Bo Lind"],
            id="by name, alias or id, each once",
        ),
        pytest.param(Wanted(names=("treasurer",)), ["treasurer"], id="a concept by its name"),
        pytest.param(
            Wanted(names=("Bo Lind", "Harbour Union"), types=("person",)), ["Bo Lind"],
            id="by name and type",
        ),
    ],
)  # fmt: skip
def test_the_most_salient_is_asked_for_first(
    planned: Planned, wanted: Wanted, expected: list[str]
) -> None:
    assert names(planned(BO, ROLE, UNION, ANA, wanted=wanted)) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("ana RUIZ,person,,urn:a,suggested", id="suggested"),
        pytest.param("Ana,person,,urn:a,rejected", id="rejected, under an alias"),
        pytest.param("person/ana-ruiz,person,,,rejected", id="known nowhere, by its id"),
    ],
)
def test_what_has_a_row_is_not_asked_for_unless_by_name(
    planned: Planned, rows: Path, row: str
) -> None:
    rows.write_text(f"label,type,aliases,iri,status\n{row}\n", "utf-8")
    assert names(planned(ANA, BO)) == ["Bo Lind"]
    assert names(planned(ANA, BO, wanted=Wanted(names=("Ana Ruiz",)))) == ["Ana Ruiz"]


def test_a_row_of_another_type_does_not_count(planned: Planned, rows: Path) -> None:
    rows.write_text("label,type,iri\nAna Ruiz,organization,urn:a\n", "utf-8")
    assert names(planned(ANA)) == ["Ana Ruiz"]


def test_what_is_linked_already_is_not_asked_for(planned: Planned) -> None:
    assert names(planned(replace(ANA, same_as=("urn:a",)), BO)) == ["Bo Lind"]


def test_what_is_too_long_for_a_name_is_not_asked_for(planned: Planned) -> None:
    assert names(planned(person("x" * 251), BO)) == ["Bo Lind"]


@pytest.mark.parametrize(
    ("service", "settings", "types"),
    [
        pytest.param(None, None, ["Q43229", "Q5", None], id="Wikidata's types for Wikidata"),
        pytest.param("https://x.example/", None, [None, None, None], id="none for another service"),
        pytest.param(
            None, ReconciliationSettings("https://x.example/", (("person", "/human"),)),
            [None, "/human", None], id="those of the settings for the service that they name",
        ),
        pytest.param(
            "https://y.example/", ReconciliationSettings("https://x.example/", (("person", "h"),)),
            [None, None, None], id="but not for another one",
        ),
        pytest.param(
            None, ReconciliationSettings(types=(("organization", ""), ("concept", "Q151885"))),
            [None, "Q5", "Q151885"], id="those of the settings before Wikidata's",
        ),
    ],
)  # fmt: skip
def test_the_type_that_a_service_is_told(
    planned: Planned,
    service: str | None,
    settings: ReconciliationSettings | None,
    types: list[str | None],
) -> None:
    every = Wanted(names=("Ana Ruiz", "Harbour Union", "treasurer"))
    plan = planned(
        UNION, ANA, replace(ROLE, salience=1.0), wanted=every, service=service, settings=settings
    )
    assert [question.service_type for question in plan.questions] == types


def add_band(folder: Path) -> Ontology:
    """Write the ontology with a kind of organization more."""
    folder.mkdir()
    for path in find_ontology_folder().glob("*.ttl"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    with (folder / "kgraph.ttl").open("a", encoding="utf-8") as file:
        file.write("""kg:Band a owl:Class ; rdfs:subClassOf org:Organization ;
            kg:localName "band" ; rdfs:label "band"@en ; skos:definition "It plays."@en .""")
    return load_ontology(folder)


def test_a_type_that_the_user_adds_is_asked_for_as_the_one_above_it(
    project: Project, tmp_path: Path
) -> None:
    ontology = add_band(tmp_path / "ontology")
    corpus = corpus_of(entities=[UNION, entity("band", "Low Tide")])
    graph = tmp_path / "graph.ttl"
    write_turtle(build_statements(corpus, ontology), graph)
    plan = plan_reconciliation(project, graph, wanted=Wanted(types=("organization",)))
    assert [(each.entity_type, each.service_type) for each in plan.questions] == [
        ("organization", "Q43229"), ("band", "Q43229"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "settings", "message"),
    [
        pytest.param(Wanted(types=("elf",)), None, "no entity type is called 'elf'", id="type"),
        pytest.param(Wanted(names=("Zebulon",)), None, "nothing in the graph is called", id="name"),
        pytest.param(
            Wanted(), ReconciliationSettings(types=(("pirate", "Q1"),)),
            "no entity type is called 'pirate'", id="a type of the settings",
        ),
        pytest.param(Wanted(), ReconciliationSettings("wiki"), "no address of a service", id="url"),
    ],
)  # fmt: skip
def test_what_nothing_is_called_is_an_error(
    planned: Planned, wanted: Wanted, settings: ReconciliationSettings | None, message: str
) -> None:
    with pytest.raises(KgraphError, match=message):
        planned(ANA, wanted=wanted, settings=settings)


def test_outside_of_a_project_there_is_nowhere_to_write() -> None:
    with pytest.raises(KgraphError, match="this is no project"):
        plan_reconciliation(Project(), Path("graph.ttl"), wanted=Wanted())


def test_a_plan_names_the_host_and_sends_nothing(planned: Planned, service: Service) -> None:
    plan = planned(ANA, service=service.url)
    assert (plan.host, service.agents) == ("127.0.0.1", [])


def test_suggestions_are_written_and_not_asked_for_again(
    planned: Planned, service: Service, rows: Path
) -> None:
    service.things = {
        "Ana Ruiz": [thing("Ana", "Q1", score=60), thing("Ana Ruiz", "Q2", score=100, match=True)]
    }
    assert asked(planned(BO, ANA), service) == [f"{WIKI}Q2", f"{WIKI}Q1"]
    assert rows.read_text("utf-8") == (
        f"{HEADER}Ana Ruiz,person,,{WIKI}Q2,suggested,100,Ana Ruiz\n"
        f"Ana Ruiz,person,,{WIKI}Q1,suggested,60,Ana\n"
    )
    assert names(planned(BO, ANA)) == ["Bo Lind"]
    assert asked(planned(ANA, wanted=Wanted(names=("Ana Ruiz",))), service) == []


def test_what_is_rejected_does_not_come_again_and_the_next_best_does(
    planned: Planned, service: Service, rows: Path
) -> None:
    service.things = {"Ana Ruiz": [thing("A", "Q1", score=9), thing("B", "Q2", score=8)]}
    before = f"{HEADER}Ana Ruiz,person,,{WIKI}Q1,rejected,9,A\n"
    rows.write_text(before, "utf-8")
    plan = planned(ANA, wanted=Wanted(names=("Ana Ruiz",)))
    assert asked(plan, service, manner=Manner(1, pause_seconds=0)) == [f"{WIKI}Q2"]
    assert service.queries[0]["limit"] == 2
    assert rows.read_text("utf-8").startswith(before)


def test_a_sure_match_is_accepted_only_on_demand(
    planned: Planned, service: Service, rows: Path
) -> None:
    service.things = {"Ana Ruiz": [thing("A", "Q1", match=True), thing("B", "Q2")]}
    manner = Manner(accept_matches=True, pause_seconds=0)
    assert asked(planned(ANA), service, manner=manner) == [f"{WIKI}Q1"]
    assert ",accepted," in rows.read_text("utf-8")


def test_where_two_things_bear_a_name_the_row_has_the_id(
    planned: Planned, service: Service, rows: Path
) -> None:
    other = replace(ANA, id="person/ana-ruiz-2", salience=1.0)
    service.things = {"Ana Ruiz": [thing("A", "Q1")]}
    asked(planned(ANA, other), service)
    labels = [line.split(",")[0] for line in rows.read_text("utf-8").splitlines()[1:]]
    assert labels == ["person/ana-ruiz", "person/ana-ruiz-2"]


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Count pauses in place of making them."""
    made: list[float] = []
    monkeypatch.setattr("kgraph.build.reconciling.time.sleep", made.append)
    return made


def many(count: int) -> Sequence[Entity]:
    return [person(f"Name {number:03}") for number in range(count)]


def test_names_go_in_batches_with_a_pause_between_them(
    planned: Planned, service: Service, pauses: list[float]
) -> None:
    asked(planned(*many(23)), service, manner=Manner(pause_seconds=2.5))
    assert [len(batch) for batch in service.batches] == [10, 10, 3]
    assert pauses == [2.5, 2.5]


def test_what_came_before_a_failure_is_in_the_file(
    planned: Planned, service: Service, rows: Path, pauses: list[float]
) -> None:
    service.things = {"Name 000": [thing("N", "Q1")]}
    with ReconciliationClient(service.url, backoff_seconds=0) as client:
        answers = reconcile(planned(*many(11)), client)
        first = next(answers)
        service.raw = "<html>"
        with pytest.raises(ServiceError, match="no JSON"):
            list(answers)
    assert [each.record.iri for each in first.added] == [f"{WIKI}Q1"]
    assert f"Name 000,person,,{WIKI}Q1,suggested" in rows.read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_found_out_before_anything_is_sent(
    planned: Planned, service: Service, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    plan = replace(planned(ANA), file=tmp_path / "file" / "authorities.csv")
    with pytest.raises(OutputError, match="this folder cannot be made"):
        asked(plan, service)
    assert service.agents == []
