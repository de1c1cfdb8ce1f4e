"""Two sessions on one screen."""

import unittest

from home import Home
from skein import Skein


class SplitTests(unittest.TestCase):
    def test_both_answer_side_by_side(self):
        with Home("demo") as home:
            for name in ("left", "right"):
                self.assertEqual(home.run("new", name, "--demo").returncode, 0)
            with Skein("left", home=home, size=(130, 30)) as s:
                s.wait_for("Message left")
                s.leader("s")
                s.send("the first prompt here")
                s.leader("o")
                s.wait_for("Message right")
                s.send("the second prompt there")
                # Each under its own name, on one screen.
                s.wait_until(lambda screen: "Message right" in screen and "the second prompt there" in screen)
                s.leader("z")
                s.wait_while("SESSIONS")
                s.resize(40, 12)
                s.wait_for("Message right")
                s.resize(130, 30)
                s.leader("s")
                s.leader("z")
                s.wait_for("SESSIONS")
                self.assertEqual(s.quit(), 0)
