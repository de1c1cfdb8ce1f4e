"""Come back tomorrow and stand where you left: with the real claude, whose requests prove what it remembers."""

import unittest

from home import Home
from skein import Skein


class MemoryTests(unittest.TestCase):
    def test_the_conversation_goes_on_after_quitting(self):
        with Home("claude") as home:
            with Skein(home=home) as s:
                s.send("the secret code is HERON-7")
                s.wait_for("I will remember the code.")
                self.assertEqual(s.quit(), 0)
                home.wait_until_nothing_runs()
            asked = len(home.standin.log())
            with Skein(home=home) as s:
                s.wait_for("I will remember the code.")
                s.wait_for("the secret code is HERON-7")
                self.assertEqual(len(home.standin.log()), asked, "nothing was asked yet")
                s.send("what was the code?")
                s.wait_for("The secret code was HERON-7.")
                self.assertEqual(s.quit(), 0)
            home.wait_until_nothing_runs()

    def test_ask_goes_on_in_a_named_session(self):
        with Home("claude") as home:
            first = home.run("ask", "-s", "spy", "the secret code is OTTER-3")
            self.assertEqual((first.returncode, first.stdout.strip()), (0, "I will remember the code."), first.stderr)
            home.wait_until_nothing_runs()
            second = home.run("ask", "-s", "spy", "what was the code?")
            self.assertEqual((second.returncode, second.stdout.strip()), (0, "The secret code was OTTER-3."))
            last = home.run("ask", "--last", "what was the code?")
            self.assertEqual((last.returncode, last.stdout.strip()), (0, "The secret code was OTTER-3."))
            alone = home.run("ask", "what was the code?")
            self.assertEqual((alone.returncode, alone.stdout.strip()), (0, "I was never told a code."))
            home.wait_until_nothing_runs()

    def test_the_screen_goes_on_where_ask_left(self):
        with Home("claude") as home:
            home.run("ask", "-s", "spy", "the secret code is WREN-9")
            with Skein("spy", home=home) as s:
                s.wait_for("I will remember the code.")
                s.send("what was the code?")
                s.wait_for("The secret code was WREN-9.")
                # One owner: another Skein may not write into the session meanwhile.
                other = home.run("ask", "-s", "spy", "what was the code?")
                self.assertEqual(other.returncode, 5, other.stdout + other.stderr)
                self.assertEqual(other.stderr.count("open in another Skein"), 1, other.stderr)
                self.assertEqual(s.quit(), 0)
