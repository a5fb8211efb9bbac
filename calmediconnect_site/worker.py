"""The worker that gunicorn runs: one that leaves work to the others and stops without hanging up on anybody."""

import select
import time

from gunicorn.workers.gthread import ThreadWorker

# How long a worker waits before it takes a newcomer, for each of so many connections that it has: two thousandths of a
# second at most.
GIVE_WAY_SECONDS, GIVE_WAY_CONNECTIONS = 0.00025, 8


class PoliteWorker(ThreadWorker):
    """A worker that gives way to one with less to do, and answers everyone who is connected before it stops.

    All workers wait at one socket. gunicorn's own takes whoever comes, so that the first to wake may take a whole
    group, and keep them to itself while another worker has nothing to do.

    gunicorn's own also leaves connections that wait in the queue of the socket, and the system resets them when the
    last worker is gone. Closed at once after that, the socket takes nobody in who would wait for an answer in vain
    while another request, such as a thousand letters, is finished.
    """

    def set_accept_enabled(self, enabled):
        if self.alive:
            super().set_accept_enabled(enabled)
            return
        listeners = [listener for listener in self.sockets if listener.fileno() != -1]
        for listener in listeners:
            self.accept_waiting(listener)
        super().set_accept_enabled(False)
        for listener in listeners:
            listener.close()

    def accept(self, listener):
        """Another worker with fewer connections has had the time to take this one first."""
        if self.alive and self.nr_conns:
            time.sleep(GIVE_WAY_SECONDS * min(self.nr_conns, GIVE_WAY_CONNECTIONS))
        super().accept(listener)

    def accept_waiting(self, listener) -> None:
        """Nobody waits at the listener; at most as many as its queue holds are taken."""
        waiting = select.poll()
        waiting.register(listener, select.POLLIN)
        for _ in range(self.cfg.backlog):
            if not waiting.poll(0):
                return
            self.accept(listener)
