"""No command but those that are for it opens a connection or looks up a name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTED, JOINED
from tests.house.source_tree import ROOT

# Every Python process that is started reads this first, the workers of a build too.
REFUSING = """
import os, sys
from pathlib import Path

LOOKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
           "socket.getnameinfo", "urllib.Request", "http.client.connect", "smtplib.connect"}

def refuse(event, arguments):
    reaching = event in LOOKING or (
        event in {"socket.connect", "socket.sendto", "socket.sendmsg"}
        and isinstance(arguments[1], tuple)
    )
    if reaching:
        Path(os.environ["REACHED"]).write_text(f"{event} {arguments!r}")
        raise ConnectionRefusedError(event)

sys.addaudithook(refuse)
"""
REACHING = """<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>
<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"><title>Nets</title></head>
<body><article><h1>Nets</h1><p>Ana Ruiz joined the Harbour Union in 2015, and she &x; mends its
nets there with Bo Lindqvist, the director of the Tidal Museum.</p>
<img src="http://127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9/"></iframe></article></body></html>
"""


class Closed:
    """A project in which nothing that runs may reach out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "sitecustomize.py").write_text(REFUSING, "utf-8")
        (folder / "kgraph.toml").write_text("", "utf-8")
        (folder / "data" / "sources").mkdir(parents=True)
        for name, text in (("ana.txt", JOINED), ("bo.txt", HOSTED), ("nets.html", REACHING)):
            (folder / "data" / "sources" / name).write_text(text, "utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python, and fail where it tried to reach out."""
        reached = self.folder / "reached"
        path = os.pathsep.join([str(self.folder), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": path, "REACHED": str(reached)}
        done = subprocess.run(
            [sys.executable, *command],
            env=environment, cwd=self.folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not reached.exists(), reached.read_text("utf-8")
        return done


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    """Return a project that was built by two processes, without a network."""
    closed = Closed(tmp_path_factory.mktemp("closed"))
    done = closed.run("-m", "kgraph", "build", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    return closed


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        pytest.param("build --force", id="build again, in one process"),
        pytest.param("extract data/sources/nets.html", id="extract"),
        pytest.param("query --stock sources", id="query"),
        pytest.param("verify", id="verify"),
        pytest.param("show person/ana-ruiz", id="show"),
        pytest.param("diff output output", id="diff"),
        pytest.param("export --format jsonld", id="export, with its context"),
        pytest.param("ontology check", id="check the ontology"),
    ],
)
def test_no_connection_is_opened_to(closed: Closed, command: str) -> None:
    done = closed.run("-m", "kgraph", *command.split())
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_connection_would_be_noticed(closed: Closed) -> None:
    reach = "import socket; socket.create_connection(('127.0.0.1', 9))"
    with pytest.raises(AssertionError, match="getaddrinfo"):
        closed.run("-c", reach)
    (closed.folder / "reached").unlink()
