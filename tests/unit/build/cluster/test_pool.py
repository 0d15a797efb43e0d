"""What a build is told where there is no cluster to be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.cluster import pool
from kgraph.build.cluster.pool import working_on_ray
from kgraph.build.engines import RayCluster
from kgraph.build.keys import Recipe
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Task
from kgraph.errors import MissingExtraError, ServiceError
from tests import worked
from tests.unit.build.cluster.test_driver import give_up

FILE = SourceFile("a.txt", Path("a.txt"), None)
RECIPE = Recipe("", "", 0.5, "", code="", libraries=())


def results(address: str | None) -> list[object]:
    task = Task(worked.get_ready, give_up, worked.ten_seconds)
    cluster = RayCluster(address)
    with working_on_ray(task, [FILE], sizes=[1], cluster=cluster, recipe=RECIPE) as found:
        return list(found)


def test_ray_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kgraph\[ray\]'"):
        results(None)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        pytest.param("ray://10.0.0.1:10001", "runs on a node of its cluster", id="a client's"),
        pytest.param("127.0.0.1:1", r"to be used \(.*refused", id="where nobody listens"),
        pytest.param("nowhere", r"there is no Ray cluster to be used \(", id="none at all"),
    ],
)
def test_an_address_without_a_cluster_is_told_in_one_line(address: str, why: str) -> None:
    with pytest.raises(ServiceError, match=f"{address}: .*{why}"):
        results(address)
