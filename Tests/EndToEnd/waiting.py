"""The one place where tests poll: what happens outside of them (a screen, processes) tells nobody when it is done."""

import time

__unittest = True  # a failure is told from the line in the test

STEP = 0.03  # seconds between two looks


def wait_until(condition, seconds, explain):
    """Waits until the condition gives something true and returns it; else fails with what `explain` says."""
    deadline = time.monotonic() + seconds
    while True:
        if value := condition():
            return value
        if time.monotonic() >= deadline:
            raise AssertionError("not within %g s: %s" % (seconds, explain()))
        time.sleep(STEP)
