"""A Ray cluster of two nodes on this machine: tells its address, and ends when nobody listens.

The second node is taken away at the word "lose".
"""

from __future__ import annotations

import os
import sys
from typing import Final

QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_memory_monitor_refresh_ms": "0",  # the tests beside these may need much memory
}
STORE_BYTES: Final = 80_000_000


def serve() -> None:
    """Start the nodes, and end them at the end of the input."""
    from ray.cluster_utils import Cluster

    told = os.dup(1)
    os.dup2(2, 1)  # Ray prints as well
    head = {"num_cpus": 1, "object_store_memory": STORE_BYTES, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    second = cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
    os.write(told, f"{cluster.address}\n".encode())
    for line in sys.stdin:
        if line.strip() == "lose":
            cluster.remove_node(second, allow_graceful=False)
            os.write(told, b"lost\n")
    cluster.shutdown()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    os.environ.update(QUIET)
    serve()
