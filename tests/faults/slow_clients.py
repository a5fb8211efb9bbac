"""Clients that send a byte at a time, or read one, for as long as the test needs them: all from one thread."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE = 0.5  # seconds between two bytes
MANY = 200


@contextmanager
def connected(port: int, count: int = MANY) -> Iterator[list[socket.socket]]:
    """So many connections. Each receives little at a time, so that the server notices a slow reader."""
    clients = []
    try:
        for _ in range(count):
            client = socket.socket()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.settimeout(5)
            clients.append(client)
            client.connect(("127.0.0.1", port))
        yield clients
    finally:
        for client in clients:
            client.close()


@contextmanager
def busy(clients: list[socket.socket], step) -> Iterator[None]:
    """Every client takes a step again and again, until the end; a client that was hung up on takes none."""
    done = threading.Event()

    def go_on() -> None:
        turn = 0
        while not done.wait(PAUSE):
            for client in clients:
                take(step, client, turn)
            turn += 1

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        time.sleep(3 * PAUSE)  # until each has begun
        yield
    finally:
        done.set()
        thread.join(timeout=30)


def take(step, client: socket.socket, turn: int) -> None:
    try:
        step(client, turn)
    except OSError:
        return


@contextmanager
def sending(port: int, request: bytes, *, at_once: int = 0, count: int = MANY) -> Iterator[None]:
    """Clients that send the request a byte at a time, but for what they send `at_once`."""
    with connected(port, count) as clients:
        for client in clients:
            client.sendall(request[:at_once])
        with busy(clients, lambda client, turn: client.sendall(request[at_once + turn : at_once + turn + 1])):
            yield


@contextmanager
def reading(port: int, request: bytes, *, count: int = MANY) -> Iterator[None]:
    """Clients that ask at once and read the answer a byte at a time."""
    with connected(port, count) as clients:
        for client in clients:
            client.sendall(request)
        with busy(clients, lambda client, turn: client.recv(1)):
            yield
