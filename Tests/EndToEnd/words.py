"""What the screen says at the places that tests wait for, each in one place."""

INTERRUPTED = "interrupted"
NEEDS_LARGER_TERM = "skein chat"  # named wherever a terminal cannot be used
ASKS_TO_LEAVE = "y"


def allow(tool):
    """The title of a permission request."""
    return "Allow %s?" % tool
