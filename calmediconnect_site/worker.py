"""The worker that gunicorn runs: one that stops without hanging up on anybody."""

import select

from gunicorn.workers.gthread import ThreadWorker


class PoliteWorker(ThreadWorker):
    """A worker that answers everyone who is already connected before it stops.

    gunicorn's own leaves connections that wait in the queue of the socket, and the system resets them when the last
    worker is gone. Closed at once after that, the socket takes nobody in who would wait for an answer in vain while
    another request, such as a thousand letters, is finished.
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

    def accept_waiting(self, listener) -> None:
        """Nobody waits at the listener; at most as many as its queue holds are taken."""
        waiting = select.poll()
        waiting.register(listener, select.POLLIN)
        for _ in range(self.cfg.backlog):
            if not waiting.poll(0):
                return
            self.accept(listener)
