"""The page loads itself anew after a build, where the server says so and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgraph.serve.app import Served, build_app
from kgraph.serve.reloading import policy_of, reloading
from tests.unit.serve.conftest import HERE, PAGE, write_build

SCRIPT = '<script src="/-/reload.js" data-built='


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return replace(write_build(tmp_path_factory.mktemp("served")), reloads=True)


@pytest.fixture(scope="module")
def reloaded(served: Served) -> Iterator[TestClient]:
    """Return a client of a server whose page loads itself anew."""
    with TestClient(build_app(served), base_url=HERE) as client:
        yield client


def test_the_page_knows_its_build_until_there_is_another(
    reloaded: TestClient, served: Served
) -> None:
    built = reloaded.get("/-/built").text
    assert f'{SCRIPT}"{built}"' in reloaded.get("/").text
    os.utime(served.page, ns=(1, 1))
    later = reloaded.get("/-/built").text
    assert later != built
    assert f'{SCRIPT}"{later}"' in reloaded.get("/").text


def test_its_policy_admits_the_script_and_its_question_and_nothing_else(
    reloaded: TestClient,
) -> None:
    answer = reloaded.get("/")
    policy = "default-src 'none'; img-src data:; script-src 'self'; connect-src 'self'"
    assert policy_of(answer.content) == policy
    assert answer.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert reloaded.get("/-/reload.js").headers["content-type"].startswith("text/javascript")


def test_a_page_on_the_disk_and_that_of_a_plain_server_ask_nothing(
    client: TestClient, served: Served
) -> None:
    assert client.get("/").text == PAGE == served.page.read_text("utf-8")


def test_a_page_without_a_policy_gets_none() -> None:
    assert reloading(b"<title>x</title>", "1").startswith(b"<title>x</title><script src=")


def test_without_a_page_it_is_said_that_there_is_none(tmp_path: Path) -> None:
    gone = Served(tmp_path / "graph.ttl", tmp_path / "graph.html", tmp_path, workers=0)
    with TestClient(build_app(gone), base_url=HERE) as client:
        assert client.get("/-/built").status_code == 503
