"""Sources in, and tables to, an object store that refuses at first."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyarrow.fs import FileSelector, FileSystem

from tests.cluster.conftest import built, report_of
from tests.cluster.gate import Gate
from tests.house.source_tree import ROOT

SERVER = ROOT / ".venv-s3" / "bin" / "moto_server"
TEXTS = {
    "a.txt": "Ana Ruiz joined the Harbour Union.",
    "2024/b.txt": "Bo Lind joined the Tide Club.",
}
REFUSALS = 12  # more than pyarrow itself tries again


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Start a store, and give its port."""
    if not SERVER.exists():
        pytest.skip("no S3 server is installed: make test makes .venv-s3")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    with subprocess.Popen(
        [SERVER, "-p", str(number)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        wait_for(number)
        yield number
        process.kill()


@pytest.fixture
def store(port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Give a gate before a store in which there are talks."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    system, _ = FileSystem.from_uri(address("talks", port) + "&allow_bucket_creation=true")
    system.create_dir("talks")
    for name, text in TEXTS.items():
        with system.open_output_stream(f"talks/said/{name}") as stream:
            stream.write(text.encode())
    with Gate(port).opened() as gate:
        yield gate


def address(path: str, port: int) -> str:
    return f"s3://{path}?endpoint_override=127.0.0.1:{port}&scheme=http&region=us-east-1"


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


@pytest.mark.slow
def test_a_store_that_refuses_at_first_is_read_and_written_in_the_end(
    store: Gate, tmp_path: Path
) -> None:
    said, kept = address("talks/said", store.port), address("talks/kept", store.port)
    environment = {name: os.environ[name] for name in os.environ if name.startswith("AWS_")}
    for folder, read in ((tmp_path / "here", ["2024/b.txt", "a.txt"]), (tmp_path / "there", [])):
        folder.mkdir()
        store.to_refuse = REFUSALS
        order = ("--workers", "1", "--extracts", kept, said)
        assert built(folder, *order, environment=environment) == (0, [])
        assert store.to_refuse == 0
        assert report_of(folder)["sources"]["read"] == read
    system, _ = FileSystem.from_uri(address("talks", store.port))
    names = [each.path for each in system.get_file_info(FileSelector("talks/kept", recursive=True))]
    assert len([name for name in names if name.endswith(".parquet")]) == 4
