"""A group that comes at once, and stays connected, is shared by the workers."""

import http.client
from collections import Counter
from contextlib import ExitStack, closing

from tests.servers.serving import served

GROUPS, TOGETHER = 9, 16


def answered_by(port: int) -> Counter[bytes]:
    """Which worker answers how many of a group whose requests are all sent before any answer is read."""
    with ExitStack() as open_ones:
        connections = [
            open_ones.enter_context(closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)))
            for _ in range(TOGETHER)
        ]
        for connection in connections:
            connection.request("GET", "/")
        return Counter(connection.getresponse().read() for connection in connections)


def test_a_group_that_comes_at_once_is_shared_by_the_workers(tmp_path):
    with served(tmp_path / "log", app="tests.servers.who") as site:
        groups = [answered_by(site.port) for _ in range(GROUPS)]

    fewest = sorted(min(found.values()) if len(found) == 2 else 0 for found in groups)
    assert fewest[GROUPS // 2] >= TOGETHER // 4, groups
