"""Whether this server is about to stop, as every process of it knows."""

import mmap

# One byte that is shared with the processes forked after this module was imported.
_told = mmap.mmap(-1, 1)


def announce_stop() -> None:
    """From now on every process of this server says that it is stopping."""
    _told[0] = 1


def is_stopping() -> bool:
    return _told[0] == 1
