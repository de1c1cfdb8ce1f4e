"""What the screen says at the places that tests wait for, each in one place."""

INTERRUPTED = r"(?i)interrupted|stopped in mid-turn"  # a pattern
LINE_MODE = "skein chat"  # named wherever a terminal cannot be used
ASKS_TO_LEAVE = r"(?i)(leave|quit) skein\?"  # a pattern
FOCUSES = "F4 answers it"  # at a request that keys do not reach yet
BUSY = r"(?m)^.{0,3}\d [●◌▲] "  # a pattern: a session in the sidebar that works, begins or waits for an answer


def allow(tool):
    """The title of a permission request."""
    return "Allow %s?" % tool
