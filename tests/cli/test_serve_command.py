"""A real server, asked over real connections by clients that mean it no good."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.house.source_tree import ROOT
from tests.unit.serve.conftest import write_build
from tests.unit.serve.hostile import NOTHING

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
IMPATIENT = """
import sys
from dataclasses import replace
from kgraph.cli import main
from kgraph.serve import limits
limits.Limits.__init__.__defaults__ = tuple(
    1.0 if name in ("head_s", "body_s", "stall_s") else value
    for name, value in zip(limits.Limits.__slots__, limits.Limits.__init__.__defaults__)
)
main(sys.argv[1:])
"""


@contextmanager
def server(folder: Path, *code: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a server of the harbour, and give its process and port."""
    write_build(folder)
    arguments = ["serve", "--port", "0", "--out", str(folder), "--time-limit", "3600"]
    with subprocess.Popen(
        [sys.executable, *(code or ("-m", "kgraph")), *arguments],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            yield process, int(line.split("/")[2].split(":")[1])
        finally:
            process.kill()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Return the port of a server that does not wait long for its clients."""
    with server(tmp_path_factory.mktemp("served"), "-c", IMPATIENT) as (_, port):
        yield port


def sent(port: int, request: bytes) -> bytes:
    """Send bytes as they are, and return all that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: received(connection), b""))


def received(connection: socket.socket) -> bytes:
    """Return what has come, nothing where the other side has closed."""
    try:
        return connection.recv(65536)
    except ConnectionResetError:
        return b""


def status_of(response: bytes) -> int:
    return int(response.split(b" ")[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [b"/../../../../etc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/..%2f..%2fetc/passwd",
     b"/-/../app.py", b"/-/..%2fapp.py", b"/-/%2e%2e%5capp.py", b"//etc/passwd", b"/person/../..",
     b"/-/query.js%00.css", b"/graph.ttl/../../secret", b"/%00", b"/%ff%fe", b"/\\..\\..\\x",
     b"/.git/config", b"/output/graph.ttl", b"/;/../graph.html", b"/%252e%252e/x"],
)  # fmt: skip
def test_no_path_leads_to_a_file(port: int, path: bytes) -> None:
    request = b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    response = sent(port, request)
    assert status_of(response) == 404
    assert b"root:" not in response


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "status"),
    [
        pytest.param(b"GET / HTTP/1.1\r\nHost: evil.example\r\n", 421, id="another host"),
        pytest.param(b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n", 421,
                     id="another host in the line too"),
        pytest.param(b"GET / HTTP/1.0\r\n", 421, id="no host"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 400,
                     id="two hosts"),
        pytest.param(b"GET /sparql?query=" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n"
                     b"Connection: close\r\n", 414, id="an address that is too long"),
        pytest.param(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n",
                     413, id="a body that would be too large"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: "
                     b"websocket\r\nConnection: close\r\n", 200, id="no other protocol"),
        pytest.param(b"BREW / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", 405,
                     id="a method of its own"),
        pytest.param(b"\x16\x03\x01 no HTTP at all\r\n", 400, id="no HTTP"),
    ],
)  # fmt: skip
def test_a_head_that_is_not_in_order_is_refused(port: int, head: bytes, status: int) -> None:
    assert status_of(sent(port, head + b"\r\n")) == status


@pytest.mark.slow
@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"", id="nothing at all"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: loc", id="half a head"),
        pytest.param(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                     b"Content-Type: application/sparql-query\r\n\r\nASK", id="half a body"),
        pytest.param(b"GET /none HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HT",
                     id="half a second request"),
    ],
)  # fmt: skip
def test_a_client_that_sends_too_slowly_is_left(port: int, begun: bytes) -> None:
    started = time.monotonic()
    sent(port, begun)
    assert time.monotonic() - started < 20


@pytest.mark.slow
def test_a_client_that_drips_its_head_is_left(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        assert is_left_while(lambda: connection.sendall(b"X"))


@pytest.mark.slow
def test_a_client_that_does_not_read_is_left(port: int) -> None:
    many = b"GET /graph.ttl HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.settimeout(0.5)
        assert is_left_while(lambda: connection.sendall(many))


def is_left_while(sending: Callable[[], None]) -> bool:
    """Tell whether the other side closes while something is sent again and again."""
    for _ in range(200):
        try:
            sending()
        except TimeoutError:  # it takes no more for now
            continue
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
def test_a_head_without_end_is_left(port: int) -> None:
    begun = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "
    assert sent(port, begun + b"x" * 2_000_000)[:12] in {b"", b"HTTP/1.1 400"}


@pytest.mark.slow
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_it_is_told_to_whatever_runs(tmp_path: Path, told: signal.Signals) -> None:
    with server(tmp_path) as (process, port):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            body = NOTHING.encode()
            head = (
                "POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
                f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            connection.sendall(head.encode() + body)
            time.sleep(1)
            process.send_signal(told)
            assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_where_nothing_is_built_it_says_what_to_do(run: Run) -> None:
    result = run("serve")
    assert (result.exit_code, "kgraph build" in result.stderr) == (1, True)


def test_a_port_that_is_taken_is_one_line(run: Run, here: Path) -> None:
    write_build(here / "out")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("serve", "--out", "out", "--port", port)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert f"port {port}" in result.stderr


def test_without_the_extra_the_pip_command_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kgraph.serve.app", "kgraph.serve.run"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    missing = ModuleNotFoundError("No module named 'starlette'", name="starlette")

    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "kgraph.serve.app":
                raise missing

    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    result = run("serve")
    assert (result.exit_code, result.stderr) == (
        1, "kgraph serve needs more packages. Run: pip install 'kgraph[serve]'\n",
    )  # fmt: skip
