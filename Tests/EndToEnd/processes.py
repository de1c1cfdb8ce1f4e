"""Finds the processes that a test started, by a mark in their environment that every descendant inherits."""

import os
import signal
import uuid

from waiting import wait_until

MARK = "SKEIN_TEST_MARK"


def new_mark():
    return uuid.uuid4().hex


def marked(mark):
    """The living processes with this mark: process id to command line."""
    found, wanted = {}, ("%s=%s" % (MARK, mark)).encode()
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open("/proc/%s/environ" % entry, "rb") as file:
                if wanted not in file.read().split(b"\0"):
                    continue
            with open("/proc/%s/cmdline" % entry, "rb") as file:
                found[int(entry)] = file.read().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue  # it ended meanwhile
    return found


def wait_until_none(mark, seconds):
    """Fails when a marked process still lives after so many seconds, and names it."""
    wait_until(lambda: not marked(mark), seconds, lambda: "processes are left: %s" % marked(mark))


def kill_all(mark):
    """Ends what is left, so that one failed test cannot disturb the next."""
    for _ in range(20):
        left = marked(mark)
        if not left:
            return
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
