"""Terminals that cannot be used, and terminals that are too small for now."""

import unittest

import words
from home import Home
from skein import Skein


class TerminalsTests(unittest.TestCase):
    def refused(self, **environment):
        with Skein("--demo", **environment) as s:
            self.assertEqual(s.wait_for_exit(), 2)
            s.wait_until(lambda screen: words.LINE_MODE in screen.replace("\n", ""), what="the way out")

    def test_term_unset(self):
        self.refused(term=None)

    def test_term_dumb(self):
        self.refused(term="dumb")

    def test_term_unknown(self):
        self.refused(term="no-such-terminal")

    def test_no_terminal_at_all(self):
        with Home() as home:
            done = home.run("--demo")
            self.assertEqual(done.returncode, 2)
            self.assertIn(words.LINE_MODE, done.stderr)

    def test_tiny_and_back(self):
        with Skein("--demo", size=(20, 5)) as s:
            s.type("tiny")
            s.wait_for("tiny")
            s.resize(100, 30)
            s.wait_for("tiny")
            s.key("Enter")
            s.wait_for("More about Claude Code")
            s.resize(1, 1)
            s.resize(120, 40)
            s.wait_for("More about Claude Code")
            self.assertEqual(s.quit(), 0)

    def test_other_terminals(self):
        for term in ("xterm-256color", "screen", "linux", "vt100"):
            with Skein("--demo", term=term) as s:
                s.send("the river is the Tay")
                s.wait_for("I will remember that the river is the Tay")
                # While the turn runs leaving is asked about.
                s.wait_for(" ready ")
                self.assertEqual(s.quit(), 0, term)
