"""A terminal that takes 960 bytes a second, the 9600 baud of old: what is seen is new, and keys are taken at once."""

import os
import re
import sys
import unittest

import words
from home import Home
from skein import Skein
from waiting import wait_until

LINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "slowline.py")
RATE = 960
NAMES = ["ash", "birch", "cedar"]


def memory(home):
    """What the largest of the processes keeps in memory, in megabytes."""
    largest = 0
    for pid in home.processes():
        try:
            with open("/proc/%s/status" % pid) as file:
                largest = max(largest, int(re.search(r"VmRSS:\s+(\d+)|\Z", file.read()).group(1) or 0))
        except FileNotFoundError:
            pass
    return largest / 1024


class SlowLineTests(unittest.TestCase):
    def test_a_terminal_that_answers(self):
        # One screen and what may be before it: 80 by 24 are some 3000 bytes.
        self.play("answers", stale=8)

    def test_a_terminal_that_never_answers(self):
        # Frames come as if it were slow from the start; what keys ask for in haste may lie before it once.
        self.play("deaf", stale=15)

    def play(self, kind, stale):
        with Home() as home:
            made = home.run("new", *NAMES, "--demo")
            self.assertEqual(made.returncode, 0, made.stderr)
            through = [sys.executable, LINE, str(RATE), kind]
            with Skein(
                "--demo", "open", NAMES[0], home=home, size=(80, 24), through=through, SKEIN_DEMO_PACE="0.3"
            ) as s:
                s.wait_for("Message ash", seconds=15)
                before = memory(home)
                for place, name in enumerate(NAMES):
                    s.leader(str(place + 1))
                    s.type("count 90000")
                    s.key("Enter")
                    # It came to the engine, whatever the screen shows by now.
                    self.assert_told(home, name, "count 90000")
                for number in range(3):
                    name = NAMES[number]
                    draft = "waiting%d" % number
                    s.leader(str(number + 1))
                    s.type(draft)
                    s.key("Enter")
                    s.wait_for(draft, seconds=stale)
                    s.wait_until(lambda screen: shows(screen, name), stale, name + " at hand")
                self.assertLess(memory(home), before + 40)
                # By now the line is known.
                for place, name in enumerate(NAMES):
                    s.leader(str(place + 1))
                    s.key("Escape")
                    idle = r"%d ○ %s" % (place + 1, name)
                    s.wait_until(lambda screen: re.search(idle, screen), stale, name + " at rest")
                s.type("the newest")
                s.wait_for("the newest", seconds=8)
                s.key("C-u")
                s.leader("Q")
                self.assertEqual(s.wait_for_exit(20), 0)
                # Nothing of the talk with the terminal is left for the shell.
                self.assertNotIn("0n", s.capture())
                home.wait_until_nothing_runs()

    def assert_told(self, home, name, text):
        wait_until(lambda: text in home.run("show", name).stdout, 5, lambda: "%s was not told to %r" % (name, text))


def shows(screen, name):
    """Whether the session is the one at hand."""
    return re.search(r"(?m)^\W*%s\b|│ %s\b|Message %s" % (name, name, name), screen)
