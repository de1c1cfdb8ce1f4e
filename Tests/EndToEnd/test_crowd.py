"""Many sessions at work at once: a person types, switches and answers as if there were one."""

import re
import time
import unittest

import words
from home import Home
from skein import Skein

SESSIONS = 20
LATE = 0.5  # seconds after which an answer to a key counts as late


def at_work(screen):
    """How many sessions the sidebar shows at work."""
    return len(re.findall(r"(?m)^.? ?\d+ ● ", screen))


class CrowdTests(unittest.TestCase):
    def setUp(self):
        self.slowest = {}

    def timed(self, what, act, wait):
        begun = time.monotonic()
        act()
        screen = wait()
        self.slowest[what] = max(self.slowest.get(what, 0), time.monotonic() - begun)
        return screen

    def test_twenty_sessions_stream_and_every_key_answers(self):
        with Home() as home:
            names = ["crew%02d" % number for number in range(1, SESSIONS + 1)]
            made = home.run("new", *names, "--demo")
            self.assertEqual(made.returncode, 0, made.stderr)
            with Skein("--demo", "open", names[0], home=home, SKEIN_DEMO_PACE="1") as s:
                for place, name in enumerate(names):
                    s.wait_for("Message " + name)
                    s.send("count 90000")
                    if place + 1 < SESSIONS:
                        s.key("F6")
                s.wait_until(lambda screen: at_work(screen) == SESSIONS, 20, "all at work")
                for number in range(8):
                    draft = "typed%d" % number
                    self.timed("typing", lambda: s.type(draft), lambda: s.wait_for(draft, seconds=3))
                    s.key("C-u")
                    s.wait_while(draft, seconds=3)
                    name = names[number]
                    self.timed(
                        "switching", lambda: s.leader(str(number + 1)),
                        lambda: s.wait_for("Message " + name, seconds=3))
                self.timed("filtering", lambda: (s.key("F2"), s.type("/crew17")), lambda: s.wait_until(
                    lambda screen: "crew17" in screen and "crew16" not in screen, 3))
                s.key("Enter")
                s.wait_for("Message crew17")
                # One of them needs an answer, which is given without leaving the one at hand.
                s.key("Escape")
                s.wait_for_match(words.INTERRUPTED)
                s.send("run a tool")
                s.leader("1")
                s.wait_for("Message crew01")
                s.wait_for("1 elsewhere")
                self.timed("inbox", lambda: s.leader("i"), lambda: s.wait_for(words.allow("Bash"), seconds=3))
                s.answer("y", "Bash")
                s.wait_for("Message crew01")
                s.wait_while("elsewhere")
                self.assertEqual(at_work(s.capture()), SESSIONS, "all were at work meanwhile")
                for what, seconds in self.slowest.items():
                    self.assertLess(seconds, LATE, "%s was late; the slowest of each: %s" % (what, self.slowest))
                s.leader("Q")
                s.wait_for_match(words.ASKS_TO_LEAVE)
                s.key("y")
                self.assertEqual(s.wait_for_exit(20), 0)
                home.wait_until_nothing_runs()
