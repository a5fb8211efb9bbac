"""Commands under which the site runs on a disk that fails it. Each confines only what it begins, and ends with it."""

import os
import resource
import subprocess

# Root may read and write what nobody may; under this, root is like anybody.
WITHOUT_PRIVILEGE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
LIKE_ANYBODY = WITHOUT_PRIVILEGE if os.getuid() == 0 else ()

# Every disk is mounted read-only, in a view of the disks that only this command has. What the kernel provides stays.
EVERY_DISK = """awk '$2 !~ "^/(proc|sys|dev)" {print $2}' /proc/mounts"""
READ_ONLY = (
    *("unshare", "--mount", "sh", "-ec"),
    f'{EVERY_DISK} | while read -r at; do mount -o remount,bind,ro "$at"; done; exec "$@"',
    "sh",
)


def small_disk(at, kilobytes: int) -> tuple[str, ...]:
    """A disk of that size, mounted on the folder in a view that only this command has."""
    mount = f'mount -t tmpfs -o size={kilobytes}k,mode=0700 tmpfs "{at}"; exec "$@"'
    return ("unshare", "--mount", "sh", "-ec", mount, "sh")


def may_mount() -> bool:
    """Whether this user may give a command a view of the disks of its own."""
    try:
        return subprocess.run([*READ_ONLY, "true"], capture_output=True, timeout=30, check=False).returncode == 0
    except OSError:
        return False


def cannot_write() -> None:
    """From here on no file takes a byte, as on a full disk. For a process that is about to begin."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
