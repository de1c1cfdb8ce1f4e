"""A long reply: calm to look at, and the keys still answer."""

import time
import unittest

from home import Home
from skein import Skein


class FloodTests(unittest.TestCase):
    def test_twenty_thousand_words(self):
        with Home("claude") as home, Skein(home=home) as s:
            s.send("hello")
            s.wait_for("You said: hello")
            recording = s.record()
            # Some 2000 deltas, 6 ms apart: a dozen seconds of stream.
            s.send("do:flood 20000 0.006")
            s.wait_for_match(r"Section \d")
            slowest = 0
            for number in range(20):
                draft = "typed%d" % number
                begun = time.monotonic()
                s.type(draft)
                s.wait_for(draft, seconds=2)
                slowest = max(slowest, time.monotonic() - begun)
                s.key("C-u")
                s.wait_while(draft, seconds=2)
            self.assertNotIn("end-of-flood", s.capture(), "the flood was over before the keys were tried")
            s.wait_for("end-of-flood", seconds=60)
            self.assertLess(slowest, 0.5, "a key was answered late")
            s.key("PageUp")
            s.wait_while("end-of-flood")
            s.key("End")
            s.wait_for("end-of-flood")
            with open(recording, "rb") as file:
                written = file.read()
            self.assertGreater(len(written), 10_000)
            for clear in (b"\x1b[2J", b"\x1b[J", b"\x1b[0J", b"\x1b[3J", b"\x1bc"):
                self.assertEqual(written.count(clear), 0, "the screen was cleared with %r" % clear)
